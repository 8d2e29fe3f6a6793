"""What was done to a picture, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.images.trim import Box

SIZES = (
    (1 / 4, "a quarter of the size"),
    (1 / 3, "a third of the size"),
    (1 / 2, "half size"),
    (2 / 1, "double size"),
    (3 / 1, "three times the size"),
    (4 / 1, "four times the size"),
)
"""Scales that have a name; a scale within 2 % of one takes it."""
NEARLY = 0.02


def is_own_size(scale: float) -> bool:
    """Whether a copy has the picture's own size, within 1 %."""
    return abs(scale - 1.0) <= NEARLY / 2


def size_in_words(scale: float) -> str | None:
    """The scale of a copy, or None where it is the picture's own."""
    if is_own_size(scale):
        return None
    for known, name in SIZES:
        if abs(scale / known - 1.0) <= NEARLY:
            return name
    return f"{round(100 * scale)} % of the size" if scale >= 0.1 else f"{100 * scale:.1f} % of the size"


def place_in_words(box: Box) -> str:
    """Where in a picture a rectangle lies: "in the lower left", "in the middle", "on the right"."""
    if box.width > 2 / 3 and box.height > 2 / 3:
        return "all over"
    across = _third((box.left + box.right) / 2, box.width, "left", "right")
    down = _third((box.top + box.bottom) / 2, box.height, "upper", "lower")
    if across and down:
        return f"in the {down} {across}"
    if down:
        return "at the top" if down == "upper" else "at the bottom"
    return f"on the {across}" if across else "in the middle"


def _third(centre: float, length: float, low: str, high: str) -> str:
    if length > 2 / 3 or 1 / 3 <= centre <= 2 / 3:
        return ""
    return low if centre < 1 / 3 else high


def places_in_words(boxes: Sequence[Box], most: int = 3) -> str:
    """Where in a picture some rectangles lie, the first ones' places named once each."""
    places = list(dict.fromkeys(place_in_words(box) for box in boxes))
    if "all over" in places or len(places) > most:
        return f"in {len(boxes)} places" if len(boxes) > 1 else "all over"
    return " and ".join(places)


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence, with commas."""
    return ", ".join(part for part in parts if part)
