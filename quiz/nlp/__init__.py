"""Article to analysis: the only package that knows spaCy."""
