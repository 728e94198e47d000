"""A learner's lexicon of Dutch: what is known for certain about a word, and rules for what follows from it."""
