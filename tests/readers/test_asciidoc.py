"""AsciiDoc pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.readers.asciidoc import read_asciidoc
from tests.readers.places import editable, reading_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("image::a.png[A door]", [("a.png", "alt", "A door")]),
        ("image::a.png[]", [("a.png", "alt", None)]),
        ("image::a.png[,300]", [("a.png", "alt", None)]),
        ('image::a.png["A door, shut",300]', [("a.png", "alt", "A door, shut")]),
        ('image::a.png[alt="A door", title="The door"]',
         [("a.png", "alt", "A door"), ("a.png", "caption", "The door")]),
        ("image::a.png[A brace \\] shown]", [("a.png", "alt", "A brace ] shown")]),
        (
            ".The _north_ door of https://example.org[the hall]\n[#door.wide]\n// note\nimage::a.png[A door]",
            [("a.png", "alt", "A door"), ("a.png", "caption", "The north door of the hall")],
        ),
        (".Title\n\nimage::a.png[A door]", [("a.png", "alt", "A door")]),
        (
            'Press image:a.png[Save, title="Hover"] or `image:b.png[x]` or \\image:c.png[x].',
            [("a.png", "alt", "Save"), ("a.png", "title", "Hover")],
        ),
        ("|===\na|image::a.png[A door]\n|===", [("a.png", "alt", "A door")]),
        ("----\nimage::a.png[x]\n----\n....\nimage::a.png[x]\n....\n```adoc\nimage::a.png[x]\n```", []),
        ("// image::a.png[x]\n////\nimage::a.png[x]\n////", []),
        ('++++\n<img src="a.png" alt="A door">\n++++', [("a.png", "alt", "A door")]),
        ("Name\n----\n\nimage::a.png[A door]", [("a.png", "alt", "A door")]),
        (":imagesdir: img/x\n\nimage::a.png[A door]\nimage::/b.png[B]",
         [("img/x/a.png", "alt", "A door"), ("/b.png", "alt", "B")]),
        (":imagesdir: https://x.org/i\n\nimage::a.png[A door]", [("https://x.org/i/a.png", "alt", "A door")]),
        (":who: Ada\n:name: {who}'s door\n\nimage::{who}.png[{name}]", [("Ada.png", "alt", "Ada's door")]),
        (":a: {b}\n:b: x{a}\n\nimage::a.png[{a}]", []),
        ("image::a.png[{unknown}]\n\nimage::{unknown}/b.png[B]", [("{{ unknown }}/b.png", "alt", "B")]),
        ("image::https://x.org/a.png[A door]", [("https://x.org/a.png", "alt", "A door")]),
        ("---\nimage: hero.png\nimage_alt: Hero\n---\nimage::a.png[A door]",
         [("hero.png", "alt", "Hero"), ("a.png", "alt", "A door")]),
    ],
)  # fmt: skip
def test_images(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_asciidoc, tmp_path, "a.adoc", text)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a.png", "../images/a.png"),
        ("b/a.png", "../images/b/a.png"),
        ("image$a.png", "../images/a.png"),
        ("other:a.png", "../../other/images/a.png"),
        ("part:other:a.png", "{{ part:other:a.png }}"),
        ("https://x.org/a.png", "https://x.org/a.png"),
    ],
)
def test_pictures_lie_beside_the_pages_of_a_module(tmp_path: Path, target: str, expected: str) -> None:
    reading = reading_of(read_asciidoc, tmp_path, "modules/ROOT/pages/a.adoc", f"image::{target}[A door]")

    assert [entry.image for entry in reading.entries] == [expected]


def test_places(tmp_path: Path) -> None:
    text = "= Page\n\n.The door, seen from “inside”\nimage::a.png[It's a door,300]\n\n.*The* gate\nimage::b.png[]\n"

    reading = reading_of(read_asciidoc, tmp_path, "a.adoc", text.replace("\n", "\r\n"))

    assert [(entry.line, entry.column) for entry in reading.entries] == [(4, 14), (3, 2), (7, 1), (6, 2)]
    assert [entry.caption for entry in editable(reading)] == ["It's a door", "The door, seen from “inside”"]


@pytest.mark.parametrize(
    "text",
    [
        "image::x[" * 20000,
        'image::x.png["' * 20000,
        "----\n....\n" * 20000,
        ":a: {a}{a}\n" * 20000 + "image::x.png[{a}]",
    ],
)
def test_hostile_pages_are_read_in_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    begun = time.process_time()
    read_asciidoc(tmp_path / "a.txt", Config())
    assert time.process_time() - begun < 20
