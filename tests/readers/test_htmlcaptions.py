"""Captions of HTML that nothing marks as such."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.readers.html import read_html
from dedupe.readers.markdown import read_markdown
from tests.readers.places import editable, reading_of, told

DOOR = ("a.png", "alt", "A door")
BOTH = [DOOR, ("a.png", "caption", "The old door")]
IMAGE = '<img src="a.png" alt="A door">'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>{IMAGE}<br><em>The old door</em></p>", BOTH),
        (f'<div align="center">\n{IMAGE}\n<p><i>The <b>old</b> door</i></p>\n</div>', BOTH),
        (f'<p align="center">{IMAGE}</p>\n<p align="center"><em>The old door</em></p>', BOTH),
        (f'<center><a href="b.png">{IMAGE}</a><br/><em>The old door</em><br></center>', BOTH),
        (f"<center>{IMAGE}</center>\n<center><i>The old door</i></center>", BOTH),
        (f'<div align="center">{IMAGE}</div>\n<div class="text-center"><em>The old door</em></div>', BOTH),
        (f"<div>{IMAGE}</div>\n<div><em>The old door</em></div>", [DOOR]),
        (f"<p>{IMAGE} <em>The</em> old door</p>", [DOOR]),
        (f"<p>{IMAGE} and <em>the old door</em></p>", [DOOR]),
        (f"<p>{IMAGE}<em></em></p>", [DOOR]),
        (f"<p>{IMAGE}<em>", [DOOR]),
        (f'[caption id="x" width="300"]{IMAGE} The old door[/caption]', BOTH),
        (f'[caption id="x" caption="The old door"]<a href="b.png">{IMAGE}</a>[/caption]', BOTH),
        (f'[caption id="x"]<a href="b.png">{IMAGE}</a> The <em>old</em> door[/caption]', BOTH),
        (f"[caption]{IMAGE}[/caption]", [DOOR]),
        (f"[caption]{IMAGE} The old door", [DOOR]),
        ("[caption]No picture[/caption]", []),
        (f"<p class='img'>\n{IMAGE}\nThe old door\n</p>", BOTH),
        (f'<p class="wide image"><a href="b.png">\n{IMAGE}\n</a>\nThe <b>old</b> door</p>', BOTH),
        (f"<p class='img'>{IMAGE}</p><p class='text'>{IMAGE} The old door</p>", [DOOR, DOOR]),
        (f"<p class='img'>{IMAGE}{IMAGE} The old doors</p>", [DOOR, DOOR]),
        (f'<div>{IMAGE}<div class="thumbcaption">The old door</div></div>', BOTH),
    ],
)
def test_captions(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_html, tmp_path, "a.html", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        '[caption id="x"]![A door](a.png) The old door[/caption]',
        '[caption id="x"][![A door](a.png "T")](b.png) The old door[/caption]',
        '\\[caption id="x"\\]![A door](a.png) The old door\\[/caption\\]',
        '\\[caption id="x"\\]![A door](a.png)\\\nThe old door\\[/caption\\]',
    ],
)
def test_captions_of_posts_turned_to_markdown(tmp_path: Path, text: str) -> None:
    found = told(reading_of(read_markdown, tmp_path, "a.md", text))
    assert [entry for entry in found if entry[1] != "title"] == BOTH


def test_what_is_plain_text_can_be_edited(tmp_path: Path) -> None:
    text = f"<p>{IMAGE}<br><em>The &amp; door</em></p>\n<p>{IMAGE}<br><em>The <b>old</b> door</em></p>"
    reading = reading_of(read_html, tmp_path, "a.html", text)
    assert [entry.caption for entry in editable(reading)] == ["A door", "The & door", "A door"]


def test_a_caption_below_a_link_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = f"<p class='img'>\n<a href='b.png'>{IMAGE}\n</a>\nThe old door\n</p>\n"
    assert [entry.line for entry in reading_of(read_html, tmp_path, "a.html", text).entries] == [2, 4]


def test_hostile_pages_are_read_in_time(tmp_path: Path) -> None:
    begun = time.process_time()
    for text in (
        "<p class='img'>" * 20000,
        f"<p class='img'>{IMAGE}" + "<b>" * 50000,
        "[caption x]" * 20000,
        f"{IMAGE}<br>" * 5000 + "<em>" * 5000,
        f"{IMAGE}<em>" + "a<b>" * 50000,
    ):
        reading_of(read_html, tmp_path, "a.html", text)
    assert time.process_time() - begun < 20
