"""JSON Lines and JSON tables of every shape, and what is wrong in them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.registry import read_document
from dedupe.records import Json
from tests.readers.tables import captions, dumped, messages, only, read

ROWS: list[Json] = [{"file_name": "a.jpg", "text": "A dog", "n": 1}, {"file_name": "b.jpg", "text": "A cat", "n": None}]


def test_json_lines(tmp_path: Path) -> None:
    reading = read(tmp_path, "list.jsonl", "\ufeff" + "\r\n".join(json.dumps(row) for row in ROWS) + "\r\n\r\n")
    assert (reading.reader, reading.note) == ("jsonl", "caption column: text, picture column: file_name")
    assert captions(reading) == ["A dog", "A cat"]
    assert [entry.image for entry in reading.entries] == ["a.jpg", "b.jpg"]
    assert [dict(entry.extra) for entry in reading.entries] == [{"n": 1}, {"n": None}]
    assert [entry.line for entry in reading.entries] == [1, 2]


def test_lines_that_are_no_objects_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"caption": "one"}',
        "{oops",
        "[1]",
        '{"caption": "two"} x',
        '{"caption": "a", "caption": "three"}',
        "null",
    ]
    reading = read(tmp_path, "list.jsonl", "\n".join(lines))
    assert captions(reading) == ["one", "three"]
    assert messages(reading) == [
        (2, "is no valid JSON: Expecting property name enclosed in double quotes"),
        (3, "is no JSON object"),
        (4, "is no valid JSON: more text follows the object"),
        (5, "the key 'caption' stands twice; the last one counts"),
        (6, "is no JSON object"),
    ]


def test_line_separators_inside_a_text_end_no_line(tmp_path: Path) -> None:
    text = '{"caption": "one\u2028two\x85three"}\n{"caption": "four"}\n'
    reading = read(tmp_path, "list.jsonl", text)
    assert captions(reading) == ["one\u2028two\x85three", "four"]
    assert reading.entries[1].line == 2


def test_json_over_several_lines_under_another_name(tmp_path: Path) -> None:
    assert captions(read(tmp_path, "list.jsonl", dumped(ROWS))) == ["A dog", "A cat"]
    broken = read(tmp_path, "broken.jsonl", "{\n{\n")
    assert broken.entries == ()
    assert [line for line, _ in messages(broken)] == [1, 2]


def test_empty_and_unusable_lines(tmp_path: Path) -> None:
    assert read(tmp_path, "empty.jsonl", "\n\n").note == "empty"
    reading = read(tmp_path, "list.jsonl", '\n{"weight": 3}\n')
    assert messages(reading)[0][0] == 2
    assert "the columns are 'weight'" in messages(reading)[0][1]


def test_a_column_asked_for_that_is_not_there(tmp_path: Path) -> None:
    text = "".join(json.dumps(row) + "\n" for row in ROWS)
    assert messages(read(tmp_path, "list.jsonl", text, image_column="pic"))[0] == (
        None,
        "has no column 'pic'; the columns are 'file_name', 'text', 'n'",
    )
    reading = read(tmp_path, "list.json", dumped(ROWS), caption_column="alt")
    assert "has no column 'alt'" in messages(reading)[0][1]
    assert captions(reading) == ["A dog", "A cat"]


@pytest.mark.parametrize(
    "document",
    [
        ROWS,
        {"images": ROWS, "version": 3},
        {"data": {"items": ROWS}, "licenses": [{"name": "CC", "url": "https://x.org"}]},
        {"file_name": ["a.jpg", "b.jpg"], "text": ["A dog", "A cat"], "n": [1, None]},
        {"a.jpg": "A dog", "b.jpg": "A cat"},
        {"a.jpg": {"caption": "A dog"}, "b.jpg": {"caption": "A cat"}},
    ],
)
def test_every_shape_of_a_table(document: Json, tmp_path: Path) -> None:
    reading = read(tmp_path, "list.json", dumped(document))
    assert reading.reader == "json"
    assert captions(reading) == ["A dog", "A cat"]
    assert [entry.image for entry in reading.entries] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize(
    "document",
    [{"name": "x"}, [1, 2], "text", {}, [], {"menu": {"a": {"b": {"c": ROWS}}}}, {"a": [1, 2]}, {"a": [1], "b": [[2]]}],
)
def test_other_json_is_no_table(document: Json, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert read_document(path, Config(reader="json"), named=True) is None


def test_a_list_of_objects_without_a_usable_column_says_what_it_saw(tmp_path: Path) -> None:
    path = tmp_path / "menu.json"
    path.write_text(dumped({"menu": [{"text": "Home", "url": "/"}]}), encoding="utf-8")
    reading = read_document(path, Config(reader="json"), named=True)
    assert reading is not None
    assert "the columns are 'text', 'url'" in reading.problems[0].message


def test_nested_values_are_found_one_level_deep(tmp_path: Path) -> None:
    row: Json = {"image": {"src": "a.jpg", "alt": "A dog", "w": 3}, "credit": {"name": "P"}, "only": {"src": "x"}}
    entry = only(read(tmp_path, "list.json", dumped([row])))
    assert (entry.image, entry.caption, entry.role) == ("a.jpg", "A dog", "alt")
    assert dict(entry.extra) == {"image": {"w": 3}, "credit": {"name": "P"}, "only": {"src": "x"}}
    bare: Json = {"image": {"src": "a.jpg", "alt": "A dog"}}
    assert dict(only(read(tmp_path, "list.json", dumped([bare]))).extra) == {}
    mixed: list[Json] = [bare, {"image": None}, {"image": "b.jpg", "caption": "x"}]
    assert [e.image for e in read(tmp_path, "mixed.json", dumped(mixed)).entries] == ["a.jpg", None]


def test_lists_of_captions_are_several_captions_of_one_picture(tmp_path: Path) -> None:
    rows: list[Json] = [
        {"filename": "a.jpg", "sentences": [{"raw": "A dog"}, {"raw": "A brown dog", "n": 1}, {"n": 2}]},
        {"filename": "b.jpg", "sentences": ["A cat", None]},
        {"filename": "c.jpg", "sentences": []},
    ]
    reading = read(tmp_path, "list.json", dumped({"images": rows}))
    assert [(entry.image, entry.caption, entry.several) for entry in reading.entries] == [
        ("a.jpg", "A dog", True),
        ("a.jpg", "A brown dog", True),
        ("b.jpg", "A cat", True),
        ("c.jpg", None, True),
    ]


def test_values_that_are_no_text_lose_nothing(tmp_path: Path) -> None:
    text = '[{"file_name": "a.jpg", "caption": 7, "title": ["x"], "date": "May", "n": NaN, "big": 1e999},'
    text += ' {"file_name": "b.jpg", "caption": true, "date": "2020:01:31 10:00", "lang": "??"},'
    text += ' {"file_name": "c.jpg", "caption": {"x1": "x"}, "date": "2020-02-31"},'
    text += ' {"caption": "x", "title": "t"}, {"caption": "y", "title": "t"},'
    text += ' {"caption": "z"}, {"caption": "w"}, {"caption": "v"}]'
    first, second, third = read(tmp_path, "list.json", text).entries[:3]
    assert (first.caption, first.span, first.title, first.date) == ("7", None, None, None)
    assert dict(first.extra) == {"n": "NaN", "big": "1e999", "title": ["x"], "date": "May"}
    assert (second.caption, second.date) == (None, "2020-01-31")
    assert dict(second.extra) == {"date": "2020:01:31 10:00", "lang": "??", "caption": True}
    assert dict(third.extra) == {"date": "2020-02-31", "caption": {"x1": "x"}}


def test_escapes_and_lone_surrogates(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "list.json", r'[{"file_name": "a.jpg", "caption": "\u201cA\u201d \ud800 \"b\""}]'))
    assert entry.caption == '“A” \ud800 "b"'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[\n{"a": 1},\n{"a" 2}]', r"bad\.json:3: is no valid JSON: Expecting ':' delimiter"),
        ("[1]\n[2]", r"bad\.json:2: is no valid JSON: more text follows"),
        ("", r"bad\.json:1: is no valid JSON"),
        ("[" * 100_000, r"bad\.json: is no valid JSON: is nested too deeply"),
    ],
)
def test_malformed_json_is_named_with_its_line(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=words):
        read_document(tmp_path / "bad.json", Config(reader="json"), named=True)


def test_a_json_document_that_is_too_large_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dedupe.readers.jsondocument.MAX_JSON_BYTES", 5)
    with pytest.raises(ReadError, match="convert it to JSONL"):
        read(tmp_path, "list.json", dumped(ROWS))
    with pytest.raises(ReadError, match="cannot be read"):
        read_document(tmp_path / "none.json", Config(reader="json"), named=True)


def test_stray_nul_bytes_are_named(tmp_path: Path) -> None:
    text = dumped([*ROWS * 9, {"file_name": "c.jpg", "text": "x?y"}]).replace("?", "\0")
    reading = read(tmp_path, "list.json", text)
    assert captions(reading)[-1] == "x\0y"
    assert "holds 1 NUL byte" in messages(reading)[0][1]
    lines = "".join(json.dumps(row) + "\n" for row in ROWS * 9) + '{"file_name": "c.jpg", "text": "x\0y"}\n'
    assert "holds 1 NUL byte" in messages(read(tmp_path, "list.jsonl", lines))[0][1]


def test_a_table_can_be_asked_for(tmp_path: Path) -> None:
    document: Json = {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "caption": "x"}]}
    assert read(tmp_path, "c.json", dumped(document)).reader == "coco"
    assert read(tmp_path, "c.json", dumped(document), reader="json-table").reader == "json"


TEXTS = st.text(min_size=1, max_size=10)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.sampled_from([None, 2]), st.booleans())
@settings(deadline=None, max_examples=80)
def test_spans_are_exact(rows: list[tuple[str, str]], indent: int | None, ascii_only: bool) -> None:
    table = [{"note": note, "file_name": "a.jpg", "caption": caption} for caption, note in rows]
    with tempfile.TemporaryDirectory() as folder:
        whole = read(Path(folder), "list.json", json.dumps(table, indent=indent, ensure_ascii=ascii_only))
        lines = read(
            Path(folder), "list.jsonl", "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in table)
        )
    assert captions(whole) == captions(lines) == [caption for caption, _ in rows]
    assert [entry.extra["note"] for entry in whole.entries] == [note for _, note in rows]


def test_tables_that_are_alike_are_read_together(tmp_path: Path) -> None:
    document: Json = {
        "labels": [{"name": "dog", "photo": "label.jpg"}],
        "train": [{"image": "a.jpg", "caption": "A dog"}],
        "val": [{"image": "b.jpg", "caption": "A cat", "split": "val"}],
        "users": [{"avatar": "u.jpg", "title": "Editor"}],
    }
    reading = read(tmp_path, "splits.json", dumped(document))
    assert captions(reading) == ["A dog", "A cat"]
    assert [entry.line for entry in reading.entries] == [11, 17]


SPOKEN: list[Json] = [
    {"src": "a.jpg", "title": {"en": "Sea", "ja": "海"}, "description": {"en": ["Blue.", "Deep."]}, "exif": {"iso": 1}},
    {"src": "b.jpg", "title": "Hill", "description": "Green.", "alt": {"id": "no language"}},
]


def test_texts_in_several_languages_are_those_of_one_picture(tmp_path: Path) -> None:
    for name, text in (("a.json", dumped(SPOKEN)), ("a.jsonl", "\n".join(json.dumps(row) for row in SPOKEN))):
        reading = read(tmp_path, name, text)
        assert [(e.image, e.caption, e.title, e.language) for e in reading.entries] == [
            ("a.jpg", "Blue.", "Sea", "en"),
            ("a.jpg", "Deep.", "Sea", "en"),
            ("a.jpg", None, "海", "ja"),
            ("b.jpg", "Green.", "Hill", None),
        ]


def test_tables_below_the_names_of_languages(tmp_path: Path) -> None:
    document: Json = {
        "en": [{"src": "a.jpg", "alt": "Sea"}],
        "de": [{"src": "a.jpg", "alt": "Meer", "language": "de-CH"}],
    }
    reading = read(tmp_path, "a.json", dumped(document))
    assert [(entry.caption, entry.language) for entry in reading.entries] == [("Sea", "en"), ("Meer", "de-ch")]


def test_one_of_the_languages_may_be_asked_for(tmp_path: Path) -> None:
    rows: Json = [{"src": "a.jpg", "title": {"en": "Sea", "de": "Meer"}}]
    reading = read(tmp_path, "a.json", dumped(rows), caption_column="title.de")
    assert [(entry.caption, entry.language) for entry in reading.entries] == [("Meer", None)]


@pytest.mark.parametrize(
    ("row", "caption"),
    [
        (
            {"conversations": [{"from": "human", "value": "<image>\nSay."}, {"from": "gpt", "value": "A bus."}]},
            "A bus.",
        ),
        ({"messages": [{"role": "user", "content": "?"}, {"role": "assistant", "content": "A bus."}]}, "A bus."),
        ({"conversations": [{"from": "gpt", "value": "A bus."}, {"from": "gpt", "value": "Yes."}]}, None),
        ({"conversations": [{"from": "human", "value": "?"}]}, None),
        ({"messages": [{"role": "assistant", "content": [{"type": "text", "text": "A bus."}]}]}, None),
        ({"messages": [{"role": "assistant"}, "x"]}, None),
        ({"conversations": [None, {"from": ["gpt"], "value": 3}, {"from": {}}], "images": []}, None),
        ({"messages": "none"}, None),
    ],
)
def test_the_one_answer_of_a_dialogue_is_the_caption(row: dict[str, Json], caption: str | None, tmp_path: Path) -> None:
    reading = read(tmp_path, "chat.json", json.dumps([{"image": "a.jpg", **row}]))
    assert [(entry.image, entry.caption) for entry in reading.entries] == [("a.jpg", caption)]
    assert {name: value for name, value in reading.entries[0].extra.items() if name in row}.keys() == row.keys()


def test_the_only_picture_of_a_list_beside_a_dialogue(tmp_path: Path) -> None:
    answer = {"messages": [{"role": "assistant", "content": "A bus."}]}
    rows = [{**answer, "images": ["a.jpg"]}, {**answer, "images": ["a.jpg", "b.jpg"]}, {**answer, "images": ["c.jpg"]}]
    reading = read(tmp_path, "chat.jsonl", "\n".join(json.dumps(row) for row in rows))
    assert [(entry.image, entry.caption) for entry in reading.entries] == [
        ("a.jpg", "A bus."),
        (None, "A bus."),
        ("c.jpg", "A bus."),
    ]


def test_the_sentences_said_of_pictures_that_are_keys(tmp_path: Path) -> None:
    said: dict[str, dict[str, Json]] = {
        "a.png": {"p": "a red bus at night", "st": 50, "sa": "k_lms"},
        "b.png": {"p": "a red bus by day", "st": 7},
    }
    assert captions(read(tmp_path, "part.json", json.dumps(said))) == ["a red bus at night", "a red bus by day"]
    both = {name: {**told, "q": "another sentence of words"} for name, told in said.items()}
    assert captions(read(tmp_path, "both.json", json.dumps(both))) == [None, None]
    rows: Json = [{"image": name, **told} for name, told in said.items()]
    assert captions(read(tmp_path, "rows.json", dumped(rows))) == [None, None]
