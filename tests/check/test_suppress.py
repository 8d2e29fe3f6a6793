from __future__ import annotations

from pathlib import Path

import pytest

from dedupe.check.suppress import Suppression, read_suppressions, suppress, suppressions_in, suppressions_of
from dedupe.readers.source import SourceText
from dedupe.records import Finding, Source
from tests.check.samples import finding, record

DOCUMENT = Source("posts/a.md")


def in_text(text: str) -> list[Suppression]:
    return suppressions_in(SourceText(text), DOCUMENT)


def lines_of(text: str) -> list[tuple[int, int]]:
    return [(item.first, item.last) for item in in_text(text)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("![crew](a.jpg) <!-- dedupe: ignore[CAP001] -->\n![x](b.jpg)", (1, 1)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg)\n![x](b.jpg)", (1, 2)),
        ("<!-- dedupe: ignore[CAP001] -->\n\n![crew](a.jpg)\n![x](b.jpg)", (1, 3)),
        ("<!--dedupe:ignore[CAP001]-->\n<img\n  src='a.jpg'\n  alt='crew'\n>\n<p>", (1, 5)),
        ("<!-- dedupe: ignore[CAP001] -->\n<figure>\n<img src=a>\n<figcaption>x</figcaption>\n</figure>\n<p>", (1, 5)),
        ("<!-- dedupe: ignore[CAP001] -->\n{{< figure src='a'\ncaption='x'\n>}}\nmore", (1, 4)),
        ("{# dedupe: ignore[CAP001] #}\n{% image 'a.jpg',\n'crew' %}\nmore", (1, 3)),
        ("{/* dedupe: ignore[CAP001] */}\n<Image src='a.jpg' alt='crew' />\nmore", (1, 2)),
        ("{{/* dedupe: ignore[CAP001] */}}\n![crew](a.jpg)\nmore", (1, 2)),
        ("---\n# dedupe: ignore[CAP001]\nimage:\n  path: a.jpg\n  alt: crew\ntitle: x\n---\n", (2, 5)),
        ("---\nalt: crew # dedupe: ignore[CAP001] on purpose\ntitle: x\n---\n", (2, 2)),
        ('// dedupe: ignore[CAP001]\n"alt": "crew"\n', (1, 2)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg){: .wide}\n_The crew_\n\nmore", (1, 3)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg)\n_The crew_{.wide}\n\nmore", (1, 3)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg)\n{: .wide}\n*The crew*{: .caption}\n![b](b.jpg)", (1, 4)),
        ("<!-- dedupe: ignore[CAP001] -->\n{% image 'a.jpg',\n'crew' %}\n*The crew*\nmore", (1, 4)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg)\n/// caption\nThe crew\n\nand ship\n///\nmore", (1, 7)),
        ("<!-- dedupe: ignore[CAP001] -->\n![crew](a.jpg)\n/// caption\nnever closed", (1, 2)),
        ("// dedupe: ignore[CAP001]\n.The crew\n[#crew]\nimage::a.jpg[Crew]\nmore", (1, 4)),
        ("// dedupe: ignore[CAP001]\n.The crew\n|===\nimage::a.jpg[Crew]", (1, 2)),
        ("# dedupe: ignore[CAP001]\n#+CAPTION: The crew\n#+ATTR_HTML: :alt Crew\n[[file:a.jpg]]\nmore", (1, 4)),
        ("text\n<!-- dedupe: ignore[CAP001] -->", (2, 2)),
        ("<!-- dedupe: ignore[CAP001] -->\n<figure>\nnever closed", (1, 2)),
        ("<!-- dedupe: ignore[CAP001] -->\r\n![crew](a.jpg)\r\n_The crew_\r\n\r\nmore", (1, 3)),
        # Line separators and form feeds, as they come from word processors, end no line of a file.
        ("A\u2028pasted\x0ctext\n<!-- dedupe: ignore[CAP001] -->\n\n<img\nsrc=a>\nmore", (2, 5)),
    ],
)
def test_a_comment_is_good_for_its_line_or_for_what_begins_below_it(text: str, lines: tuple[int, int]) -> None:
    assert lines_of(text) == [lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('<img data-dedupe-ignore="CAP001" src="a > b.jpg"\nalt="crew">\n<p>', (1, 2)),
        ("<p>\n<figure data-dedupe-ignore='CAP001'>\n<img src=a>\n</figure>\n", (2, 4)),
        ("<Image data-dedupe-ignore=CAP001\nsrc='a' />\n</Image>", (1, 2)),
        ("<figure data-dedupe-ignore=CAP001>\n<img>\n", (1, 1)),
    ],
)
def test_an_attribute_is_good_for_its_element(text: str, lines: tuple[int, int]) -> None:
    assert lines_of(text) == [lines]


@pytest.mark.parametrize(
    "text",
    [
        "dedupe: ignore[CAP001]",
        "see https://example.org/#dedupe: ignore[CAP001]",
        "<!-- dedupes: ignore[CAP001] -->",
        "<p>data-dedupe-ignore</p>",
        "nothing",
    ],
)
def test_what_is_no_suppression(text: str) -> None:
    assert in_text(text) == []


def test_place_and_codes() -> None:
    (item,) = in_text("a\nalt: x  # dedupe: ignore[cap001, IMG,XYZ9]")
    assert (item.source.line, item.source.column) == (2, 9)
    assert {"CAP001", "IMG001", "IMG007"} <= item.codes
    assert item.unknown == ("XYZ9",)


@pytest.mark.parametrize("text", ["<!-- dedupe: ignore -->", "<!-- dedupe: ignore[] -->", "<img data-dedupe-ignore>"])
def test_no_code_stands_for_every_rule(text: str) -> None:
    (item,) = in_text(text)
    assert item.covers("CAP001", Source("posts/a.md", 1), None)
    assert item.covers("IMG006", Source("posts/a.md", 1), None)
    assert not item.covers("CAP001", Source("posts/a.md", 2), None)
    assert not item.covers("CAP001", Source("posts/b.md", 1), None)
    assert not item.covers("CAP001", None, None)


def test_a_suppression_of_an_unknown_rule_covers_nothing() -> None:
    (item,) = in_text("<!-- dedupe: ignore[CAP999] -->")
    assert not item.covers("CAP001", Source("posts/a.md", 1), None)


@pytest.mark.parametrize("value", ["CAP001 CAP002", "CAP001,CAP002", ["CAP001", "CAP002"]])
def test_a_column_is_good_for_its_row(value: str | list[str]) -> None:
    rows = [record("a.jpg", line=2, extra={"dedupe_ignore": value}), record("b.jpg", line=2)]  # type: ignore[dict-item]
    (item,) = suppressions_of(rows)
    assert item.codes == {"CAP001", "CAP002"}
    assert item.covers("CAP001", rows[0].source, "a.jpg")
    assert not item.covers("CAP001", rows[1].source, "b.jpg")


@pytest.mark.parametrize("value", ["", None, False])
def test_an_empty_cell_suppresses_nothing(value: str | bool | None) -> None:
    assert list(suppressions_of([record(extra={"dedupe_ignore": value})])) == []


def test_true_stands_for_every_rule() -> None:
    (item,) = suppressions_of([record(extra={"dedupe_ignore": True})])
    assert item.codes == frozenset()


def test_documents_are_read_once_and_lost_ones_are_left_out(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("![crew](a.jpg) <!-- dedupe: ignore[CAP001] -->", encoding="utf-8")
    plain = tmp_path / "b.md"
    plain.write_text("![crew](a.jpg)", encoding="utf-8")
    other = tmp_path / "c.md"
    other.write_text("about dedupe", encoding="utf-8")
    records = [
        record(file=str(page)),
        record("b.jpg", line=4, file=str(page)),
        record("c.jpg", "posts/b.md", file=str(plain)),
        record("d.jpg", "posts/c.md", file=str(tmp_path / "lost.md")),
        record("e.jpg", "posts/d.md", file=str(other)),
        record("bare.jpg", "bare.jpg", None, file=str(tmp_path / "bare.jpg")),
    ]
    (item,) = read_suppressions(records)
    assert (item.source.path, item.first) == ("posts/a.md", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_suppression_is_found_in_whatever_encoding_the_document_is(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "a.md"
    page.write_bytes("<!-- dedupe: ignore[CAP001] -->\n![crève](a.jpg)".encode(encoding))
    (item,) = read_suppressions([record(file=str(page))])
    assert (item.source.line, item.source.column, item.first, item.last) == (1, 1, 1, 2)


def apply(text: str, *found: Finding) -> tuple[list[str], int]:
    kept, count = suppress(found, in_text(text))
    return [f"{item.code} {item.message}" if item.code == "SUP001" else item.code for item in kept], count


def test_a_finding_is_left_out_where_either_half_is_suppressed() -> None:
    text = "\n\nalt: crew # dedupe: ignore[CAP001]\n"
    assert apply(text, finding(line=3)) == ([], 1)
    assert apply(text, finding(path="posts/z.md", line=1, related=Source("posts/a.md", 3))) == ([], 1)
    assert apply(text, finding(line=3), finding("CAP007", line=3)) == (["CAP007"], 1)


def test_a_suppression_that_covers_nothing_is_reported() -> None:
    assert apply("alt: x # dedupe: ignore[CAP001]") == (["SUP001 nothing here breaks CAP001"], 0)
    assert apply("alt: x # dedupe: ignore[CAP001,CAP002]", finding(line=1)) == ([], 1)
    assert apply("alt: x # dedupe: ignore") == (["SUP001 nothing here breaks the rules that this suppresses"], 0)
    assert apply("alt: x # dedupe: ignore[CAP]") == (["SUP001 nothing here breaks the rules that this suppresses"], 0)


def test_a_suppression_of_no_rule_is_reported() -> None:
    assert apply("alt: x # dedupe: ignore[CAP999]") == (["SUP001 'CAP999' is no rule of dedupe"], 0)
    assert apply("alt: x # dedupe: ignore[CAP999,CAP001]", finding(line=1)) == (
        ["SUP001 'CAP999' is no rule of dedupe"],
        1,
    )
