"""Exports of Ghost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.collect import collect
from dedupe.readers.ghost import read_ghost
from tests.readers.places import editable, reading_of, told

HTML = """\
<figure class="kg-card"><img src="__GHOST_URL__/content/images/fair.jpg" alt="The fair &amp; the wheel">\
<figcaption>Its first evening</figcaption></figure>
<img src="https://example.org/a.jpg">
"""
POST = {"id": "1", "title": "Fair", "html": HTML, "feature_image": "__GHOST_URL__/content/images/wheel.jpg"}
OLD = {"id": "2", "feature_image": "/content/images/ice.jpg", "feature_image_alt": "Ice", "html": None}
META = [{"post_id": "1", "feature_image_alt": "The wheel", "feature_image_caption": "By <a href='x'>Ada  Moe</a>"}]


def export(*posts: object, indent: int | None = 1) -> str:
    data = {"posts": posts, "posts_meta": META}
    return json.dumps({"db": [{"meta": {"version": "5.0"}, "data": data}]}, indent=indent)


@pytest.mark.parametrize("indent", [None, 1])
def test_posts(tmp_path: Path, indent: int | None) -> None:
    reading = reading_of(read_ghost, tmp_path, "a.json", export(POST, OLD, {"id": "3"}, indent=indent))
    assert told(reading) == [
        ("/content/images/wheel.jpg", "alt", "The wheel"),
        ("/content/images/wheel.jpg", "caption", "By Ada Moe"),
        ("/content/images/fair.jpg", "alt", "The fair & the wheel"),
        ("/content/images/fair.jpg", "caption", "Its first evening"),
        ("https://example.org/a.jpg", "alt", None),
        ("/content/images/ice.jpg", "alt", "Ice"),
    ]
    assert [entry.caption for entry in editable(reading)] == [
        "The wheel",
        "The fair & the wheel",
        "Its first evening",
        "Ice",
    ]


def test_what_is_no_export_is_left_to_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"image": "a.jpg", "caption": "A hen"}]', encoding="utf-8")
    assert read_ghost(tmp_path / "a.json", Config()) is None


def test_a_broken_export_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"db": [{"meta": {},\n "data": {"posts": [}]}', encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read_ghost(tmp_path / "a.json", Config())
    assert raised.value.line == 2


def test_a_folder_with_an_export(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(export(POST), encoding="utf-8")
    assert [(one.reader, one.entries) for one in collect([tmp_path]).documents] == [("ghost", 5)]
