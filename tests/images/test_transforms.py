from __future__ import annotations

import io

import pytest
from PIL import Image

from dedupe.images.transforms import KINDS, Kind
from tests.images.drawn import photograph

PICTURE = photograph(95, 300, 200)
SIZES = {
    "half size": (150, 100),
    "thumbnail 150 px": (150, 100),
    "crop 5 %": (284, 190),
    "crop 20 %": (240, 160),
    "border 4 %": (324, 224),
    "rotated 90°": (200, 300),
}


def test_there_are_fifteen() -> None:
    assert len(KINDS) == len({kind.name for kind in KINDS}) == 15


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_copy_is_a_picture_of_the_right_format_and_size(kind: Kind) -> None:
    data = kind.encode(PICTURE)
    assert data == kind.encode(PICTURE)
    with Image.open(io.BytesIO(data)) as copy:
        assert copy.format == kind.format
        assert copy.size == SIZES.get(kind.name, (300, 200))
    assert kind.expected in ("same", "edited")
    assert kind.suffix in (".jpg", ".png", ".webp")
