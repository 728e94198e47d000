"""The sizes at which the layout changes, in cells."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size
from textual.screen import Screen

NARROW: Final = 60
SHORT: Final = 20
WIDE: Final = 100


def set_size_classes(screen: Screen[None], size: Size) -> None:
    """Tell the style sheet how much room there is: small screens get tighter spacing."""
    screen.set_class(size.width < NARROW, "narrow")
    screen.set_class(size.height < SHORT, "short")
    screen.set_class(size.width >= WIDE, "wide")
    screen.set_class(size.width < WIDE and size.height >= SHORT, "stacked")
