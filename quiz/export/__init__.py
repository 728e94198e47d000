"""A bank for other programs: Anki, and tables for whatever reads them."""
