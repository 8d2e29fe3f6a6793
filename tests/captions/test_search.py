"""The search over a collection: every repeat, each once, nothing that is no caption."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

import dedupe
from dedupe.captions.context import CaptionContext
from dedupe.captions.search import LARGE_FAMILY, find_repeated_captions, is_silent, judge_captions
from dedupe.records import CaptionVerdict

BOAT = "The old keeper waves from the lighthouse as the boat leaves Port Vale."
MILL = "Two children feed the ducks behind the mill on a grey morning."


def pairs(captions: Sequence[str | None]) -> list[tuple[int, int]]:
    return [(match.a, match.b) for match in find_repeated_captions(captions)]


def test_equal_captions_against_the_first() -> None:
    matches = find_repeated_captions([BOAT, MILL, BOAT, MILL, BOAT])
    assert [(m.a, m.b) for m in matches] == [(0, 2), (0, 4), (1, 3)]
    assert {m.verdict for m in matches} == {CaptionVerdict.IDENTICAL}


def test_form_does_not_count() -> None:
    captions = [BOAT, BOAT.upper(), f"<b>{BOAT}</b> Photo by Ada Moe", f"iss091e004217 (March 8, 2031) --- {BOAT}"]
    assert pairs(captions) == [(0, 1), (0, 2), (0, 3)]


def test_a_caption_extended_by_a_sentence_is_found() -> None:
    longer = f"{BOAT} It was to be her last voyage under the command of the captain who had sailed her for years."
    assert pairs([BOAT, MILL, longer]) in ([(0, 2)], [])
    assert [(m.a, m.b) for m in judge_captions([BOAT, MILL, longer])] == [(0, 2)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The two dogs are running on the grass", "Two dogs run on the grass"),
        ("View of Port Vale", "Port Vale"),
        ("Veduta del faro dal molo", "Il faro visto dal molo"),
        ("Logo of the Port Vale Rowing Club", "Port Vale Rowing Club logo"),
    ],
)
def test_the_same_facts_in_other_forms_and_order_are_found(a: str, b: str) -> None:
    assert pairs([a, MILL, b]) == [(0, 2)]


def test_look_alikes_are_judged_but_no_repeats() -> None:
    captions = ["The boat leaves Port Vale at 8:07 p.m.", "The boat leaves Port Vale at 7:07 p.m."]
    assert pairs(captions) == []
    assert [m.verdict for m in judge_captions(captions)] == [CaptionVerdict.LOOKALIKE]


@pytest.mark.parametrize("text", [None, "", "  ", "DSC_0123", "Untitled", "Screenshot of the", "...", "image"])
def test_what_is_no_caption_matches_nothing(text: str | None) -> None:
    assert find_repeated_captions([text, text, BOAT, text]) == []


def test_silence() -> None:
    assert is_silent("")
    assert is_silent("IMG_0001")
    assert not is_silent(BOAT)


def test_ten_thousand_equal_captions() -> None:
    matches = find_repeated_captions([BOAT] * 10_000)
    assert [(m.a, m.b) for m in matches] == [(0, b) for b in range(1, 10_000)]


class TestLargeFamilies:
    NAMES = tuple(
        f"{first}{last}" for first in ("Ada ", "Ben ", "Cara ", "Dov ", "Eun ", "Finn ") for last in "ABCDEFGHIJ"
    )
    FRAME = "Captain {} stands at the window in the wheelhouse of the old ferry"

    def test_numbered_captions_are_look_alikes_and_are_not_all_paired(self) -> None:
        captions = [
            f"Ferry {n} leaves the harbour of Port Vale at dusk on its way" for n in range(10, 10 + LARGE_FAMILY * 2)
        ]
        assert judge_captions(captions) == []

    def test_what_may_say_the_same_is_still_judged(self) -> None:
        names = [
            f"{a}{b} Moe" for a in ("Ar", "Ben", "Col", "Dag", "Eri", "Fen", "Gus", "Hal") for b in ("da", "xo", "vim")
        ]
        names += [
            f"{a}{b} Lind" for a in ("Ku", "Lor", "Mat", "Nik", "Osk") for b in ("yr", "et", "zo", "ab", "un", "im")
        ]
        captions = [self.FRAME.format(name) for name in [*names, "Sergei Prokopov", "Sergey Prokopov"]]
        assert len(captions) > LARGE_FAMILY
        assert (len(captions) - 2, len(captions) - 1) in [(m.a, m.b) for m in judge_captions(captions)]

    def test_others_are_judged_against_every_member(self) -> None:
        captions = [self.FRAME.format(name) for name in self.NAMES]
        captions.append(captions[30] + ", with the charts of the bay spread out on the table behind him")
        assert (30, len(captions) - 1) in [(m.a, m.b) for m in judge_captions(captions)]


def test_an_article_is_compared_by_equality() -> None:
    text = "A boat leaves the harbour at dusk. " * 2_000
    assert pairs([text + "One.", BOAT, text + "One.", text + "Two."]) == [(0, 2)]


def test_the_order_of_the_input_moves_positions_only() -> None:
    captions = [BOAT, MILL, BOAT.replace("keeper", "keeeper"), MILL + " It rains.", BOAT.lower(), "Gulls over the quay"]
    shuffled = captions.copy()
    random.Random(4).shuffle(shuffled)

    def groups(given: list[str]) -> set[frozenset[str]]:
        return {frozenset((given[a].lower(), given[b].lower())) for a, b in pairs(given)}

    assert groups(captions) == groups(shuffled)


def test_progress_tells_the_pairs() -> None:
    told: list[tuple[str, int, int | None]] = []
    judge_captions([BOAT, BOAT.replace("old", "odd"), MILL], progress=lambda *said: told.append(said))
    assert told == [("captions", 0, 1), ("captions", 1, 1)]


def test_a_context_is_used_and_one_is_learned_without() -> None:
    cards = [f"The {word} of Port Vale in the rain. From the Vale archive." for word in ("mill", "quay", "boat")]
    assert find_repeated_captions(cards, CaptionContext()) == find_repeated_captions(cards)


def test_broken_captions_get_an_ordinary_verdict() -> None:
    captions = ["\ud800 " + BOAT, "\x00" + BOAT, BOAT + "\u200b", "\x1b[31m", "\ud800"]
    assert pairs(captions) == [(0, 1), (0, 2)]


def test_exported_at_the_top() -> None:
    assert dedupe.find_repeated_captions is find_repeated_captions
