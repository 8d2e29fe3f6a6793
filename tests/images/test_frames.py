from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import fingerprint
from dedupe.images.limits import Limits
from dedupe.images.pair import Pair
from dedupe.images.verdict import compare_images, judge
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import BARS, chart, photograph
from tests.images.pictures import bytes_of, written


def compared(folder: Path, a: bytes, b: bytes) -> ImageMatch:
    """The verdict on two files, which must be the same whichever comes first."""
    one, other = folder / "a", folder / "b"
    one.write_bytes(a)
    other.write_bytes(b)
    match, back = compare_images(one, other), compare_images(other, one)
    assert (match.verdict, match.reason) == (back.verdict, back.reason) or match.is_duplicate
    return match


def animated(frames: list[Image.Image], suffix: str, **options: Any) -> bytes:
    """These frames in one file."""
    return bytes_of(frames[0], suffix, save_all=True, append_images=frames[1:], **options)


FRAMES = [photograph(seed, 160, 120) for seed in (51, 52, 53, 54, 55)]
OTHER = photograph(56, 160, 120)


@pytest.mark.parametrize(("suffix", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {}), ("GIF", {})])
@pytest.mark.parametrize("place", [1, 4])
def test_animations_of_one_first_frame_are_told_apart(
    tmp_path: Path, suffix: str, options: dict[str, Any], place: int
) -> None:
    other = [OTHER if n == place else frame for n, frame in enumerate(FRAMES)]
    match = compared(tmp_path, animated(FRAMES, suffix, **options), animated(other, suffix, **options))
    assert match.verdict is ImageVerdict.EDITED
    assert match.reason == f"changed in frame {place + 1}"


def test_animations_of_which_only_the_first_frame_is_the_same(tmp_path: Path) -> None:
    others = [FRAMES[0], *(photograph(seed, 160, 120) for seed in (62, 63, 64, 65))]
    match = compared(tmp_path, animated(FRAMES, "PNG"), animated(others, "WEBP", lossless=True))
    assert match.verdict is ImageVerdict.EDITED
    assert match.transforms == ("saved as WEBP", "changed in 4 frames")


def test_documents_with_another_word_on_the_second_page(tmp_path: Path) -> None:
    bars = (("Apples", 42, "#3465a4"), ("Pears", 71, "#cc0000"), *BARS[2:])
    one, two = ([chart(), chart(second, "Harvest by village")] for second in (BARS, bars))
    match = compared(tmp_path, animated(one, "TIFF"), animated(two, "TIFF"))
    assert match.verdict is ImageVerdict.EDITED
    assert match.reason == "changed in frame 2"
    smaller = [page.resize((900, 600), Image.Resampling.LANCZOS) for page in one]
    assert str(compared(tmp_path, animated(one, "TIFF"), animated(smaller, "TIFF"))) == "same: 75 % of the size"


def test_copies_of_an_animation_are_the_same(tmp_path: Path) -> None:
    frames = [*FRAMES[:3], Image.new("RGB", (160, 120), "white")]
    one = animated(frames, "PNG")
    pixels = compared(tmp_path, one, animated(frames, "WEBP", lossless=True))
    assert pixels.verdict is ImageVerdict.SAME_PIXELS
    halves = [frame.resize((80, 60), Image.Resampling.LANCZOS) for frame in frames]
    assert str(compared(tmp_path, one, animated(halves, "PNG"))) == "same: half size"
    black = [*frames[:3], Image.new("RGB", (160, 120), "black")]
    assert compared(tmp_path, one, animated(black, "PNG")).reason == "changed in frame 4"


def test_animations_that_are_not_looked_at_to_their_end(tmp_path: Path) -> None:
    limits = Limits(max_frames=3)
    files = [
        written(tmp_path / "a", animated(FRAMES, "PNG")),
        written(tmp_path / "b", animated(FRAMES, "WEBP", lossless=True)),
    ]
    marks = [fingerprint(file, limits) for file in files]
    match = judge(Pair(marks[0], files[0], marks[1], files[1]), Decoded(limits))
    assert match.verdict is ImageVerdict.EDITED
    assert match.reason == "only 3 of its 5 frames were looked at"
