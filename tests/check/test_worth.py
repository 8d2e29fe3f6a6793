from __future__ import annotations

import pytest
from attrs import evolve

from dedupe.check.worth import is_site, is_worth_telling
from dedupe.records import CaptionVerdict, ImageVerdict, Record
from tests.check.samples import record

BARE = record("a.jpg", "a.jpg", None, caption=None)
SHOWN = record("b.jpg", "posts/b.md", 4, caption="The crew at the pad before the launch of today", role="alt")


def told(
    code: str,
    a: Record = SHOWN,
    b: Record = SHOWN,
    image: ImageVerdict | None = None,
    caption: CaptionVerdict | None = None,
    *,
    site: bool = True,
) -> bool:
    return is_worth_telling(code, a, b, image, caption, site=site)


def alt(text: str, path: str = "posts/b.md", field: str = "alt") -> Record:
    made = evolve(SHOWN, caption=text)
    return evolve(made, source=evolve(made.source, path=path, field=field))


def test_a_site_is_told_by_its_pages() -> None:
    entry = evolve(record(), source=evolve(record().source, reader="csv"))
    assert is_site([record()])
    assert is_site([record(), entry, BARE, BARE])
    assert not is_site([record(), entry, entry])
    assert not is_site([entry])
    assert not is_site([BARE])


def test_pictures_that_pages_show_twice_are_told_on_a_site() -> None:
    assert told("IMG001", SHOWN, SHOWN, ImageVerdict.SAME)


def test_pages_that_contradict_each_other_are_told() -> None:
    a, b = alt("Eleven boats", "posts/a.md"), alt("Twelve boats", "posts/b.md")
    assert not told("CAP004", a, b, None, CaptionVerdict.LOOKALIKE)
    assert is_worth_telling("CAP004", a, b, None, CaptionVerdict.LOOKALIKE, site=True, disagree=True)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [(ImageVerdict.IDENTICAL, True), (ImageVerdict.SAME_PIXELS, True), (ImageVerdict.SAME, False)],
)
def test_on_a_site_copies_are_told_and_sizes_are_not(verdict: ImageVerdict, expected: bool) -> None:
    assert told("IMG001", BARE, SHOWN, verdict) is expected
    assert told("IMG001", BARE, SHOWN, verdict, site=False)


def test_on_a_site_edited_pictures_are_told_where_pages_show_both() -> None:
    edited = ImageVerdict.EDITED
    assert not told("IMG002", BARE, SHOWN, edited)
    assert not told("IMG002", SHOWN, BARE, edited)
    assert told("IMG002", SHOWN, SHOWN, edited, CaptionVerdict.IDENTICAL)
    assert told("IMG002", SHOWN, SHOWN, edited)
    assert told("IMG002", BARE, BARE, edited, site=False)


@pytest.mark.parametrize("verdict", [CaptionVerdict.DIFFERENT, CaptionVerdict.LOOKALIKE])
def test_captions_that_tell_edited_pictures_apart_are_enough(verdict: CaptionVerdict) -> None:
    assert not told("IMG002", SHOWN, SHOWN, ImageVerdict.EDITED, verdict)
    assert told("IMG002", SHOWN, SHOWN, ImageVerdict.EDITED, verdict, site=False)


@pytest.mark.parametrize("code", ["CAP003", "CAP004"])
def test_alternative_texts_disagree_within_one_text_only(code: str) -> None:
    assert told(code, alt("a"), alt("b"))
    assert not told(code, alt("a"), alt("b", "posts/c.md"))
    assert not told(code, alt("a"), alt("b", field="image_alt"))
    assert told(code, record("a.jpg", "posts/a.md"), record("a.jpg", "posts/b.md"))


def test_a_single_word_may_repeat_as_alternative_text() -> None:
    assert not told("CAP001", alt("Search"), alt("Search"))
    assert told("CAP001", alt("The crew"), alt("The crew"))
    assert told("CAP001", record(caption="Portrait"), record("b.jpg", caption="Portrait"))


def test_a_short_alternative_text_may_nearly_repeat() -> None:
    long = "The crew of the second flight at the pad"
    assert not told("CAP002", alt("The crew"), alt(long))
    assert told("CAP002", alt(long), alt(f"{long} today"))
    assert not told("CAP002", alt(long), evolve(alt(long), caption=None))


def test_other_rules_hold_for_every_pair() -> None:
    assert told("ENT001")
