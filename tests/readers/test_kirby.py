"""Content files of Kirby."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from dedupe.config import Config
from dedupe.readers.collect import collect
from dedupe.readers.kirby import read_kirby
from tests.readers.places import editable, reading_of, told

PAGE = """\
Title: Boats: of the harbour

----

Text:

We went there. ![A net](net.jpg)

(image: boat.jpg alt: Boats at dawn class: wide caption: The fleet of 1911)
(figure: bare.jpg width: 300)
(link: https://x.org text: no)

----

Blocks: [{"type": "image", "content": {"image": ["crew.jpg"], "alt": "The crew", "caption": ""}}]

----

Note: [in brackets

----

Empty:
"""
OF_A_PICTURE = "Caption: The fleet of 1911\n\n----\nAlt: Boats at dawn\n\n----\n\nTemplate: image\n\n----\n\nSort: 3\n"


def test_a_page_shows_pictures_in_tags_and_blocks(tmp_path: Path) -> None:
    reading = reading_of(read_kirby, tmp_path, "project.txt", PAGE)
    assert told(reading) == [
        ("net.jpg", "alt", "A net"),
        ("boat.jpg", "alt", "Boats at dawn"),
        ("boat.jpg", "caption", "The fleet of 1911"),
        ("bare.jpg", "caption", None),
        ("crew.jpg", "alt", "The crew"),
        ("crew.jpg", "caption", ""),
    ]
    assert [entry.line for entry in reading.entries] == [7, 9, 9, 10, 15, 15]
    assert {entry.caption for entry in editable(reading)} >= {"Boats at dawn", "The fleet of 1911", "The crew"}


@pytest.mark.parametrize(
    "text",
    ["A boat.\n\nA net.\n", "Title: Boats\n", "Title: Boats\n----\nA boat in the harbour.\n", "----\n", ""],
)
def test_other_texts_are_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_kirby(tmp_path / "a.txt", Config()) is None


def test_a_page_without_pictures_is_no_list_of_captions(tmp_path: Path) -> None:
    (tmp_path / "home.txt").write_text("Title: Home\n----\nText: Welcome\n", encoding="utf-8")
    got = collect([tmp_path])
    assert (got.records, [document.reader for document in got.documents]) == ((), ["kirby"])


def test_a_text_named_after_a_picture_tells_of_it(tmp_path: Path) -> None:
    for name, colour in (("boat.jpg", "red"), ("net.jpg", "blue")):
        Image.new("RGB", (8, 8), colour).save(tmp_path / name)
    (tmp_path / "boat.jpg.txt").write_text(OF_A_PICTURE, encoding="utf-8")
    (tmp_path / "net.jpg.txt").write_text("A net in the wind\n", encoding="utf-8")
    (tmp_path / "net.jpg.json").write_text('{"title": "net.jpg", "photographer": "Jo Field"}', encoding="utf-8")
    got = collect([tmp_path]).records
    assert [(r.picture.name, r.role, r.caption, r.source.line) for r in got if r.picture] == [
        ("boat.jpg", "alt", "Boats at dawn", 4),
        ("boat.jpg", "caption", "The fleet of 1911", 1),
        ("net.jpg", "caption", "A net in the wind", 1),
    ]
    assert got[2].credit == "Jo Field"


def test_hostile_texts_are_read_in_time(tmp_path: Path) -> None:
    begun = time.process_time()
    head = "A: b\n----\nText: "
    for text in (
        head + "(image: a.jpg alt: " * 20000,
        head + "(image: a.jpg" + " alt: x" * 20000 + ")",
        "----\n" * 50000,
    ):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        read_kirby(tmp_path / "a.txt", Config())
    assert time.process_time() - begun < 20


LEKTOR = """\
_model: gallery
---
title: Boats
---
body:

#### image ####
image: boat.jpg
alt: Boats at dawn
caption: The fleet of 1911
#### text ####
text: ![A net](net.jpg)
"""


def test_lektor(tmp_path: Path) -> None:
    reading = reading_of(read_kirby, tmp_path, "contents.lr", LEKTOR)
    assert told(reading) == [
        ("boat.jpg", "alt", "Boats at dawn"),
        ("boat.jpg", "caption", "The fleet of 1911"),
        ("net.jpg", "alt", "A net"),
    ]
    assert len(editable(reading)) == 3
    beside = reading_of(read_kirby, tmp_path, "boat.jpg.lr", "_model: photo\n---\ncaption: The fleet of 1911\n")
    assert told(beside) == [("boat.jpg", "caption", "The fleet of 1911")]
    assert told(reading_of(read_kirby, tmp_path, "net.jpg.lr", "alt: A net\n")) == [("net.jpg", "alt", "A net")]
