"""Plain texts: what is a gallery, a listing, an article; and where each part stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.readers.entry import Reading
from dedupe.readers.gallery import read_gallery, read_text_blocks, split_blocks
from dedupe.readers.source import SourceText

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"


def read(text: str) -> Reading:
    return read_text_blocks(SourceText(text))


def fixture(name: str) -> Reading:
    reading = read_gallery(DOCUMENTS / name, Config())
    assert reading is not None
    return reading


def test_a_gallery_gives_title_credit_and_caption() -> None:
    reading = fixture("gallery_with_titles.txt")
    assert reading.reader == "gallery"
    assert len(reading.entries) == 8
    first = reading.entries[0]
    assert (first.title, first.credit) == ("Slipping the Lines", "Lena Oduya/SPO")
    assert first.caption is not None
    assert first.caption.startswith("The research airship Petrel floats clear")
    assert (first.line, first.column) == (5, 1)
    assert reading.entries[6].credit == "SPO TV"


@pytest.mark.parametrize(
    "name", ["gallery_with_headline_and_biography.txt", "gallery_with_biography_in_three_blocks.txt"]
)
def test_headline_plea_and_biography_are_no_entries(name: str) -> None:
    reading = fixture(name)
    assert (reading.reader, len(reading.entries)) == ("gallery", 6)
    assert reading.entries[0].title == "Names on the Hull"
    assert not any("Solvang" in (entry.caption or "") + (entry.credit or "") for entry in reading.entries)


def test_in_an_article_only_a_paragraph_with_a_credit_mark_is_a_caption() -> None:
    reading = fixture("article_with_one_caption.txt")
    assert (reading.reader, len(reading.entries)) == ("article", 1)
    entry = reading.entries[0]
    assert entry.credit == "SPO TV"
    assert entry.caption is not None
    assert "credit" not in entry.caption.lower()


def test_an_article_without_captions_says_so() -> None:
    assert fixture("article_without.txt") == Reading("article", note="no captions")


def test_a_listing_gives_every_block() -> None:
    reading = fixture("listing.txt")
    blocks = split_blocks((DOCUMENTS / "listing.txt").read_text(encoding="utf-8"))
    assert reading.reader == "listing"
    assert [entry.caption for entry in reading.entries] == [block.text for block in blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_spans_point_at_the_caption_whatever_the_newlines(tmp_path: Path, newline: str, bom: bytes) -> None:
    text = (DOCUMENTS / "gallery_with_titles.txt").read_text(encoding="utf-8")
    file = tmp_path / "a.txt"
    file.write_bytes(bom + text.replace("\n", newline).encode())
    reading = read_gallery(file, Config())
    assert reading is not None
    decoded = file.read_bytes()[len(bom) :].decode()
    assert len(reading.entries) == 8
    for entry in reading.entries:
        assert entry.span is not None
        assert decoded[entry.span.start : entry.span.end] == entry.caption


def test_credit_after_the_caption() -> None:
    reading = read(
        "Morning Fog\n\nFog lies over the harbour before the boats go out.\n\nPhoto: Ada Wren\n\n"
        "Evening Nets\n\nNets hang to dry on the quay while the cook counts plates.\n\nPhoto: Ada Wren\n"
    )
    assert reading.reader == "gallery"
    assert [(e.title, e.credit) for e in reading.entries] == [("Morning Fog", "Ada Wren"), ("Evening Nets", "Ada Wren")]


def test_parts_on_single_lines_without_blank_lines() -> None:
    reading = read(
        "Morning Fog\nAda Wren/Harbour Press\nFog lies over the harbour before the boats go out.\n"
        "Evening Nets\nAda Wren/Harbour Press\nNets hang to dry on the quay while the cook counts plates.\n"
    )
    assert reading.reader == "gallery"
    assert [e.title for e in reading.entries] == ["Morning Fog", "Evening Nets"]


def test_about_the_author_is_no_entry() -> None:
    entry = "Title {n}\n\nAda Wren/Harbour Press\n\nThe ferry number {n} leaves the northern quay in the rain.\n\n"
    text = "".join(entry.format(n=n) for n in range(3))
    text += "About the Author\n\nJo Marsh\n\nJo Marsh is a staff writer who covers ferries and those who wait for them."
    assert [e.title for e in read(text).entries] == ["Title 0", "Title 1", "Title 2"]


def test_a_title_after_site_text_needs_a_sure_credit() -> None:
    entry = "Title {n}\n\nAda Wren/Harbour Press\n\nThe ferry number {n} leaves the northern quay in the rain.\n\n"
    text = entry.format(n=1) + "Sign up for our newsletter!\n\n" + entry.format(n=2)
    text += "The Team\n\nJo Marsh\n\nThe harbour desk sits above the old fish market and likes its coffee black."
    assert [e.title for e in read(text).entries] == ["Title 1", "Title 2"]


def test_plain_captions_one_a_block_are_a_listing() -> None:
    text = "A dog runs on the beach.\n\nA cat sleeps on a chair.\n\nTwo children fly a red kite.\n"
    reading = read(text)
    assert (reading.reader, len(reading.entries)) == ("listing", 3)


def test_plain_captions_one_a_line_are_a_listing() -> None:
    reading = read("A dog runs on the beach.\nA cat sleeps on a chair.\nTwo children fly a red kite.\n")
    assert (reading.reader, [e.line for e in reading.entries]) == ("listing", [1, 2, 3])


def test_one_paragraph_broken_at_a_fixed_width_is_one_caption() -> None:
    reading = read(
        "The ferry leaves the northern quay in heavy rain while two passengers\n"
        "run along the pier with their umbrellas turned inside out by the wind\n"
        "that came up in the night.\n"
    )
    assert len(reading.entries) == 1


def test_prose_without_marks_is_an_article() -> None:
    paragraph = (
        "The harbour was built in 1870. It has been rebuilt twice since then. The second time took nine years. "
        "Nobody remembers why it had to be.\n\n"
    )
    assert read(paragraph + paragraph.replace("harbour", "ferry pier")) == Reading("article", note="no captions")


def test_a_credit_line_under_a_paragraph_of_an_article() -> None:
    text = (
        "But the ferry was late. It often is. You can hear it before you see it, which is a comfort in the fog.\n\n"
        "The ferry leaves the northern quay in heavy rain.\n\nPhoto credit: Ada Wren\n\n"
        "“We wait,” said the harbour master. And so we did. There was soup. It was a long evening for all of us.\n\n"
        "However, the ferry came. It was late, as I said. We boarded. Nobody complained about the soup any more.\n"
    )
    reading = read(text)
    assert reading.reader == "article"
    assert [(e.caption, e.credit) for e in reading.entries] == [
        ("The ferry leaves the northern quay in heavy rain.", "Ada Wren")
    ]


def test_titles_over_captions_that_end_in_a_credit() -> None:
    reading = read(
        "Harbour Mornings in Pictures\n\nFog\n\nFog lies over the harbour. (Image credit: Ada Wren)\n\n"
        "Nets\n\nNets hang to dry on the quay. (Image credit: Ben Sole)\n"
    )
    assert reading.reader == "gallery"
    assert [(e.title, e.caption, e.credit) for e in reading.entries] == [
        ("Fog", "Fog lies over the harbour.", "Ada Wren"),
        ("Nets", "Nets hang to dry on the quay.", "Ben Sole"),
    ]


def test_a_listing_loses_its_headline_site_text_and_biography() -> None:
    reading = read(
        "Harbour Mornings in Pictures\n\n"
        "Fog lies over the harbour. (Image credit: Ada Wren)\n\nNets hang to dry. (Image credit: Ben Sole)\n\n"
        "Sign up for our newsletter!\n\nThe cook counts plates. (Image credit: Ben Sole)\n\n"
        "Jo Marsh\n\nJo Marsh is a staff writer at the Courier. She covers ferries.\n"
    )
    assert reading.reader == "listing"
    assert [e.caption for e in reading.entries] == [
        "Fog lies over the harbour. (Image credit: Ada Wren)",
        "Nets hang to dry. (Image credit: Ben Sole)",
        "The cook counts plates. (Image credit: Ben Sole)",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n"])
def test_an_empty_text_has_no_entries(text: str) -> None:
    assert read(text) == Reading("text", note="empty")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read_and_spans_are_true(text: str) -> None:
    for entry in read(text).entries:
        assert entry.span is not None
        assert text[entry.span.start : entry.span.end] == entry.caption
        assert entry.line is not None
        assert entry.line <= text.count("\n") + 1


def test_time_is_linear_in_a_huge_text() -> None:
    reading = read("word " * 200_000 + "\n\n" + "(" * 100_000)
    assert reading.reader in ("article", "listing")
