"""Jupyter notebooks: the Markdown between the code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.collect import collect
from dedupe.readers.notebook import read_notebook
from tests.readers.places import editable, reading_of, told

LINES = ["# Usage\n", "\n", 'Say "so": ![A hen](hen.png)\n', '<img src="cock.png" alt="A \\ cock">\n']
CELLS = [
    {"cell_type": "markdown", "metadata": {}, "source": LINES},
    {"cell_type": "code", "source": ["print('![no](no.png)')"], "outputs": [{"text": ["<img src='no.png'>"]}]},
    {"cell_type": "markdown", "source": "Gré\n\n![A chick](chick.png)\n\n```\n![no](no.png)\n```"},
    {"cell_type": "markdown", "source": ["![Drawn](attachment:a.png)", 3]},
    {"cell_type": "raw", "source": ["![no](no.png)"]},
]


def notebook(cells: object, *, ascii_only: bool = True) -> str:
    return json.dumps({"cells": cells, "nbformat": 4}, indent=1, ensure_ascii=ascii_only) + "\n"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_texts_are_told_where_they_stand(tmp_path: Path, ascii_only: bool) -> None:
    text = notebook(CELLS, ascii_only=ascii_only)
    reading = reading_of(read_notebook, tmp_path, "a.ipynb", text)
    assert told(reading) == [
        ("hen.png", "alt", "A hen"),
        ("cock.png", "alt", "A \\ cock"),
        ("chick.png", "alt", "A chick"),
        ("attachment:a.png", "alt", "Drawn"),
    ]
    lines = text.splitlines()
    for entry, written in zip(reading.entries, ["A hen", "A \\\\ cock", "A chick", "Drawn"], strict=True):
        assert entry.line is not None
        assert entry.column is not None
        assert lines[entry.line - 1][entry.column - 1 :].startswith(written)
    assert len(editable(reading)) == 4


def test_a_text_over_two_strings_is_told_and_not_edited(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "source": ["![A hen\n", "on the roof](hen.png) ![A cock](cock.png)"]}
    reading = reading_of(read_notebook, tmp_path, "a.ipynb", notebook([cell]))
    assert told(reading) == [("hen.png", "alt", "A hen on the roof"), ("cock.png", "alt", "A cock")]
    assert [entry.caption for entry in editable(reading)] == ["A cock"]


def test_a_picture_attached_to_a_notebook_is_known_by_its_name_there(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "source": ["![Drawn](attachment:a.png)"]}
    for name in ("a.ipynb", "b.ipynb"):
        (tmp_path / name).write_text(notebook([cell]), encoding="utf-8")
    pictures = {record.picture.name for record in collect([tmp_path]).records if record.picture is not None}
    assert len(pictures) == 2


def test_a_line_separator_ends_no_line_of_a_cell(tmp_path: Path) -> None:
    text = notebook([{"cell_type": "markdown", "source": ["Pasted\u2028text\x0c of two\n", "![A hen](hen.png)"]}])
    (entry,) = reading_of(read_notebook, tmp_path, "a.ipynb", text).entries
    assert entry.line is not None
    assert entry.column is not None
    assert text.split("\n")[entry.line - 1][entry.column - 1 :].startswith("A hen")


@pytest.mark.parametrize(
    ("source", "picture"),
    [
        (["```{card} A hen\n", ":img-top: hen.png\n", ":img-alt: A hen\n", "```"], "hen.png"),
        (["```{thumbnail} hen.png\n", ":alt: A hen\n", "```"], "hen.png"),
        (['<amp-img src="hen.png" alt="A hen">'], "hen.png"),
    ],
)
def test_whatever_shows_a_picture_in_markdown_shows_one_here(tmp_path: Path, source: list[str], picture: str) -> None:
    text = notebook([{"cell_type": "markdown", "source": source}])
    assert told(reading_of(read_notebook, tmp_path, "a.ipynb", text)) == [(picture, "alt", "A hen")]


@pytest.mark.parametrize("text", ["{}", '{"cells": [1, {"cell_type": "markdown"}], "a": "![x](y.png)"}', '["![x](y)"]'])
def test_json_without_markdown_has_no_entries(tmp_path: Path, text: str) -> None:
    assert told(reading_of(read_notebook, tmp_path, "a.ipynb", text)) == []


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text("![x](y.png)", encoding="utf-8")
    with pytest.raises(ReadError, match="is no notebook"):
        read_notebook(tmp_path / "a.ipynb", Config())
