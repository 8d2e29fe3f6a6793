"""Pictures and texts found in a real site, beside a count made another way; every difference is printed.

    DEDUPE_BENCH_DATA=... python benchmarks/site.py [--show]

Reads bench/content/18f.gsa.gov below DEDUPE_BENCH_DATA (an Eleventy site: Liquid in Markdown). The other count knows
nothing of Markdown, spans or readers: regular expressions over the raw text, lxml for `img`, YAML as plain values.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html as lxml_html
from ruamel.yaml import YAML

from dedupe.config import Config
from dedupe.readers.datafiles import read_datafile
from dedupe.readers.entry import Entry
from dedupe.readers.html import read_html
from dedupe.readers.markdown import read_markdown
from dedupe.readers.resolve import FileIndex, resolve
from dedupe.readers.walk import walk

READERS = {".md": read_markdown, ".html": read_html, ".yml": read_datafile, ".yaml": read_datafile}
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp)$", re.IGNORECASE)
SETTINGS = Config(shortcodes={"image_with_class": "1,3"})

TAG = re.compile(r"\{%-?\s*image\s+\"([^\"]*)\"\s+\"([^\"]*)\"")
TAG_WITH_CLASS = re.compile(r"\{%-?\s*image_with_class\s+\"([^\"]*)\"\s+\"[^\"]*\"\s+\"([^\"]*)\"")
INCLUDE = re.compile(r"\{%-?\s*include\s+\"[^\"]*\"(.*?)%\}", re.DOTALL)
INCLUDED_IMAGE = re.compile(r"\bimage(?:_path)?:\s*\"([^\"]*)\"")
INCLUDED_ALT = re.compile(r"\b(?:alt|image_alt_text):\s*\"([^\"]*)\"")
MARKDOWN = re.compile(r"!\[([^\]]*)\]\(([^)\s]*|\{\{.*?\}\})(?:\s+\"[^\"]*\")?\)")
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)

Use = tuple[str, str, str]
"""File, way it is written, and its alternative text (of pictures without one: its path)."""


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--show", action="store_true", help="print every difference")
    show = options.parse_args().show
    root = Path(os.environ["DEDUPE_BENCH_DATA"]) / "bench" / "content" / "18f.gsa.gov"
    started = time.perf_counter()
    files = walk(root, SETTINGS)
    index = FileIndex(root, files)
    entries = {file.name: list(read(file.path)) for file in files if file.path.suffix in READERS}
    seconds = time.perf_counter() - started
    texts = {name: (root / name).read_text(encoding="utf-8") for name in entries}
    print(f"{len(entries)} documents read in {seconds:.2f} s, {sum(map(len, entries.values()))} entries")
    compare(entries, texts, show=show)
    kinds = Counter[str]()
    for name, found in entries.items():
        for entry in found:
            picture = None if entry.image is None else resolve(entry.image, root / name, root, SETTINGS, index)
            kinds["none" if picture is None else picture.kind.value] += 1
    print("pictures: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))


def read(path: Path) -> Iterable[Entry]:
    reading = READERS[path.suffix](path, SETTINGS)
    return () if reading is None else reading.entries


def compare(entries: dict[str, list[Entry]], texts: dict[str, str], *, show: bool) -> None:
    print(f"\n{'way':22}{'counted':>9}{'found':>7}{'missed':>8}")
    for way, count in (
        ("image tag", tags),
        ("image_with_class tag", tags_with_class),
        ("include", includes),
        ("img element", elements),
        ("Markdown image", markdown_images),
        ("front matter", front_matter),
        ("data file", data_values),
    ):
        counted = [(name, text) for name in texts for text in count(name, texts[name])]
        missed = []
        left = {name: Counter(words for entry in found for words in told(entry)) for name, found in entries.items()}
        for name, text in counted:
            if left[name][text] > 0:
                left[name][text] -= 1
            else:
                missed.append((name, text))
        print(f"{way:22}{len(counted):>9}{len(counted) - len(missed):>7}{len(missed):>8}")
        for name, text in missed if show else ():
            print(f"    {name}: {text[:110]!r}")


def told(entry: Entry) -> Iterator[str]:
    """What an entry says that the other count can see: its text, and its path."""
    if entry.caption:
        yield " ".join(entry.caption.split())
    if entry.image:
        yield entry.image


def tags(_: str, text: str) -> Iterator[str]:
    return (" ".join(match[2].split()) or match[1] for match in TAG.finditer(text))


def tags_with_class(_: str, text: str) -> Iterator[str]:
    return (" ".join(match[2].split()) or match[1] for match in TAG_WITH_CLASS.finditer(text))


def includes(_: str, text: str) -> Iterator[str]:
    for match in INCLUDE.finditer(text):
        image, alt = INCLUDED_IMAGE.search(match[1]), INCLUDED_ALT.search(match[1])
        if image is not None:
            yield image[1] if alt is None else " ".join(alt[1].split())


def elements(_: str, text: str) -> Iterator[str]:
    """`img` elements by another parser; a path with an expression in it has no place there and gets a stand-in."""
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "EXPRESSION", text, flags=re.DOTALL)
    for tag in re.findall(r"<img\b[^>]*>", plain):
        element = lxml_html.fragment_fromstring(tag)
        alt = " ".join((element.get("alt") or "").split())
        if alt or "EXPRESSION" not in (element.get("src") or ""):
            yield alt or element.get("src") or ""


def markdown_images(_: str, text: str) -> Iterator[str]:
    return (" ".join(match[1].replace("\\", "").split()) or match[2] for match in MARKDOWN.finditer(text))


def front_matter(name: str, text: str) -> Iterator[str]:
    match = FRONT.match(text)
    if match is not None and not name.endswith((".yml", ".yaml")):
        yield from pictures_in(loaded(match[1]))


def data_values(name: str, text: str) -> Iterator[str]:
    if name.endswith((".yml", ".yaml")):
        yield from pictures_in(loaded(text))


def loaded(text: str) -> object:
    """YAML as plain values; the tabs at some line ends that this parser takes offence at removed."""
    return YAML(typ="safe").load(re.sub(r"\t+$", "", text, flags=re.MULTILINE))


def pictures_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from pictures_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from pictures_in(item)
    elif isinstance(value, str) and PICTURE.search(value):
        yield value


if __name__ == "__main__":
    main()
