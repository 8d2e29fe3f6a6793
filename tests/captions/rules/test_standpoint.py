"""Where a picture was taken from, told from what it shows."""

from __future__ import annotations

import pytest

from dedupe import compare_captions


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vale Castle", "Vale, from the Castle"),
        ("Vale Castle, from the Bridge", "The Bridge and Vale Castle"),
        ("Port Vale, from Harbour", "Harbour, Port Vale"),
        ("The House from the Garden", "Garden of the House"),
        ("The House from the Garden", "House and Garden"),
        ("Orm, Vale", "Orm from Vale"),
        ("Vale Lake Ridge, May 2022", "Vale Lake from Vale Lake Ridge, May 2022"),
        ("Mill, Vale Castle", "Mill from Vale Castle"),
        ("The Mill of Vale, seen from the Bridge", "The Mill of Vale and the Bridge, Norland"),
        ("View of Orm, from the Vale of Lunn", "View of the Vale of Lunn, Orm"),
        ("View from Orm Ridge", "Orm Ridge"),
        ("Panoramic view from the top of Orm Tower", "Orm Tower"),
        ("Looking out from Orm Lighthouse", "Orm Lighthouse"),
    ],
)
def test_another_view(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("View of Vale from the Hill", "Vale from the Hill"),
        ("Scan of water from the spring", "Scan, water of the spring"),
        ("Views of Town from River", "A Town, from River"),
        ("Bowl from Vale", "Vale bowl"),
        ("Mask from Nigeria", "Mask, Nigeria"),
        ("The tram from the side", "Side view of the tram"),
        ("Views from the Orm Fair", "The Orm Fair"),
        ("Photo from Orm Ridge", "Orm Ridge"),
        ("Orm Ridge view", "View from Orm Ridge"),
        ("View from the top of Orm Tower", "View from Orm Tower"),
        ("Scene from The Devil on Sticks", "The Devil on Sticks"),
        ("The harbour seen from the pier", "The harbour from the pier"),
    ],
)
def test_the_same_view(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat


def test_a_span_is_no_place_to_look_from() -> None:
    told = "Timeline of the firm from its founding in 1998 to its sale in 2021"
    assert compare_captions(told, "Timeline of the firm: founding (1998) to sale (2021)").is_repeat
    assert not compare_captions(told, "Timeline of the firm: founding (1998) to sale (2019)").is_repeat
