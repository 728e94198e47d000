"""The terminal interface: a thin face on practice; the only package that imports Textual."""
