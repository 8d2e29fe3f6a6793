from __future__ import annotations

import pytest
from attrs import evolve

from dedupe.check.worth import is_site, is_worth_telling
from dedupe.records import CaptionVerdict, ImageVerdict, Picture, Record
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


def test_pictures_for_light_and_dark_pages_may_say_the_same_on_a_site() -> None:
    light, dark = (evolve(SHOWN, picture=Picture(f"img/menu-{mode}.png")) for mode in ("light", "dark"))
    assert not told("CAP001", light, dark)
    assert not told("IMG002", light, dark, ImageVerdict.EDITED, CaptionVerdict.IDENTICAL)
    assert told("CAP001", light, dark, site=False)


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


@pytest.mark.parametrize(
    ("names", "same_size", "expected"),
    [
        (("img/a.jpg", "img/b.jpeg"), True, True),
        (("img/a.jpg", "img/b.jpg"), False, False),
        (("img/a.jpg", "img/b.webp"), True, False),
        (("img/a.png", "img/b.png"), True, False),
    ],
)
def test_on_a_site_a_photograph_saved_again_is_told(names: tuple[str, str], same_size: bool, expected: bool) -> None:
    a, b = (evolve(BARE, picture=Picture(name)) for name in names)
    got = is_worth_telling("IMG001", a, b, ImageVerdict.SAME, None, site=True, same_size=same_size)
    assert got is expected


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


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Backups: Step 2", "Backups: Step 3", False),
        ("Polygon to polygon union (input 1)", "Polygon to polygon union (input 2)", False),
        ("Examples I", "Examples II", False),
        ("The ferry leaves at 7", "The ferry leaves at 8", True),
        ("Storm of 1987 in Kent", "Storm of 1990 in Kent", True),
        ("The harbour in 1950", "The harbour in 1960", True),
    ],
)
def test_members_of_a_numbered_series_do_not_contradict_each_other(a: str, b: str, expected: bool) -> None:
    assert told("CAP003", alt(a), alt(b)) is expected


@pytest.mark.parametrize("code", ["CAP001", "CAP002", "CAP003", "IMG002"])
def test_formulas_are_as_alike_as_what_they_show(code: str) -> None:
    a, b = alt(r"3.3\ V of the supply"), alt(r"+ 3.3\ V of the supply")
    assert not told(code, a, b, ImageVerdict.EDITED, CaptionVerdict.EQUIVALENT)


def shown(name: str, page: str) -> Record:
    made = alt("Choice of keyboard layout", page)
    assert made.picture is not None
    return evolve(made, picture=evolve(made.picture, name=name))


@pytest.mark.parametrize("code", ["ENT001", "IMG001", "IMG002", "CAP001"])
def test_the_same_in_another_language_is_meant_so(code: str) -> None:
    def is_told(one: str, other: str, *, site: bool = True) -> bool:
        a, b = shown(f"{one}/menu.png", f"{one}/page.html"), shown(f"{other}/menu.png", f"{other}/page.html")
        return told(code, a, b, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL, site=site)

    assert not is_told("docs/de", "docs/fr")
    assert not is_told("docs/pt-BR", "docs/zh_TW")
    assert not is_told("help/C/figures", "help/sr@latin/figures")
    assert is_told("docs/old", "docs/new")
    assert is_told("docs/de", "blog/fr")
    assert is_told("docs/de", "docs/fr", site=False) is (code != "IMG002")


def test_one_file_on_two_pages_with_the_same_words_is_a_use_of_it() -> None:
    a, b = alt("A plot of the tide", "api/a.html", "figcaption"), alt("A plot of the tide", "api/b.html", "figcaption")
    assert not told("ENT001", a, b, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL)
    assert told("ENT001", a, a, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL)
    assert told("ENT001", a, b, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL, site=False)
    assert b.picture is not None
    copy = evolve(b, picture=evolve(b.picture, name="copy.png"))
    assert told("ENT001", a, copy, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL)


@pytest.mark.parametrize("code", ["ENT001", "IMG001", "IMG002", "CAP001", "CAP004"])
def test_the_same_in_another_version_is_meant_so(code: str) -> None:
    def is_told(one: str, other: str, *, site: bool = True) -> bool:
        a, b = shown(f"{one}/menu.png", f"{one}/page.html"), shown(f"{other}/menu.png", f"{other}/page.html")
        return told(code, a, b, ImageVerdict.IDENTICAL, CaptionVerdict.IDENTICAL, site=site)

    assert not is_told("docs/v1", "docs/v2")
    assert not is_told("docs", "versioned_docs/version-1.0")
    assert is_told("docs/v1", "docs/v2", site=False)


def test_a_theme_has_its_own_copies() -> None:
    def bare(name: str) -> Record:
        return evolve(BARE, picture=Picture(name), source=evolve(BARE.source, path=name))

    icon, own = bare("themes/paper/static/menu.png"), bare("static/menu.png")
    assert not told("IMG001", icon, own, ImageVerdict.IDENTICAL)
    assert not told("IMG001", SHOWN, icon, ImageVerdict.IDENTICAL)
    assert told("IMG001", icon, own, ImageVerdict.IDENTICAL, site=False)
    assert told("IMG001", bare("themes/menu.png"), own, ImageVerdict.IDENTICAL)


def test_two_files_of_one_picture_are_told_though_pages_word_it_each_their_way() -> None:
    def is_told(one: str, other: str) -> bool:
        return told("CAP004", shown(one, "posts/a.md"), shown(other, "posts/b.md"), caption=CaptionVerdict.DIFFERENT)

    assert is_told("img/crew.jpg", "img/team.jpg")
    assert not is_told("img/crew.jpg", "img/crew.jpg")
    assert not is_told("img/crew-480.jpg", "img/crew-960.jpg")


@pytest.mark.parametrize("code", ["ENT001", "IMG001", "IMG002"])
def test_pictures_of_two_languages_that_look_alike_are_told_in_none(code: str) -> None:
    a, b = shown("img/de/menu.png", "guide.html"), shown("img/fr/map.png", "tour.html")
    assert not told(code, a, b, ImageVerdict.SAME, CaptionVerdict.IDENTICAL)
    assert not told(code, a, b, ImageVerdict.EDITED, CaptionVerdict.IDENTICAL)
    assert told(code, a, b, ImageVerdict.SAME, CaptionVerdict.IDENTICAL, site=False)


def test_a_copy_of_a_file_is_told_in_another_language_too() -> None:
    a, b = shown("img/de/menu.png", "guide.html"), shown("img/fr/map.png", "tour.html")
    assert told("IMG001", a, b, ImageVerdict.IDENTICAL)
