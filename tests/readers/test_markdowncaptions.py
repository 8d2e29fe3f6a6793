"""Captions and texts beside an image of Markdown: below it, in braces behind it, in the options of a chunk."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.readers.markdown import read_markdown
from tests.readers.places import editable, reading_of, told

DOOR = ("a.png", "alt", "A door")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A door](a.png)\n/// caption\nThe *north* door\n///\n", [DOOR, ("a.png", "caption", "The north door")]),
        (
            "![A door](a.png)\n\n//// figure-caption | <\n    attrs: {id: door}\n\nOne line\nand another\n////\n",
            [DOOR, ("a.png", "caption", "One line and another")],
        ),
        ("Text\n/// caption\nOf a table\n///\n\n![A door](a.png)\n", [DOOR]),
        ("![A door](a.png) ![B](b.png)\n/// caption\nOf both\n///\n", [DOOR, ("b.png", "alt", "B")]),
        ("```\n![B](b.png)\n/// caption\nx\n///\n```\n\n![A door](a.png)\n", [DOOR]),
        ("![A door](a.png)\n/// admonition\nNo caption\n///\n", [DOOR]),
        ("![A door](a.png)\n/// caption\n///\n", [DOOR]),
        ("![A door](a.png)\n/// caption\nNever closed\n", [DOOR]),
        ("![A door](a.png)\n\nThe door\n{: .caption}\n", [DOOR, ("a.png", "caption", "The door")]),
        (
            "![A door](a.png)\n{: .wide}\nThe door\nby night\n{:.image-caption #x}\n",
            [DOOR, ("a.png", "caption", "The door by night")],
        ),
        ("![A door](a.png)\n*The door*{: .caption}\n", [DOOR, ("a.png", "caption", "The door")]),
        ("![A door](a.png){: .caption}\n", [DOOR]),
        ("![A door](a.png)\n{: .caption}\n", [DOOR]),
        ("![A door](a.png)\n\nThe door\n{: .note}\n", [DOOR]),
        ("![A door](a.png)\n\nText\n\nOf a table\n{: .caption}\n", [DOOR]),
        ("![A door](a.png)\n_The door_\n", [DOOR, ("a.png", "caption", "The door")]),
        ("![A door](a.png){: .w-50}\n*By [Ada](x.html)*\n\nText", [DOOR, ("a.png", "caption", "By Ada")]),
        ("[![A door](a.png)](b.html)\n*The door*", [DOOR, ("a.png", "caption", "The door")]),
        ("![A door](a.png)\n**The door**\n", [DOOR]),
        ("![A door](a.png)\n*The* door and *more*\n", [DOOR]),
        ("![A door](a.png)\n*The door*\nand more\n", [DOOR]),
        ("![A door](a.png)\n\n*This page was first printed elsewhere*\n", [DOOR]),
        ("See ![A door](a.png)\n*The door*\n", [DOOR]),
        (
            "![A door](a.png#only-light)\n![A door](b.png#only-dark)\n/// caption\nThe door\n///\n",
            [("a.png#only-light", "alt", "A door"), ("a.png#only-light", "caption", "The door")],
        ),
        (
            "<figure markdown>\n![A door](a.png#only-light) ![A door](b.png#only-dark)\n<figcaption>Door</figcaption>",
            [("a.png#only-light", "alt", "A door"), ("a.png#only-light", "caption", "Door")],
        ),
        (
            '<div class="row">\n<img src="a.png" alt="A door">\n</div>\n<div class="caption">\nThe <b>door</b>\n</div>',
            [DOOR, ("a.png", "caption", "The door")],
        ),
        (
            '{% include figure.liquid path="a.png" alt="A door" %}\n\n<p class="caption">The door</p>\n',
            [DOOR, ("a.png", "caption", "The door")],
        ),
        ('![A door](a.png)\n\n<div class="note">The door</div>\n', [DOOR]),
        ('![A door](a.png)\n\n<div class="caption"><img src="b.png" alt="B">x</div>\n', [DOOR, ("b.png", "alt", "B")]),
        (
            "| ![A door](a.png) | ![B](b.png) |\n|:--:|:--:|\n| *The door* | The gate |\n",
            [DOOR, ("a.png", "caption", "The door"), ("b.png", "alt", "B"), ("b.png", "caption", "The gate")],
        ),
        ("![A door](a.png) |\n--|\nThe \\| door |", [DOOR, ("a.png", "caption", "The | door")]),
        ("| ![A door](a.png) | B |\n|--|--|\n| x | y |\n", [DOOR]),
        ("| ![A door](a.png) |\n|--|\n| One |\n| Two |\n", [DOOR]),
        ("| ![A door](a.png) |\n|--|\n", [DOOR]),
        ("| ![A door](a.png) |\n|--|\n| ![B](b.png) |\n", [DOOR, ("b.png", "alt", "B")]),
        ("![A door](a.png) ![B](b.png)\n*Both*\n", [DOOR, ("b.png", "alt", "B")]),
        ("![A door](a.png)\n*{{ page.caption }}*\n", [DOOR]),
        ("::: {#fig-door}\n\n![A door](a.png)\n\nThe door\n:::\n", [DOOR, ("a.png", "caption", "The door")]),
        (":::{figure-md} door\n![A door](a.png)\n\nThe door\n:::\n", [DOOR, ("a.png", "caption", "The door")]),
        ("::: {#fig-x}\n![A door](a.png)\n![B](b.png)\n\nBoth\n:::\n", [DOOR, ("b.png", "alt", "B")]),
        ("::: {.column}\n![A door](a.png)\n\nText\n:::\n", [DOOR]),
        ("::: {#fig-door}\n![A door](a.png)\n:::\n", [DOOR]),
        (
            "::: {#fig-x}\n::: {#fig-a}\n![A door](a.png)\n\nThe door\n:::\n\nIn all\n:::\n",
            [DOOR, ("a.png", "caption", "The door")],
        ),
    ],
)
def test_a_caption_below(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '![Opening hours](a.png){#fig-hours fig-alt="A table of hours" width=50%}',
            [("a.png", "alt", "A table of hours"), ("a.png", "caption", "Opening hours")],
        ),
        ('![](a.png){fig-alt="A door"}', [DOOR]),
        ("![](a.png){ alt='A door' title='Hover' }", [DOOR, ("a.png", "title", "Hover")]),
        ('![](a.png){alt=""}', [("a.png", "alt", "")]),
        ("![](a.png){alt=Door}", [("a.png", "alt", "Door")]),
        ('![](a.png){: data-alt="no" .alt}', [("a.png", "alt", None)]),
        ('![](a.png){alt="A door\nby night"}', [("a.png", "alt", "A door by night")]),
        ('![](a.png){alt="A \\"door\\""}', [("a.png", "alt", 'A "door"')]),
        ('![A door](a.png){ data-title="Shown large" }', [DOOR, ("a.png", "caption", "Shown large")]),
        ('![A door](a.png "T"){title="U"}', [DOOR, ("a.png", "title", "T")]),
        ('![A door][r]{fig-cap="C"}\n\n[r]: a.png', [DOOR, ("a.png", "caption", "C")]),
        ('![A door](a.png) {fig-cap="C"}', [DOOR]),
        ('![A door](a.png){fig-cap="C', [DOOR]),
        ('![](a.png){alt="{{ page.alt }}"}', []),
    ],
)
def test_texts_in_braces_behind_an_image(tmp_path: Path, text: str, expected: list[object]) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", text)) == expected


CHUNKS = """\
---
title: Chunks
---
(ref:tree) The tree in *spring*

```{r}
#| label: fig-a
#| fig-cap: "The \\"old\\" door"
#| fig-alt: 'It''s a door'
knitr::include_graphics("img/a.png")
```

```{r tree, echo=FALSE, fig.cap="(ref:tree)"}
include_graphics(here::here("img/b.png"))
```

> ```{r c, fig.cap='A gate, "shut"', fig.alt="A gate"}
> include_graphics('img/c.png')
> ```

```{r, fig.cap="Both of them"}
include_graphics(c("img/d.png", "img/e.png"))
```

```{python}
#| fig-cap: |
#|   A caption over
#|   two lines
Image(filename="img/f.png")
```

```{r, fig.cap="Drawn"}
plot(x, file = "img/g.png")
```

````
```{r, fig.cap="As an example"}
include_graphics("img/h.png")
```
````

```{r, fig.cap="(ref:nowhere)"}
include_graphics("img/i.png")
```
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_chunks(tmp_path: Path, newline: str) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.qmd", CHUNKS.replace("\n", newline))

    assert told(reading) == [
        ("img/a.png", "alt", "It's a door"),
        ("img/a.png", "caption", 'The "old" door'),
        ("img/b.png", "caption", "The tree in *spring*"),
        ("img/c.png", "alt", "A gate"),
        ("img/c.png", "caption", 'A gate, "shut"'),
        ("img/d.png", "caption", None),
        ("img/e.png", "caption", None),
        ("img/f.png", "caption", "A caption over two lines"),
    ]
    assert len(editable(reading)) == 5


def test_chunks_are_code_elsewhere(tmp_path: Path) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", CHUNKS)) == []


def test_what_is_as_it_was_written_can_be_edited(tmp_path: Path) -> None:
    text = "![A door](a.png)\n*The door*\n\n![B](b.png)\n/// caption\nThe  gate\n///\n"
    text += "\n![C](c.png)\n_The *old* gate_\n"

    reading = reading_of(read_markdown, tmp_path, "a.md", text)

    assert [entry.caption for entry in editable(reading)] == ["A door", "The door", "B", "C"]
    assert [(entry.line, entry.column) for entry in reading.entries] == [
        (1, 3),
        (2, 2),
        (4, 3),
        (6, 1),
        (9, 3),
        (10, 2),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "![a](b.png)\n/// caption\n" * 8000),
        ("a.md", "![a](b.png)\n" + "///caption\n" * 20000),
        ("a.md", "![a](b.png){" * 20000),
        ("a.md", "![a](b.png)\n\n" + "text\n{: .caption}\n" * 10000),
        ("a.qmd", '```{r, fig.cap="(ref:x)"}\ninclude_graphics("a.png")\n```\n' * 4000),
    ],
)
def test_hostile_pages_are_read_in_time(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    begun = time.process_time()
    read_markdown(tmp_path / name, Config())
    assert time.process_time() - begun < 20
