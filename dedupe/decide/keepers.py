"""Which record of a group stays."""

from __future__ import annotations

from collections.abc import Callable

from dedupe.decide.judged import Judged

FORMAT_RANK = {
    name: rank
    for rank, names in enumerate(
        (
            ("TIFF", "PSD"),
            ("PNG", "BMP", "PPM", "QOI", "TGA", "PCX"),
            ("JPEG", "HEIF", "AVIF", "WEBP", "JPEG2000"),
            ("GIF", "ICO"),
        )
    )
    for name in names
}
"""Best first: kept without loss and at full depth, without loss, with loss, with a palette. Of every format that is
decoded one is here; what is none (a vector drawing) comes last."""

Order = Callable[[int], tuple[object, ...]]
"""Position of a record to its rank as a keeper; the smallest stays."""


def keeper_order(judged: Judged, policy: str) -> Order:
    """The order in which records are taken as keepers.

    `best`: has a caption, more pixels (of what the picture shows: a border is none of it), better format, longer
    caption, earlier place.
    `first`: earlier place. `largest`: more pixels, then as `best`. `longest-caption`: longer caption, then as `best`.
    Whatever the policy, a record with a picture goes before one without, and one at hand before one that is only named.
    """

    def rank(i: int) -> tuple[object, ...]:
        picture = judged.pictures[i]
        clean = judged.clean[i]
        lacks_picture = (picture is None, picture is not None and picture.sha256 is None)
        lacks_caption = judged.keys[i] is None
        pixels = -picture.shown if picture else 0
        form = FORMAT_RANK.get(picture.format, len(FORMAT_RANK)) if picture else 0
        length = -len(clean.text) if clean else 0
        if policy == "first":
            return (*lacks_picture, i)
        best: tuple[object, ...] = (lacks_caption, pixels, form, length, i)
        if policy == "largest":
            best = (pixels, *best)
        if policy == "longest-caption":
            best = (length, *best)
        return (*lacks_picture, *best)

    return rank
