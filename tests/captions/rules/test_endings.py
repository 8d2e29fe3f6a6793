"""Captions cut off by a site, and captions signed with what the other gives as its credit."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

HEAD = "The crew of the ferry Halda loads the last crates at Port Vale. This is the first"


@pytest.mark.parametrize("cut", [" tr... More", " tr…", "... Read more", " […]"])
def test_what_a_teaser_cut_off_is_no_difference(cut: str) -> None:
    match = compare_captions(HEAD + cut, HEAD + " trip of 2031, with 14 cars and a bus.")
    assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (HEAD + " trip", HEAD + " stop... More"),
        ("Moe waves…", "Moe waves at 14 cars and leaves the ferry behind"),
        (HEAD.replace("ferry", "tug") + " tr... More", HEAD + " trip of 2031, with 14 cars and a bus."),
    ],
)
def test_what_stands_before_the_cut_decides(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


def test_the_credit_of_the_other_is_no_difference_behind_a_mark() -> None:
    a, b = "Brown-tailed Curlew - Orvel Tann", "Brown-tailed Curlew, photo by Orvel Tann"
    assert compare_captions(a, b).is_repeat
    assert not compare_captions(
        "Brown-tailed Curlew - Brusk Hedd", "Brown-tailed Plover, photo by Orvel Tann"
    ).is_repeat


def test_a_name_without_a_mark_is_shown() -> None:
    assert not compare_captions("Portrait of Orvel Tann", "Portrait of Brusk Hedd. Photo by Orvel Tann").is_repeat


FIELD = "The crew of the ferry Halda loads the last crates at Port Vale before she "


def test_a_field_that_was_full_ends_in_the_midst_of_a_word() -> None:
    whole = FIELD + "crossed to the isle of Orm with 14 cars."
    assert compare_captions(FIELD + "crosse", whole).is_repeat
    assert not compare_captions(FIELD + "explode", whole).is_repeat


def test_a_short_text_is_no_full_field() -> None:
    assert not compare_captions("The ferry cro", "The ferry crossed to Orm").is_repeat


ROLLOUT = "The ferry Halda is towed along the quay to the yard after she came to"


def test_what_was_cut_off_may_hold_words_of_the_teaser_again() -> None:
    whole = f"{ROLLOUT} the harbour of Vale on May 3. The yard will mend the hull and the masts."
    assert compare_captions(f"{ROLLOUT} the ... More", whole).is_repeat
    assert compare_captions(f"{ROLLOUT.replace('quay', 'canal')} the ... More", whole).is_repeat is False


@pytest.mark.parametrize("cut", ["Port Va...", "P…", "..."])
def test_a_cut_anywhere_is_no_loss(cut: str) -> None:
    assert compare_captions(f"{ROLLOUT} {cut}", f"{ROLLOUT} Port Vale on Saturday with six crates of fish.").is_repeat


def test_a_last_word_that_is_longer_there_was_not_cut() -> None:
    said = "The form that was sent from Port Vale to the harbour office on Orm by "
    assert not compare_captions(said + "htt", said + "https").is_repeat


@pytest.mark.parametrize(
    ("cut", "repeat"),
    [
        ("Mayor Ada Moe waves from the deck of the ferry Hal", True),  # few words, cut within a word
        ("Mayor Ada Moe waves from the deck of the ferry Halda in the match again", True),  # "against"
        ("Mayor Ada Moe waves from the deck of the ferry Halda in the match against Tor", True),
        ("Mayor Ada Moe waves from the deck of the ferry Halda in the match against Torin in the north", False),
        ("Mayor Ada Moe waves from the deck of the ferry Halda in 20", False),  # no letters
        ("Mayor Ada Moe waves from the deck of the ferry Hedd", False),
    ],
)
def test_a_field_ends_in_a_word(cut: str, repeat: bool) -> None:
    whole = "Mayor Ada Moe waves from the deck of the ferry Halda in the match against Torin in the northeast of Orm"
    assert repeats(cut, whole) is repeat


def test_a_name_that_begins_another_is_no_cut() -> None:
    assert not compare_captions(
        "Portrait of the mayor with his guest Ada John", "Portrait of the mayor with his guest Ada Johnson in Vale"
    ).is_repeat


@pytest.mark.parametrize("cut", ["in the final against the", "in the final against"])
def test_a_cut_between_two_words(cut: str) -> None:
    whole = f"Goalkeeper Ada Moe saves a shot {cut} team of Orm in Vale, May 3, 2031."
    whole = whole if " the team" in whole else whole.replace("against team", "against the team")
    assert compare_captions(f"Goalkeeper Ada Moe saves a shot {cut}", whole).is_repeat
    assert not compare_captions(f"Goalkeeper Ann Lind saves a shot {cut}", whole).is_repeat


@pytest.mark.parametrize(
    ("cut", "repeat"),
    [
        ("Two sailors of the ferry Halda carry a box of flares aboard the", True),
        ("Two sailors of the ferry Halda carry a box of flares and", True),
        ("Two sailors of the ferry Halda carry a box of stores aboard the", False),
    ],
)
def test_a_text_ends_where_more_must_follow(cut: str, repeat: bool) -> None:
    whole = "Two sailors of the ferry Halda carry a box of flares aboard the tug Hedd in Vale. Each is tested."
    whole = whole.replace("aboard the", "and go aboard the") if cut.endswith("and") else whole
    assert repeats(cut, whole) is repeat
