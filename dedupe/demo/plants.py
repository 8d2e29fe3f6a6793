"""The duplicates, and what only looks like one, that are planted in the example gallery."""

from __future__ import annotations

from attrs import frozen


@frozen
class Plant:
    """A planted pair of entries.

    Attributes:
        entry: one record's id.
        other: id of the record that it is to be held against.
        what: what was done, in words.
        decision: what should come of the pair: "drop" (one of the two goes), "review" (a person looks at it) or
            "keep" (both stay).
        rule: the code that should be given as the reason, or None.
    """

    entry: str
    other: str
    what: str
    decision: str
    rule: str | None


PLANTS = (
    Plant("photos/quay-light.jpg", "photos/lighthouse.jpg", "the same file under another name", "drop", "ENT001"),
    Plant("received/airship-web.jpg", "photos/airship.jpg", "half size, lower quality, no caption", "drop", "IMG001"),
    Plant("received/scan-07.jpg", "photos/dome.jpg", "turned by its EXIF tag, caption typed again", "drop", "ENT001"),
    Plant("received/sunset-framed.jpg", "photos/sunset.jpg", "in a white frame, no caption", "drop", "IMG001"),
    Plant("dataset/0002.png", "dataset/0001.jpg", "saved as PNG, markup in the caption", "drop", "ENT001"),
    Plant("icons/starred.png", "icons/star.png", "the same icon twice", "drop", "IMG001"),
    Plant("received/forest-flipped.jpg", "photos/forest.jpg", "mirrored", "review", "IMG002"),
    Plant("received/ship-detail.jpg", "photos/ship.jpg", "cropped", "review", "IMG002"),
    Plant("received/stars-labelled.jpg", "photos/stars.jpg", "a label written into it", "review", "IMG002"),
    Plant("charts/landings-b.png", "charts/landings-a.png", "a chart with one number changed", "review", "IMG002"),
    Plant("received/floes-sent.jpg", "photos/floes.jpg", "the same file, another person named", "review", "CAP004"),
    Plant("photos/river-june.jpg", "photos/river-may.jpg", "another picture, the same caption", "keep", "CAP001"),
    Plant("photos/landing-2.jpg", "photos/landing-1.jpg", "captions alike but for the time", "keep", "CAP003"),
    Plant("icons/flat-grey.png", "icons/flat-blue.png", "one flat colour each", "keep", None),
    Plant("icons/spacer.png", "icons/blank.png", "nothing in either", "keep", None),
)
"""Everything planted among the pictures; what the texts repeat is left for the reader to find."""
