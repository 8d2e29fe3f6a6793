from __future__ import annotations

import unicodedata
from urllib.parse import unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dedupe.reports.safe import code_span, uri, visible
from tests.check.samples import HOSTILE

ANY_TEXT = st.text(st.characters(), max_size=40)


@given(ANY_TEXT)
@settings(deadline=None, max_examples=150)
def test_visible_text_is_one_line_that_can_be_encoded_and_steers_nothing(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI") for c in shown)
    assert visible(shown) == shown


def test_what_people_write_stays_as_it_is() -> None:
    assert visible("Auñón — 10³ 👩‍🚀 می‌خواهم") == "Auñón — 10³ 👩‍🚀 می‌خواهم"
    assert visible(" two\n lines ") == "two lines"


def test_escapes_show_what_was_there() -> None:
    assert visible("a\x1b[31mb\u202ec\udc80\U000e0041") == "a\\x1b[31mb\\u202ec\\udc80\\U000e0041"


@given(ANY_TEXT)
@settings(deadline=None, max_examples=150)
def test_a_uri_is_a_relative_path_that_decodes_to_what_it_was(path: str) -> None:
    made = uri(path)
    parts = urlsplit(made)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert made.isascii()
    assert not made.startswith("/")
    if path.strip("/") and not path.startswith("/"):
        assert unquote(made, errors="surrogatepass") == path


@given(ANY_TEXT)
@settings(deadline=None, max_examples=150)
def test_nothing_in_a_code_span_is_markup(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    html = parser.render(f"| a | b |\n| --- | --- |\n| {code_span(text)} | end |\n")
    assert html.count("<code>") == 1
    assert html.count("<td>") == 2
    assert "<td>end</td>" in html


def test_a_code_span_holds_hostile_markdown() -> None:
    html = MarkdownIt("commonmark").render(code_span(HOSTILE))
    assert html.startswith("<p><code>")
    assert html.rstrip().endswith("</code></p>")
    assert html.count("<") == 4
