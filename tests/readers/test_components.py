"""Components between colons and braces in Markdown."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.readers.markdown import read_markdown
from tests.readers.places import editable, reading_of, told

HEN = ("a.png", "alt", "A hen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (':photo{src="a.png" alt="A hen"}', [HEN]),
        ("::content-image{src='a.png' .wide alt='A hen' width=3}\n::", [HEN]),
        (':::figure[Of the yard]{#hen src="a.png" caption="A hen"}\n:::', [("a.png", "caption", "A hen")]),
        (':photo{:src="image" alt="A hen"}', [("hero.png", "alt", "A hen")]),
        (':photo{:src="photos[0]" :alt="title"}', []),
        (':nuxt-img{src="a.png" :placeholder="20"}', [("a.png", "caption", None)]),
        (':card{icon="star" title="Stars"} and :smile:', []),
        ("::hero\n---\nimage: a.png\nalt: A hen\n---\n#title\nYard\n::", [HEN]),
        (
            "  ::gallery{wide}\n  ---\n  images:\n    - src: a.png\n      alt: A hen\n    - b.png\n  ---\n  ::",
            [HEN, ("b.png", "caption", None)],
        ),
        ("::hero\n---\nno: [settings\n---\n::", []),
        ('`:photo{src="a.png" alt="A hen"}`\n\n```\n::photo{src="a.png" alt="A hen"}\n```', []),
        ('<!-- :photo{src="a.png" alt="A hen"} -->', []),
        ('x:photo{src="a.png"} :photo{src="a.png"', []),
    ],
)
def test_components(tmp_path: Path, text: str, expected: list[object]) -> None:
    page = f"---\nimage: hero.png\n---\n{text}\n"
    assert told(reading_of(read_markdown, tmp_path, "a.md", page))[1:] == expected


def test_what_they_say_can_be_edited_in_place(tmp_path: Path) -> None:
    page = ':photo{src="a.png" alt="A hen"}\n\n::hero\n---\nimage: b.png\nalt: A cock\n---\n::\n'
    reading = reading_of(read_markdown, tmp_path, "a.md", page)
    assert [(entry.line, entry.caption) for entry in editable(reading)] == [(1, "A hen"), (6, "A cock")]


def test_hostile_pages_are_read_in_time(tmp_path: Path) -> None:
    begun = time.process_time()
    for text in (":a{" * 50000, ":a{" + '"' * 50000, "::a\n---\n" * 20000, "::a\n---\n" + "b\n" * 50000):
        reading_of(read_markdown, tmp_path, "a.md", text)
    assert time.process_time() - begun < 20
