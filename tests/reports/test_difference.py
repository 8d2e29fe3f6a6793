from __future__ import annotations

from dedupe.reports.difference import MAX_WORDS, marked


def mark(text: str) -> str:
    return f"[{text}]"


def test_only_what_differs_is_marked() -> None:
    a, b = marked("Liftoff at 8:07 p.m. today", "Liftoff at 7:07 p.m.", mark, mark)
    assert a == "Liftoff at [8:07] p.m. [today]"
    assert b == "Liftoff at [7:07] p.m."


def test_case_and_punctuation_are_no_difference() -> None:
    assert marked("The Crew, here.", "the crew here", mark, mark) == ("The Crew, here.", "the crew here")


def test_a_very_long_caption_is_shown_as_it_is() -> None:
    long = " ".join(str(number) for number in range(MAX_WORDS + 1))
    assert marked(long, "1", mark, mark) == (long, "1")
