"""Guessing columns: by name, by values, by settings; and when there is nothing to guess."""

from __future__ import annotations

import pytest

from dedupe.config import Config
from dedupe.readers.columns import choose_columns, looks_like_picture, role_of
from dedupe.records import Json


def guess(row: dict[str, Json], *, lines: bool = True, **settings: str) -> dict[str, str | None] | None:
    columns = choose_columns([row], Config(**settings), lines=lines)
    if columns is None:
        return None
    names = ("image", "caption", "title", "credit", "photo_id", "date", "language")
    return {name: getattr(columns, name) for name in names if getattr(columns, name)}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"file_name": "a.jpg", "text": "A dog"}, {"image": "file_name", "caption": "text"}),
        ({"Image Path": "a", "Alt-Text": "A dog"}, {"image": "Image Path", "caption": "Alt-Text"}),
        ({"url": "https://x.org/a.jpg?w=3", "title": "Dog"}, {"image": "url", "caption": "title"}),
        ({"url": "https://x.org/a", "caption": "Dog"}, {"caption": "caption"}),
        (
            {"repo": "r", "file": "post.md", "image": "/a.jpg", "alt": ""},
            {"image": "image", "caption": "alt"},
        ),
        ({"bild": "a.jpg", "blip_caption": "Dog"}, {"image": "bild", "caption": "blip_caption"}),
        (
            {"title": "T", "caption": "C", "photographer": "P", "nasa_id": "X1", "date_taken": "2020", "lang": "x"},
            {
                "title": "title", "caption": "caption", "credit": "photographer", "photo_id": "nasa_id",
                "date": "date_taken", "language": "lang",
            },
        ),
        ({"image_id": 42, "caption": "Dog"}, {"caption": "caption", "photo_id": "image_id"}),
        ({"file_name": "a.jpg", "image_id": 42}, {"image": "file_name"}),
        ({"file_name": "a.jpg", "asset_id": "x"}, {"image": "file_name", "photo_id": "asset_id"}),
        ({"image.src": "a.jpg", "image.alt": "Dog"}, {"image": "image.src", "caption": "image.alt"}),
        ({"meta.src": "a", "caption": "Dog"}, {"caption": "caption"}),
    ],
)  # fmt: skip
def test_columns_are_told_by_their_names(row: dict[str, Json], expected: dict[str, str]) -> None:
    assert guess(row) == expected


@pytest.mark.parametrize(
    "row",
    [
        {"term": "dog", "description": "an animal"},
        {"name": "Home", "title": "Start", "url": "/"},
        {"a": 1, "b": None},
        {"image": 3, "text": 4},
        {},
    ],
)
def test_a_table_of_something_else_is_none(row: dict[str, Json]) -> None:
    assert guess(row) is None


def test_text_alone_makes_a_table_only_where_rows_are_lines() -> None:
    row: dict[str, Json] = {"text": "Home", "weight": 3}
    assert guess(row) == {"caption": "text"}
    assert guess(row, lines=False) is None
    assert guess({"alt": "Home"}, lines=False) == {"caption": "alt"}


def test_settings_come_first() -> None:
    row: dict[str, Json] = {"file_name": "a.jpg", "caption": "x", "legende": "y", "datei": "b"}
    assert guess(row, caption_column="legende", image_column="datei") == {"image": "datei", "caption": "legende"}
    assert guess({"description": "an animal"}, caption_column="description") == {"caption": "description"}


def test_a_column_that_is_not_there_is_named_and_another_guessed() -> None:
    columns = choose_columns([{"file_name": "a.jpg", "text": "x"}], Config(caption_column="alt"), lines=True)
    assert columns is not None
    assert columns.missing == ("alt",)
    assert columns.caption == "text"
    assert columns.guessed == "caption column: text, picture column: file_name"


def test_what_was_guessed_is_said() -> None:
    said = [
        choose_columns([row], Config(), lines=True)
        for row in ({"image": "a.jpg"}, {"caption": "x"}, {"caption": "x", "photo_id": "X1"})
    ]
    assert [columns and columns.guessed for columns in said] == [
        "no caption column, picture column: image",
        "caption column: caption, no picture column",
        "caption column: caption, photo ID column: photo_id",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a.jpg", True), ("https://x.org/a.PNG?w=300", True), ("https://x.org/i?file=a.webp", True), ("a.jpg#2", True),
        ("a.txt", False), (".jpg", False), ("a dog", False), ("", False), (3, False), ("a\n.jpg", False),
        ("x" * 5000 + ".jpg", False), ("File:Bridge.JPG", False), ("https://x.org/wiki/File:Bridge.jpg", False),
        ("file:///srv/a.jpg", True), ("profile:a.jpg", True),
    ],
)  # fmt: skip
def test_what_looks_like_a_picture(value: Json, expected: bool) -> None:
    assert looks_like_picture(value) is expected


@pytest.mark.parametrize(
    ("column", "role"),
    [
        ("caption", "caption"), ("text", "caption"), ("alt", "alt"), ("image_alt", "alt"), ("Alt Text", "alt"),
        ("Bildtext", "caption"),
        ("Alternativtext", "alt"), ("descrizione", "description"), ("Titre", "title"),
        ("XMP:Description", "description"),
        ("description_508", "description"), ("title", "title"), ("headline", "title"), (None, "caption"),
    ],
)  # fmt: skip
def test_the_column_tells_the_role(column: str | None, role: str) -> None:
    assert role_of(column) == role


def test_the_full_picture_comes_before_its_thumbnail_which_is_a_size_of_it() -> None:
    rows = [{"thumb": "t/a.jpg", "full": "a.jpg", "alt": "A dog on a beach"}]
    columns = choose_columns(rows, Config(), lines=False)
    assert columns is not None
    assert (columns.image, columns.sizes) == ("full", ("thumb",))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"Dateiname": "a.jpg", "Bildunterschrift": "Der Hafen", "Fotograf": "K. M.", "Inventar-Nr.": "A 1"},
            {"image": "Dateiname", "caption": "Bildunterschrift", "credit": "Fotograf", "object_id": "Inventar-Nr."},
        ),
        ({"L\u00e9gende": "Le port", "Titre": "Port"}, {"caption": "L\u00e9gende", "title": "Titre"}),
        ({"fichier": "a.jpg", "le\u0301gende": "Le port"}, {"image": "fichier", "caption": "le\u0301gende"}),
        ({"archivo": "a.jpg", "T\u00edtulo": "Puerto"}, {"image": "archivo", "caption": "T\u00edtulo"}),
        (
            {"Media": "a.jpg", "dc:title": "Harbour", "dc:description": "Two boats", "dc:creator": "J. R."},
            {"image": "Media", "caption": "dc:description", "title": "dc:title", "credit": "dc:creator"},
        ),
    ],
)
def test_names_in_other_languages_and_of_standards(row: dict[str, Json], expected: dict[str, str]) -> None:
    columns = choose_columns([row], Config(), lines=True)
    assert columns is not None
    assert {name: getattr(columns, name) for name in expected} == expected
    assert choose_columns([{"Titel": "x", "Beschreibung": "y"}], Config(), lines=True) is None


def test_of_columns_of_one_role_the_one_that_is_not_mostly_empty() -> None:
    rows: list[dict[str, Json]] = [
        {"SourceFile": "a.jpg", "XMP:Description": "x", "ImageDescription": "A dog"},
        {"SourceFile": "b.jpg", "ImageDescription": "A cat"},
    ]
    columns = choose_columns(rows, Config(), lines=False)
    assert columns is not None
    assert columns.caption == "ImageDescription"
    columns = choose_columns([*rows, {"XMP:Description": "y"}], Config(), lines=False)
    assert columns is not None
    assert columns.caption == "XMP:Description"
