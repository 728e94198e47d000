"""How frequent a word form is, on the Zipf scale (log10 of its frequency per thousand million words)."""

from __future__ import annotations

from functools import cache

from quiz.lexicon.entries import DATA


def zipf(form: str) -> float:
    """Zipf value of a lower-case form; 0.0 for a form below the list's floor of 2.3."""
    return _table().get(form, 0.0)


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for line in (DATA / "zipf.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            value, *forms = line.split(" ")
            table.update(dict.fromkeys(forms, float(value)))
    return table
