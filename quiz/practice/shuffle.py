"""The one shuffler: an order that hangs on a seed and on names, the same on every machine and Python version."""

from __future__ import annotations

import re
from collections.abc import Sequence


def shuffled(values: Sequence[str], seed: int, *parts: str) -> list[str]:
    """The values in an order of their own for this seed and these names; numbers are sorted instead.

    A learner expects numbers in order, and an odd order would point at the key.
    """
    numbers = [_as_number(value) for value in values]
    if all(number is not None for number in numbers):
        pairs = sorted(zip(numbers, values, strict=True), key=lambda pair: (pair[0] or 0.0, pair[1]))
        return [value for _, value in pairs]
    return sorted(values, key=lambda value: shuffle_key(value, seed, *parts))


def shuffle_key(value: str, seed: int, *parts: str) -> bytes:
    """The key by which a value is sorted."""
    from hashlib import blake2b  # noqa: PLC0415 - OpenSSL behind it takes 2 ms to load, and a start may need no order

    return blake2b("\x1f".join((str(seed), *parts, value)).encode(), digest_size=8).digest()


def _as_number(text: str) -> float | None:
    found = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
    return float(found[0].replace(".", "").replace(",", ".")) if len(found) == 1 else None
