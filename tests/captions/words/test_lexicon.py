"""What English words mean to a caption."""

from __future__ import annotations

import pytest

from dedupe.captions.words import lexicon


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("jumping", "jump"), ("jumped", "jump"), ("jumps", "jump"), ("running", "run"), ("ran", "run"),
        ("cities", "city"),
        ("baking", "bak"), ("bake", "bak"), ("glasses", "glass"), ("sing", "sing"), ("string", "string"),
        ("dies", "die"),
        ("women", "woman"), ("boxes", "box"), ("falling", "fall"), ("bus", "bus"), ("tree", "tree"), ("дома", "дома"),
    ],
)  # fmt: skip
def test_lemma(form: str, stem: str) -> None:
    assert lexicon.lemma(form) == stem


def test_what_is_topped_is_no_top() -> None:
    assert lexicon.kind_of("tops") == "position"
    assert lexicon.kind_of("topped") is None


def test_word_lists_are_consistent() -> None:
    """No two lists contradict each other."""
    assert not lexicon.given_names() & lexicon.soft_words()
    assert lexicon.is_common_word("walking")
    assert lexicon.is_common_word("baked")
    assert lexicon.is_common_word("older")
    assert lexicon.is_common_word("reporters")
    assert lexicon.is_common_word("taxis")
    assert not lexicon.is_common_word("garneau")
    assert not lexicon.is_common_word("sperr")
    assert lexicon.is_name("garneau")
    assert lexicon.is_name("lisbon")
    assert not lexicon.is_name("boat")
    assert not lexicon.is_name("km")
    assert lexicon.are_variants("sergei", "sergey")
    assert not lexicon.are_variants("maria", "mario")
    assert not lexicon.are_variants("boat", "boat")
    assert lexicon.kind_of("red") == "colour"
    assert lexicon.kind_of("boats") is None
    assert lexicon.is_role("commander")
    assert lexicon.is_verb("climbing")
    assert lexicon.are_synonyms("child", "kid")
    assert not lexicon.are_synonyms("boat", "kid")
    with pytest.raises(KeyError):
        lexicon.word_list("no such list")


def test_lines_of_synonyms_name_two_words_at_least() -> None:
    assert all(len(line.split()) > 1 for line in lexicon._lines("synonyms.txt"))


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("neighbouring", "neighboring"),
        ("ploughed", "plowed"),
        ("theatres", "theaters"),
        ("organised", "organized"),
        ("manoeuvre", "maneuver"),
        ("travelled", "traveled"),
        ("farmer", None),
        ("falling", None),
        ("rolled", None),
        ("seymour", None),
    ],
)
def test_british_spelling_is_known(british: str, american: str | None) -> None:
    assert lexicon.in_america(british) == american
    if american is not None:
        assert lexicon.is_common_word(british)
        assert not lexicon.is_name(british)
