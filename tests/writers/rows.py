"""Strategies for manifest rows and decisions, and a folder of small pictures."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from dedupe.records import CaptionVerdict, Decision, ImageVerdict, Json, ManifestRow, Picture, Source

_NO_PAIRS = st.characters(exclude_categories=())
TEXT = st.one_of(
    st.text(max_size=12),
    st.text('a",\n\r;= \0\t\\u005cd8', max_size=12),
    st.sampled_from(["", "=1+1", "-", "\udc80", "a\ud800b", "\\udc80", "null", "NaN", " x ", "\ufeff", "2018-06-06"]),
)
MAYBE = st.one_of(st.none(), TEXT)
WHOLE = st.one_of(st.none(), st.integers(0, 10**9))
JSON: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=5,
)
ROWS = st.lists(
    st.builds(
        ManifestRow,
        file_name=MAYBE,
        caption=MAYBE,
        title=MAYBE,
        credit=MAYBE,
        photo_id=MAYBE,
        date=MAYBE,
        path=TEXT,
        line=WHOLE,
        sha256=MAYBE,
        width=WHOLE,
        height=WHOLE,
        phash=MAYBE,
        merged_from=st.lists(TEXT, max_size=3).map(tuple),
        extra=st.dictionaries(TEXT, JSON, max_size=3),
    ),
    max_size=4,
)
DECISIONS = st.lists(
    st.builds(
        Decision,
        id=TEXT,
        file_name=MAYBE,
        source=st.builds(Source, path=TEXT, line=WHOLE),
        decision=st.sampled_from(["keep", "drop", "review"]),
        keeper=MAYBE,
        group=MAYBE,
        rule=MAYBE,
        image_verdict=st.one_of(st.none(), st.sampled_from(ImageVerdict)),
        caption_verdict=st.one_of(st.none(), st.sampled_from(CaptionVerdict)),
        evidence=st.dictionaries(TEXT, JSON, max_size=2),
    ),
    max_size=4,
)


def row(
    name: str | None, caption: str | None, picture: Picture | None = None, extra: dict[str, Json] | None = None
) -> ManifestRow:
    """A row with the fields that these tests look at."""
    return ManifestRow(
        file_name=name,
        caption=caption,
        title=None,
        credit="A. Person",
        photo_id=None,
        date="2018-06-06",
        path="list.csv",
        line=2,
        extra=extra or {},
        picture=picture,
    )


def pictured(folder: Path, *names: str) -> list[Picture]:
    """Small files under `folder`, as pictures at hand; their bytes are their names."""
    pictures = []
    for number, name in enumerate(names):
        place = folder / f"source{number}"
        place.write_bytes(name.encode("utf-8", "surrogateescape"))
        pictures.append(Picture(name, file=str(place)))
    return pictures
