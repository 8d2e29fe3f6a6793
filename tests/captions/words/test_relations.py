"""How two words stand to each other, and the tables that say so."""

from __future__ import annotations

from itertools import combinations

import pytest

from dedupe.captions.words import lexicon
from dedupe.captions.words.relations import relation
from dedupe.captions.words.spelling import are_two_names
from dedupe.captions.words.tokens import MODEL, NUMBER, WORD

FORMER_NAMES = {frozenset({"burma", "myanmar"}), frozenset({"kiev", "kyiv"})}
"""Two names of one place, both of them in the list of places."""


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("french", "france", "word form"), ("martian", "mars", "word form"), ("lunar", "moon", "word form"),
        ("welsh", "wales", "word form"), ("bce", "bc", "abbreviation"),
        ("heap", "pile", "synonym"), ("hurls", "flings", "synonym"), ("grandson", "boy", "wider word"),
        ("mother", "woman", "wider word"), ("demonstrators", "marchers", "synonym"),
        ("heaps", "pile", "synonym"), ("prawns", "shrimp", "synonym"),
        ("poodle", "dog", "wider word"), ("poodles", "animals", "wider word"), ("puppies", "dog", "wider word"),
        ("pianist", "man", "wider word"), ("woman", "surfer", "wider word"), ("plumber", "somebody", "wider word"),
        ("object", "kettle", "wider word"), ("staring", "stares", "word form"), ("capes", "cape", "word form"),
        ("laying", "lying", "word form"), ("stuffed", "stuff", "word form"), ("women", "person", "wider word"),
        ("travellers", "travelers", "spelling"), ("synthesiser", "synthesizer", "spelling"),
        ("kerb", "curb", "spelling"), ("grey", "gray", "spelling"), ("jewellery", "jewelry", "spelling"),
        ("theatre", "theater", "spelling"), ("applying", "application", "word form"), ("used", "uses", "word form"),
    ],
)  # fmt: skip
def test_words_that_say_the_same(a: str, b: str, why: str) -> None:
    assert relation(a, WORD, b, WORD) == why
    assert relation(b, WORD, a, WORD) == why


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("poodle", "terrier"), ("oak", "pine"), ("cape", "cap"), ("tubes", "tubs"), ("staring", "starring"),
        ("planes", "plans"), ("care", "cars"), ("notes", "not"), ("man", "flower"), ("someone", "tower"),
        ("man", "toddler"), ("nobody", "somebody"), ("jan", "jane"), ("castle", "palace"), ("object", "pianist"),
        ("board", "room"), ("child", "fry"), ("lie", "put"), ("baller", "baler"), ("controller", "control"),
        ("use", "us"), ("mother", "girl"), ("grandson", "girl"), ("waiter", "waitress"), ("niece", "nephew"),
    ],
)  # fmt: skip
def test_words_that_do_not(a: str, b: str) -> None:
    assert relation(a, WORD, b, WORD) is None
    assert relation(b, WORD, a, WORD) is None


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("u12", "under12", "abbreviation"), ("u12s", "u12", "abbreviation"), ("u12", "under13", None),
        ("u2", "ub2", None),
    ],
)  # fmt: skip
def test_teams_up_to_an_age(a: str, b: str, why: str | None) -> None:
    assert relation(a, MODEL, b, MODEL) == why
    assert relation(b, MODEL, a, MODEL) == why


@pytest.mark.parametrize(
    ("word", "number", "why"),
    [
        ("couple", "2", "number form"), ("both", "2", "number form"), ("dozen", "12", "number form"),
        ("several", "4", "wider word"), ("group", "11", "wider word"), ("couple", "3", None), ("several", "2", None),
        ("few", "12", None),
    ],
)  # fmt: skip
def test_words_for_numbers(word: str, number: str, why: str | None) -> None:
    assert relation(word, WORD, number, NUMBER) == why
    assert relation(number, NUMBER, word, WORD) == why


@pytest.mark.parametrize(
    ("model", "other", "kind", "why"),
    [
        ("2d", "2nd", NUMBER, "number form"), ("3d", "3rd", NUMBER, "number form"),
        ("2d", "second", WORD, "number form"),
        ("23d", "23rd", NUMBER, "number form"), ("82d", "82nd", NUMBER, "number form"), ("2d", "3rd", NUMBER, None),
        ("3d", "second", WORD, None), ("13d", "13rd", NUMBER, None), ("4d", "4th", NUMBER, None),
    ],
)  # fmt: skip
def test_ordinals_without_their_n_or_r(model: str, other: str, kind: str, why: str | None) -> None:
    assert relation(model, MODEL, other, kind) == why
    assert relation(other, kind, model, MODEL) == why


@pytest.mark.parametrize("names", [lexicon.given_names(), lexicon.places()], ids=["people", "places"])
def test_no_two_names_are_synonyms(names: frozenset[str]) -> None:
    for a, b in combinations(sorted(names), 2):
        if frozenset((a, b)) not in FORMER_NAMES:
            assert not lexicon.are_synonyms(lexicon.lemma(a), lexicon.lemma(b)), (a, b)
            assert not lexicon.is_wider(a, b), (a, b)
            assert are_two_names(a, b)


def test_tables_of_wordnet() -> None:
    """They name common words only, and no word stands above itself."""
    for line in lexicon._lines("wordnet.txt"):
        words = line.split()
        assert len({lexicon.lemma(word) for word in words}) > 1, line
        assert all(map(lexicon.is_common_word, words)), line
    wider = lexicon._wider()
    for narrow, above in wider.items():
        assert lexicon.is_common_word(narrow), narrow
        for word in above:
            assert narrow not in wider.get(word, ()), (narrow, word)


def test_groups_kept_by_hand_are_there_once() -> None:
    groups = [frozenset(line.split()) for line in lexicon._lines("synonyms.txt")]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("honour", "honor", "spelling"),
        ("ploughing", "plows", "synonym"),
        ("theatre", "poster", None),
        ("calling", "caring", None),
    ],
)
def test_british_and_american_spelling(a: str, b: str, why: str | None) -> None:
    assert relation(a, WORD, b, WORD) == why
