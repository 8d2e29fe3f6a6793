"""What a caption begins with that only calls it a picture."""

from __future__ import annotations

import pytest

from dedupe.captions.words.depictions import depiction, is_kind_of_chart


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an aerial view of the mill", 5),
        ("screenshot that shows a list", 4),
        ("this image shows how it works", 3),
        ("stacked bar chart of votes", 4),
        ("scatter plot of height", 3),
        ("figure of a man", 0),  # a figure may be what is shown
        ("shows the form", 0),
        ("bar of chocolate", 0),
        ("stacked bar stools", 0),
        ("view from the mill", 0),
        ("a look at the mill", 4),
        ("looking at the mill", 0),
        ("photo of", 2),
        ("", 0),
    ],
)
def test_words_that_call_it_a_picture(text: str, words: int) -> None:
    assert depiction(text.split()) == words


def test_kind_of_chart_stands_before_the_chart() -> None:
    forms = ("line", "of", "a", "bar", "chart", "pie")
    assert [is_kind_of_chart(forms, i) for i in range(len(forms))] == [False, False, False, True, False, False]
