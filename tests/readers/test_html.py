"""HTML pages and templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from dedupe.readers.attributes import source_set
from dedupe.readers.elements import CAPTION_CLASSES
from dedupe.readers.html import read_html
from dedupe.readers.ranges import Ranges
from tests.readers.places import reading_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<img src="a.png" alt="A &amp; &quot;B&quot;">', [("a.png", "alt", 'A & "B"')]),
        ("<IMG ALT='A' SRC=a.png>", [("a.png", "alt", "A")]),
        ("<img src=a.png alt=Word/>", [("a.png", "alt", "Word/")]),
        ('<img src="a.png" alt="">', [("a.png", "alt", "")]),
        ('<img src="a.png" alt>', [("a.png", "alt", "")]),
        ('<img src="a.png">', [("a.png", "alt", None)]),
        ('<img src="a.png" alt="A" title="T">', [("a.png", "alt", "A"), ("a.png", "title", "T")]),
        ('<img src="a.png" alt="A" title=" ">', [("a.png", "alt", "A")]),
        ('<img src="a.png" alt="first" alt="second">', [("a.png", "alt", "first")]),
        ('<img src="a.png" aria-label="Label">', [("a.png", "alt", "Label")]),
        ('<img alt="no source">', []),
        ('<img src="data:image/gif;base64,AA" data-src="a.png" alt="Lazy">', [("a.png", "alt", "Lazy")]),
        ('<img srcset="a.png 1x, b.png 2x" alt="Set">', [("a.png", "alt", "Set")]),
        ("<figure><img src=a.png alt=A><figcaption> The\n <em>cap</em>&nbsp;tion </figcaption></figure>",
         [("a.png", "alt", "A"), ("a.png", "caption", "The cap\u00a0tion")]),
        ("<figure><img src=a.png alt=A><img src=b.png alt=B><figcaption>Both</figcaption></figure>",
         [("a.png", "alt", "A"), ("a.png", "caption", "Both"), ("b.png", "alt", "B")]),
        (("<figure><figure><img src=a.png alt=A><figcaption>In</figcaption></figure><img src=b.png alt=B>"
         "<figcaption>Out</figcaption></figure>"),
         [("a.png", "alt", "A"), ("a.png", "caption", "In"), ("b.png", "alt", "B"), ("b.png", "caption", "Out")]),
        ("<figure><blockquote>Words</blockquote><figcaption>Who said it</figcaption></figure>", []),
        ("<figure><img src=a.png alt=A><figcaption>Never closed",
         [("a.png", "alt", "A"), ("a.png", "caption", "Never closed")]),
        ("<figure><img src=a.png alt=A><figcaption>{{ caption }}</figcaption></figure>", [("a.png", "alt", "A")]),
        ("<figcaption>no figure</figcaption><img src=a.png alt=A>", [("a.png", "alt", "A")]),
        ("<!-- <img src=a.png> --><script>'<img src=b.png>'</script><img src=c.png alt=C>", [("c.png", "alt", "C")]),
        ("<!-- {% image 'a.png' 'b' %} --><p>{% image 'c.png' 'd' %}", [("c.png", "alt", "d")]),
        ("<img src=a.png alt=A><!-- never closed <img src=b.png>", [("a.png", "alt", "A")]),
        ("<img src=a.png alt=A><img src='b.png' alt='never closed", [("a.png", "alt", "A")]),
        ('<img src="{{ "/a.png" | url }}" alt="A">', [("/a.png", "alt", "A")]),
        ('<img src="{{ image }}" alt="{{ alt }}">', []),
        ('<img src="{{ image }}" alt="Real">', [("{{ image }}", "alt", "Real")]),
        ('<img {% if x %}class="y"{% endif %} src="a.png" alt="A">', [("a.png", "alt", "A")]),
        ('---\nimage: a.png\nimage_alt: F\n---\n<img src="{{ page.image }}" alt="B">',
         [("a.png", "alt", "F"), ("a.png", "alt", "B")]),
        ("</p></div><img src=a.png alt=A></figure>", [("a.png", "alt", "A")]),
        ('<my-card image="a.png" image-alt="Custom"></my-card>', [("a.png", "alt", "Custom")]),
        ("<![a <![CDATA[ <img src=a.png alt=A>", [("a.png", "alt", "A")]),
        ("<p>no pictures</p>", []),
    ],
)  # fmt: skip
def test_pictures_of_a_page(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_html, tmp_path, "a.html", text)) == expected


def test_decorative_missing_and_presentation_are_three_things(tmp_path: Path) -> None:
    page = (
        "<img src=a.png alt=''><img src=b.png><img src=c.png role=presentation alt=Words>"
        "<img src=d.png aria-hidden=true><div aria-hidden='true'><p><img src=e.png alt=''></p></div><img src=f.png>"
    )
    reading = reading_of(read_html, tmp_path, "a.html", page)
    assert [(entry.image, entry.caption, dict(entry.extra)) for entry in reading.entries] == [
        ("a.png", "", {}),
        ("b.png", None, {}),
        ("c.png", "", {"presentation": True, "alt": "Words"}),
        ("d.png", "", {"presentation": True}),
        ("e.png", "", {"presentation": True}),
        ("f.png", None, {}),
    ]


def test_sizes_of_one_picture_are_one_entry(tmp_path: Path) -> None:
    page = (
        '<a href="full.jpg"><picture><source srcset="p-1.webp 480w, p-2.webp 960w"><img src="p.jpg" srcset="p.jpg 1x,'
        ' p@2x.jpg 2x" alt="P"></picture></a><a href="/page"><img src="q.jpg" alt="Q" data-srcset="{{ set }}"></a>'
        '<source srcset="lost.jpg">'
    )
    reading = reading_of(read_html, tmp_path, "a.html", page)
    assert [(entry.image, entry.sizes) for entry in reading.entries] == [
        ("p.jpg", ("p@2x.jpg", "full.jpg", "p-1.webp", "p-2.webp")),
        ("q.jpg", ()),
    ]


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("a.jpg", ["a.jpg"]),
        ("a.jpg 480w, b.jpg 960w", ["a.jpg", "b.jpg"]),
        ("a.jpg, b.jpg 2x", ["a.jpg", "b.jpg"]),
        ("/x/w_1,h_2/a.jpg 1x,\n /b.jpg 2x", ["/x/w_1,h_2/a.jpg", "/b.jpg"]),
        ("data:image/png;base64,AA== 1x, b.jpg 2x", ["b.jpg"]),
        ("", []),
    ],
)
def test_a_source_set_may_have_commas_in_its_addresses(value: str, addresses: list[str]) -> None:
    assert source_set(value) == addresses


def test_languages(tmp_path: Path) -> None:
    page = "<html lang=de><img src=a.png alt=A><p lang=fr-CA><img src=b.png alt=B></p><img src=c.png alt=C></html>"
    reading = reading_of(read_html, tmp_path, "a.html", page)
    assert [entry.language for entry in reading.entries] == ["de", "fr-ca", "de"]
    nothing = reading_of(read_html, tmp_path, "b.html", "<img src=a.png lang='not a tag'>")
    assert nothing.entries[0].language is None


def test_components(tmp_path: Path) -> None:
    page = """\
---
import hero from "../hero.png";
const list = [{ a: "b: c" }];
---
<Image src={hero} alt="Imported" /><Hero title="T" />
{list.map((item) => <img src={item.src} alt={item.alt} />)}
<img src="b.png" alt="B">
"""
    reading = reading_of(read_html, tmp_path, "a.astro", page)
    assert told(reading) == [("../hero.png", "alt", "Imported"), ("b.png", "alt", "B")]
    assert reading.problems == ()


VALUES = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='"{}%$<>&\ue0f7'), max_size=10
)


NOISE = st.sampled_from(["<p>", "</div>", "<b", "", " < ", "&amp;", "<br/>", "\n"])


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(VALUES, NOISE), max_size=6))
def test_the_same_images_as_another_parser_finds(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, str]]
) -> None:
    page = "<div>" + "".join(f'{noise}><img src="a.png" alt="{alt}">' for alt, noise in pieces) + "</div>"
    images = lxml_html.fromstring(page).iter("img")
    reading = reading_of(read_html, tmp_path_factory.mktemp("page"), "a.html", page)
    assert [entry.caption for entry in reading.entries] == [image.get("alt") for image in images]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_ranges_hold_what_any_of_them_holds(pairs: list[tuple[int, int]]) -> None:
    ranges = Ranges(pairs)
    for position in range(22):
        assert (position in ranges) == any(start <= position < end for start, end in pairs)
    assert all(end < following for (_, end), (following, _) in zip(list(ranges), list(ranges)[1:], strict=False))


GALLERY = """\
<a href="full/1.jpg" data-lightbox="g" data-title="Swans on a mere"><img src="t/1.jpg" alt=""></a>
<a href="full/2.jpg" data-sub-html="<h4>Coots</h4><p>fighting</p>" title="Coots"><img src="t/2.jpg" alt="Two"></a>
<a href="full/3.jpg" data-sub-html="#three"><img src="t/3.jpg" alt="Three"></a>
<a href="page.html" title="A page"><img src="t/4.jpg" alt="Four"></a>
<div class="wp-caption"><a href="5.jpg"><img src="5.jpg" alt=""></a><p class="wp-caption-text">A lapwing</p></div>
<dl><dt><img src="6.jpg" alt=""></dt><dd class="x gallery-caption">The inn <b>at last</b></dd></dl>
<div><img src="7.jpg" alt="7"><img src="8.jpg" alt="8"><p class="caption">Of which?</p></div>
<div class="caption"><img src="9.jpg" alt="Inside"> a caption</div>
<figure><figure><img src="10.jpg" alt="10"></figure>
<figure><img src="11.jpg" alt="11"><figcaption>Own</figcaption></figure>
<figcaption>Of the gallery</figcaption></figure>
<input type="image" src="12.png" alt="Search"><input type="text" src="13.png">
<svg><image href="14.png" /></svg>
"""


def test_captions_of_galleries(tmp_path: Path) -> None:
    assert told(reading_of(read_html, tmp_path, "a.html", GALLERY)) == [
        ("t/1.jpg", "alt", ""),
        ("t/1.jpg", "caption", "Swans on a mere"),
        ("t/2.jpg", "alt", "Two"),
        ("t/2.jpg", "caption", "Coots fighting"),
        ("t/2.jpg", "title", "Coots"),
        ("t/3.jpg", "alt", "Three"),
        ("t/4.jpg", "alt", "Four"),
        ("5.jpg", "alt", ""),
        ("5.jpg", "caption", "A lapwing"),
        ("6.jpg", "alt", ""),
        ("6.jpg", "caption", "The inn at last"),
        ("7.jpg", "alt", "7"),
        ("8.jpg", "alt", "8"),
        ("9.jpg", "alt", "Inside"),
        ("10.jpg", "alt", "10"),
        ("11.jpg", "alt", "11"),
        ("11.jpg", "caption", "Own"),
        ("12.png", "alt", "Search"),
        ("14.png", "caption", None),
    ]


def test_svelte(tmp_path: Path) -> None:
    page = """\
<script lang="ts">
  import hen from '$lib/hen.jpg';
  // { src: 'no.jpg', alt: 'in a comment' }
  const list = [{ src: '/a.jpg', alt: 'In the script' }, { src: hen, alt: 'Imported' }];
</script>
<img src="{base}/b.jpg" alt="B">
<img src="/c.jpg" alt="Portrait of {name}">
<enhanced:img src="./d.jpg" alt="D" />
"""
    assert told(reading_of(read_html, tmp_path, "+page.svelte", page)) == [
        ("/a.jpg", "alt", "In the script"),
        ("$lib/hen.jpg", "alt", "Imported"),
        ("/b.jpg", "alt", "B"),
        ("./d.jpg", "alt", "D"),
    ]
    braces = '<img src="/c.jpg" alt="Portrait of {name}">'
    assert told(reading_of(read_html, tmp_path, "a.html", braces)) == [("/c.jpg", "alt", "Portrait of {name}")]


def test_a_text_that_is_the_name_of_a_file_is_no_picture(tmp_path: Path) -> None:
    page = '<my-card image="a.png" image-alt="IMG_2031.jpg"></my-card>'
    assert told(reading_of(read_html, tmp_path, "a.html", page)) == [("a.png", "alt", "IMG_2031.jpg")]


@pytest.mark.parametrize("name", sorted(CAPTION_CLASSES))
def test_a_class_marks_a_caption_on_any_element(tmp_path: Path, name: str) -> None:
    page = f'<div><img src="a.jpg" alt="A hen"><span CLASS="x {name.upper()}">A hen on a wall</span></div>'
    expected = [("a.jpg", "alt", "A hen"), ("a.jpg", "caption", "A hen on a wall")]
    assert told(reading_of(read_html, tmp_path, "a.html", page)) == expected
