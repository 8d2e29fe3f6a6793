"""Markdown and MDX pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.html import read_html
from dedupe.readers.markdown import read_markdown
from tests.readers.places import Read, editable, reading_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![Alt](a.png)", [("a.png", "alt", "Alt")]),
        ('![Alt](a.png "Title")', [("a.png", "alt", "Alt"), ("a.png", "title", "Title")]),
        ("![Alt](a.png 'It\\'s')", [("a.png", "alt", "Alt"), ("a.png", "title", "It's")]),
        ("![Alt](a.png (In brackets))", [("a.png", "alt", "Alt"), ("a.png", "title", "In brackets")]),
        ("![](a.png)", [("a.png", "alt", None)]),
        ("![ ](a.png)", [("a.png", "alt", None)]),
        ("![A *b* `c` [d](e) \\[f\\] &amp; g](<a b.png>)", [("a b.png", "alt", "A b c d [f] & g")]),
        ("![A [b] c](a_(1).png)", [("a_(1).png", "alt", "A [b] c")]),
        ("[![Thumb](t.png)](full.png)", [("t.png", "alt", "Thumb")]),
        ("![Outer ![inner](i.png)](o.png)", [("o.png", "alt", "Outer inner")]),
        ("![Alt][ref]\n\n[ref]: r.png 'T'", [("r.png", "alt", "Alt"), ("r.png", "title", "T")]),
        ("![Ref][]\n\n[ref]: <r s.png>", [("r s.png", "alt", "Ref")]),
        ("![ref]\n\n[ref]: r.png", [("r.png", "alt", "ref")]),
        ("![no such]", []),
        ("![a\nb](c.png)", [("c.png", "alt", "a b")]),
        ("> ![a\n> b](c.png)", [("c.png", "alt", "a b")]),
        (
            "| ![x](1.png) | ![x](2.png) |\n|--|--|\n| ![y](3.png) | z |",
            [("1.png", "alt", "x"), ("2.png", "alt", "x"), ("3.png", "alt", "y")],
        ),
        ("- ![a](b.png)\n  - ![c](d.png)", [("b.png", "alt", "a"), ("d.png", "alt", "c")]),
        ("`![a](b.png)` ``![`c](d.png)`` \\![e](f.png) \\\\![g](h.png)", [("h.png", "alt", "g")]),
        ("    ![a](b.png)\n", []),
        ("```\n![a](b.png) <img src=c.png>\n{% image 'd.png' 'e' %}\n```\n", []),
        ("<!-- ![a](b.png) <img src=c.png> {% image 'd.png' 'e' %} -->", []),
        ("{% comment %}![a](b.png){% endcomment %}{# ![c](d.png) #}", []),
        ("![a]({{ site.baseurl }}/b.png)", [("/b.png", "alt", "a")]),
        ('![a]({{ "/b.png" | url }} "T")', [("/b.png", "alt", "a"), ("/b.png", "title", "T")]),
        ("![{{ alt }}](b.png)", []),
        ("![a][r]\n\n[r]: {{url}}", [("{{url}}", "alt", "a")]),
        (
            "![a][r] ![b][s]\n\n[r]: {{ site.url }}/a.png 'T'\n[s]: {{x}}\n[t]: {{y}}",
            [("/a.png", "alt", "a"), ("/a.png", "title", "T"), (None, "alt", "b")],
        ),
        (
            "![[vault.png|Words]] ![[v.png|300]] ![[v.png]]",
            [("vault.png", "alt", "Words"), ("v.png", "alt", None), ("v.png", "alt", None)],
        ),
        ('<img src="a.png" alt="B &amp; c"> and ![d](e.png)', [("a.png", "alt", "B & c"), ("e.png", "alt", "d")]),
        (
            "<figure>\n\n![a](b.png)\n\n<figcaption>Cap</figcaption>\n</figure>",
            [("b.png", "alt", "a"), ("b.png", "caption", "Cap")],
        ),
        (
            "![a](javascript:x) ![b](data:image/png;base64,AA)",
            [("javascript:x", "alt", "a"), ("data:image/png;base64,AA", "alt", "b")],
        ),
    ],
)
def test_images_of_a_page(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == expected


def test_places_hold_through_every_newline_and_mark(tmp_path: Path) -> None:
    page = (
        "\ufeff---\r\nimage: a.png\r\nimage_alt: One\r\n---\r\n\r\nText\r\n\r\n"
        "![Two](b.png \"Three\")\r\n<img src=c.png alt='Four'>\r\n"
    )
    reading = reading_of(read_markdown, tmp_path, "a.md", page)
    assert [(entry.caption, entry.line, entry.column) for entry in reading.entries] == [
        ("One", 3, 12),
        ("Two", 8, 3),
        ("Three", 8, 15),
        ("Four", 9, 21),
    ]
    assert len(editable(reading)) == 4


def test_a_page_variable_names_the_picture_and_computed_texts_are_counted(tmp_path: Path) -> None:
    page = "---\nimage: /a.png\n---\n![Real]({{ image | url }})\n![{{ a }}](b.png) <img src=c.png alt='{{ b }}'>\n"
    reading = reading_of(read_markdown, tmp_path, "a.md", page)
    assert told(reading) == [("/a.png", "caption", None), ("/a.png", "alt", "Real")]
    assert reading.note == "2 computed texts left out"


MDX = """\
import hero from './hero.png'
export const data = {a: 1, b: {c: "}"}}

<Image src={hero} alt="Imported" />
<Image src={require('./r.png').default} alt={"Quoted \\"x\\""} />
<Image src="/p.png" alt={props.alt} />
<Image src="/e.png" alt="" />
<Image src="/m.png" />
<Hero image="/h.png" imageAlt={`Tick`} title="Of the page" />
<Figure img={hero} alt="As img"/>
<Card title="no picture" />
{/* <Image src="/gone.png" alt="gone" /> */}
<img src="/low.png" alt='Low' />

![Inline](i.png) {unclosed

![After](j.png)
"""


def test_components_of_mdx(tmp_path: Path) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.mdx", MDX)
    assert told(reading) == [
        ("./hero.png", "alt", "Imported"),
        ("./r.png", "alt", 'Quoted "x"'),
        ("/e.png", "alt", ""),
        ("/m.png", "alt", None),
        ("/h.png", "alt", "Tick"),
        ("./hero.png", "alt", "As img"),
        ("/low.png", "alt", "Low"),
        ("i.png", "alt", "Inline"),
        ("j.png", "alt", "After"),
    ]


def test_a_template_is_read_as_html(tmp_path: Path) -> None:
    page = "<div>\n\n        <img src=a.png alt=Deep>\n</div>"
    assert told(reading_of(read_markdown, tmp_path, "a.njk", page)) == [("a.png", "alt", "Deep")]
    assert told(reading_of(read_markdown, tmp_path, "a.md", page)) == []


def test_languages(tmp_path: Path) -> None:
    def language(name: str, text: str) -> str | None:
        return reading_of(read_markdown, tmp_path, name, text).entries[0].language

    assert language("a.md", "![a](b.png)") is None
    assert language("a.de.md", "![a](b.png)") == "de"
    assert language("content/pt-br/a.md", "![a](b.png)") == "pt-br"
    assert language("js/content/v1/a.md", "![a](b.png)") is None
    assert language("content/es/a.md", "---\nlang: EN_us\n---\n![a](b.png)") == "en-us"
    assert language("b.md", '<div lang="fr"><img src=a.png alt=b></div>') == "fr"


def test_a_page_nested_too_deeply_is_told_and_its_html_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(MarkdownIt, "parse", too_deep)
    reading = reading_of(read_markdown, tmp_path, "a.md", "![a](b.png) <img src=c.png alt=d>")
    assert told(reading) == [("c.png", "alt", "d")]
    assert "nested too deeply" in reading.problems[0].message


def test_what_is_no_page_is_refused_in_one_line(tmp_path: Path) -> None:
    with (tmp_path / "big.md").open("wb") as stream:
        stream.truncate(33 * 2**20)
    (tmp_path / "nul.md").write_bytes(b"a\0b")
    for name, message in (("big.md", "33 MB"), ("nul.md", "NUL"), ("gone.md", "cannot be read")):
        with pytest.raises(ReadError, match=message):
            read_markdown(tmp_path / name, Config())


PIECES = st.one_of(
    st.sampled_from(["![a](x.png)", '![b *c*](y.png "t")', "![", "](", "]", ")", "`", "```\n", "\n", "\n\n", "    "]),
    st.sampled_from(
        ["> ", "- ", "\\", "[r]", "![r]", "<b>", "</b>", "*", "_", "é", "&amp;", '"', "<!-- ", " -->", "| "]
    ),
    st.sampled_from(["\n\n[r]: z.png\n\n", "[", " "]),
)


@settings(deadline=None, max_examples=150)
@example("![[![]](")
@example("![a](x.png)![]()")
@example("![[r]]\n\n[r]: z.png")
@given(st.lists(PIECES, max_size=14).map("".join))
@example("![](![a](x.png))")
def test_the_same_images_as_a_browser_would_show(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """An independent count: the page rendered by markdown-it, its `img` elements counted by lxml."""
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    page = lxml_html.fromstring(f"<div>{rendered}</div>")
    shown = sorted(
        (unquote(image.get("src") or ""), " ".join((image.get("alt") or "").split())) for image in page.iter("img")
    )
    reading = reading_of(read_markdown, tmp_path_factory.mktemp("page"), "a.md", text)
    found = sorted(
        (entry.image or "", " ".join((entry.caption or "").split())) for entry in reading.entries if entry.role == "alt"
    )
    if "<!--" not in text:  # lxml and browsers end a malformed comment in other places
        assert found == shown


TAGS = ["{{", "}}", "{%", "%}", "{{<", ">}}", "{", "}", "{", "#", "[[", "<?", "?>", "<!--"]
ODD = st.one_of(
    st.sampled_from(
        ["<img src=", "alt=", '"', "'", ">", "<", "/", "<figure>", "</figcaption>", "---", "+++", "image:"]
    ),
    st.sampled_from(["a.png", "<a", "\n", " ", "![a](b.png)", "{% image 'a.png' 'b' %}", "\r\n", "\x0b", "\u2028"]),
    st.sampled_from(["\ue0f7", "```", *TAGS]),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(ODD, max_size=20).map("".join), st.sampled_from(["a.md", "a.mdx"]))
def test_no_page_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    reading_of(read_markdown, tmp_path_factory.mktemp("page"), name, text)


def test_the_pictures_of_two_modes_that_say_the_same_are_one(tmp_path: Path) -> None:
    page = (
        "![A plan](a.png#only-light)\n![A plan](b.png#only-dark)\n\n"
        "![Stars](c.png#gh-dark-mode-only)![Sun](d.png#gh-light-mode-only)\n\n![A plan](e.png) ![A plan](f.png)\n"
    )
    reading = reading_of(read_markdown, tmp_path, "a.md", page)
    assert [(entry.image, entry.sizes) for entry in reading.entries] == [
        ("a.png#only-light", ("b.png#only-dark",)),
        ("c.png#gh-dark-mode-only", ()),
        ("d.png#gh-light-mode-only", ()),
        ("e.png", ()),
        ("f.png", ()),
    ]


def test_markdown_inside_elements_that_ask_for_it(tmp_path: Path) -> None:
    page = (
        '<figure markdown="span">\n  ![A tray](a.png){ .wide }\n  <figcaption>Its menu</figcaption>\n</figure>\n\n'
        "<div class='x' markdown=1>\n![A hen](b.png)\n</div>\n\n<div>\n![no image](c.png)\n</div>\n"
    )
    assert told(reading_of(read_markdown, tmp_path, "a.md", page)) == [
        ("a.png", "alt", "A tray"),
        ("a.png", "caption", "Its menu"),
        ("b.png", "alt", "A hen"),
    ]


FRAMES = """\
<Frame caption="The pump in use">
  <img src="/pump.png" alt="A pump" />
</Frame>

<PhotoFrame caption={"Its valve"}>
  ![A valve](/valve.png)
</PhotoFrame>

<Section caption="No caption">
  <img src="/gauge.png" alt="A gauge" />
</Section>

<Frame caption="Of nothing">Text</Frame>
"""


def test_a_component_around_a_picture_may_have_its_caption(tmp_path: Path) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.mdx", FRAMES)) == [
        ("/pump.png", "alt", "A pump"),
        ("/pump.png", "caption", "The pump in use"),
        ("/valve.png", "alt", "A valve"),
        ("/valve.png", "caption", "Its valve"),
        ("/gauge.png", "alt", "A gauge"),
    ]


BOUND = """\
<script setup>
import diagram from "./diagram.png"
</script>

<img :src="diagram" alt="The pump">

<img :src="withBase('/valve.png')" alt="Its valve">

<img v-bind:src="'/gauge.png'" :alt="gauge.name">

<img :src="`/pipes/${n}.png`" alt="A pipe">

<img :src="pipe.url">
"""


@pytest.mark.parametrize(("read", "name"), [(read_markdown, "a.md"), (read_html, "a.vue")])
def test_attributes_bound_to_an_expression(tmp_path: Path, read: Read, name: str) -> None:
    reading = reading_of(read, tmp_path, name, BOUND)
    assert told(reading) == [
        ("./diagram.png", "alt", "The pump"),
        ("/valve.png", "alt", "Its valve"),
        ("{{ `/pipes/${n}.png` }}", "alt", "A pipe"),
        ("{{ pipe.url }}", "alt", None),
    ]
    assert reading.note == "1 computed text left out"


INDENTED = """\
=== "Linux"

    ![The pump](a.png)

    ??? tip "More"

        ![Its valve](b.png)

        ``` md
        ![an example](no.png)
        ```

!!! note
    ![The gauge](c.png)

1. First

    ???+ info

        ![The pipe](d.png)

Weir
:   A low dam.

    ![A weir](e.png)

!!! nothing is below

=== "Nor here"

Code:

    ![code](no.png)
"""


def test_what_python_markdown_indents_is_no_code(tmp_path: Path) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", INDENTED)) == [
        ("a.png", "alt", "The pump"),
        ("b.png", "alt", "Its valve"),
        ("c.png", "alt", "The gauge"),
        ("d.png", "alt", "The pipe"),
        ("e.png", "alt", "A weir"),
    ]


EXPRESSIONS = """\
import hill from './hill.jpg';
import * as lake from './lake.jpg';

<img src={hill.src} alt="A hill" />
![A lake](./lake-2.jpg)
<Image src={import("./mill.jpg")} alt="A mill" />
<img src={lake.default} alt="The lake" />

<Photo
  src={hill}
  alt="The hill"
>
    ![Deep in an element](./deep.jpg)
</Photo>

<Gallery title="All" images={[
  { src: hill, alt: "It's a \\"hill\\"" },
  { 'src': "/cave.jpg", alt: 'A cave', id: 3 },
]} />

<ThemedImage alt="The start" sources={{
  light: useBaseUrl('/light.png'), dark: useBaseUrl('/dark.png'),
}} />
"""


def test_what_the_expressions_of_components_show(tmp_path: Path) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.mdx", EXPRESSIONS)
    assert [(entry.image, entry.caption, len(entry.sizes)) for entry in reading.entries] == [
        ("./hill.jpg", "A hill", 0),
        ("./lake-2.jpg", "A lake", 0),
        ("./mill.jpg", "A mill", 0),
        ("./lake.jpg", "The lake", 0),
        ("./hill.jpg", "The hill", 0),
        ("./deep.jpg", "Deep in an element", 0),
        ("./hill.jpg", 'It\'s a "hill"', 0),
        ("/cave.jpg", "A cave", 0),
        ("/light.png", "The start", 1),
    ]
    assert len(editable(reading)) == len(reading.entries)


def test_a_carriage_return_alone_ends_a_line(tmp_path: Path) -> None:
    """As for CommonMark: what follows stands where it stands."""
    text = "# Hills\r\r![A hill](a.png)\r\r\n![A dale](b.png)\n"
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == [
        ("a.png", "alt", "A hill"),
        ("b.png", "alt", "A dale"),
    ]


def test_code_in_a_caption_is_part_of_it(tmp_path: Path) -> None:
    text = "<figure>\n\n![A menu](a.png)\n\n"
    text += "<figcaption>Press <b>all</b> of `a < b` &amp; ``c`` \\`</figcaption>\n</figure>\n"
    reading = reading_of(read_markdown, tmp_path, "a.mdx", text)
    assert told(reading) == [("a.png", "alt", "A menu"), ("a.png", "caption", "Press all of a < b & c \\`")]
    assert [entry.caption for entry in editable(reading)] == ["A menu"]
