"""Sidecars: a text, its JSON, and two texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from dedupe.act.rewrite import plan_rewrites, write_rewrite
from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.collect import collect
from dedupe.readers.entry import Reading
from dedupe.readers.registry import read_sidecar
from tests.readers.tables import hold_spans


def read(folder: Path, name: str, **files: str) -> Reading | None:
    for suffix, text in files.items():
        (folder / f"x.{suffix}").write_bytes(text.encode("utf-8"))
    reading = read_sidecar(folder / name, Config())
    if reading is not None:
        hold_spans(folder / name, reading)
    return reading


def test_the_whole_text_is_the_caption(tmp_path: Path) -> None:
    reading = read(tmp_path, "x.txt", txt="\r\n  1girl, solo, red hair \r\nsecond line\r\n\r\n")
    assert reading is not None
    (entry,) = reading.entries
    assert entry.caption == "1girl, solo, red hair \r\nsecond line"
    assert (entry.image, entry.line, entry.column, entry.several) == (None, 2, 3, False)
    assert reading.reader == "sidecar"


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_sidecar_has_no_caption(text: str, tmp_path: Path) -> None:
    reading = read(tmp_path, "x.caption", caption=text)
    assert reading is not None
    assert (reading.entries[0].caption, reading.entries[0].span, reading.note) == (None, None, "empty")


def test_two_texts_are_several_captions(tmp_path: Path) -> None:
    for name in ("x.txt", "x.caption"):
        reading = read(tmp_path, name, txt="dog, brown", caption="A brown dog.")
        assert reading is not None
        assert reading.entries[0].several


def test_json_beside_a_text_adds_its_columns(tmp_path: Path) -> None:
    described = '{"caption": "A dog", "url": "https://x.org/a.jpg", "status": "success", "author": "P", "key": "1"}'
    reading = read(tmp_path, "x.txt", txt="A dog\n", json=described)
    assert reading is not None
    (entry,) = reading.entries
    assert (entry.caption, entry.credit) == ("A dog", "P")
    assert dict(entry.extra) == {"url": "https://x.org/a.jpg", "status": "success", "key": "1"}
    with_the_text = read(tmp_path, "x.json")
    assert with_the_text is not None
    assert (with_the_text.entries, with_the_text.note) == ((), "read with x.txt")


def test_a_caption_that_differs_is_kept_and_an_empty_one_filled(tmp_path: Path) -> None:
    reading = read(tmp_path, "x.txt", txt="A dog", json='{"caption": "A cat"}')
    assert reading is not None
    assert dict(reading.entries[0].extra) == {"caption": "A cat"}
    reading = read(tmp_path, "x.txt", txt="")
    assert reading is not None
    assert (reading.entries[0].caption, reading.entries[0].span) == ("A cat", None)


def test_json_alone_is_a_sidecar(tmp_path: Path) -> None:
    reading = read(tmp_path, "x.json", json='{"prompt": "A dog", "file_name": "x.jpg", "seed": 3}')
    assert reading is not None
    (entry,) = reading.entries
    assert (entry.image, entry.caption) == (None, "A dog")
    assert dict(entry.extra) == {"file_name": "x.jpg", "seed": 3}


def test_json_about_something_else(tmp_path: Path) -> None:
    assert read(tmp_path, "x.json", json="[1]") is None
    reading = read(tmp_path, "x.json", json='{"seed": 3}')
    assert reading is not None
    assert (reading.entries[0].caption, dict(reading.entries[0].extra)) == (None, {"seed": 3})
    reading = read(tmp_path, "x.json", json='{"title": "x.jpg", "description": ""}')
    assert reading is not None
    assert (reading.entries[0].caption, reading.entries[0].role) == (None, "description")
    reading = read(tmp_path, "x.json", json='{"file_name": null, "caption": null}')
    assert reading is not None
    assert reading.entries[0].caption is None


def test_broken_json_beside_a_text_is_a_problem_of_its_own(tmp_path: Path) -> None:
    reading = read(tmp_path, "x.txt", txt="A dog", json="{")
    assert reading is not None
    assert reading.entries[0].caption == "A dog"
    assert "x.json beside it is no valid JSON" in reading.problems[0].message
    assert read(tmp_path, "x.txt", json="[]") is not None


def test_a_sidecar_that_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is no text"):
        read(tmp_path, "x.txt", txt="\0\0\0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fog on the *river*.\n", [("caption", "Fog on the river.", None)]),
        ("---\ntitle: Fog\n---\n\nFog on the river,\nearly.\n", [("caption", "Fog on the river, early.", "Fog")]),
        ("---\ntitle: Fog\n---\n", [("title", "Fog", None)]),
        (
            "---\nalt: Fog\ncaption: The river\n---\nTaken early.\n",
            [("alt", "Fog", None), ("caption", "The river", None)],
        ),
        ("---\ndescription: The river in fog\ndate: 2031-01-01\n---\n", [("description", "The river in fog", None)]),
    ],
)
def test_markdown_says_what_a_picture_shows(
    text: str, expected: list[tuple[str, str, str | None]], tmp_path: Path
) -> None:
    reading = read(tmp_path, "x.md", md=text)
    assert reading is not None
    assert [(entry.role, entry.caption, entry.title) for entry in reading.entries] == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Fog\n\nFog on the river.\n",
        "Fog on the river.\n\nWe stayed for a week.\n",
        "- fog\n- ice\n",
        "<div>Fog</div>\n",
        "{{< gallery >}}\n",
        "Fog " * 300,
        "",
        "---\ndate: 2031-01-01\n---\n",
    ],
)
def test_an_article_is_no_sidecar(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, "x.md", md=text) is None


def test_markdown_beside_pictures_in_a_folder(tmp_path: Path) -> None:
    """A text of one paragraph tells of the picture of its name; a page that shows pictures is a page."""
    for name in ("fog", "ice", "sun"):
        Image.new("RGB", (8, 8), "navy").save(tmp_path / f"{name}.jpg")
    (tmp_path / "fog.md").write_text("Fog on the  river.\n", encoding="utf-8")
    (tmp_path / "ice.md").write_text("![The ice](ice.jpg)\n", encoding="utf-8")
    (tmp_path / "sun.md").write_text("# A week\n\nWe went there.\n", encoding="utf-8")
    (tmp_path / "alone.md").write_text("No picture of this name.\n", encoding="utf-8")
    found = collect([tmp_path])
    assert [(one.source.path, one.picture and one.picture.name, one.caption) for one in found.records] == [
        ("fog.md", "fog.jpg", "Fog on the  river."),
        ("ice.md", "ice.jpg", "The ice"),
        ("sun.jpg", "sun.jpg", None),
    ]
    (rewrite,) = plan_rewrites(found.records).rewrites
    write_rewrite(rewrite, Config())
    assert (tmp_path / "fog.md").read_text(encoding="utf-8") == "Fog on the river.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: Fog\r\nLocation: The pier\r\n\r\nFog on the river.\r\n", [("caption", "Fog on the river.", "Fog")]),
        ("Title: Fog\nAlt: A pier in fog\nAuthor:\n", [("alt", "A pier in fog", "Fog")]),
        ("Caption:  The river  \n\nTaken early.", [("caption", "The river", None)]),
        ("Title: Fog", [("title", "Fog", None)]),
        ("Fog: a history of the river\n", [("caption", "Fog: a history of the river", None)]),
        (
            "Title: Fog\nand other weather of the river\n",
            [("caption", "Title: Fog and other weather of the river", None)],
        ),
    ],
)
def test_lines_of_a_key_and_a_value_at_the_head(
    text: str, expected: list[tuple[str, str, str | None]], tmp_path: Path
) -> None:
    reading = read(tmp_path, "x.md", md=text)
    assert reading is not None
    assert [(entry.role, entry.caption, entry.title) for entry in reading.entries] == expected


XMP = """\
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>
{}
</rdf:Description></rdf:RDF></x:xmpmeta>
"""
DESCRIBED = """<dc:title><rdf:Alt><rdf:li>Ferry</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The ferry &amp; its bell</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>A. Bell</rdf:li></rdf:Seq></dc:creator>"""


def test_xmp_beside_pictures(tmp_path: Path) -> None:
    """`a.xmp` (Lightroom) and `b.jpg.xmp` (darktable); one that says nothing leaves the word to the picture's file."""
    for name in ("a", "b", "c"):
        Image.new("RGB", (8, 8), "navy").save(tmp_path / f"{name}.jpg", comment="x")
    (tmp_path / "a.xmp").write_text(XMP.format(DESCRIBED), encoding="utf-8")
    (tmp_path / "b.jpg.xmp").write_text(XMP.format("<dc:title>Quay</dc:title>"), encoding="utf-8")
    (tmp_path / "c.xmp").write_text(XMP.format(""), encoding="utf-8")
    (tmp_path / "raw.xmp").write_text(XMP.format(DESCRIBED), encoding="utf-8")
    found = collect([tmp_path])
    assert [(r.source.path, r.picture and r.picture.name, r.caption, r.title, r.credit) for r in found.records] == [
        ("a.xmp", "a.jpg", "The ferry & its bell", "Ferry", "A. Bell"),
        ("b.jpg.xmp", "b.jpg", None, "Quay", None),
        ("c.jpg", "c.jpg", None, None, None),
    ]
    assert (found.records[0].source.line, found.records[0].source.column) == (5, 55)
    assert [(document.path, document.note) for document in found.documents] == [
        ("raw.xmp", "no picture of its name beside it")
    ]


def test_xmp_that_is_none_is_told_and_the_picture_kept(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "navy").save(tmp_path / "a.jpg")
    (tmp_path / "a.xmp").write_text("<x", encoding="utf-8")
    found = collect([tmp_path])
    assert [record.id for record in found.records] == ["a.jpg"]
    assert "no well-formed XML" in found.problems[0][1]


def test_a_record_of_a_catalogue_beside_its_picture(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Image.new("RGB", (8, 8), "navy").save(tmp_path / f"{name}.jpg")
    record = '<dc xmlns="http://purl.org/dc/elements/1.1/"><title>{}</title><identifier>1</identifier></dc>'
    (tmp_path / "a.xml").write_text(record.format("The lock"), encoding="utf-8")
    (tmp_path / "b.xml").write_text(f"<all>{record.format('One')}{record.format('Two')}</all>", encoding="utf-8")
    found = collect([tmp_path])
    assert [
        (record.source.path, record.picture and record.picture.name, record.caption) for record in found.records
    ] == [
        ("a.xml", "a.jpg", "The lock"),
        ("b.jpg", "b.jpg", None),
    ]


def test_json_called_after_the_whole_name_of_its_picture(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        Image.new("RGB", (8, 8), "navy").save(tmp_path / f"{name}.jpg")
    for name in ("a.jpg.supplemental-metadata.json", "b.jpg.suppl.json", "c.other.json"):
        (tmp_path / name).write_text('{"title": "x.jpg", "description": "The lake"}', encoding="utf-8")
    assert [(record.source.path, record.caption) for record in collect([tmp_path]).records] == [
        ("a.jpg.supplemental-metadata.json", "The lake"),
        ("b.jpg.suppl.json", "The lake"),
        ("c.jpg", None),
    ]
