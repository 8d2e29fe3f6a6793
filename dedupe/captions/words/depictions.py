"""With what a caption begins that only calls it a picture: `Aerial view of`, `Image that shows`, `Bar chart of`."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.words.lexicon import soft_words, word_list

DEPICTION = word_list("image") | frozenset({
    "title", "detail", "part", "study", "scene", "scenes", "logo", "emblem", "badge", "portrait", "overview",
    "panorama", "glimpse", "caption", "cover", "close", "postcard", "stereograph", "engraving", "slide", "etching",
    "lithograph", "woodcut", "watercolour", "watercolor", "aquatint", "daguerreotype", "diagram", "schematic",
    "flowchart", "graph", "plot", "chart", "infographic", "example", "examples", "impression", "concept",
    "conception", "render", "visualization", "visualisation", "simulation", "animation", "histogram", "scatterplot",
    "boxplot", "heatmap", "gif", "thumbnail", "graphic", "preview", "visual", "still", "screengrab", "screencap",
    "depiction", "representation", "snippet", "sample", "figure", "look",
})  # fmt: skip
"""Words for a picture: "Logo of the Lunn Works" may be what "Lunn Works" is the caption of."""
OPENS = frozenset({
    "of", "shows", "showing", "depicts", "depicting", "displays", "displaying", "illustrates", "illustrating",
    "summarizes", "summarises", "summarizing", "summarising", "visualizes", "visualises", "visualizing",
})  # fmt: skip
"""Behind these stands what is shown."""
CHARTS = (
    word_list("chart") | {"diagram", "diagrams", "flowchart", "infographic", "visualization", "visualisation"}
) - {*("map", "maps", "curve", "curves", "matrix", "distribution", "distributions")}
"""Words for a picture of figures or parts."""
SPECIMENS = frozenset({"example", "examples", "sample", "preview", "thumbnail", "graphic", "infographic", "gif"})
"""These may also stand behind what is shown, and are no other thing."""
TAKEN_FOR_GRANTED = (
    CHARTS
    | OPENS
    | SPECIMENS
    | word_list("made-picture")
    | {"snippet", "visual", "screengrab", "screencap", "depiction", "representation", "figure", "overview", "look"}
)
"""Words that only one of two captions of a picture may begin with."""
_SAID_OF_PICTURES = word_list("made-picture") | {"aerial", "general", "wide", "close", "satellite", "artist", "artists"}
_ARTICLES = word_list("article")
_LONGEST = 8
"""Words of "This is an aerial drone photograph showing the"."""


def depiction(forms: Sequence[str]) -> int:
    """How many words a caption begins with that only call it a picture, with the article of what it shows, or 0."""
    end, is_named = 0, False
    for i, form in enumerate(forms[:_LONGEST]):
        if form == "of" and forms[i - 1] == "figure":
            break  # a figure of somebody is what is shown
        if form in OPENS or (form == "at" and "look" in forms[:i]):
            end = i + 1 if is_named else 0
        elif form in DEPICTION:
            is_named = True
        elif not (form in soft_words() or form in _SAID_OF_PICTURES or is_kind_of_chart(forms, i)):
            break
    return end + (end < len(forms) and forms[end] in _ARTICLES) if end else 0


def is_kind_of_chart(forms: Sequence[str], i: int) -> bool:
    """`[Stacked bar] chart`, `[Scatter] plot`: a word right before a word for a chart that says of which kind it is."""
    kinds = word_list("kind-of-chart")
    at = next((k for k in range(i, len(forms)) if forms[k] not in kinds), i)
    return at > i and forms[at : at + 1] != () and forms[at] in CHARTS
