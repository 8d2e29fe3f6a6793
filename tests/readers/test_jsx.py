"""Pages of elements in JavaScript and TypeScript, and pictures listed in scripts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.readers.html import read_html
from dedupe.readers.jsx import MAX_SCRIPT_BYTES, read_jsx
from dedupe.readers.registry import readers_for
from dedupe.readers.script import elements_of_script, elements_of_template
from dedupe.readers.templates import STAND_IN
from tests.readers.places import Told, check_places, editable, reading_of, told


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<img src="a.png" alt="A &quot;hen&quot;" />', [("a.png", "alt", 'A "hen"')]),
        ("<img src='a.png' alt={'A hen\\'s nest'} />", [("a.png", "alt", "A hen's nest")]),
        ('<img src="a.png" alt="" />', [("a.png", "alt", "")]),
        ('<img src="a.png" />', [("a.png", "alt", None)]),
        ('<img src="a.png" {...props} />', [("a.png", "caption", None)]),
        ("<img {...props} />", []),
        ("<img src={photo.src} alt={photo.alt} />", []),
        ('<img src={photo.src} alt="A hen" />', [("{{ photo.src }}", "alt", "A hen")]),
        ('<img src={process.env.PUBLIC_URL + "/a.png"} alt="A hen" />', [("/a.png", "alt", "A hen")]),
        ('<img src={folder + "/a.png"} alt="A hen" />', [('{{ folder + "/a.png" }}', "alt", "A hen")]),
        ("<img src={require('./a.png')} alt=\"A hen\" />", [("./a.png", "alt", "A hen")]),
        ('<Image src="/a.png" alt="A hen" width={3} fill />', [("/a.png", "alt", "A hen")]),
        ('<Image src="/a.png" {...props} />', [("/a.png", "caption", None)]),
        ('<Image src="/a.png" />', [("/a.png", "alt", None)]),
        ('<StaticImage src="../a.png" alt="A hen" />', [("../a.png", "alt", "A hen")]),
        ('<motion.img src="a.png" alt="A hen" />', [("a.png", "alt", "A hen")]),
        ('<Card.Img src="a.png" alt="A hen" />', [("a.png", "alt", "A hen")]),
        ('<img onClick={() => go("/>", a > b)} src="a.png" alt="A hen" />', [("a.png", "alt", "A hen")]),
        ('<img // the hen\n src="a.png" /* > */ alt="A hen" />', [("a.png", "alt", "A hen")]),
        ('<p>It\'s a hen\'s life. <img src="a.png" alt="A hen" /></p>', [("a.png", "alt", "A hen")]),
        ('<>{open && <img src="a.png" alt="A hen" />}</>', [("a.png", "alt", "A hen")]),
        ('<>{open ? <img src="a.png" alt="A hen" /> : <b>no</b>}</>', [("a.png", "alt", "A hen")]),
        ('<>{list.map((one) => (<img src="a.png" alt="A hen" />))}</>', [("a.png", "alt", "A hen")]),
        ('<>{list.map((one) => { return <img src="a.png" alt="A hen" />; })}</>', [("a.png", "alt", "A hen")]),
        ('<>{/* <img src="a.png" alt="A hen" /> */}</>', []),
        ("<>{`<img src=\"a.png\" alt=\"A hen\">${<img src='b.png' alt='B' />}`}</>", []),
        ('<Card icon={<img src="a.png" alt="A hen" />} />', [("a.png", "alt", "A hen")]),
        ('<List<Photo> image="a.png" imageAlt="A hen" />', [("a.png", "alt", "A hen")]),
        ('<Gallery images={[{ src: "a.png", alt: "A hen" }]} />', [("a.png", "alt", "A hen")]),
        ('<img src="a.png" alt="A" srcSet="a-480.png 480w" />', [("a.png", "alt", "A")]),
        ('<div aria-hidden={true}><img src="a.png" alt="A hen" /></div>', [("a.png", "alt", "")]),
        ('<div aria-hidden={hidden}><img src="a.png" alt="A hen" /></div>', [("a.png", "alt", "A hen")]),
        (
            '<figure><img src="a.png" alt="A" /><figcaption>Hens {"at"}{" "}\n  noon</figcaption></figure>',
            [("a.png", "alt", "A"), ("a.png", "caption", "Hens at noon")],
        ),
        (
            '<motion.figure><img src="a.png" alt="A" /><motion.figcaption>Hens</motion.figcaption></motion.figure>',
            [("a.png", "alt", "A"), ("a.png", "caption", "Hens")],
        ),
        ('<figure><img src="a.png" alt="A" /><figcaption>By {name}</figcaption></figure>', [("a.png", "alt", "A")]),
        (
            '<figure><img src="a.png" alt="A" />{caption && <figcaption>Hens</figcaption>}</figure>',
            [("a.png", "alt", "A"), ("a.png", "caption", "Hens")],
        ),
        (
            '<div><img src="a.png" alt="A" /><p className="photo-caption">Hens</p></div>',
            [("a.png", "alt", "A"), ("a.png", "caption", "Hens")],
        ),
        ('<p className="photo"><img src="a.png" alt="A" /> Hens</p>', [("a.png", "alt", "A")]),
    ],
)
def test_elements(element: str, expected: list[Told], tmp_path: Path) -> None:
    page = f"export default function Page() {{\n  return (\n    {element}\n  );\n}}\n"
    assert told(reading_of(read_jsx, tmp_path, "page.tsx", page)) == expected


@pytest.mark.parametrize(
    "code",
    [
        "// <img src='no.png' alt='no' />",
        "/* <img src='no.png' alt='no' /> */",
        "const text = \"<img src='no.png' alt='no' />\";",
        "const text = `\n<img src='no.png' alt='no' />`;",
        "const is = /<img src='no.png' alt='no' \\/>/.test(text);",
        "const is = a <b && c> d;",
        "const f = <T extends object>(x: T) => x;",
        "const f = <T,>(x: T) => x;",
        "const [s, set] = useState<string>('');",
        "const half = size / 2 / <number>two;",
        "function f<T>(x: Array<T>): Map<string, T> { return new Map<string, T>(); }",
        "const { a, ...rest } = { ...b, c: 'd' };",
        "const page = `${a ? `<b>${c}</b>` : '}'}`;",
    ],
)
def test_code_around_elements(code: str, tmp_path: Path) -> None:
    """Whatever stands before an element, the element is found and nothing else is."""
    page = f'{code}\nexport const Hen = () => <img src="a.png" alt="A hen" />;\n'
    reading = reading_of(read_jsx, tmp_path, "page.tsx", page)
    assert told(reading) == [("a.png", "alt", "A hen")]
    assert reading.problems == ()


def test_pictures_of_code(tmp_path: Path) -> None:
    page = """\
import hero from "../hero.png";
const cover = "/cover.jpg";
const twice = "/one.jpg"; let other = "/two.jpg";
function f() { const twice = "/two.jpg"; }
export const photos: Photo[] = [
  { src: "a.png", alt: "A hen", title: "On the roof" },
  { image: hero, imageAlt: `A goose`, tags: ["x"] },  // { src: "no.png", alt: "no" }
  { src: cover, caption: 'A duck\\'s egg' },
  { src: twice, alt: "Of a picture that is not known" },
  { src: "b.png", width: 3 },
  { label: "Alt", alt: "no picture" },
  { src: "/c.jpg", alt: 'It\\'s a swan', caption: `Seen in ${year}` },
];
"""
    expected = [
        ("a.png", "alt", "A hen"),
        ("a.png", "title", "On the roof"),
        ("../hero.png", "alt", "A goose"),
        ("/cover.jpg", "caption", "A duck's egg"),
        ("/c.jpg", "alt", "It's a swan"),
    ]
    for name in ("photos.ts", "photos.js", "photos.tsx"):
        reading = reading_of(read_jsx, tmp_path, name, page)
        assert told(reading) == expected
        assert len(editable(reading)) == 5


def test_names_of_pictures(tmp_path: Path) -> None:
    page = """\
import hero from "../hero.png";
const cover: string = "/cover.jpg";
export const Page = () => <><Image src={hero} alt="A" /><img src={cover} alt="B" /></>;
"""
    assert told(reading_of(read_jsx, tmp_path, "a.jsx", page)) == [
        ("../hero.png", "alt", "A"),
        ("/cover.jpg", "alt", "B"),
    ]


def test_a_page_without_pictures_is_read_and_a_script_without_is_none(tmp_path: Path) -> None:
    assert reading_of(read_jsx, tmp_path, "page.jsx", "export default () => <p>Hens</p>;").entries == ()
    for name, data in (
        ("a.js", b"export const a = 1;"),
        ("b.js", b"const caption = { caption: 'no picture' };"),
        ("film.ts", b"G\x40\x00\x10\0\0 alt: 1"),
        ("bundle.js", b'x = <img src="a.png" alt="A" />;' + b" " * MAX_SCRIPT_BYTES),
    ):
        (tmp_path / name).write_bytes(data)
        assert read_jsx(tmp_path / name, Config()) is None


def test_scripts_of_tools_are_left_out() -> None:
    for name in ("next.config.js", "a.test.tsx", "Hen.stories.tsx", "jquery.min.js", "types.d.ts", "gatsby-node.js"):
        assert readers_for(name, Config()) == ()
    for name, reader in (("index.tsx", "jsx"), ("about.jsx", "jsx"), ("photos.ts", "script"), ("index.js", "script")):
        assert [one.name for one in readers_for(name, Config())] == [reader]


def test_astro_elements_in_expressions(tmp_path: Path) -> None:
    page = """\
---
import hero from "../hero.png";
const list = [{ src: "/a.png", alt: "In the script" }];
---
<!-- {<img src="no.png" alt="no">} -->
<style>p { color: red } /* it's */ a::before { content: "{" }</style>
<script>const x = '<img src="no.png" alt="no">';</script>
<p>Don't <br> {open && <Image src={hero} alt="Imported" />} {name}
<a href=https://example.org/>{list.map((one) => (
  <figure>
    <img src="b.png" alt="B" {...one}>

    <figcaption>Hens by {one.by}</figcaption>
  </figure>
))}</a>
<img src="c.png" alt=`In a template`>
<img src="d.png" alt="After a lone { brace">
A lone { in the text, <img src="e.png" alt="E">
"""
    reading = reading_of(read_html, tmp_path, "a.astro", page)
    assert told(reading) == [
        ("/a.png", "alt", "In the script"),
        ("../hero.png", "alt", "Imported"),
        ("b.png", "alt", "B"),
        ("c.png", "alt", "In a template"),
        ("d.png", "alt", "After a lone { brace"),
        ("e.png", "alt", "E"),
    ]
    assert reading.problems == ()


def test_too_deep(tmp_path: Path) -> None:
    """Nesting that cannot be followed is told, and takes no long time."""
    start = time.process_time()
    for text in ("<a>{" * 5000, "<img src={" * 20000, "`${" * 5000, "<T extends X>(" * 5000):
        page = f'const a = <img src="a.png" alt="A" />; const b = {text}'
        reading = reading_of(read_jsx, tmp_path, "a.tsx", page)
        assert [problem.message for problem in reading.problems] == [
            "is nested too deeply to be followed; only its beginning was read"
        ]
    deep = reading_of(read_html, tmp_path, "a.astro", '<img src="a.png" alt="A">' + "{<a>" * 5000)
    assert len(deep.problems) == 1
    assert time.process_time() - start < 30


PIECES = st.sampled_from(
    [
        *(
            '<img src="a.png" alt="A">',
            "<img",
            "{",
            "}",
            "<",
            ">",
            "/",
            '"',
            "'",
            "`",
            "${",
            "</",
            "<A>",
            "</A>",
            "(",
            ")",
        ),
        *("=>", "return ", "//", "/*", "*/", "\n", ' alt="x"', "{...p}", "<figure>", "</figure>", "<figcaption>", "<>"),
        *("</figcaption>", "text", '[{src:"a.png",alt:"q"}]', "</>", "<!--", "-->", "\\", "&amp;", "<style>", "---\n"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_anything_is_read_and_every_place_is_right(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("script")
    for name, read in (("a.tsx", read_jsx), ("a.js", read_jsx), ("a.astro", read_html)):
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="")
        reading = read(path, Config())
        if reading is not None:
            check_places(path, reading)
            assert not any(STAND_IN in (entry.caption or "") for entry in reading.entries)
    for script in (elements_of_script(text), elements_of_template(text, 0)):
        assert all(len(layer) == len(text) for layer in (*script.layers, script.code))
