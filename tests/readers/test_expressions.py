"""Template expressions: the simple ones undone, the others left as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.readers.expressions import is_computed, settle

PAGE = {"image": "/a.png", "hero": {"src": "/b.png"}, "number": 3, "list": ["/c.png"]}


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("plain.png", "plain.png"),
        ("{{ site.baseurl }}/a.png", "/a.png"),
        ("{{site.url}}{{ site.baseurl }}/a.png", "/a.png"),
        ('{{ "/a.png" | relative_url }}', "/a.png"),
        ("{{- '/a.png' | url | safe -}}", "/a.png"),
        ('{{ "a.png" | prepend: "/img/" | relative_url }}', "/img/a.png"),
        ('{{ "/img/" | append: "a.png" }}', "/img/a.png"),
        ('{{ "a.png" | prepend: site.baseurl }}', "a.png"),
        ('{{ "a|b.png" | url }}', "a|b.png"),
        ("{{ image | url }}", "/a.png"),
        ("{{ page.image }}", "/a.png"),
        ("{{ page.hero.src | url }}", "/b.png"),
        ("{{ .Params.image }}", "/a.png"),
        ('{{ image | default: "/x.png" }}', "/a.png"),
        ("{{ frontmatter.image }}", "/a.png"),
        ('{{ relURL "img/a.png" }}', "img/a.png"),
        ('{{ (.Resources.Get "a.png").RelPermalink }}', "a.png"),
        ("{{ url_for('static', filename='a.png') }}", "/static/a.png"),
        ('{{ asset("a.png") }}', "a.png"),
        ("{{ require('./a.png').default }}", "./a.png"),
        ("{% asset 'a.png' %}", "a.png"),
        ("{% link assets/a.png %}", "assets/a.png"),
        ('<%= image_path("a.png") %>', "a.png"),
        ('<?php echo asset("a.png"); ?>', "a.png"),
        ("%PUBLIC_URL%/a.png", "/a.png"),
        ("${import.meta.env.BASE_URL}a.png", "a.png"),
        ("{{ $.Site.BaseURL }}a.png", "a.png"),
    ],
)
def test_simple_expressions_are_undone(written: str, settled: str) -> None:
    assert settle(written, PAGE) == settled
    assert not is_computed(settled)


@pytest.mark.parametrize(
    "written",
    [
        "{{ unknown }}",
        "{{ number }}",
        "{{ list }}",
        "{{ hero.missing }}",
        "{{ hero.src.deeper }}",
        '{{ "a.png" | resize: 300 }}',
        '{{ "a.png" | append: unknown }}',
        '{{ "a.png" | split: "." | first }}',
        '{{ shout("a.png") }}',
        "{% random %}",
        "{{ }}",
        "${name}.png",
        "<%= picture %>",
        '{{ unknown | default: "/x.png" }}',
    ],
)
def test_others_stand_as_they_are(written: str) -> None:
    assert settle(written, PAGE) == written
    assert is_computed(written)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab/.%{}<>$|'\" ", max_size=30))
def test_settling_is_done_once_and_for_all(text: str) -> None:
    once = settle(text)
    assert isinstance(once, str)
    if not is_computed(text):
        assert once == text
