"""Boilerplate: learned from the collection, whatever the order, never a whole caption."""

from __future__ import annotations

import random

from dedupe.captions.cleanup.boilerplate import MIN_REMAINDERS, Boilerplate, learn_boilerplate, mask, split_sentences

SUBJECTS = ["boat", "mill", "church", "quay", "crane", "gull", "buoy", "rope", "net", "lamp", "dock", "bell"]
NOTICE = "Catalogue card 12 of the Vale archive."


def cards(notice: str = NOTICE) -> list[str]:
    return [f"The {subject} at Port Vale. {notice.replace('12', str(n))}" for n, subject in enumerate(SUBJECTS)]


class TestLearning:
    def test_a_tail_with_other_numbers_is_learned(self) -> None:
        assert learn_boilerplate(cards()).tails == {mask(NOTICE)}

    def test_a_head_is_learned(self) -> None:
        learned = learn_boilerplate(f"From the Vale archive. A {subject} by the sea." for subject in SUBJECTS)
        assert learned.heads == {"from the vale archive."}

    def test_lines_count_as_sentences(self) -> None:
        assert learn_boilerplate(f"A {s}\nVALE ARCHIVE" for s in SUBJECTS).tails == {"vale archive"}

    def test_order_and_repeats_do_not_count(self) -> None:
        shuffled = cards() * 2
        random.Random(5).shuffle(shuffled)
        assert learn_boilerplate(shuffled) == learn_boilerplate(cards())

    def test_one_caption_many_times_teaches_nothing(self) -> None:
        assert learn_boilerplate(["The boat at Port Vale. " + NOTICE] * 50) == Boilerplate()

    def test_remainders_that_differ_in_digits_only_teach_nothing(self) -> None:
        assert learn_boilerplate(f"View {n} of the quay. {NOTICE}" for n in range(50)) == Boilerplate()

    def test_too_few_teach_nothing(self) -> None:
        assert learn_boilerplate(cards()[: MIN_REMAINDERS - 1]) == Boilerplate()

    def test_a_small_share_of_a_large_collection_teaches_nothing(self) -> None:
        rest = [f"{a} and {b} with a {c}. Port Vale, {a}." for a in SUBJECTS for b in SUBJECTS for c in SUBJECTS]
        assert mask(NOTICE) not in learn_boilerplate(cards() + rest).tails

    def test_numbers_alone_and_long_sentences_teach_nothing(self) -> None:
        assert learn_boilerplate(cards("1912.")) == Boilerplate()
        assert learn_boilerplate(cards("word " * 100 + ".")) == Boilerplate()


class TestStripping:
    LEARNED = learn_boilerplate(cards())

    def test_the_sentence_goes_and_is_named(self) -> None:
        text = "A heron. Catalogue card 99 of the Vale archive."
        assert self.LEARNED.remove_from(text) == ("A heron.", ["Catalogue card 99 of the Vale archive."])

    def test_heads_and_tails_and_repeats(self) -> None:
        learned = Boilerplate(frozenset({"hello."}), frozenset({"bye."}))
        assert learned.remove_from("Hello. Hello. A boat. Bye. Bye.")[0] == "A boat."

    def test_never_the_whole_caption(self) -> None:
        learned = Boilerplate(frozenset({"bye."}), frozenset({"bye."}))
        assert learned.remove_from("Bye. Bye.") == ("Bye.", ["Bye."])
        assert learned.remove_from("Bye.") == ("Bye.", [])

    def test_other_captions_stay(self) -> None:
        assert self.LEARNED.remove_from("A heron. A quay.") == ("A heron. A quay.", [])
        assert Boilerplate().remove_from("A heron.") == ("A heron.", [])


def test_sentences_of_scripts_without_spaces() -> None:
    text = "港。灯台！"
    assert [text[start:end] for start, end in split_sentences(text)] == ["港。", "灯台！"]


def test_a_full_stop_behind_an_abbreviation_ends_no_sentence() -> None:
    text = "Teams of the U.S. Navy wait at 7:07 p.m. EDT. Dr. Wren and Lt. Cole watch. It rains."
    assert [text[slice(*span)] for span in split_sentences(text)] == [
        "Teams of the U.S. Navy wait at 7:07 p.m. EDT.",
        "Dr. Wren and Lt. Cole watch.",
        "It rains.",
    ]


def test_a_number_that_captions_share_is_a_fact_and_no_boilerplate() -> None:
    shared = [card.rpartition("Catalogue")[0] + "The ferry came in at 7:07 p.m." for card in cards()]
    assert learn_boilerplate(shared) == Boilerplate()
