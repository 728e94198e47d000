"""Names for ids and files: lower-case letters a-z, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FOLDED: Final = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij", "Ĳ": "ij"})


def slug(text: str, longest: int = 60) -> str:
    """Fold a text to ``[a-z0-9-]``, cut at a word; empty where nothing is left of it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower().translate(_FOLDED)) if ord(c) < 128)
    words = re.sub(r"['’`]", "", plain)
    joined = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(joined) <= longest:
        return joined
    return joined[: longest + 1].rsplit("-", 1)[0][:longest].strip("-") or joined[:longest].strip("-")
