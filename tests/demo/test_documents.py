from __future__ import annotations

import pytest

from dedupe.demo import documents, words


def blocks(text: str) -> list[str]:
    return [block.strip() for block in text.split("\n\n")]


def test_the_listing_repeats_what_a_search_repeats() -> None:
    found = blocks(documents.listing())
    assert found.count(words.EVENT_CAPTION) == documents.EVENT_TIMES
    assert found.count(words.LEAVING_CAPTION) == documents.LEAVING_TIMES
    assert [found.count(caption) for caption in words.LISTING_DOUBLED] == [2, 2]
    assert all(found.count(caption) == 1 for caption in (*words.LISTING_LOOKALIKES, *words.LISTING_SINGLES))
    assert documents.listing().startswith("\n")


def test_the_listing_is_as_long_as_asked() -> None:
    full, short = blocks(documents.listing()), blocks(documents.listing(event_times=2, leaving_times=1))
    assert len(full) - len(short) == documents.EVENT_TIMES - 2 + documents.LEAVING_TIMES - 1


def test_a_gallery_ends_in_what_has_the_shape_of_an_entry() -> None:
    assert blocks(documents.gallery_with_headline_and_biography())[-3:] == [
        words.PLEA,
        f"{words.AUTHOR}\n{words.AUTHOR_JOB}",
        words.BIOGRAPHY,
    ]
    assert blocks(documents.gallery_with_biography_in_three_blocks())[-3:] == [
        words.AUTHOR,
        words.AUTHOR_JOB,
        words.BIOGRAPHY,
    ]


def test_one_article_has_one_credit_mark_and_the_other_none() -> None:
    assert documents.article_with_one_caption().count("(Image credit:") == 1
    assert "redit" not in documents.article_without_captions()


@pytest.mark.parametrize("name", sorted(documents.DOCUMENTS))
def test_documents_are_plain_text(name: str) -> None:
    text = documents.DOCUMENTS[name]()
    assert text.strip()
    assert "\r" not in text
    assert text == documents.DOCUMENTS[name]()
