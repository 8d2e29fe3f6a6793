"""Template families: told by what stands still, in any order, with their slots."""

from __future__ import annotations

import random

from dedupe.captions.context import CaptionContext
from dedupe.captions.families import MIN_MEMBERS, Family, template_families
from dedupe.captions.prepared import prepare

NAMES = ["Ada Moe", "Ben Oye", "Cara Lind", "Dov Peretz", "Eun Sato", "Finn Holm", "Gia Rossi"]
OTHERS = ["Gulls over the quay.", "Two children feed the ducks behind the mill.", "A lamp.", "", None]


def portrait(name: str, place: str = "the wheelhouse of the old ferry") -> str:
    return f"Captain {name} stands at the window in {place}."


def test_one_slot() -> None:
    captions = [*OTHERS, *(portrait(name) for name in NAMES)]
    (family,) = template_families(captions)
    assert family == Family(
        "Captain … stands at the window in the wheelhouse of the old ferry.",
        tuple(range(5, 12)),
        tuple((name,) for name in NAMES),
    )


def test_numbers_are_slots_from_the_first() -> None:
    (family,) = template_families([f"Ferry {n} leaves the harbour of Port Vale at {n + 3}:15" for n in range(1, 8)])
    assert family.template == "Ferry … leaves the harbour of Port Vale at …"
    assert family.fillers[0] == ("1", "4:15")


def test_a_second_slot_joins_families() -> None:
    places = ["the wheelhouse of the old ferry", "the galley of the old ferry", "the engine room of the old ferry"]
    (family,) = template_families([portrait(name, place) for place in places for name in NAMES])
    assert family.template == "Captain … stands at the window in the … of the old ferry."
    assert len(family.members) == 21
    assert family.fillers[0] == ("Ada Moe", "wheelhouse")


def test_repeated_captions_are_all_members_but_count_once() -> None:
    few = [portrait(name) for name in NAMES[: MIN_MEMBERS - 1]]
    assert template_families(few * 3) == []
    (family,) = template_families([portrait(name) for name in NAMES] * 2)
    assert family.members == tuple(range(14))


def test_short_frames_and_long_texts_are_the_languages_own() -> None:
    assert template_families([f"A {name} in the rain" for name in NAMES]) == []
    assert template_families([f"{name} {'word ' * 500}" for name in NAMES]) == []


def test_a_slot_that_may_be_empty() -> None:
    captions = [portrait(name) for name in NAMES] + ["Captain stands at the window in the wheelhouse of the old ferry."]
    (family,) = template_families(captions)
    assert family.fillers[-1] == ()


def test_the_order_does_not_count() -> None:
    captions = [portrait(name) for name in NAMES] + [f"The bell of Port Vale rings {n} times at dusk" for n in range(9)]
    shuffled = captions.copy()
    random.Random(3).shuffle(shuffled)

    def families(given: list[str]) -> set[frozenset[str]]:
        return {frozenset(given[m] for m in family.members) for family in template_families(list(given))}

    assert families(captions) == families(shuffled)
    assert len(families(captions)) == 2


def test_prepared_captions_are_taken_as_they_are() -> None:
    captions = [portrait(name) for name in NAMES]
    ready = {caption: prepare(caption, CaptionContext()) for caption in captions}
    assert template_families(captions, None, ready) == template_families(captions)


def test_nothing() -> None:
    assert template_families([]) == []
    assert template_families([None, "", "A lamp."]) == []
