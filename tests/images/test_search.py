from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images import jury, search
from dedupe.images.canonical import ImageFile
from dedupe.images.fingerprint import Fingerprint, fingerprint
from dedupe.images.limits import Limits
from dedupe.images.search import find_duplicate_images, judge_images
from dedupe.images.verdict import compare_images
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import photograph

SIZE = (300, 200)
CONFIG = Config(use_cache=False, workers=1)


def jpeg(picture: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """0 a photograph, 1 its bytes, 2 re-encoded, 3 mirrored, 4 another one, 5 broken, 6 and 7 blank alike, 8 blank."""
    folder = tmp_path_factory.mktemp("album")
    photo = photograph(81, *SIZE)
    blank = Image.new("RGB", (60, 40), "white")
    contents = [
        jpeg(photo, 90),
        jpeg(photo, 90),
        jpeg(photo, 40),
        jpeg(ImageOps.mirror(photo), 90),
        jpeg(photograph(82, *SIZE), 90),
        b"no picture",
        jpeg(blank, 90),
        jpeg(blank, 91),
        jpeg(Image.new("RGB", (61, 40), "white"), 90),
    ]
    paths = []
    for number, data in enumerate(contents):
        paths.append(folder / f"{number}.jpg")
        paths[-1].write_bytes(data)
    return paths


def told(matches: list[ImageMatch]) -> list[tuple[int, int, str]]:
    return [(match.a, match.b, match.verdict.value) for match in matches]


EXPECTED = [
    (0, 1, "identical"),
    (0, 2, "same"),
    (0, 3, "edited"),
    (2, 3, "edited"),
    (6, 7, "same-pixels"),
]


def test_every_judged_pair_once_against_the_first_of_equals(paths: list[Path]) -> None:
    assert told(find_duplicate_images(paths, config=CONFIG)) == EXPECTED


def test_nothing_among_nothing() -> None:
    assert find_duplicate_images([], config=CONFIG) == []


@pytest.mark.slow
def test_the_number_of_workers_changes_nothing(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jury, "PAYS_SECONDS", 0.0)
    one = find_duplicate_images(paths, config=CONFIG)
    two = find_duplicate_images(paths, config=Config(use_cache=False, workers=2))
    assert one == two
    assert told(two) == EXPECTED


def test_what_decisions_need_is_judged(paths: list[Path]) -> None:
    files = [ImageFile(str(path)) for path in paths[:4]]
    marks = [fingerprint(file) for file in files]
    everything = judge_images(files, marks, CONFIG)
    assert told(everything) == [(0, 1, "identical"), (0, 2, "same"), (0, 3, "edited"), (2, 3, "edited")]
    assert told(judge_images(files, marks, CONFIG, rank=[0, 0, 1, 2])) == told(everything)[:3]
    assert told(judge_images(files, marks, CONFIG, rank=[1, 1, 0, 2])) == [told(everything)[n] for n in (0, 1, 3)]


def test_progress_reaches_the_total(paths: list[Path]) -> None:
    seen: list[tuple[str, int, int | None]] = []
    find_duplicate_images(paths, config=CONFIG, progress=lambda *step: seen.append(step))
    judged = [(done, total) for stage, done, total in seen if stage == search.STAGE]
    assert judged[-1][0] == judged[-1][1]


def test_pairs_that_only_looked_alike_on_demand(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dedupe.images.verdict.LEAST_PLACED", 2.0)
    monkeypatch.setattr("dedupe.images.verdict.look_at_squares", lambda pairs: [None] * len(pairs))
    files = [ImageFile(str(path)) for path in paths[:3]]
    marks = [fingerprint(file) for file in files]
    assert told(judge_images(files, marks, CONFIG)) == [(0, 1, "identical")]
    everything = judge_images(files, marks, CONFIG, different=True)
    assert told(everything) == [(0, 1, "identical"), (0, 2, "different")]


def test_errors_never_match(paths: list[Path]) -> None:
    files = [ImageFile(str(path)) for path in paths[:3]]
    broken = ImageError("cannot be read", path="x")
    assert judge_images(files, [broken, broken, broken], CONFIG) == []
    mixed: list[Fingerprint | ImageError] = [fingerprint(files[0]), broken, fingerprint(files[2])]
    assert told(judge_images(files, mixed, CONFIG)) == [(0, 2, "same")]


def test_a_file_that_went_away_is_no_match(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, picture in (("a", photograph(83, *SIZE)), ("b", photograph(83, *SIZE).crop((30, 20, 270, 180)))):
        labelled = picture.copy()
        labelled.paste((255, 255, 255), (10, 120, 110, 150))
        (labelled if name == "b" else picture).save(tmp_path / f"{name}.png")
    files = [ImageFile(str(tmp_path / name)) for name in ("a.png", "b.png")]
    marks = [fingerprint(file) for file in files]
    (tmp_path / "b.png").unlink()
    monkeypatch.setattr("dedupe.images.verdict.look_at_squares", lambda pairs: [None] * len(pairs))
    assert judge_images(files, marks, CONFIG) == []
    (match,) = judge_images(files, marks, CONFIG, different=True)
    assert match.verdict is ImageVerdict.DIFFERENT
    assert "cannot be looked at any more" in match.reason


def test_decoded_pictures_are_kept_within_bounds(paths: list[Path]) -> None:
    from dedupe.images.closeup import Decoded

    decoded = Decoded(Limits(), most=1000)
    files = [ImageFile(str(path)) for path in (paths[0], paths[2], paths[3], paths[4])]
    first = decoded.pixels(files[0], False)
    assert decoded.pixels(files[0], False) is first
    for file in files[1:]:
        decoded.pixels(file, False)
    assert decoded.pixels(files[0], False) is not first


@pytest.mark.parametrize(("side", "one"), [(400, True), (700, False)])
def test_a_picture_too_small_to_be_reduced_is_decoded_once(tmp_path: Path, side: int, one: bool) -> None:
    from dedupe.images.closeup import Decoded

    photograph(84, side, side).save(tmp_path / "a.jpg")
    file = ImageFile(str(tmp_path / "a.jpg"))
    for order in ((True, False), (False, True)):
        decoded = Decoded(Limits())
        first, second = (decoded.pixels(file, full) for full in order)
        assert (first is second) is one
        assert (first.shape == second.shape) is one


@pytest.mark.parametrize("size", [(600, 9), (9, 600), (1, 400), (40, 40)])
def test_strips_are_judged_without_a_mistake(tmp_path: Path, size: tuple[int, int]) -> None:
    paths = []
    photo = photograph(83, 600, 600)
    for number, box in enumerate([(0, 0, *size), (3, 0, size[0] + 3, size[1]), (0, 2, size[0], size[1] + 2)]):
        paths.append(tmp_path / f"{number}.png")
        photo.crop(box).save(paths[-1])
    paths.append(tmp_path / "whole.png")
    photo.save(paths[-1])
    for a in paths:
        for b in paths:
            assert isinstance(compare_images(a, b), ImageMatch)
    assert not any("Error" in match.reason for match in find_duplicate_images(paths, config=CONFIG))
