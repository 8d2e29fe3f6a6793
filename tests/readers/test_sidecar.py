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
