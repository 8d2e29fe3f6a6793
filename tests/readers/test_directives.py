"""Figures and images as directives: in reStructuredText and in MyST."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.readers.markdown import read_markdown
from dedupe.readers.restructured import read_restructured
from tests.readers.places import editable, reading_of, told

RST = """\
Usage
=====

.. figure:: rig.png
   :alt: The rig with two cameras
   :width: 80%

   The rig as it *was* used in **2019**, see :ref:`the plan <plan>` and `the site <https://example.org>`_.

   A legend that is no caption.

.. image:: /rig2.png
   :alt: Over two
      lines
.. image:: bare.png

.. |logo| image:: logo.png
   :alt: Logo of the lab

.. figure:: plain.png

   A caption without an alternative text

.. figure:: uncaptioned.png
   :alt:

   ..

   A legend

+------------------------+
| .. image:: cell.png    |
|    :alt: In a cell     |
+------------------------+

Code::

   .. image:: literal.png

.. code-block:: rst

   .. figure:: code.png
      :alt: in code

.. A comment
   .. image:: comment.png

.. _a target:

* - .. figure:: left.png
       :alt: Left

       On the left

.. note::

   .. image:: note.*
      :alt: In a note

.. raw:: html

   <img src="raw.png" alt="Raw">

An escaped \\*star\\* ends here.
"""


def test_restructured_text(tmp_path: Path) -> None:
    reading = reading_of(read_restructured, tmp_path, "a.rst", RST)
    assert told(reading) == [
        ("rig.png", "alt", "The rig with two cameras"),
        ("rig.png", "caption", "The rig as it was used in 2019, see the plan and the site."),
        ("/rig2.png", "alt", "Over two lines"),
        ("bare.png", "alt", None),
        ("logo.png", "alt", "Logo of the lab"),
        ("plain.png", "alt", None),
        ("plain.png", "caption", "A caption without an alternative text"),
        ("uncaptioned.png", "alt", ""),
        ("cell.png", "alt", "In a cell"),
        ("left.png", "alt", "Left"),
        ("left.png", "caption", "On the left"),
        ("{{ note.* }}", "alt", "In a note"),
        ("raw.png", "alt", "Raw"),
    ]
    assert len(editable(reading)) == 8
    assert reading.reader == "rst"


MYST = """\
# Plans

```{figure} plan.png
:alt: A plan
:width: 400px

The plan, *after* the [works](x.md).
```

:::{figure} plan2.png
The plan of the attic
:::

  ```{image} door.png
  :alt: The door
  ```

````md
```{figure} shown.png
As it is written
```
````

<!--
```{image} hidden.png
```
-->
![Inline](inline.png)
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_myst(tmp_path: Path, newline: str) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", MYST.replace("\n", newline))
    assert told(reading) == [
        ("plan.png", "alt", "A plan"),
        ("plan.png", "caption", "The plan, after the works."),
        ("plan2.png", "alt", None),
        ("plan2.png", "caption", "The plan of the attic"),
        ("door.png", "alt", "The door"),
        ("inline.png", "alt", "Inline"),
    ]


def test_a_directive_that_names_nothing_is_none(tmp_path: Path) -> None:
    assert (
        told(
            reading_of(
                read_restructured,
                tmp_path,
                "a.rst",
                ".. image::\n\n.. figure:: \n\n   Text\n\n.. figure:: #cell\n\n.. image:: a.mp4\n",
            )
        )
        == []
    )


@given(
    st.lists(st.sampled_from(["..", "::", " image:: a.png", "   ", ":alt: x", "\n", "\r\n", "|", "*", "`", "- ", "x"]))
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    reading_of(read_restructured, folder, "a.rst", "".join(pieces), Config())


CARDS = """\
.. grid:: 2

    .. grid-item-card:: Guide
        :link: guide
        :img-top: guide.png
        :img-alt: A drawn map

    .. card::
        :img-background: sky.png

        Words

    .. card:: No picture

.. thumbnail:: small.png
   :alt: A valve
"""


def test_cards_show_a_picture_as_an_option(tmp_path: Path) -> None:
    expected = [
        ("guide.png", "alt", "A drawn map"),
        ("sky.png", "caption", None),
        ("small.png", "alt", "A valve"),
    ]
    assert told(reading_of(read_restructured, tmp_path, "a.rst", CARDS)) == expected
    myst = (
        "::::{grid}\n:::{grid-item-card} Guide\n:img-top: guide.png\n:img-alt: A drawn map\nWords\n:::\n::::\n\n"
        "```{card}\n:img-background: sky.png\n```\n\n```{thumbnail} small.png\n:alt: A valve\n```\n\n"
        "```{note}\n:img-top: none.png\n```\n"
    )
    assert told(reading_of(read_markdown, tmp_path, "a.md", myst)) == expected


THUMBNAILS = """\
.. thumbnail:: /plans/hall.png
   :title: Plan of the hall
   :align: center

   The hall with its two doors

.. thumbnail:: tower.png
   :alt: The tower from below
   :title: The tower
"""


def test_a_thumbnail_may_have_a_title_and_a_caption(tmp_path: Path) -> None:
    assert told(reading_of(read_restructured, tmp_path, "a.rst", THUMBNAILS)) == [
        ("/plans/hall.png", "alt", None),
        ("/plans/hall.png", "caption", "The hall with its two doors"),
        ("/plans/hall.png", "title", "Plan of the hall"),
        ("tower.png", "alt", "The tower from below"),
        ("tower.png", "title", "The tower"),
    ]


IN_YAML = """\
```{figure} gate.png
---
alt: "The gate: open"
width: 300px
Name: gate
---
The gate in **spring**
```

- ```{image} wall.png
  ---
  alt: The wall
  ---
  ```

```{figure} empty.png
---
---
Without options
```

```{figure} broken.png
---
alt: "never closed
---
Still a caption
```

```{image} open.png
---
alt: Never ends
```
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_options_of_myst_may_stand_between_dashes(tmp_path: Path, newline: str) -> None:
    reading = reading_of(read_markdown, tmp_path, "a.md", IN_YAML.replace("\n", newline))
    assert told(reading) == [
        ("gate.png", "alt", "The gate: open"),
        ("gate.png", "caption", "The gate in spring"),
        ("wall.png", "alt", "The wall"),
        ("empty.png", "alt", None),
        ("empty.png", "caption", "Without options"),
        ("broken.png", "alt", None),
        ("broken.png", "caption", "Still a caption"),
        ("open.png", "alt", None),
    ]
    assert len(editable(reading)) == 4


HOLDING = """\
```{note}
![A sluice](sluice.png) and <img src="dam.png" alt="A dam">
```

`````{grid} 2
````{grid-item}
```{figure} weir.png
:alt: A weir
```
````
```{grid-item-card} Mill
:img-top: mill.png
:img-alt: A mill
```
`````

```{code-cell} python
![shown](code.png)
```

````md
```{note}
![as it is written](written.png)
```
````

~~~{tip}
![Never closed](last.png)
"""


def test_what_a_directive_of_myst_holds_is_no_code(tmp_path: Path) -> None:
    assert told(reading_of(read_markdown, tmp_path, "a.md", HOLDING)) == [
        ("sluice.png", "alt", "A sluice"),
        ("dam.png", "alt", "A dam"),
        ("weir.png", "alt", "A weir"),
        ("mill.png", "alt", "A mill"),
        ("last.png", "alt", "Never closed"),
    ]
    assert told(reading_of(read_markdown, tmp_path, "b.md", "```{code}\n![a](a.png)\n")) == []
