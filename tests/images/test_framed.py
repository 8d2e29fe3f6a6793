from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from dedupe.images.align import WHOLE
from dedupe.images.arrays import Bytes
from dedupe.images.framed import Unframed, ways_unframed
from dedupe.images.trim import Box
from dedupe.images.verdict import compare_images
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import photograph, table


def editor(changed: str = "") -> Image.Image:
    """A dark screen with a bar at its foot, which its own plain edge makes pass for a border."""
    picture = Image.new("RGB", (900, 600), (30, 30, 30))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 578, 900, 600), fill=(0, 122, 204))
    inks = ("#569cd6", "#ce9178", "#dcdcaa", "#d4d4d4")
    for row in range(22):
        words = ("total", "river", "gate", "mill", "count")
        for column in range(1 + row % 4):
            word = words[(row * 3 + column) % 5]
            if row == 9 and column == 0 and changed:
                word = changed
            draw.text((40 + 110 * column + 30 * (row % 3), 14 + 25 * row), word, inks[(row + column) % 4], font_size=17)
    return picture


def pennant(outer: str) -> Image.Image:
    """Stripes, the outer two of one colour, with signs on the middle one."""
    picture = Image.new("RGB", (600, 400), outer)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 133, 600, 266), fill="white")
    for n, ink in enumerate(("#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd", "#8c564b", "#bcbd22")):
        draw.ellipse((30 + 95 * n, 145 + 12 * n, 75 + 95 * n, 190 + 12 * n), fill=ink)
        draw.rectangle((45 + 92 * n, 225 - 9 * n, 70 + 92 * n, 250 - 9 * n), fill=ink)
    return picture


def compared(folder: Path, a: Image.Image, b: Image.Image, suffix: str = ".png") -> ImageMatch:
    paths = folder / "a.png", folder / f"b{suffix}"
    a.save(paths[0])
    b.save(paths[1])
    return compare_images(*paths)


@pytest.mark.parametrize("colour", ["white", "black", "#808080", "#f0e4c8"])
@pytest.mark.parametrize("picture", [editor(), pennant("#ce1126"), table()], ids=["editor", "pennant", "table"])
def test_a_frame_around_a_drawing_with_an_edge_of_its_own(tmp_path: Path, picture: Image.Image, colour: str) -> None:
    match = compared(tmp_path, picture, ImageOps.expand(picture, 45, colour))
    assert match.verdict is ImageVerdict.SAME
    assert match.transforms in (("border added",), ("other borders",))


@pytest.mark.parametrize("colour", ["white", "black", "#808080"])
def test_a_frame_around_a_photograph_with_bars(tmp_path: Path, colour: str) -> None:
    picture = ImageOps.expand(photograph(31, 400, 300), (0, 40), "black")
    match = compared(tmp_path, picture, ImageOps.expand(picture, 20, colour), ".jpg")
    assert match.verdict is ImageVerdict.SAME


@pytest.mark.parametrize("colour", ["white", "black", "#808080"])
def test_another_word_within_a_frame_is_another_word(tmp_path: Path, colour: str) -> None:
    match = compared(tmp_path, editor(), ImageOps.expand(editor("tower"), 45, colour))
    assert match.verdict is not ImageVerdict.SAME
    other = compared(tmp_path, table(), ImageOps.expand(table("123.4"), 45, colour))
    assert other.verdict is not ImageVerdict.SAME


@pytest.mark.parametrize("frame", ["black", "#007a3d"])
def test_stripes_are_no_frame(tmp_path: Path, frame: str) -> None:
    """What both lose at the edges would leave the same signs."""
    match = compared(tmp_path, pennant("#ce1126"), ImageOps.expand(pennant("#007a3d"), 20, frame))
    assert match.verdict is not ImageVerdict.SAME


def ways(a: Image.Image, b: Image.Image, orientation: int = 0, *, reduced: bool = False) -> list[Unframed]:
    def pixels(picture: Image.Image) -> Bytes:
        return np.asarray(picture.convert("RGB"))

    return list(ways_unframed(pixels(a), pixels(b), orientation, reduced=reduced))


def test_a_frame_is_cut_to_a_pixel() -> None:
    first = ways(editor(), ImageOps.expand(editor(), 45, "white"))[0]
    assert first.exact
    assert first.placement.on_a == WHOLE
    assert first.placement.on_b == Box(45 / 990, 45 / 690, 945 / 990, 645 / 690)
    assert not ways(editor(), ImageOps.expand(editor(), 45, "white"), reduced=True)[0].exact


def test_noise_that_spilled_into_the_frame_is_cut_with_it() -> None:
    stream = io.BytesIO()
    ImageOps.expand(editor(), 45, "white").save(stream, "JPEG", quality=60)
    first = ways(editor(), Image.open(stream))[0]
    assert first.exact
    assert first.placement.on_b == Box(45 / 990, 45 / 690, 945 / 990, 645 / 690)


def test_a_frame_around_another_size_is_known_nearly() -> None:
    framed = ImageOps.expand(editor(), 45, "white")
    first = ways(editor(), framed.resize((693, 483), Image.Resampling.BICUBIC))[0]
    assert not first.exact
    assert first.placement.on_b.left == pytest.approx(45 / 990, abs=0.006)


def test_a_framed_picture_that_was_turned() -> None:
    framed = ImageOps.expand(editor(), 45, "white").transpose(Image.Transpose.ROTATE_90)
    assert ways(editor(), framed, orientation=7)[0].exact


def test_other_pictures_have_no_way() -> None:
    assert ways(photograph(1), ImageOps.expand(photograph(2), 20, "white")) == []
    assert ways(editor(), editor()) == [] or all(way.placement.on_a != WHOLE for way in ways(editor(), editor()))


@pytest.mark.parametrize("seed", [5, 6])
def test_a_crop_beside_a_plain_edge_is_no_frame(tmp_path: Path, seed: int) -> None:
    """A sky is plain along the top of both: what was cut off below and beside it was none."""
    pixels = np.array(photograph(seed, 300, 400))
    pixels[:24] = (190, 205, 225)
    whole = Image.fromarray(pixels)
    match = compared(tmp_path, whole, whole.crop((8, 10, 292, 390)), ".jpg")
    assert match.verdict is ImageVerdict.EDITED
    assert match.transforms[-1].startswith("cropped to")
