"""Decks that live in Anki for years: notes with permanent identities, one package, and reviews read back."""
