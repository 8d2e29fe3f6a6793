"""Findings on single entries: pictures and captions that are wrong by themselves."""

from __future__ import annotations

import pytest
from attrs import evolve, frozen

from dedupe.captions.noncaption import why_not_a_caption
from dedupe.check.entries import ANY_PICTURE, Facts, dirt, record_findings
from dedupe.errors import ImageError
from dedupe.records import (
    CleanCaption,
    Finding,
    PictureKind,
    Record,
    Severity,
    Span,
)
from tests.check.samples import record


def of(code: str, found: list[Finding]) -> list[Finding]:
    return [item for item in found if item.code == code]


def test_a_missing_picture_is_reported_at_every_place_that_names_it() -> None:
    records = [record(kind=PictureKind.MISSING), record("a.jpg", line=9, kind=PictureKind.MISSING)]
    found = of("IMG006", record_findings(records, Facts()))
    assert [item.source.line for item in found] == [3, 9]
    assert found[0].message == "a.jpg: there is no such file"
    twice = [record(kind=PictureKind.MISSING), record(kind=PictureKind.MISSING)]
    assert len(of("IMG006", record_findings(twice, Facts()))) == 1


def test_a_missing_picture_is_reported_once_for_all_texts_of_one_use() -> None:
    roles = ["alt", "caption", "title", "alt", "alt", "caption"]
    records = [
        evolve(record(line=line, kind=PictureKind.MISSING), role=role) for line, role in enumerate(roles, start=1)
    ]
    assert [item.source.line for item in of("IMG006", record_findings(records, Facts()))] == [1, 4, 5]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("oversized", "IMG005"), ("disguised", "IMG004"), ("truncated", "IMG003"), ("outside", "IMG006")],
)
def test_a_picture_that_cannot_be_read_is_reported_once(reason: str, code: str) -> None:
    error = ImageError("cut short", reason=reason)
    records = [record(line=1), record(line=2)]
    found = record_findings(records, Facts(image_errors={0: error, 1: error}))
    assert [(item.code, item.source.line) for item in found] == [(code, 1)]
    assert "cut short" in found[0].message


def test_what_to_do_about_a_picture_is_told() -> None:
    error = ImageError("holds HEIF", reason="unsupported", path="/a.heic", hint="install it")
    (found,) = record_findings([record("a.heic")], Facts(image_errors={0: error}))
    assert found.message == "the picture cannot be read: holds HEIF (install it)"


def test_a_missing_picture_is_not_unreadable_too() -> None:
    error = ImageError("not there", reason="missing")
    found = record_findings([record(kind=PictureKind.MISSING)], Facts(image_errors={0: error}))
    assert [item.code for item in found] == ["IMG006"]


@pytest.mark.parametrize(
    ("name", "form", "disguised"),
    [
        ("a.png", "JPEG", True),
        ("a.HEIC", "JPEG", True),
        ("a.jpg", "JPEG", False),
        ("a.jpeg", "jpeg", False),
        ("a", "PNG", False),
    ],
)
def test_a_suffix_that_names_another_format(name: str, form: str, disguised: bool) -> None:
    found = record_findings([record(name)], Facts(formats={0: form}))
    assert [item.code for item in found] == (["IMG004"] if disguised else [])


def test_a_disguise_is_told_in_words() -> None:
    (found,) = record_findings([record("a.png")], Facts(formats={0: "JPEG"}))
    assert found.message == "the file is named .png but holds JPEG"


def test_low_information_is_a_note() -> None:
    (found,) = record_findings([record()], Facts(low_information={0: "flat"}))
    assert (found.code, found.severity) == ("IMG007", Severity.NOTE)


def test_what_a_page_says_to_be_decoration_may_be_plain() -> None:
    assert record_findings([record(caption="", role="alt")], Facts(low_information={0: "flat"})) == []


def test_a_plain_picture_that_no_page_shows_is_a_part_of_the_design() -> None:
    facts = Facts(low_information={0: "flat"})
    bare = record("line.png", "line.png", None, caption=None)
    assert record_findings([bare, record()], facts) == []
    alone = evolve(bare, source=evolve(bare.source, reader="picture"))
    assert [item.code for item in record_findings([alone], facts)] == ["IMG007"]


def test_a_missing_alt_text_is_a_finding_and_an_empty_one_is_not() -> None:
    records = [
        record("a.jpg", caption=None, role="alt"),
        record("b.jpg", caption="", role="alt"),
        record("c.jpg", caption=None, role="caption"),
    ]
    assert [item.record for item in of("CAP005", record_findings(records, Facts()))] == ["a.jpg"]


def test_what_is_no_caption_and_what_is_a_stub() -> None:
    records = [record(caption="DSC_0123"), record(caption="Screenshot of the")]
    found = record_findings(records, Facts(not_captions={0: "a file name"}, stubs={1: "ends in “the”"}))
    assert [item.message for item in found] == [
        "“DSC_0123” is a file name, not a caption",
        "“Screenshot of the” is cut short: ends in “the”",
    ]


def test_a_word_that_is_its_icon_s_name_too_is_a_caption() -> None:
    reasons = {0: "the picture's own file name", 1: "the picture's own file name", 2: "the picture's own file name"}
    records = [
        record("close.svg", caption="close", role="alt"),
        record("x_1.svg", caption="x_1", role="alt"),
        record("close.svg", caption="close"),
        record("callouts/7.png", caption="7", role="alt"),
        record("callouts/12.png", caption="12", role="alt"),
    ]
    reasons |= {3: "the picture's own file name", 4: "the picture's own file name"}
    found = record_findings(records, Facts(not_captions=reasons))
    assert [item.record for item in found] == ["x_1.svg", "close.svg"]


def test_a_word_for_any_picture_is_no_caption_of_an_icon_either() -> None:
    assert why_not_a_caption("image", "a.png") == ANY_PICTURE
    (found,) = record_findings([record("a.png", caption="image", role="alt")], Facts(not_captions={0: ANY_PICTURE}))
    assert (found.code, found.message) == ("CAP006", "“image” is a word for any picture, not a caption")


def in_syntax(caption: str, syntax: str) -> Record:
    plain = record(caption=caption)
    return evolve(plain, source=evolve(plain.source, span=Span(0, len(caption), syntax)))


def test_dirt_is_told_once_a_kind() -> None:
    (found,) = record_findings([record(caption="<b>The</b> <i>crew</i> &amp; friends")], Facts())
    assert (found.code, found.message) == ("CAP008", "needs clean-up: tags, entities")


def test_what_is_markup_depends_on_the_format() -> None:
    assert dirt(in_syntax("a &amp; b", "csv-cell")) == ("entities",)
    assert dirt(in_syntax("a &amp; b", "html-text")) == ()


def test_white_space_alone_and_credits_are_no_dirt() -> None:
    assert dirt(record(caption="The  crew (NASA/Name)")) == ()
    assert dirt(record(caption=None)) == ()


def test_what_is_no_caption_needs_no_clean_up() -> None:
    found = record_findings([record(caption="<b>x</b>.jpg")], Facts(not_captions={0: "a file name"}))
    assert [item.code for item in found] == ["CAP006"]


def test_boilerplate_is_reported_once_a_sentence() -> None:
    records = [record(line=n) for n in range(1, 5)]
    facts = Facts(boilerplate={3: ("Join us.",), 1: ("Join us.", "All rights reserved."), 2: ("Join us.",)})
    found = record_findings(records, facts)
    assert [(item.source.line, item.message) for item in found] == [
        (2, "3 captions carry the same text: “Join us.”"),
        (2, "1 captions carry the same text: “All rights reserved.”"),
    ]


@pytest.mark.parametrize(
    ("own", "found_id", "codes"),
    [
        ("S66-34126", "S66-34124", ["CAP010"]),
        ("iss072e861975", "ISS072-E-861975", []),
        ("S66-34126", "S66-34124, S66-34126", []),
        (None, "S66-34124", []),
    ],
)
def test_a_photo_id_of_another_photograph(own: str | None, found_id: str, codes: list[str]) -> None:
    found = record_findings([record(photo_id=own)], Facts(cleaned={0: CleanCaption("text", photo_id=found_id)}))
    assert [item.code for item in found] == codes


def test_the_picture_itself_may_be_known_by_its_id() -> None:
    known = record("S66-34126", kind=PictureKind.PHOTO_ID)
    (found,) = record_findings([known], Facts(cleaned={0: CleanCaption("text", photo_id="S66-34124")}))
    assert found.message == "the caption names photo S66-34124, the entry is S66-34126"


@frozen
class Family:
    template: str
    members: tuple[int, ...]


def test_a_template_family_is_reported_once() -> None:
    records = [record(line=n) for n in range(1, 15)]
    families = (Family("Portrait of …", tuple(range(11, 1, -1))), Family("View of …", tuple(range(9))))
    (found,) = record_findings(records, Facts(families=families))
    assert (found.code, found.severity, found.source.line) == ("CAP011", Severity.NOTE, 3)
    assert found.message == "one of 10 captions of the form “Portrait of …”"
