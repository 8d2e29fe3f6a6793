"""Changed blocks and the places that they make up, held against scipy's own labels."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import binary_dilation, find_objects, label

from dedupe.images.arrays import Mask
from dedupe.images.places import grown, large_places, places_of

AROUND = np.ones((3, 3))


def by_scipy(changed: Mask) -> list[tuple[int, int, int, int]]:
    labels, _ = label(binary_dilation(changed, AROUND), structure=AROUND)
    labels[~changed] = 0
    return [(d.start, a.start, d.stop - 1, a.stop - 1) for d, a in find_objects(labels)]


@pytest.mark.parametrize("share", [0.01, 0.03, 0.08, 0.2, 0.6, 1.0])
def test_places_are_those_of_scipy(share: float) -> None:
    numbers = np.random.default_rng(8)
    for _ in range(40):
        changed = numbers.random(tuple(numbers.integers(1, 40, 2))) < share
        assert places_of(changed) == by_scipy(changed)
        assert np.array_equal(grown(changed, 1), binary_dilation(changed, AROUND))
        assert np.array_equal(grown(changed[None], 2)[0], binary_dilation(changed, np.ones((5, 5))))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5])
def test_large_places_are_those_of_scipy(share: float) -> None:
    numbers = np.random.default_rng(9)
    for _ in range(20):
        mask = numbers.random((30, 25)) < share
        named, count = label(mask, structure=AROUND)
        large = [n for n in range(1, count + 1) if (named == n).sum() >= 5]
        assert np.array_equal(large_places(mask, 5), np.isin(named, large))


def test_no_place_where_nothing_changed() -> None:
    assert places_of(np.zeros((4, 5), np.bool_)) == []


def test_letters_of_a_label_are_one_place_and_two_labels_are_two() -> None:
    changed = np.zeros((9, 20), np.bool_)
    changed[2:4, 1] = changed[2:4, 4] = True  # two blocks between them
    changed[3, 8] = True  # three
    assert places_of(changed) == [(2, 1, 3, 4), (3, 8, 3, 8)]


def test_branches_that_meet_further_down_are_one_place() -> None:
    changed = np.zeros((12, 30), np.bool_)
    changed[0:10, 2] = changed[0:10, 20] = changed[9, 2:21] = True
    assert places_of(changed) == [(0, 2, 9, 20)]


JUDGING = """
import sys
import numpy as np
from PIL import Image
from dedupe.images.verdict import compare_images
levels = np.random.default_rng(3).integers(0, 256, (9, 12, 3), np.uint8)
picture = Image.fromarray(levels).resize((480, 360), Image.Resampling.BICUBIC)
picture.save("whole.png")
picture.paste((255, 255, 255), (300, 200, 380, 250))
picture.save("labelled.png")
match = compare_images("whole.png", "labelled.png")
print(len(match.regions), sorted({name.partition(".")[0] for name in sys.modules} & {"scipy", "imagehash"}))
"""


def test_to_find_a_changed_place_loads_no_scipy(tmp_path: Path) -> None:
    place = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", JUDGING], cwd=tmp_path, env=place, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["1", "[]"]
