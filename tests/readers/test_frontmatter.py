"""Pictures in front matter and data files, with the texts whose keys go with theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers import datafiles
from dedupe.readers.datafiles import read_datafile
from dedupe.readers.fields import words_of
from dedupe.readers.frontmatter import front_matter
from dedupe.readers.markdown import read_markdown
from dedupe.readers.source import decode
from dedupe.readers.syntax import SYNTAXES
from tests.readers.places import editable, reading_of, told

HUGO = """\
---
title: A page
description: Not of the picture
images: [og.png]
resources:
- src: one.jpg
  title: First
  params:
    alt: Alt of one
    credit: Jane Roe
- src: "*.png"
  title: A rule for many
cover:
  image: cover.jpg
  alt: 'It''s the cover'
  caption: >-
    Folded
    caption
---
"""
HUGO_TOLD = [
    ("og.png", "caption", None),
    ("one.jpg", "alt", "Alt of one"),
    ("one.jpg", "title", "First"),
    ("cover.jpg", "alt", "It's the cover"),
    ("cover.jpg", "caption", "Folded caption"),
]


def test_hugo_resources_and_cover(tmp_path: Path) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", HUGO)
    assert told(reading) == HUGO_TOLD
    assert [entry.credit for entry in reading.entries] == [None, "Jane Roe", "Jane Roe", None, None]
    assert len(editable(reading)) == 4


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("image:\n  path: /a.png\n  alt: Jekyll", [("/a.png", "alt", "Jekyll")]),
        ("heroImage: ../a.png\nheroImageAlt: Astro", [("../a.png", "alt", "Astro")]),
        ("image: a.png\nimage_alt: One\nimage_figcaption: Two", [("a.png", "alt", "One"), ("a.png", "caption", "Two")]),
        ("image: a.png\nimage_accessibility: Read out", [("a.png", "alt", "Read out")]),
        ("image: a.png\nalt: Bare\nimage-alt: Nearer", [("a.png", "alt", "Nearer")]),
        ("image: a.png\ntitle: Of the page\ndescription: Too", [("a.png", "caption", None)]),
        ("image: a.png\nimage_title: Of it", [("a.png", "title", "Of it")]),
        ("image: a.png\nalt: ''", [("a.png", "alt", "")]),
        ("image: {src: a.png, title: T, description: D}", [("a.png", "title", "T"), ("a.png", "description", "D")]),
        ("thumbnail_url: https://x.org/1", [("https://x.org/1", "caption", None)]),
        ("og_picture: a.png\nalt: Known by its suffix", [("a.png", "alt", "Known by its suffix")]),
        ("cover: a.png\nbanner: b.png\nalt: Whose?", [("a.png", "caption", None), ("b.png", "caption", None)]),
        ("images:\n- a.png\n- src: b.png\n  alt: B", [("a.png", "caption", None), ("b.png", "alt", "B")]),
        ("image: false\nhero: true\ncover:\nbanner: words only", []),
        ("note: see the file a b.png", []),
        ("image: a.png\nalt: '{{ title }}'", []),
        ("image: {alt: A boat, dark: d.svg, light: l.svg}", [("d.svg", "alt", "A boat")]),
        ("logo_light: l.svg\nlogo_dark: d.svg\nalt: A", [("l.svg", "alt", "A")]),
        ("logo_light: l.svg\nlogo_dark: d.svg", [("l.svg", "caption", None), ("d.svg", "caption", None)]),
        ("logo_light: l.svg\nlogo_dark: d.svg\nlogo_dark_alt: By night",
         [("l.svg", "caption", None), ("d.svg", "alt", "By night")]),
    ],
)  # fmt: skip
def test_habits_of_site_generators(tmp_path: Path, block: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", f"---\n{block}\n---\nBody\n")) == expected


def test_a_data_file_named_after_a_picture_tells_of_it(tmp_path: Path) -> None:
    text = "alt_text: A boat\ntitle: The fleet\nexif: {model: X}\n"
    for name in ("boat.jpg.meta.yaml", "boat.jpg.yml"):
        assert told(reading_of(read_datafile, tmp_path, name, text)) == [
            ("boat.jpg", "alt", "A boat"),
            ("boat.jpg", "title", "The fleet"),
        ]


def test_toml_and_json_front_matter(tmp_path: Path) -> None:
    toml = '+++\ntitle = "T"\n[[resources]]\nsrc = "r.jpg"\n[resources.params]\nalt = "A \\"b\\""\n+++\n![x](y.png)\n'
    reading = reading_of(read_markdown, tmp_path, "a.md", toml)
    assert told(reading) == [("r.jpg", "alt", 'A "b"'), ("y.png", "alt", "x")]
    assert (reading.entries[0].line, reading.entries[1].line) == (6, 8)
    page = json.dumps({"image": {"src": "a.png", "alt": 'Say "x"'}}, indent=1) + "\n\n![x](y.png)\n"
    assert told(reading_of(read_markdown, tmp_path, "b.md", page)) == [
        ("a.png", "alt", 'Say "x"'),
        ("y.png", "alt", "x"),
    ]


def test_settable_field_names(tmp_path: Path) -> None:
    page = "---\nheadshot: //cdn.org/1\nheadshot_alt: A face\n---\n"
    assert told(reading_of(read_markdown, tmp_path, "a.md", page)) == []
    config = Config(front_matter_fields=("headshot",))
    assert told(reading_of(read_markdown, tmp_path, "a.md", page, config)) == [("//cdn.org/1", "alt", "A face")]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: a\nimage: [x.png\n---\n![a](b.png)\n", 4, "front matter is no valid YAML"),
        ("+++\na = \n+++\n![a](b.png)\n", 2, "front matter is no valid TOML"),
    ],
)
def test_a_malformed_block_is_told_and_the_page_is_read(tmp_path: Path, text: str, line: int, message: str) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", text)
    assert told(reading) == [("b.png", "alt", "a")]
    (problem,) = reading.problems
    assert problem.message.startswith(message)
    assert problem.line is not None
    assert abs(problem.line - line) <= 1


@pytest.mark.parametrize(
    "text", ["", "---\nnever closed: 1\n", "text\n---\na: 1\n---\n", "{ not json }", "{{ x }}\n", "--- \n"]
)
def test_a_page_may_have_none(text: str) -> None:
    front = front_matter(decode(text.encode()))
    assert (front.end, front.tree, front.problem) == (0, None, None)


@pytest.mark.parametrize("text", ["---\n---\n", "---\n- a\n...\nbody", '{"a": 1}'])
def test_front_matter_without_pictures(text: str) -> None:
    front = front_matter(decode(text.encode()))
    assert front.end > 0
    assert front.figures(Config()) == []


DATA = """\
- name: Jane
  photo: {src: img/jane.jpg, alt: Jane at her desk}
- name: Joe
  headshot: img/joe.png
  headshot_alt: "Joe, outside"
- name: Menu
  url: /about/
"""


def test_data_files_in_yaml_toml_and_json(tmp_path: Path) -> None:
    expected = [("img/jane.jpg", "alt", "Jane at her desk"), ("img/joe.png", "alt", "Joe, outside")]
    assert told(reading_of(read_datafile, tmp_path, "people.yml", DATA)) == expected
    people = [
        {"photo": {"src": "img/jane.jpg", "alt": "Jane at her desk"}},
        {"x": "img/joe.png", "alt": "Joe, outside"},
    ]
    assert told(reading_of(read_datafile, tmp_path, "people.json", json.dumps({"a": {"b": people}}))) == expected
    toml = """\
[[p]]
photo = {src = "img/jane.jpg", alt = "Jane at her desk"}
[[p]]
photo = "img/joe.png"
alt = 'Joe, outside'
"""
    reading = reading_of(read_datafile, tmp_path, "people.toml", toml)
    assert told(reading) == expected
    assert reading.reader == "toml"


def test_a_data_file_knows_its_language(tmp_path: Path) -> None:
    assert reading_of(read_datafile, tmp_path, "a.yml", "lang: pt_BR\nimage: a.png\n").entries[0].language == "pt-br"
    assert reading_of(read_datafile, tmp_path, "data/de/a.yml", "- image: a.png\n").entries[0].language == "de"


@pytest.mark.parametrize("name", ["menu.yml", "menu.txt"])
def test_a_data_file_without_pictures_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a: b\nc: https://example.org/page\n", encoding="utf-8")
    assert read_datafile(tmp_path / name, Config()) is None


def test_a_malformed_data_file_is_told(tmp_path: Path) -> None:
    reading = reading_of(read_datafile, tmp_path, "a.yml", "a: x.png\nb: [\n")
    assert reading.entries == ()
    assert reading.problems[0].message.startswith("is no valid YAML")


def test_an_enormous_data_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert read_datafile(path, Config()) is None  # large, and nothing in it that could be a picture
    with path.open("r+b") as stream:
        stream.seek(2**20 - 3)
        stream.write(b'"a.jpg"')
    with pytest.raises(ReadError, match=r"data file of 200 MB; 8 MB are the most that is read"):
        read_datafile(path, Config())
    assert datafiles.MAX_TREE_BYTES < 200 * 2**20


def test_a_data_file_that_is_gone_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_datafile(tmp_path / "gone.yml", Config())


@pytest.mark.parametrize("key", ["heroImageAlt", "hero_image_alt", "hero-image-alt", "HeroImageAlt", "hero image alt"])
def test_a_key_is_its_words(key: str) -> None:
    assert words_of(key) == ("hero", "image", "alt")


@settings(deadline=None, max_examples=50)
@given(
    st.text(alphabet="abc 'é\"&*:#-", min_size=1, max_size=12),
    st.sampled_from(["yaml-double", "yaml-single", "yaml-plain"]),
)
def test_any_caption_in_yaml_is_read_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory, text: str, syntax: str
) -> None:

    quote = {"yaml-double": '"', "yaml-single": "'", "yaml-plain": ""}[syntax]
    try:
        raw = SYNTAXES[syntax].encode(text)
    except ValueError:
        return
    page = f"---\nimage:\n  src: a.png\n  alt: {quote}{raw}{quote}\n---\n"
    reading = reading_of(read_markdown, tmp_path_factory.mktemp("page"), "a.md", page)
    assert told(reading) == [("a.png", "alt", text)]


ONE_AT_SIZES = """\
gallery:
  - url: /img/boats.jpg
    image_path: /img/boats-th.jpg
    alt: "Boats on the shingle"
    title: "The beach"
  - url: https://example.org/page
    image_path: https://example.org/fog_q.jpg
    alt: "Fog"
list:
  - path: a.jpg
    description: The last harvest
  - thumb: small.jpg
    large: big.jpg
    caption: Two names
  - image: left.jpg
    image_alt: Left
    thumbnail: other.jpg
    thumbnail_alt: Another
"""


def test_pictures_of_one_item_with_one_text_are_one_at_several_sizes(tmp_path: Path) -> None:
    reading = reading_of(read_datafile, tmp_path, "a.yml", ONE_AT_SIZES)
    assert [(entry.image, entry.role, entry.caption, entry.sizes) for entry in reading.entries] == [
        ("/img/boats.jpg", "alt", "Boats on the shingle", ("/img/boats-th.jpg",)),
        ("/img/boats.jpg", "title", "The beach", ("/img/boats-th.jpg",)),
        ("https://example.org/fog_q.jpg", "alt", "Fog", ()),
        ("a.jpg", "description", "The last harvest", ()),
        ("big.jpg", "caption", "Two names", ("small.jpg",)),
        ("left.jpg", "alt", "Left", ()),
        ("other.jpg", "alt", "Another", ()),
    ]


def test_the_key_of_a_text_may_be_shorter_than_that_of_its_picture(tmp_path: Path) -> None:
    page = "---\nteaser: t.jpg\noverlay_image: a.jpg\nimage_description: A loft\n---\n"
    assert told(reading_of(read_markdown, tmp_path, "a.md", page)) == [
        ("t.jpg", "caption", None),
        ("a.jpg", "description", "A loft"),
    ]
    page = "---\nhero_image: t.jpg\noverlay_image: a.jpg\nimage_alt: Of which?\n---\n"
    assert [caption for _, _, caption in told(reading_of(read_markdown, tmp_path, "b.md", page))] == [None, None]


def test_the_items_of_a_data_file_called_a_gallery_are_pictures(tmp_path: Path) -> None:
    text = "- image: a.jpg\n  title: The mill\n"
    assert told(reading_of(read_datafile, tmp_path, "gallery.yml", text)) == [("a.jpg", "title", "The mill")]
    assert told(reading_of(read_datafile, tmp_path, "shops.yml", text)) == [("a.jpg", "caption", None)]


def test_pictures_that_are_keys(tmp_path: Path) -> None:
    """A data file may list pictures by their names, each with what is said of it; a list of hashes says nothing."""
    text = """\
DSC1.jpg:
  description: The cape in fog
  taken: 2032-03-22
DSC2.jpg: "The cape at noon"
DSC3.jpg: sha256-abcdef
DSC4.jpg: other.jpg
DSC5.jpg: {image: b.jpg, alt: The boat}
DSC6.jpg: {taken: 2032-03-22}
"""
    reading = reading_of(read_datafile, tmp_path, "spring.yml", text)
    found = [one for one in told(reading) if one[2] is not None]
    assert found == [
        ("DSC1.jpg", "description", "The cape in fog"),
        ("DSC2.jpg", "caption", "The cape at noon"),
        ("b.jpg", "alt", "The boat"),
    ]
    assert len(editable(reading)) == 3
    assert not {"DSC3.jpg", "DSC5.jpg", "DSC6.jpg"} & {image for image, _, _ in told(reading)}


LANGUAGES = """\
photos:
  - src: gate.jpg
    alt: {en: The gate, de-CH: Das Tor}
    title: Gates
    credit: A. Berg
  - src: wall.jpg
    description:
      en: [Old stones., "Older moss."]
      fr:
  - src: yard.jpg
    alt: {width: 300}
  - src: loft.jpg
    alt: {de: ""}
"""


def test_texts_in_several_languages(tmp_path: Path) -> None:
    reading = reading_of(read_datafile, tmp_path, "a.yml", LANGUAGES)
    assert [(e.image, e.role, e.caption, e.language, e.credit) for e in reading.entries] == [
        ("gate.jpg", "title", "Gates", None, "A. Berg"),
        ("gate.jpg", "alt", "The gate", "en", "A. Berg"),
        ("gate.jpg", "alt", "Das Tor", "de-ch", "A. Berg"),
        ("wall.jpg", "description", "Old stones. Older moss.", "en", None),
        ("yard.jpg", "caption", None, None, None),
        ("loft.jpg", "alt", "", "de", None),
    ]


def test_what_stands_below_the_names_of_languages(tmp_path: Path) -> None:
    text = "en:\n  hero: {image: a.jpg, alt: Sea}\nde:\n  list:\n    - {image: a.jpg, alt: {fr: Mer, en: Sea}}\n"
    text += "    - {image: b.jpg, alt: Meer}\n"
    reading = reading_of(read_datafile, tmp_path, "a.yml", text)
    assert [(entry.caption, entry.language) for entry in reading.entries] == [
        ("Sea", "en"),
        ("Mer", "fr"),
        ("Sea", "en"),
        ("Meer", "de"),
    ]


def test_a_caption_in_html_is_what_it_shows(tmp_path: Path) -> None:
    text = (
        """[{"src": "a.jpg", "subHtml": "<h4>The  lake</h4> at <b>dawn</b>"}, {"src": "b.jpg", "subHtml": "A hill"}]"""
    )
    assert told(reading_of(read_datafile, tmp_path, "a.json", text)) == [
        ("a.jpg", "caption", "The lake at dawn"),
        ("b.jpg", "caption", "A hill"),
    ]


def test_an_item_that_gives_its_picture_by_uri(tmp_path: Path) -> None:
    text = '[{"media": [{"uri": "posts/1.jpg", "title": "The pier"}], "title": "A post"}]'
    assert told(reading_of(read_datafile, tmp_path, "posts.json", text)) == [("posts/1.jpg", "title", "The pier")]
