"""The example gallery: drawn pictures and invented captions, with duplicates of every kind planted in it.

Each folder is kept the way some people keep theirs: a table of captions, pictures with a text beside each, a data set
with its metadata, plain texts, a saved page of an agency's search, a page of a web site.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from PIL import Image

from dedupe.demo import copies, documents, draw, words
from dedupe.demo.plants import PLANTS
from dedupe.demo.scenes import SCENES

LONG_SIDE = 960
"""Width of the photographs in pixels."""
SMALLEST_SIDE = 64
"""Narrowest photographs that can be drawn with everything in them."""

Files = dict[str, bytes]


def write_gallery(folder: Path, *, long_side: int = LONG_SIDE) -> list[Path]:
    """Write the gallery into `folder`, the same bytes each time.

    Args:
        folder: made if it is not there; files of the same names are replaced.
        long_side: width of the photographs in pixels, `SMALLEST_SIDE` or more.

    Returns:
        The files written, sorted.
    """
    files = draw_gallery(long_side)
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return sorted(folder / name for name in files)


def file_names() -> list[str]:
    """Names of every file of the gallery, sorted; they are the same at any size, and small ones are drawn fast."""
    return list(draw_gallery(SMALLEST_SIDE))


def draw_gallery(long_side: int = LONG_SIDE) -> Files:
    """Every file of the gallery: its POSIX path relative to the gallery, to its bytes, sorted."""
    photographs = {name: draw.photograph(scene, long_side, long_side * 2 // 3) for name, scene in SCENES.items()}
    parts = (
        _photos(photographs),
        _received(photographs),
        _dataset(photographs),
        _charts(long_side),
        _icons(),
        _press(),
        _agency(),
        _site(photographs),
        {"README.md": _text(_readme())},
    )
    return dict(sorted((name, data) for part in parts for name, data in part.items()))


def _text(text: str) -> bytes:
    return text.encode("utf-8")


def _photos(photographs: Mapping[str, Image.Image]) -> Files:
    """Pictures and a table of captions."""
    names = [row["file"].removesuffix(".jpg") for row in words.PHOTO_TABLE]
    files = {f"photos/{name}.jpg": copies.jpeg(photographs[name]) for name in names if name in photographs}
    files["photos/quay-light.jpg"] = files["photos/lighthouse.jpg"]
    files["photos/torn.jpg"] = copies.torn(files["photos/ship.jpg"])
    table = io.StringIO()
    writer = csv.DictWriter(table, list(words.PHOTO_TABLE[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(words.PHOTO_TABLE)
    files["photos/captions.csv"] = _text(table.getvalue())
    return files


def _received(photographs: Mapping[str, Image.Image]) -> Files:
    """Pictures with their caption in a text beside them, or without one."""
    files = {
        "airship-web.jpg": copies.half_size(photographs["airship"]),
        "floes-sent.jpg": copies.jpeg(photographs["floes"]),
        "forest-flipped.jpg": copies.mirrored(photographs["forest"]),
        "scan-07.jpg": copies.turned_by_exif(photographs["dome"]),
        "ship-detail.jpg": copies.cropped(photographs["ship"]),
        "stars-labelled.jpg": copies.jpeg(draw.write_label(photographs["stars"], "Skarvik, 3 a.m.")),
        "sunset-framed.jpg": copies.bordered(photographs["sunset"]),
    } | {name: _text(text) for name, text in words.RECEIVED_CAPTIONS.items()}
    return {f"received/{name}": data for name, data in files.items()}


def _dataset(photographs: Mapping[str, Image.Image]) -> Files:
    """A Hugging Face ImageFolder."""
    first = copies.jpeg(photographs["pier"])
    return {
        "dataset/0001.jpg": first,
        "dataset/0002.png": copies.saved_as_png(first),
        "dataset/0003.jpg": copies.jpeg(photographs["canyon"]),
        "dataset/metadata.jsonl": _text(_lines(words.DATASET_ROWS)),
    }


def _lines(rows: Iterable[Mapping[str, str]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _charts(long_side: int) -> Files:
    """Two charts that differ in one number."""
    size = (long_side, long_side * 5 // 8)
    files = {}
    for name, march in (("landings-a", 9), ("landings-b", 8)):
        bars = [("Jan", 12), ("Feb", 18), ("Mar", march), ("Apr", 22), ("May", 31)]
        files[f"charts/{name}.png"] = copies.png(draw.bar_chart("Landings on the ice, 2020", bars, *size))
        files[f"charts/{name}.txt"] = _text(f"Landings on the ice by month in 2020, with {march} in March.\n")
    return files


def _icons() -> Files:
    """Pictures with little or nothing in them."""
    star = copies.png(draw.star_icon())
    return {
        "icons/anchor.png": copies.png(draw.anchor_icon()),
        "icons/blank.png": copies.png(draw.transparent(64, 64)),
        "icons/flat-blue.png": copies.png(draw.flat(120, 80, (52, 96, 160))),
        "icons/flat-grey.png": copies.png(draw.flat(120, 80, (128, 128, 128))),
        "icons/spacer.png": copies.png(draw.transparent(32, 96)),
        "icons/star.png": star,
        "icons/starred.png": star,
    }


def _press() -> Files:
    """Texts: two galleries, a listing, an article with a caption in it and one without."""
    return {
        "press/chronicle.txt": _text(documents.article_without_captions()),
        "press/expedition.txt": _text(documents.gallery_with_titles()),
        "press/landing.txt": _text(documents.article_with_one_caption()),
        "press/search.txt": _text(documents.listing(event_times=4, leaving_times=3)),
        "press/training.txt": _text(documents.gallery_with_headline_and_biography()),
    }


def _agency() -> Files:
    """A saved page of an agency's picture search; the pictures themselves are not at hand."""
    items = [
        {
            "href": f"https://images.skarvik.example/asset/{row['nasa_id']}/collection.json",
            "data": [{"center": "SPO", "media_type": "image", **row}],
            "links": [
                {
                    "href": f"https://images.skarvik.example/asset/{row['nasa_id']}/{row['nasa_id']}~thumb.jpg",
                    "rel": "preview",
                    "render": "image",
                }
            ],
        }
        for row in words.AGENCY_ROWS
    ]
    page = {"collection": {"version": "1.0", "items": items, "metadata": {"total_hits": len(items)}}}
    return {"agency/page-1.json": _text(json.dumps(page, ensure_ascii=False, indent=1) + "\n")}


def _site(photographs: Mapping[str, Image.Image]) -> Files:
    """A page of a web site, with one of its pictures in two sizes."""
    hero = photographs["glacier"]
    return {
        "site/index.md": _text(words.SITE_PAGE),
        "site/images/hero-960.jpg": copies.jpeg(hero),
        "site/images/hero-480.jpg": copies.half_size(hero),
        "site/images/aurora.jpg": copies.jpeg(photographs["aurora"]),
    }


def _readme() -> str:
    return "\n".join(_readme_lines()) + "\n"


def _readme_lines() -> Iterator[str]:
    yield "# The example gallery"
    yield ""
    yield "Drawn and written by `dedupe demo`; nothing in it is real, and everything in it may be used freely."
    yield ""
    yield "| entry | beside | what was done | what should come of it |"
    yield "|---|---|---|---|"
    for plant in PLANTS:
        outcome = f"{plant.decision} {plant.rule}" if plant.rule else plant.decision
        yield f"| {plant.entry} | {plant.other} | {plant.what} | {outcome} |"
