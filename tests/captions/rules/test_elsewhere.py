"""Words of one stretch that the other caption has in another."""

from __future__ import annotations

import time

import pytest

from dedupe import compare_captions
from dedupe.captions.prepared import PreparedCaption, prepare
from dedupe.captions.rules.align import Block
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.elsewhere import pair_elsewhere
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("parts", "wholes"),
    [
        ("sun flower sun of the tall brewing works", "brewing works tall sunflower flowersun"),
        ("Sun flower sun. The tall brewing works are old", "The tall brewing works are old, sunflower, flowersun"),
    ],
)
def test_no_word_is_a_part_of_two_compounds(parts: str, wholes: str) -> None:
    assert compare_captions(parts, wholes).verdict == compare_captions(wholes, parts).verdict


def test_two_words_that_are_one_elsewhere_are_accounted_for() -> None:
    assert compare_captions("A flow chart of the brewing at Vale", "Brewing at Vale, a flowchart").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Portrait of Ada Moe", "Ada Moe headshot", True),
        ("Aerial view of the quarry", "View of the quarry from above", True),
        ("Aerial view of the quarry", "View of the quarry from below", False),
        ("Portrait of Ada Moe", "Eda Noe headshot", False),
    ],
)
def test_a_kind_of_picture_has_one_word_here_and_another_there(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_many_places_are_looked_for_in_linear_time() -> None:
    here, there = (places(word) for word in ("hut", "peak"))
    end = len(here.forms)
    found = [Difference(Block(0, end, 0, 0), here.fact_places[:], [])]
    found.append(Difference(Block(end, end, 0, len(there.forms)), [], there.fact_places[:]))
    started = time.process_time()
    pair_elsewhere(found, here, there, frozenset())
    assert time.process_time() - started < 20  # measured: .3 s


def places(word: str) -> PreparedCaption:
    return prepare(" ".join(f"on {word}x{number}q" for number in range(30_000)))


@pytest.mark.parametrize(("hour", "same"), [("1730 UTC", True), ("12:30 p.m. CDT", True), ("1830 UTC", False)])
def test_a_time_may_stand_elsewhere(hour: str, same: bool) -> None:
    a = "Radar image of the storm over Orm at 12:30 p.m. CDT on August 10, 2020"
    assert compare_captions(a, f"Storm over Orm, radar, 10 Aug 2020 {hour}").is_repeat is same
