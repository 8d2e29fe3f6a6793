"""Fine strokes, and the windows that find them, held against scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import grey_closing, grey_opening

from dedupe.images import strokes
from dedupe.images.align import smooth
from dedupe.images.arrays import Floats, Mask
from dedupe.images.blocks import block_means
from dedupe.images.strokes import EDGE_FLOOR, _greatest, _least, has_fine_strokes, local_ranges, other_strokes


@pytest.mark.parametrize("width", [3, 4, 5, 8, 11])
def test_windows_are_those_of_scipy(width: int) -> None:
    numbers = np.random.default_rng(width)
    for shape in ((40, 57), (width, width), (2, 30), (1, 1)):
        plane = numbers.random(shape, np.float32)
        size = (width, width)
        assert np.array_equal(_least(_greatest(plane, width), width), grey_closing(plane, size))
        assert np.array_equal(_greatest(_least(plane, width), width), grey_opening(plane, size))


def test_lines_are_fine_and_bars_are_not() -> None:
    page = np.full((80, 80, 3), 255, np.uint8)
    assert not has_fine_strokes(page, 5)
    page[20:60, 20:40] = 0
    assert not has_fine_strokes(page, 5)
    page[10:12, 5:75] = 0
    assert has_fine_strokes(page, 5)
    assert not has_fine_strokes(page, 2), "a line of two pixels is not thinner than two"


def test_strips_are_looked_at_as_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.full((90, 60, 3), 255, np.uint8)
    page[9:70, 30:34] = page[40:43, 10:50] = 0  # across the seams, four and three pixels wide
    for width, expected in ((3, False), (4, True), (5, True)):
        for rows in (7, 16, 90):
            monkeypatch.setattr(strokes, "STRIP_ROWS", rows)
            assert has_fine_strokes(page, width) is expected


def test_ranges_of_neighbours_stop_at_the_edges() -> None:
    plane = np.zeros((4, 5), np.float32)
    plane[0, 0], plane[3, 4] = 9.0, -2.0
    expected = np.zeros((4, 5), np.float32)
    expected[:2, :2], expected[2:, 3:] = 9.0, 2.0
    assert np.array_equal(local_ranges(plane), expected)


def bars() -> Floats:
    page = np.full((1, 64, 96), 255.0, np.float32)
    page[:, 8:56, 8:40:8] = page[:, 8:56, 9:41:8] = 0.0
    return page


def strokes_of(a: Floats, b: Floats) -> Mask:
    return other_strokes(a, b, smooth(a, 0.8), smooth(b, 0.8))


def found_strokes(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.argwhere(strokes_of(a, b)[0]), dtype=np.float32)


def test_a_mark_is_another_stroke_and_ripples_are_none() -> None:
    marked, rippled = bars(), bars()
    marked[:, 30:33, 60:63] = 190.0
    rippled[:, 8:56:2, 60:72:2] = 205.0  # which leaves its neighbours' range as far, dot by dot
    for one, other in ((bars(), marked), (marked, bars())):
        places = found_strokes(one, other)
        assert 6 <= places[:, 0].min() <= places[:, 0].max() <= 8
        assert 13 <= places[:, 1].min() <= places[:, 1].max() <= 15
    assert not len(found_strokes(bars(), rippled))
    assert not len(found_strokes(bars(), bars()))


def test_a_stroke_is_another_where_it_leaves_its_neighbours_range_by_enough() -> None:
    page = np.full((1, 42, 61), 200.0, np.float32)
    faint, plain = page.copy(), page.copy()
    faint[0, 20, 10:40] -= EDGE_FLOOR  # as much as an encoder errs by
    plain[0, 20, 10:40] -= 5 * EDGE_FLOOR
    shape = block_means(page).shape
    assert strokes_of(page, faint).shape == strokes_of(page, plain).shape == shape
    assert not strokes_of(page, faint).any()
    assert strokes_of(page, plain)[0, 4].any()
    assert not strokes_of(page, plain)[0, 8:].any()
