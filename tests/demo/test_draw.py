from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.demo.draw import (
    FEATURES,
    Scene,
    anchor_icon,
    bar_chart,
    flat,
    noise,
    photograph,
    star_icon,
    transparent,
    write_label,
)
from dedupe.demo.scenes import SCENES

DAY = ((90, 140, 200), (220, 230, 240))
ROCK = ((130, 150, 170), (40, 60, 50))


def test_a_scene_is_drawn_the_same_each_time() -> None:
    scene = Scene(7, DAY, ROCK)
    assert photograph(scene, 120, 80).tobytes() == photograph(scene, 120, 80).tobytes()


def test_another_seed_gives_another_picture() -> None:
    one = np.asarray(photograph(Scene(7, DAY, ROCK), 120, 80)).astype(int)
    other = np.asarray(photograph(Scene(8, DAY, ROCK), 120, 80)).astype(int)
    # Only the grain would differ by about three grey levels; ridges and clouds differ by far more.
    assert abs(one - other).mean() > 6


@given(st.integers(0, 2**32), st.integers(2, 90), st.integers(2, 90), st.integers(1, 6))
@settings(deadline=None, max_examples=30)
def test_noise_stays_between_0_and_1(seed: int, width: int, height: int, cells: int) -> None:
    values = noise(np.random.default_rng(seed), width, height, cells)
    assert values.shape == (height, width)
    assert 0 <= values.min() <= values.max() <= 1


@pytest.mark.parametrize("feature", sorted(FEATURES))
def test_each_feature_changes_the_picture_about_its_place(feature: str) -> None:
    bare = np.asarray(photograph(Scene(7, DAY, ROCK), 240, 160)).astype(int)
    drawn = np.asarray(photograph(Scene(7, DAY, ROCK, feature=feature, at=(0.5, 0.6)), 240, 160)).astype(int)
    changed = abs(bare - drawn).max(axis=2) > 30
    assert changed[16:144, 60:180].any()
    assert not changed[150:].any()


def test_scenes_of_the_gallery_have_seeds_of_their_own() -> None:
    assert len({scene.seed for scene in SCENES.values()}) == len(SCENES)


def test_a_chart_shows_its_numbers() -> None:
    one = np.asarray(bar_chart("Landings", [("Jan", 12), ("Feb", 9)], 400, 250)).astype(int)
    other = np.asarray(bar_chart("Landings", [("Jan", 12), ("Feb", 8)], 400, 250)).astype(int)
    changed = abs(one - other).max(axis=2) > 0
    assert changed[:, 200:].any()
    assert not changed[:, :200].any()


def test_icons_stand_on_a_transparent_ground() -> None:
    for icon in (star_icon(), anchor_icon()):
        alpha = np.asarray(icon)[..., 3]
        assert alpha[0, 0] == 0
        assert alpha.max() == 255


def test_flat_and_transparent_pictures_hold_one_value() -> None:
    assert flat(8, 6, (1, 2, 3)).getcolors() == [(48, (1, 2, 3))]
    assert transparent(8, 6).getcolors() == [(48, (0, 0, 0, 0))]


def test_a_label_stands_in_the_lower_left_and_leaves_the_original_alone() -> None:
    original = photograph(Scene(7, DAY, ROCK), 240, 160)
    before = original.tobytes()
    labelled = np.asarray(write_label(original, "Skarvik")).astype(int)
    changed = abs(np.asarray(original).astype(int) - labelled).max(axis=2) > 0
    assert original.tobytes() == before
    assert changed[130:, :100].any()
    assert not changed[:130].any()
    assert not changed[:, 160:].any()
