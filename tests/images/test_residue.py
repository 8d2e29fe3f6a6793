from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from dedupe.images.arrays import Floats
from dedupe.images.blocks import STRIDE
from dedupe.images.residue import OUTLYING, other_places, outlying
from dedupe.images.verdict import compare_images
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import photograph

Picture = Image.Image
Change = Callable[[Picture], Picture]
SIZE = (640, 424)
SHARP = np.zeros(1, np.float32)


def shot(seed: int) -> Picture:
    """A photograph with texture as fine as a pixel, as cameras take them, and a face in it."""
    picture = photograph(seed, *SIZE)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((282, 152, 330, 200), fill="#d8a888")
    for eye in (288, 312):
        draw.ellipse((eye, 164, eye + 12, 176), fill="#302018")
    draw.rectangle((296, 186, 316, 192), fill="#902020")
    soft = np.asarray(picture).astype(np.float32)
    grain = np.random.default_rng(seed).normal(0.0, 9.0, (*soft.shape[:2], 1))
    return Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))


def lettered(words: str, place: tuple[int, int], size: float, ink: str) -> Change:
    def change(picture: Picture) -> Picture:
        copy = picture.copy()
        ImageDraw.Draw(copy).text(place, words, fill=ink, font=ImageFont.load_default(size))
        return copy

    return change


def logo(picture: Picture) -> Picture:
    copy = picture.copy()
    ImageDraw.Draw(copy).ellipse((600, 16, 613, 29), fill="white")
    return copy


def unclear(picture: Picture) -> Picture:
    copy, box = picture.copy(), (280, 150, 332, 202)
    copy.paste(copy.crop(box).resize((5, 5), Image.Resampling.BOX).resize((52, 52), Image.Resampling.NEAREST), box)
    return copy


def retouched(picture: Picture) -> Picture:
    copy = picture.copy()
    copy.paste(picture.crop((200, 100, 226, 126)), (120, 300))
    return copy


def sign(number: str) -> Change:
    def change(picture: Picture) -> Picture:
        copy = picture.copy()
        ImageDraw.Draw(copy).rectangle((250, 200, 350, 226), fill="#f0ebdc")
        return lettered(number, (256, 203), 19, "#1e1e3c")(copy)

    return change


def judged(folder: Path, a: Picture, b: Picture, suffix: str = ".jpg", **options: Any) -> ImageMatch:
    paths = folder / "a.jpg", folder / f"b{suffix}"
    a.save(paths[0], quality=92)
    b.save(paths[1], **options)
    return compare_images(*paths)


def half(picture: Picture) -> Picture:
    return picture.resize((320, 212), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("quality", [92, 60])
@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lettered("'98  5 17", (540, 395), 13, "#ff8c00"), (0.88, 0.95)),
        (lettered("12/05/2019 14:32", (16, 400), 12, "white"), (0.1, 0.96)),
        (logo, (0.95, 0.05)),
        (unclear, (0.48, 0.42)),
        (retouched, (0.21, 0.74)),
    ],
    ids=["date", "time", "logo", "face", "retouched"],
)
def test_a_small_change_is_seen_and_its_place_is_told(
    tmp_path: Path, change: Change, place: tuple[float, float], quality: int
) -> None:
    for seed in (1, 2):
        match = judged(tmp_path, shot(seed), change(shot(seed)), quality=quality)
        assert match.verdict is ImageVerdict.EDITED
        assert any(
            box.left - 0.02 <= place[0] <= box.right + 0.02 and box.top - 0.02 <= place[1] <= box.bottom + 0.02
            for box in match.regions
        )


@pytest.mark.parametrize("change", [logo, lettered("12/05/2019 14:32", (16, 396), 16, "white")], ids=["logo", "time"])
def test_it_is_seen_at_half_size_too(tmp_path: Path, change: Change) -> None:
    assert judged(tmp_path, shot(3), half(change(shot(3))), quality=85).verdict is ImageVerdict.EDITED


def test_another_number_on_a_sign_is_seen(tmp_path: Path) -> None:
    a, b = sign("Gate 24")(shot(4)), sign("Gate 17")(shot(4))
    assert judged(tmp_path, a, b, quality=75).transforms == ("changed in the middle",)


@pytest.mark.parametrize(
    ("change", "suffix", "options"),
    [
        (lambda p: p, ".jpg", {"quality": 95}),
        (lambda p: p, ".jpg", {"quality": 60}),
        (lambda p: p, ".jpg", {"quality": 30}),
        (lambda p: p, ".webp", {"quality": 60}),
        (lambda p: p, ".gif", {}),
        (lambda p: p.quantize(64), ".png", {}),
        (half, ".jpg", {"quality": 60}),
        (lambda p: p.resize((500, 331)), ".jpg", {"quality": 80}),
        (lambda p: p.filter(ImageFilter.GaussianBlur(2)), ".jpg", {"quality": 90}),
        (lambda p: p.filter(ImageFilter.UnsharpMask(2, 80)), ".jpg", {"quality": 90}),
        (lambda p: p.convert("L"), ".jpg", {"quality": 90}),
    ],
    ids=["95", "60", "30", "webp", "gif", "64 colours", "half", "500 px", "blurred", "sharpened", "grey"],
)
def test_what_was_done_to_all_of_it_is_no_place(
    tmp_path: Path, change: Change, suffix: str, options: dict[str, int]
) -> None:
    for seed in (1, 2):
        assert judged(tmp_path, shot(seed), change(shot(seed)), suffix, **options).verdict is ImageVerdict.SAME


def test_a_date_on_a_copy_in_a_border_is_seen(tmp_path: Path) -> None:
    framed = Image.new("RGB", (SIZE[0] + 60, SIZE[1] + 60), "white")
    framed.paste(lettered("12/05/2019", (16, 380), 24, "white")(shot(5)), (30, 30))
    assert judged(tmp_path, shot(5), framed, quality=85).verdict is ImageVerdict.EDITED


def planes(seed: int, side: int) -> tuple[Floats, Floats]:
    """A plane and a copy of it that errs by a level everywhere."""
    random = np.random.default_rng(seed)
    plane = np.asarray(photograph(seed, side, side).convert("L")).astype(np.float32)
    return plane, plane + random.normal(0.0, 1.0, plane.shape).astype(np.float32)


def test_the_changed_block_is_told_and_no_other() -> None:
    a, b = planes(6, 128)
    b[60:64, 40:44] += 40.0
    (changed,) = other_places(a[None], b[None], SHARP)
    rows, columns = np.nonzero(changed)
    assert set(rows * STRIDE) <= {52, 56, 60}
    assert set(columns * STRIDE) <= {32, 36, 40}
    assert changed[60 // STRIDE, 40 // STRIDE]


def test_of_what_had_to_be_blurred_more_is_asked() -> None:
    a, b = (plane[None] for plane in planes(6, 128))
    b[0, 60:64, 40:44] += 14.0
    assert other_places(a, b, SHARP).any()
    assert not other_places(a, b, SHARP - 1.8).any()


def test_what_a_filter_leaves_everywhere_is_no_change() -> None:
    a, b = (plane[None] for plane in planes(6, 128))
    b[0, 60:64, 40:44] += 14.0
    filtered = b.copy()
    for down in range(0, 128, 24):
        for across in range(0, 128, 24):
            filtered[0, down : down + 4, across : across + 4] += 14.0
    assert other_places(a, b, SHARP).any()
    assert not other_places(a, filtered, SHARP).any()
    filtered[0, 60:64, 40:44] += 60.0
    assert other_places(a, filtered, SHARP).any()


def test_a_copy_without_noise_is_the_same(tmp_path: Path) -> None:
    picture = shot(3)
    picture.save(tmp_path / "a.jpg", quality=92)
    picture.filter(ImageFilter.MedianFilter(3)).save(tmp_path / "b.jpg", quality=90)
    assert compare_images(tmp_path / "a.jpg", tmp_path / "b.jpg").verdict is ImageVerdict.SAME


@pytest.mark.parametrize("seed", [3, 4])
def test_a_date_in_a_copy_of_another_size_is_seen(seed: int, tmp_path: Path) -> None:
    picture = shot(seed)
    picture.save(tmp_path / "a.jpg", quality=92)
    dated = lettered("'98 4 17", (540, 390), 18, "#ff8c1e")(picture)
    dated.resize((461, 305), Image.Resampling.LANCZOS).save(tmp_path / "b.jpg", quality=80)
    match = compare_images(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert match.is_edited
    assert "changed in the lower right" in match.transforms


def test_what_another_size_leaves_ends_in_four_samples_together() -> None:
    a, b = planes(10, 64)
    checked, raised = b.copy(), b.copy()
    signs = np.array([[1.0, -1.0], [-1.0, 1.0]], np.float32)
    checked[30:32, 30:32] += 20.0 * signs
    raised[30:32, 30:32] += 20.0
    assert outlying(a[None], checked[None])[0] < outlying(a[None], raised[None])[0] / 2


def test_of_equal_planes_nothing_is_told() -> None:
    plane = planes(7, 64)[0][None]
    assert not other_places(plane, plane, SHARP).any()
    assert outlying(plane, plane).tolist() == [0.0]


def test_an_odd_sample_is_told_whatever_else_is_looked_at() -> None:
    a, b = (np.stack(both) for both in zip(planes(8, 64), planes(9, 64), strict=True))
    b[1, 30, 30] += 60.0
    quiet, loud = outlying(a, b).tolist()
    assert quiet <= OUTLYING < loud
    assert outlying(a[1:], b[1:]).tolist() == [loud]


def test_a_sample_at_a_hard_edge_may_err_by_more() -> None:
    a, b = planes(10, 64)
    steps = a.copy()
    steps[:, ::8] += 120.0
    steps[:, 1::8] += 120.0
    moved = steps + np.float32(0.06) * (np.roll(steps, 1, axis=1) - steps)
    assert outlying(steps[None], moved[None])[0] <= OUTLYING
    b[30, 30] += 30.0
    assert outlying(a[None], b[None])[0] > OUTLYING


def between_bars(picture: Picture) -> Picture:
    framed = Image.new("RGB", (SIZE[0], SIZE[1] + 120), "black")
    framed.paste(picture, (0, 60))
    return framed


@pytest.mark.parametrize("height", [500, 440], ids=["on the bar", "above it"])
def test_a_date_is_seen_on_a_border_and_beside_one(tmp_path: Path, height: int) -> None:
    picture = between_bars(shot(11))
    dated = lettered("12/05/2019", (520, height), 18, "#ff8c00")(picture)
    assert judged(tmp_path, picture, dated, quality=85).verdict is ImageVerdict.EDITED
    assert judged(tmp_path, picture, picture, quality=30).verdict is ImageVerdict.SAME


@pytest.mark.parametrize("colours", [256, 64])
def test_other_words_on_a_photograph_in_few_colours_are_seen(tmp_path: Path, colours: int) -> None:
    a, b = (lettered(words, (140, 20), 56, "white")(shot(5)) for words in ("WHEN IT RAINS", "WHEN IT POURS"))
    assert judged(tmp_path, a, b.quantize(colours), ".png").verdict is ImageVerdict.EDITED
    assert judged(tmp_path, a, a.quantize(colours), ".png").verdict is ImageVerdict.SAME
