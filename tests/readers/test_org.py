"""Org pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.readers.org import read_org
from tests.readers.places import editable, reading_of, told

DOOR = ("a.png", "alt", "A door")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[file:a.png]]", [("a.png", "alt", None)]),
        ("#+ATTR_HTML: :width 300px :alt A door :title Hover\n[[./a.png]]",
         [("./a.png", "alt", "A door"), ("./a.png", "title", "Hover")]),
        ("#+CAPTION: The *north* door of [[https://x.org][the hall]]\n#+attr_html: :alt A door\n[[file:a.png]]",
         [DOOR, ("a.png", "caption", "The north door of the hall")]),
        ("#+CAPTION[short]: Long\n[[file:a.png]]", [("a.png", "alt", None), ("a.png", "caption", "Long")]),
        ("#+CAPTION: Of a table\n| a | b |\n\n[[file:a.png]]", [("a.png", "alt", None)]),
        ("#+CAPTION: Not of this\n\n[[file:a.png]]", [("a.png", "alt", None)]),
        ("Text [[file:a.png]] and [[file:b.png][a link]] and [[id:x]] and [[Heading]].", [("a.png", "alt", None)]),
        ("[[https://x.org][file:a.png]] and [[file:b.png][file:c.png::3]]",
         [("a.png", "alt", None), ("c.png", "alt", None)]),
        ("#+ATTR_HTML: :alt A door\n#+ATTR_HTML: :width 300\n[[https://x.org][file:a.png]]", [DOOR]),
        ("#+begin_src org\n[[file:a.png]]\n#+end_src\n# [[file:b.png]]\n: [[file:c.png]]", []),
        ('#+BEGIN_EXPORT html\n<img src="a.png" alt="A door">\n#+END_EXPORT', [DOOR]),
        ('#+BEGIN_EXPORT latex\n<img src="a.png" alt="A door">\n#+END_EXPORT', []),
        ("#+begin_center\n#+ATTR_HTML: :alt A door\n[[file:a.png]]\n#+end_center", [DOOR]),
        ("#+begin_src org\n[[file:a.png]]", [("a.png", "alt", None)]),
        ("[[https://x.org/a.png]] [[https://x.org/a]]", [("https://x.org/a.png", "alt", None)]),
    ],
)  # fmt: skip
def test_images(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_org, tmp_path, "a.org", text)) == expected


def test_places(tmp_path: Path) -> None:
    text = "#+TITLE: Page\r\n\r\n#+CAPTION: The door\r\n#+ATTR_HTML: :alt It's a door :width 3\r\n[[file:a.png]]\r\n"

    reading = reading_of(read_org, tmp_path, "a.org", text)

    assert [(entry.line, entry.column) for entry in reading.entries] == [(4, 19), (3, 12)]
    assert [entry.caption for entry in editable(reading)] == ["It's a door", "The door"]


@pytest.mark.parametrize(
    "text", ["[[" * 60000, "#+begin_src a\n" * 20000, "#+CAPTION: " + "*a" * 20000 + "\n[[file:a.png]]"]
)
def test_hostile_pages_are_read_in_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    begun = time.process_time()
    read_org(tmp_path / "a.txt", Config())
    assert time.process_time() - begun < 20
