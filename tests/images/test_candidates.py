from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image, ImageDraw

import dedupe.images.candidates as candidates
import dedupe.images.near as near
from dedupe.images.align import ORIENTATIONS, WHOLE, inverse, turned
from dedupe.images.candidates import Candidate, Entries, Near, find_candidates, halved, near_pairs
from dedupe.images.canonical import Canonical, Draft
from dedupe.images.fingerprint import Fingerprint, from_draft
from dedupe.images.limits import ImageFile
from dedupe.images.near import Groups, near_words, popcount, popcount_by_table, spread
from dedupe.images.trim import Box
from dedupe.images.variants import CORNERS, VARIANTS, Variant, as_variant, lowest, oriented, packed, windows
from tests.images.drawn import photograph

words = arrays(np.uint64, st.integers(1, 40), elements=st.integers(0, 2**64 - 1))


def mark(picture: Image.Image) -> Fingerprint:
    pixels = np.asarray(picture.convert("RGB"))
    name = str(hash(pixels.tobytes()))
    canonical = Canonical(ImageFile(name), "00" * 32, pixels, None, picture.width, picture.height, "PNG", "RGB")
    return from_draft(Draft.of(canonical))


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
    low = lowest(square[None])[:, 0]
    expected = lowest(np.ascontiguousarray(turned(square, orientation))[None].astype(np.uint8))[:, 0]
    found = oriented(low, orientation)
    assert packed(found) == packed(expected)
    assert np.allclose(np.abs(found), np.abs(expected), rtol=1e-3, atol=0.5)


def test_the_mean_has_no_say() -> None:
    square = halved(np.random.default_rng(5).integers(0, 128, (64, 64), np.uint8))
    brighter = (square + 100).astype(np.uint8)
    assert packed(lowest(square[None])).tolist() == packed(lowest(brighter[None])).tolist()


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 2**32), st.sampled_from([1, 7, 1 << 18]))
@settings(deadline=None, max_examples=40)
def test_all_near_words_are_found_whatever_the_tile(rows: int, columns: int, seed: int, tile: int) -> None:
    random = np.random.default_rng(seed)
    base = random.integers(0, 2**63, 3, np.uint64)
    sought, words = (
        base[random.integers(0, 3, many)] ^ (np.uint64(1) << random.integers(0, 63, many).astype(np.uint64))
        for many in (rows, columns)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "TILE", tile)
        first, second, apart = near_words(sought, words)
        upper = near_words(words, words, upper=True)
        groups = Groups.of(sought), Groups.of(words)
        spread_out = spread(near_words(groups[0].words, groups[1].words), *groups)
    everything = popcount(sought[:, None] ^ words[None, :])
    truth = {(int(a), int(b)) for a, b in np.argwhere(everything <= near.RADIUS)}
    assert set(zip(first.tolist(), second.tolist(), strict=True)) == truth
    assert apart.tolist() == everything[first, second].tolist()
    assert sorted(zip(*(c.tolist() for c in spread_out), strict=True)) == sorted(
        zip(first.tolist(), second.tolist(), apart.tolist(), strict=True)
    )
    itself = popcount(words[:, None] ^ words[None, :]) <= near.RADIUS
    assert list(zip(upper[0].tolist(), upper[1].tolist(), strict=True)) == [
        (int(a), int(b)) for a, b in np.argwhere(np.triu(itself))
    ]


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((640, 420), Box(0.17, 0.0, 0.83, 1.0)),  # a square of its middle
        ((640, 420), Box(0.0, 0.0, 0.67, 1.0)),
        ((640, 360), Box(0.22, 0.0, 0.78, 1.0)),
        ((640, 360), Box(0.25, 0.0, 1.0, 1.0)),
        ((420, 640), Box(0.0, 0.0, 1.0, 0.7)),
        ((640, 420), Box(0.0, 0.3, 1.0, 1.0)),
    ],
)
def test_a_strip_as_high_or_as_wide_as_the_picture_is_found(size: tuple[int, int], box: Box) -> None:
    for seed in range(4):
        whole = photograph(seed, *size)
        marks = [mark(whole), mark(cut(whole, box)), mark(photograph(seed + 40, *size))]
        assert [(found.a, found.b) for found in find_candidates(marks)] == [(0, 1)]


def test_windows_start_with_the_whole_and_stay_inside() -> None:
    assert windows()[0] == WHOLE
    assert set(CORNERS) < set(windows())
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


def test_a_blank_corner_does_not_hide_a_drawing() -> None:
    flag = Image.new("RGB", (128, 128), "white")
    draw = ImageDraw.Draw(flag)
    draw.rectangle((8, 0, 14, 127), fill=(90, 90, 90))
    draw.polygon([(14, 8), (45, 27), (14, 47)], fill=(36, 118, 94))
    draw.ellipse((0, 0, 20, 12), fill=(200, 160, 0))
    copy = flag.resize((90, 90))
    assert [(c.a, c.b) for c in find_candidates([mark(flag), mark(copy)])] == [(0, 1)]


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


def noisy_entries() -> Entries:
    random = np.random.default_rng(3)
    base = random.integers(0, 256, (300, 32, 32), np.uint8)
    copies = np.clip(base[:100] + random.normal(0, 30, (100, 32, 32)), 0, 255).astype(np.uint8)
    return Entries(np.concatenate([base, copies]), np.arange(400) // 2, *3 * [np.zeros(400, bool)])


def pairs_of(entries: Entries, exact: bool) -> set[tuple[int, int]]:
    return {
        (min(a, b), max(a, b))
        for found in near_pairs(entries, exact=exact)
        for a, b in zip(found.first.tolist(), found.second.tolist(), strict=True)
    }


def test_an_exact_search_finds_each_pair_at_its_nearest_variants_and_corners() -> None:
    entries = noisy_entries()
    low = lowest(entries.squares)
    truth: dict[tuple[int, int, bool], int] = {}
    for variant in VARIANTS:
        is_corner = variant.among in CORNERS
        sought = packed(as_variant(low, variant))
        among = packed(as_variant(low, Variant(0, variant.among)))
        apart = popcount(sought[:, None] ^ among[None, :])
        for i, j in np.argwhere(apart <= near.RADIUS).tolist():
            pair = min(i, j) // 2, max(i, j) // 2, is_corner
            if pair[0] != pair[1]:
                truth[pair] = min(truth.get(pair, 64), int(apart[i, j]))
    found = Near.joined(list(near_pairs(entries, exact=True)))
    columns = (found.first // 2, found.second // 2, found.of_corners, found.apart)
    owners = zip(*(column.tolist() for column in columns), strict=True)
    assert {(min(a, b), max(a, b), is_corner): apart for a, b, is_corner, apart in owners} == truth
    assert len(truth) >= 50


def test_near_pairs_by_keys_are_a_part_of_those_by_brute_force() -> None:
    entries = noisy_entries()
    entries = Entries(entries.squares, np.arange(400), entries.trimmed, entries.framed, entries.drawn)
    everything = pairs_of(entries, True)
    words = packed(lowest(entries.squares)[:, 0])
    apart = popcount(words[:, None] ^ words[None, :])
    plain = {(int(a), int(b)) for a, b in np.argwhere(apart <= near.RADIUS) if a < b}
    assert plain <= everything
    keyed = pairs_of(entries, False)
    assert keyed <= everything
    assert len(keyed & plain) >= 0.9 * len(plain)


@pytest.mark.parametrize("exact_up_to", [0, 10_000])
def test_threads_and_blocks_do_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch, exact_up_to: int) -> None:
    marks = many(1)
    monkeypatch.setattr(candidates, "EXACT_UP_TO", exact_up_to)
    expected = find_candidates(marks)
    for threads, block, few in ((1, 1_024, 128), (3, 7, 5), (2, 16, 1)):
        monkeypatch.setattr(near, "cores", lambda threads=threads: threads)
        monkeypatch.setattr(candidates, "BLOCK", block)
        monkeypatch.setattr(candidates, "FEW", few)
        assert find_candidates(marks) == expected


def test_the_order_of_pictures_does_not_change_what_is_found() -> None:
    marks = many(1)
    order = np.random.default_rng(1).permutation(len(marks)).tolist()
    expected = {(c.a, c.b): c.score for c in find_candidates(marks)}
    found = {
        (min(order[c.a], order[c.b]), max(order[c.a], order[c.b])): c.score
        for c in find_candidates([marks[n] for n in order])
    }
    assert found == expected


def test_a_candidate_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Candidate(0, 1).a = 3  # type: ignore[misc]


def test_halving_takes_means() -> None:
    square = np.zeros((64, 64), np.uint8)
    square[0, 0] = 255
    assert halved(square)[0, 0] == 64
