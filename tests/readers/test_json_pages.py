"""Saved pages of agencies, Commons, IIIF and COCO: told by their structure, each caption with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dedupe.config import Config
from dedupe.readers.registry import read_document
from dedupe.records import Json
from tests.readers.tables import captions, dumped, messages, only, read


def agency_item(**data: Json) -> dict[str, Any]:
    return {"href": "https://x.org/collection.json", "data": [data], "links": [{"href": "https://x.org/a~small.jpg"}]}


def agency(*items: Json) -> str:
    return dumped({"collection": {"version": "1.1", "items": list(items)}})


def test_an_agency_page_gives_title_credit_id_and_date(tmp_path: Path) -> None:
    item = agency_item(
        nasa_id="X-1",
        title="Launch",
        description='A rocket, "ready"',
        description_508="Short",
        photographer="Agency/A. Person",
        date_created="2020-02-03T00:00:00Z",
        keywords=["a"],
        href="own",
    )
    entry = only(read(tmp_path, "page.json", agency(item)))
    assert (entry.caption, entry.title, entry.credit) == ('A rocket, "ready"', "Launch", "Agency/A. Person")
    assert (entry.photo_id, entry.date, entry.image, entry.field) == ("X-1", "2020-02-03", None, "description")
    assert dict(entry.extra) == {
        "description_508": "Short",
        "keywords": ["a"],
        "href": "own",
        "date_created": "2020-02-03T00:00:00Z",
        "item.href": "https://x.org/collection.json",
        "links": [{"href": "https://x.org/a~small.jpg"}],
    }


def test_what_an_agency_page_leaves_out(tmp_path: Path) -> None:
    links: Json = [
        3,
        {"rel": "preview", "href": "https://x.org/small.jpg"},
        {"rel": "canonical", "href": "https://x.org/o.jpg"},
    ]
    items: list[Json] = [
        agency_item(
            nasa_id="X-1", description=None, description_508="Short", secondary_creator="P", date_created="2020-02-03"
        ),
        agency_item(title="Only a title", date_created="May"),
        {"data": [{"title": "Linked"}], "links": links},
        {"data": [{"title": "No link"}], "links": [{"href": 3}]},
        {"data": []},
        {"data": "x"},
        {"links": []},
    ]
    reading = read(tmp_path, "page.json", agency(*items))
    assert reading.reader == "agency"
    assert captions(reading) == ["Short", None, None, None]
    first, second, third, fourth = reading.entries
    assert (first.field, first.credit, first.date) == ("description_508", "P", "2020-02-03")
    assert "date_created" not in first.extra
    assert (second.image, second.extra["date_created"]) == ("https://x.org/a~small.jpg", "May")
    assert third.image == "https://x.org/o.jpg"
    assert fourth.image is None


def test_an_agency_page_without_items(tmp_path: Path) -> None:
    reading = read(tmp_path, "page.json", agency())
    assert (reading.reader, reading.entries, reading.note) == ("agency", (), "no items")


def commons(*pages: Json) -> str:
    return dumped({"query": {"pages": {str(number): page for number, page in enumerate(pages)}}})


def commons_page(about: dict[str, Json], **version: Json) -> dict[str, Json]:
    return {"pageid": 3, "title": "File:A.jpg", "imageinfo": [{**version, "extmetadata": about}]}


def test_commons_gives_html_description_and_credit(tmp_path: Path) -> None:
    about: dict[str, Json] = {
        "ImageDescription": {"value": "A <b>dog</b> &amp; a cat", "source": "commons-desc-page"},
        "Artist": {"value": "<a href='x'>P</a>"},
        "DateTimeOriginal": {"value": "about 1900"},
        "DateTime": {"value": "2020-02-03 10:00:00"},
        "Odd": 3,
    }
    entry = only(read(tmp_path, "page.json", commons(commons_page(about, url="https://x.org/A.jpg", size=3))))
    assert (entry.caption, entry.role) == ("A <b>dog</b> &amp; a cat", "description")
    assert (entry.credit, entry.date, entry.image) == ("<a href='x'>P</a>", "2020-02-03", "https://x.org/A.jpg")
    assert entry.title == "File:A.jpg"
    assert dict(entry.extra) == {
        "DateTimeOriginal": "about 1900",
        "DateTime": "2020-02-03 10:00:00",
        "Odd": None,
        "size": 3,
        "pageid": 3,
    }


@pytest.mark.parametrize(
    ("value", "caption", "language"),
    [
        ({"_type": "lang", "de": "Ein Hund", "en": "A dog"}, "A dog", "en"),
        ({"_type": "lang", "de-AT": "Ein Hund"}, "Ein Hund", "de-at"),
        ({"_type": "lang"}, None, None),
        (3, None, None),
    ],
)
def test_commons_descriptions_in_languages(
    value: Json, caption: str | None, language: str | None, tmp_path: Path
) -> None:
    entry = only(read(tmp_path, "page.json", commons(commons_page({"ImageDescription": {"value": value}}))))
    assert (entry.caption, entry.language, entry.image) == (caption, language, "File:A.jpg")


def test_commons_pages_without_metadata_are_passed_over(tmp_path: Path) -> None:
    bare: list[Json] = [{"title": "x"}, {"imageinfo": [{"url": "u"}]}, {"imageinfo": 3}, commons_page({})]
    assert captions(read(tmp_path, "page.json", commons(*bare))) == [None]
    path = tmp_path / "none.json"
    path.write_text(commons({"title": "x"}), encoding="utf-8")
    assert read_document(path, Config(reader="commons"), named=True) is None


def canvas(**members: Json) -> dict[str, Json]:
    body: Json = {"id": "https://x.org/full.jpg", "type": "Image"}
    page: Json = {"type": "AnnotationPage", "items": [{"type": "Annotation", "body": body}]}
    return {"id": "c1", "type": "Canvas", "items": [page], **members}


def iiif(*canvases: Json, **members: Json) -> str:
    return dumped({"id": "m", "type": "Manifest", "items": list(canvases), **members})


def test_iiif_summaries_are_captions_in_their_languages(tmp_path: Path) -> None:
    one = canvas(
        label={"en": ["Dog"], "de": ["Hund"]},
        summary={"en": ["A dog runs"], "fr": ["Un chien"], "none": [3], "it": "x"},
        thumbnail=[{"id": "https://x.org/small.jpg"}, {"id": "https://x.org/full.jpg"}, 3],
        height=3,
    )
    statement: Json = {"label": {"en": ["By"]}, "value": {"none": ["The Museum"]}}
    reading = read(tmp_path, "manifest.json", iiif(one, requiredStatement=statement))
    english, french = reading.entries
    assert (english.caption, english.language, english.title) == ("A dog runs", "en", "Dog")
    assert (french.caption, french.language, french.title) == ("Un chien", "fr", "Dog")
    assert (english.image, english.sizes) == ("https://x.org/full.jpg", ("https://x.org/small.jpg",))
    assert (english.credit, english.role) == ("The Museum", "description")
    assert english.extra["height"] == 3


def test_iiif_labels_where_there_is_no_summary(tmp_path: Path) -> None:
    own: Json = {"value": {"en": ["Another"]}}
    body: Json = [3, {"type": "Choice", "items": [{"id": "https://x.org/one.jpg"}]}]
    choice: dict[str, Json] = {"items": [{"items": [{"body": body}]}]}
    canvases: list[Json] = [
        canvas(label={"none": ["Dog"]}, requiredStatement=own),
        {"label": {}, **choice},
        {"items": [{"items": [{"body": {"type": "Choice"}}, {"body": None}]}], "thumbnail": "x"},
        "odd",
    ]
    reading = read(tmp_path, "manifest.json", iiif(*canvases))
    first, second, third = reading.entries
    assert (first.caption, first.language, first.role, first.title) == ("Dog", None, "title", None)
    assert (first.credit, first.field) == ("Another", "label")
    assert (second.caption, second.image) == (None, "https://x.org/one.jpg")
    assert third.image is None


def iiif_2(*canvases: Json, **more: Json) -> str:
    context = "http://iiif.io/api/presentation/2/context.json"
    return dumped({"@context": context, "@type": "sc:Manifest", "sequences": [{"canvases": list(canvases)}], **more})


def test_iiif_2_canvases(tmp_path: Path) -> None:
    def image(resource: Json) -> list[Json]:
        return [{"resource": resource}]

    labels: list[Json] = [{"@value": "Dog", "@language": "en"}, {"@value": "Chien", "@language": "FR"}, 3]
    canvases: list[Json] = [
        {"label": "p. 1", "images": image({"@id": "https://x.org/1.jpg"}), "thumbnail": {"@id": "https://x.org/s.jpg"}},
        {"label": labels, "images": image({"default": {"@id": "https://x.org/2.jpg"}}), "attribution": "Ada"},
        {"label": "p. 3", "description": {"@value": "A dog"}, "images": "odd", "thumbnail": "https://x.org/t.jpg"},
        "odd",
        {},
    ]
    reading = read(tmp_path, "manifest.json", iiif_2(*canvases, attribution={"@value": "The Museum"}))
    first, english, french, third = reading.entries
    assert reading.reader == "iiif"
    assert (first.image, first.caption, first.role) == ("https://x.org/1.jpg", "p. 1", "title")
    assert (first.sizes, first.credit) == (("https://x.org/s.jpg",), "The Museum")
    assert (english.image, english.caption, english.language, english.credit) == (
        "https://x.org/2.jpg",
        "Dog",
        "en",
        "Ada",
    )
    assert (french.caption, french.language) == ("Chien", "fr")
    assert (third.caption, third.role, third.title, third.image) == ("A dog", "description", "p. 3", None)


def test_iiif_2_manifests_of_other_kinds(tmp_path: Path) -> None:
    assert read(tmp_path, "manifest.json", iiif_2()).note == "no canvases"
    path = tmp_path / "other.json"
    path.write_text('{"@type": "sc:Manifest", "sequences": 3}', encoding="utf-8")
    assert read_document(path, Config(reader="iiif"), named=True) is None
    odd = '{"@type": "sc:Manifest", "sequences": [3, {}, {"canvases": "x"}, {"canvases": [3]}]}'
    assert read(tmp_path, "odd.json", odd).note == "no canvases"


def test_iiif_manifests_of_other_kinds(tmp_path: Path) -> None:
    assert read(tmp_path, "manifest.json", iiif()).note == "no canvases"
    for text in ('{"type": "Manifest"}', '{"type": "Collection", "items": []}'):
        path = tmp_path / "other.json"
        path.write_text(text, encoding="utf-8")
        assert read_document(path, Config(reader="iiif"), named=True) is None


def coco(images: list[Json], annotations: list[Json]) -> str:
    return dumped({"info": {}, "images": images, "annotations": annotations})


def test_coco_gives_every_caption_of_a_picture(tmp_path: Path) -> None:
    images: list[Json] = [
        {"id": 2, "file_name": "b.jpg", "date_captured": "2013-11-14 17:02:52", "width": 3, "title": "T"},
        {"id": 1, "coco_url": "https://x.org/a.jpg", "date_captured": "2013-11-14", "credit": 3},
        {"id": 3, "file_name": "c.jpg"},
    ]
    annotations: list[Json] = [
        {"id": 9, "image_id": 1, "caption": "A dog", "photo_id": "X"},
        {"id": 8, "image_id": 2, "caption": "A cat", "date": "2020-01-01"},
        {"id": 7, "image_id": 1, "caption": "A brown dog"},
    ]
    reading = read(tmp_path, "captions.json", coco(images, annotations))
    assert [(entry.image, entry.caption, entry.several) for entry in reading.entries] == [
        ("b.jpg", "A cat", True),
        ("https://x.org/a.jpg", "A dog", True),
        ("https://x.org/a.jpg", "A brown dog", True),
        ("c.jpg", None, False),
    ]
    first, second, third, _ = reading.entries
    assert (first.date, first.title) == ("2020-01-01", "T")
    assert dict(first.extra) == {
        "image_id": 2,
        "date_captured": "2013-11-14 17:02:52",
        "width": 3,
        "annotation_id": 8,
    }
    assert (second.date, second.photo_id, second.credit) == ("2013-11-14", "X", None)
    assert dict(third.extra) == {"image_id": 1, "credit": 3, "annotation_id": 7}


def test_what_does_not_fit_in_coco_is_named(tmp_path: Path) -> None:
    images: list[Json] = [{"id": 1, "file_name": "a.jpg"}, {"file_name": "b.jpg"}, 3]
    annotations: list[Json] = [
        {"image_id": 1, "caption": "A dog"},
        {"image_id": 5, "caption": "Lost"},
        {"image_id": 1},
        {"image_id": 1, "caption": 3},
        {"caption": "x"},
    ]
    reading = read(tmp_path, "captions.json", coco(images, annotations))
    assert [(entry.image, entry.caption) for entry in reading.entries] == [("a.jpg", "A dog"), (None, "Lost")]
    assert [message for _, message in messages(reading)] == [
        "an image has no id",
        "an image has no id",
        "1 caption of image 5, which is not in images",
        "3 annotations have no caption or no image_id",
    ]
    assert all(line is not None for line, _ in messages(reading))


@pytest.mark.parametrize(
    "document",
    [
        {"images": [], "annotations": []},
        {"images": 3, "annotations": []},
        {"images": [{"id": 1}], "annotations": [{"image_id": 1, "bbox": []}]},
        [1],
    ],
)
def test_other_json_is_no_coco(document: Json, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(dumped(document), encoding="utf-8")
    assert read_document(path, Config(reader="coco"), named=True) is None


@pytest.mark.parametrize("reader", ["agency", "commons"])
@pytest.mark.parametrize("text", ["[]", '{"collection": {"items": [{}]}}', '{"collection": {}}', '{"query": 3}', "3"])
def test_other_json_is_no_page(reader: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert read_document(path, Config(reader=reader), named=True) is None
