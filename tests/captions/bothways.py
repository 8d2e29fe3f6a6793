"""Whether two captions say the same, asked in either order."""

from __future__ import annotations

from dedupe.captions.verdict import compare_captions


def repeats(a: str, b: str) -> bool:
    """`compare_captions(a, b).is_repeat`, which must not depend on the order of the two."""
    match, turned = compare_captions(a, b), compare_captions(b, a)
    assert match.is_repeat is turned.is_repeat, f"{match} / {turned}"
    return match.is_repeat
