from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from dedupe.images.align import ORIENTATIONS
from dedupe.images.candidates import Candidate
from dedupe.images.fingerprint import Fingerprint, fingerprint
from dedupe.images.limits import ImageFile
from dedupe.images.squares import Seen, look_at_squares
from dedupe.images.trim import Box
from tests.images.drawn import chart, photograph

SIZE = (320, 240)
PHOTO = photograph(91, *SIZE)
Picture = Image.Image


def mark(picture: Picture, path: Path) -> Fingerprint:
    picture.save(path)
    return fingerprint(ImageFile(str(path)))


def labelled(picture: Picture) -> Picture:
    copy = picture.copy()
    ImageDraw.Draw(copy).rectangle((20, 190, 120, 220), fill="white")
    return copy


def look(a: Picture, b: Picture, folder: Path, guess: Candidate | None = None) -> Seen | None:
    marks = mark(a, folder / "a.png"), mark(b, folder / "b.png")
    (seen,) = look_at_squares([(*marks, guess or Candidate(0, 1))])
    return seen


@pytest.mark.parametrize(
    ("change", "guess"),
    [
        (lambda p: p.resize((160, 120)), Candidate(0, 1)),
        (lambda p: ImageEnhance.Contrast(p).enhance(0.8), Candidate(0, 1)),
        (lambda p: p.convert("L"), Candidate(0, 1)),
        (ImageOps.mirror, Candidate(0, 1, ORIENTATIONS.index("mirrored"))),
        (lambda p: p.crop((32, 24, 288, 216)), Candidate(0, 1, box=Box(0.08, 0.12, 0.88, 0.92))),
    ],
    ids=["smaller", "contrast", "grey", "mirrored", "cropped"],
)
def test_copies_differ_nowhere(change: Callable[[Picture], Picture], guess: Candidate, tmp_path: Path) -> None:
    seen = look(PHOTO, change(PHOTO), tmp_path, guess)
    assert seen is not None
    assert seen.difference is not None
    assert seen.difference.regions == ()
    assert seen.placement.orientation == guess.orientation


def test_a_label_is_one_place(tmp_path: Path) -> None:
    seen = look(PHOTO, labelled(PHOTO), tmp_path)
    assert seen is not None
    assert seen.difference is not None
    (box,) = seen.difference.regions
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx(
        (20 / 320, 190 / 240, 120 / 320, 220 / 240), abs=0.05
    )


def bluer_in_a_place(picture: Picture) -> Picture:
    light, blue, red = picture.convert("YCbCr").split()
    blue.paste(blue.crop((160, 0, 320, 120)).point([min(255, level + 11) for level in range(256)]), (160, 0))
    return Image.merge("YCbCr", (light, blue, red)).convert("RGB")


def test_a_place_of_a_slightly_other_colour_is_looked_at(tmp_path: Path) -> None:
    seen = look(PHOTO, bluer_in_a_place(PHOTO), tmp_path)
    assert seen is not None
    assert seen.difference is None


def test_another_photograph_does_not_lie_on_it(tmp_path: Path) -> None:
    seen = look(PHOTO, photograph(92, *SIZE), tmp_path)
    assert seen is None or seen.difference is None or seen.difference.agreeing < 0.6


def test_drawings_are_looked_at_in_full(tmp_path: Path) -> None:
    seen = look(chart(), chart(), tmp_path)
    assert seen is not None
    assert seen.difference is None
    assert not seen.is_settled
    assert seen.placement.on_a == Box()


def test_what_stands_beside_a_pair_changes_nothing(tmp_path: Path) -> None:
    changes: list[Callable[[Picture], Picture]] = [
        labelled,
        ImageOps.mirror,
        lambda p: p.crop((16, 12, 304, 228)),
        lambda p: ImageEnhance.Brightness(p).enhance(1.3),
        lambda p: ImageOps.expand(p, 12, (255, 255, 255)),
    ]
    pairs = []
    for number in range(6):
        photo = photograph(100 + number, *SIZE)
        first = mark(photo, tmp_path / f"{number}.png")
        for kind, change in enumerate(changes):
            second = mark(change(photo), tmp_path / f"{number}-{kind}.png")
            trimmed = second.trimmed is not None and kind == 4
            pairs.append((first, second, Candidate(0, 1, 1 if kind == 1 else 0, trimmed=(False, trimmed))))
    alone = [settled([pair])[0] for pair in pairs]
    assert settled(pairs) == alone
    random.Random(4).shuffle(order := list(range(len(pairs))))
    assert settled([pairs[n] for n in order]) == [alone[n] for n in order]
    assert sum(differing is not None for differing in alone) >= len(pairs) * 2 // 3


def settled(pairs: Sequence[tuple[Fingerprint, Fingerprint, Candidate]]) -> list[tuple[float, ...] | None]:
    """The differences that were settled, as numbers."""
    found: list[tuple[float, ...] | None] = []
    for seen in look_at_squares(pairs):
        one = None if seen is None else seen.difference
        found.append(None if one is None else (one.agreeing, one.correlation, one.worst, one.changed, one.textured))
    return found
