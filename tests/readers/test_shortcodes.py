"""Figure shortcodes and includes of site generators."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.readers.markdown import read_markdown
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.templates import STAND_IN, mask_braces, mask_tags
from tests.readers.places import reading_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{% image "a.png" "Alt" %}', [("a.png", "alt", "Alt")]),
        ('{%- image "a.png", "Alt" -%}', [("a.png", "alt", "Alt")]),
        ("{% image 'a.png' 'Photo: the crew' %}", [("a.png", "alt", "Photo: the crew")]),
        ('{% image "a.png" %}', [("a.png", "alt", None)]),
        ('{% image "a.png" "" %}', [("a.png", "alt", "")]),
        ('{% image src="a.png" alt="Alt" title="T" %}', [("a.png", "alt", "Alt"), ("a.png", "title", "T")]),
        ('{% image_class "a.png" "width-full maxw-6" "The crew" %}', [("a.png", "alt", "The crew")]),
        ('{% image "a.png" "An unescaped "quotation" inside" %}', [("a.png", "alt", "An unescaped ")]),
        ("{% img a.png %}", [("a.png", "alt", None)]),
        ('{{ resize_image(path="a.png", width=200, op="fit_width") }}', []),
        ("{% image page.hero %}", [("{{ page.hero }}", "alt", None)]),
        ('{% figure src=page.hero, alt="Of the hero" %}', [("{{ page.hero }}", "alt", "Of the hero")]),
        ('{% include "linked-figure.html",\n  image: "/a.png",\n  alt: "Alt \'x\'",\n  caption: "Cap" %}',
         [("/a.png", "alt", "Alt 'x'"), ("/a.png", "caption", "Cap")]),
        ('{% include figure.html src="a.png" alt="Alt" caption="" %}',
         [("a.png", "alt", "Alt"), ("a.png", "caption", "")]),
        ('{% include card.html image_path="a.png" image_alt="Alt" %}', [("a.png", "alt", "Alt")]),
        ('{% include card.html thumb="a.png" %}', [("a.png", "caption", None)]),
        ('{% include card-with-image.html image_path: "a.png" %}', [("a.png", "caption", None)]),
        ('{% include icons/arrow.svg %} {% include card.html id="calc" %}', []),
        ('{% assign hero = "/a.png" %} {% endimage %} {% set x = "b.png" %}', []),
        ('{{< figure src="a.png" alt="A" caption="C" title="T" attr="Jane" >}}',
         [("a.png", "alt", "A"), ("a.png", "caption", "C"), ("a.png", "title", "T")]),
        ("{{< img src=a.png alt=Word >}}", [("a.png", "alt", "Word")]),
        ("{{% img a.png `Raw \"words\"` %}}", [("a.png", "alt", 'Raw "words"')]),
        ('{{< figure src="https://x.org/a" alt="A" />}}', [("https://x.org/a", "alt", "A")]),
        ("{{</* figure src=\"a.png\" alt=\"A\" */>}}", []),
        ('{{< youtube w7Ft2ymGmfc >}} {{< /figure >}}', []),
        ('{{ image("a.png", "Alt") }}', [("a.png", "alt", "Alt")]),
        ('{{ macros.image(src="a.png", alt="Alt", widths=[100, 200]) }}', [("a.png", "alt", "Alt")]),
        ('{{ image({ src: "a.png", "alt": "Alt" }) }}', [("a.png", "alt", "Alt")]),
        ('{{ render_card("a.png") }}', [("a.png", "caption", None)]),
        ('{{ "a.png" | url }} {{ title }}', []),
        ('{% image "a.png" "Say \\"hi\\"" %}', [("a.png", "alt", 'Say "hi"')]),
        ('{% gallery "a.png" "400" "480px" %}', [("a.png", "caption", None)]),
        ('{{< gallery "a.png" "b.png" >}}', [("a.png", "caption", None), ("b.png", "caption", None)]),
        ('{% image "a.png" "b.png" "Alt" %}', [("a.png", "alt", "Alt")]),
        ('{% image "a.png" "b.png" %}', [("a.png", "alt", "b.png")]),
        ('{% image_class "a.png" "wide-6" "The hall (1).png" %}', [("a.png", "alt", "The hall (1).png")]),
        ('{% figure "fig-1" %} {{ image("hero") }}', []),
        ('{% figure "fig-1" "A boat" %}', [("{{ fig-1 }}", "alt", "A boat")]),
        ('{{< figure "fig-1" >}}', [("fig-1", "alt", None)]),
        ('{% asset_img right a.png 300 "The hall \'Rows of chairs\'" %}',
         [("a.png", "alt", "Rows of chairs"), ("a.png", "title", "The hall")]),
        ("{% asset_img the_hall(2).png %}", [("the_hall(2).png", "alt", None)]),
        ("{% asset_img the_hall(2).png Rows of chairs %}", [("the_hall(2).png", "title", "Rows of chairs")]),
        ('{% img left a.png 350 350 "Title" "Alt" %}', [("a.png", "alt", "Alt"), ("a.png", "title", "Title")]),
        ("{% img /a.png 50% '\"Title\" \"Alt\"' %}", [("/a.png", "alt", "Alt"), ("/a.png", "title", "Title")]),
        ('{% img a.png "Alt" %}', [("a.png", "alt", "Alt")]),
        ("{% asset_img a.png A title of words %}", [("a.png", "title", "A title of words")]),
        ("{% asset_img a.png 300 %}", [("a.png", "alt", None)]),
        ('{% picture wide a.png --alt The door --img class="x" %}', [("a.png", "alt", "The door")]),
        ("{% picture a.png --link /x %}", [("a.png", "alt", None)]),
        ('{% figure(src="a.png") %}\nCap\n{% end %}', [("a.png", "caption", "Cap")]),
        ("{% raw %}{% image 'a.png' 'b' %}{% endraw %}", []),
        ("<% image 'a.png' %> <?php image('a.png') ?>", []),
        ("`{% image 'a.png' 'b' %}`", []),
        ("{% image %}", []),
        ('<figure>{% image "a.png" "Alt" %}<figcaption>Cap</figcaption></figure>',
         [("a.png", "alt", "Alt"), ("a.png", "caption", "Cap")]),
    ],
)  # fmt: skip
def test_shortcodes(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", f"Before.\n\n{text}\n")) == expected


def test_a_macro_that_is_called_around_a_text(tmp_path: Path) -> None:
    text = '{% call macros.figure("a.png", "A hen") %}A *hen* of 1911{% endcall %}'
    text += "{% call(item) list(items) %}x{% endcall %}"
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == [
        ("a.png", "alt", "A hen"),
        ("a.png", "caption", "A hen of 1911"),
    ]


def test_a_name_may_hold_the_word_for_a_picture(tmp_path: Path) -> None:
    text = '{{< imgcap title="A hill" src="a.jpg" >}} {{< postimage src="b.jpg" >}} {{< imgur 7 title="x" >}}'
    text += '{{< card title="A link" image="c.jpg" >}}'
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == [
        ("a.jpg", "title", "A hill"),
        ("b.jpg", "alt", None),
        ("c.jpg", "caption", None),
    ]


def test_the_maker_is_known(tmp_path: Path) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", '{{< figure src="a.png" alt="A" attr="Jane Roe" >}}')
    assert reading.entries[0].credit == "Jane Roe"


@pytest.mark.parametrize(
    ("spec", "text", "expected"),
    [
        ("1,3", '{% pic "a.png" "cls" "Alt" %}', [("a.png", "alt", "Alt")]),
        ("1,-,2", '{% pic "a.png" "Cap" %}', [("a.png", "caption", "Cap")]),
        ("file, text, note, name", '{% pic file="a" text="A" note="C" name="T" %}',
         [("a", "alt", "A"), ("a", "caption", "C"), ("a", "title", "T")]),
        ("1,2", '{% pic "a.png" %}', [("a.png", "alt", None)]),
        ("file", '{% pic "a.png" "A" %}', []),
    ],
)  # fmt: skip
def test_settings_describe_a_shortcode(tmp_path: Path, spec: str, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", text, Config(shortcodes={"pic": spec}))) == expected


@settings(deadline=None, max_examples=80)
@given(
    st.text(max_size=20).map(lambda text: text.replace("\0", "")),
    st.sampled_from(["template-double", "template-single"]),
)
def test_any_text_a_tag_can_hold_is_read_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory, text: str, syntax: str
) -> None:
    try:
        raw = SYNTAXES[syntax].encode(text)
        raw.encode("utf-8")
    except (ValueError, UnicodeEncodeError):
        return
    quote = '"' if syntax == "template-double" else "'"
    reading = reading_of(
        read_markdown, tmp_path_factory.mktemp("page"), "a.md", f"{{% image 'a.png' {quote}{raw}{quote} %}}\n"
    )
    if not text.isdecimal():
        assert told(reading) == [("a.png", "alt", text)]


PIECES = st.one_of(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", " #}", "a", "\n", "\n\n", "<?", "?>", "{", "}", '"', "'", "{/*", "*/}"]
    ),
    st.sampled_from(["{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}"]),
)
TEMPLATE = st.lists(PIECES, max_size=14).map("".join)


@settings(deadline=None, max_examples=150)
@given(TEMPLATE, st.integers(0, 3))
def test_masks_are_as_long_as_the_page_line_by_line(text: str, start: int) -> None:
    for masked in (mask_tags(text, min(start, len(text))), mask_braces(text, min(start, len(text)))):
        assert len(masked.text) == len(text)
        assert [len(line) for line in masked.text.split("\n")] == [len(line) for line in text.split("\n")]
        for character, original in zip(masked.text, text, strict=True):
            assert character in (original, " ", STAND_IN)
        for tag in masked.tags:
            assert tag.start < tag.inner[0] <= tag.inner[1] < tag.end


def test_a_lone_opening_hides_nothing() -> None:
    text = "`{{` and\n\n![a](b.png) `}}` {% broken\n\n%}"
    assert mask_tags(text).text == text
    assert mask_braces("{ a\n\nb }").text == "{ a\n\nb }"
    assert mask_braces("a } { b {c} d").text == f"a }} {{ b {STAND_IN * 3} d"


BODIES = """\
{{< figure src="a.jpg" alt="Nets" >}}
Nets drying, with *floats* of cork
{{< /figure >}}
{{< figure src="b.jpg" alt="A hen" />}}
{{< imgproc plan Fit "600x400" >}}
Plan of 1934
{{< /imgproc >}}
{% figure "c.jpg" "A mill" %}The mill{% endfigure %}
{{< figure src="d.jpg" alt="Laid out" >}}![x](e.jpg){{< /figure >}}
{{< figure src="f.jpg" alt="No end" >}} Text {{< other >}}
"""


def test_what_stands_inside_a_shortcode_is_its_caption(tmp_path: Path) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", BODIES)
    assert told(reading) == [
        ("a.jpg", "alt", "Nets"),
        ("a.jpg", "caption", "Nets drying, with floats of cork"),
        ("b.jpg", "alt", "A hen"),
        ("plan", "caption", "Plan of 1934"),
        ("c.jpg", "alt", "A mill"),
        ("c.jpg", "caption", "The mill"),
        ("d.jpg", "alt", "Laid out"),
        ("e.jpg", "alt", "x"),
        ("f.jpg", "alt", "No end"),
    ]
