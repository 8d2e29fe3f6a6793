from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

import dedupe.images.candidates as candidates
from dedupe.images.align import ORIENTATIONS, WHOLE, inverse, turned
from dedupe.images.candidates import (
    Candidate,
    Entries,
    describe,
    find_candidates,
    halved,
    near_pairs,
    oriented,
    packed,
    popcount,
    popcount_by_table,
    windows,
)
from dedupe.images.canonical import Canonical
from dedupe.images.fingerprint import Fingerprint, from_canonical
from dedupe.images.limits import ImageFile
from dedupe.images.trim import Box
from tests.images.drawn import photograph

words = arrays(np.uint64, st.integers(1, 40), elements=st.integers(0, 2**64 - 1))


def mark(picture: Image.Image) -> Fingerprint:
    pixels = np.asarray(picture.convert("RGB"))
    name = str(hash(pixels.tobytes()))
    return from_canonical(
        Canonical(ImageFile(name), "00" * 32, pixels, None, picture.width, picture.height, "PNG", "RGB")
    )


def cut(picture: Image.Image, box: Box) -> Image.Image:
    width, height = picture.size
    return picture.crop(
        (round(box.left * width), round(box.top * height), round(box.right * width), round(box.bottom * height))
    )


@given(words)
@settings(deadline=None, max_examples=50)
def test_popcount_by_table_is_popcount(numbers: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> None:
    expected = [int(number).bit_count() for number in numbers]
    assert popcount_by_table(numbers).tolist() == expected
    assert popcount(numbers).tolist() == expected


def test_popcount_without_numpy_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(np, "bitwise_count", raising=False)
    assert popcount(np.array([[0, 1], [3, 2**64 - 1]], np.uint64)).tolist() == [[0, 1], [2, 64]]


@pytest.mark.parametrize("orientation", range(8))
def test_a_turn_of_the_signs_is_the_sign_of_the_turn(orientation: int) -> None:
    square = halved(np.random.default_rng(4).integers(0, 256, (64, 64), np.uint8))
    signs, strength = describe(square[None], WHOLE)
    expected, sizes = describe(np.ascontiguousarray(turned(square, orientation))[None].astype(np.uint8), WHOLE)
    found, weights = oriented(signs, strength, orientation)
    assert packed(found) == packed(expected)
    assert np.allclose(weights, sizes, rtol=1e-3, atol=0.5)


def test_the_mean_has_no_say() -> None:
    square = halved(np.random.default_rng(5).integers(0, 128, (64, 64), np.uint8))
    brighter = (square + 100).astype(np.uint8)
    assert packed(describe(square[None], WHOLE)[0]) == packed(describe(brighter[None], WHOLE)[0])


def test_windows_start_with_the_whole_and_stay_inside() -> None:
    assert windows()[0] == WHOLE
    assert all(0.0 <= box.left < box.right <= 1.0 + 1e-9 for box in windows())


@pytest.mark.parametrize("orientation", range(8))
def test_every_orientation_is_found_and_named(orientation: int) -> None:
    picture = photograph(21, 320, 320)
    other = Image.fromarray(
        np.ascontiguousarray(turned(np.asarray(picture).transpose(2, 0, 1), orientation).transpose(1, 2, 0)).astype(
            np.uint8
        )
    )
    (found,) = find_candidates([mark(picture), mark(other)])
    assert ORIENTATIONS[found.orientation] == ORIENTATIONS[orientation]
    assert found.score > 0.95


@pytest.mark.parametrize(
    "box", [Box(0.05, 0.05, 0.95, 0.95), Box(0.1, 0.1, 0.9, 0.9), Box(0.0, 0.2, 0.8, 1.0), Box(0.15, 0.1, 0.85, 0.8)]
)
@pytest.mark.parametrize("swapped", [False, True])
def test_crops_are_found_and_placed(box: Box, swapped: bool) -> None:
    whole, part = mark(photograph(22)), mark(cut(photograph(22), box))
    (found,) = find_candidates([part, whole] if swapped else [whole, part])
    placed = found.box
    wanted = inverse(box) if swapped else box
    assert abs(placed.left - wanted.left) < 0.12
    assert abs(placed.bottom - wanted.bottom) < 0.12


def test_a_label_leaves_a_corner_to_be_found_by() -> None:
    labelled = photograph(23)
    labelled.paste((255, 255, 255), (0, 200, 240, 320))
    assert [(c.a, c.b) for c in find_candidates([mark(photograph(23)), mark(labelled)])] == [(0, 1)]


def test_a_border_does_not_hide_a_picture() -> None:
    from PIL import ImageOps

    bordered = ImageOps.expand(photograph(24), 40, "white")
    (found,) = find_candidates([mark(bordered), mark(photograph(24))])
    assert found.trimmed == (True, False)


def test_different_photographs_are_no_candidates() -> None:
    assert find_candidates([mark(photograph(seed)) for seed in range(30, 50)]) == []


def test_unreadable_and_blank_pictures_are_in_no_pair() -> None:
    blank = mark(Image.new("RGB", (60, 60), "white"))
    assert find_candidates([None, blank, blank, None]) == []
    assert find_candidates([]) == []
    assert find_candidates([mark(photograph(1))]) == []


def many(copies: int = 3) -> list[Fingerprint]:
    random = np.random.default_rng(9)
    marks = []
    for seed in range(60, 72):
        picture = photograph(seed, 200, 140)
        marks.append(mark(picture))
        for _ in range(copies):
            noise = random.normal(0, 6, (140, 200, 3))
            marks.append(mark(Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))))
        marks.append(mark(cut(picture, Box(0.1, 0.1, 0.9, 0.9))))
    return marks


def test_keys_find_what_brute_force_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = many()
    exact = {(c.a, c.b) for c in find_candidates(marks, exact=True)}
    monkeypatch.setattr(candidates, "EXACT_UP_TO", 0)
    assert {(c.a, c.b) for c in find_candidates(marks)} == exact
    assert exact >= {(5 * n, 5 * n + k) for n in range(12) for k in range(1, 5)}


def test_near_pairs_by_keys_are_a_part_of_those_by_brute_force(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    base = random.integers(0, 256, (300, 32, 32), np.uint8)
    near = np.clip(base[:100] + random.normal(0, 30, (100, 32, 32)), 0, 255).astype(np.uint8)
    squares = np.concatenate([base, near])
    entries = Entries(squares, np.arange(400), np.zeros(400, bool))

    def pairs(exact: bool) -> set[tuple[int, int]]:
        return {
            (min(a, b), max(a, b))
            for first, second, _ in near_pairs(entries, exact=exact)
            for a, b in zip(first.tolist(), second.tolist(), strict=True)
        }

    everything = pairs(True)
    signs = describe(squares, WHOLE)[0]
    apart = popcount(packed(signs)[:, None] ^ packed(signs)[None, :])
    plain = {(int(a), int(b)) for a, b in zip(*np.nonzero(apart <= candidates.RADIUS), strict=True) if a < b}
    assert plain <= everything
    monkeypatch.setattr(candidates, "EXACT_UP_TO", 0)
    keyed = pairs(False)
    assert keyed <= everything
    assert len(keyed & plain) >= 0.9 * len(plain)


def test_blocks_do_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = many(1)
    expected = find_candidates(marks)
    monkeypatch.setattr(candidates, "BLOCK", 7)
    found = find_candidates(marks)
    assert [(c.a, c.b, c.orientation) for c in found] == [(c.a, c.b, c.orientation) for c in expected]


def test_a_candidate_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Candidate(0, 1).a = 3  # type: ignore[misc]


def test_halving_takes_means() -> None:
    square = np.zeros((64, 64), np.uint8)
    square[0, 0] = 255
    assert halved(square)[0, 0] == 64
