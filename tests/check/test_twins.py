"""One place in several languages, and in several versions."""

from __future__ import annotations

import pytest

from dedupe.check.twins import are_modes, are_of_two_languages, are_translations, are_versions, place_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docs/de/menu.png", "docs/fr/menu.png"),
        ("help/C/a.png", "help/sr@latin/a.png"),
        ("docs/menu.png", "docs/de/menu.png"),
        ("docs/menu.png", "docs/pt-BR/menu.png"),
        ("content/mill/index.md", "content/mill/index.de.md"),
        ("content/mill/index.en.md", "content/mill/index.zh-TW.md"),
        ("docs/a.mdx", "i18n/de/docusaurus-plugin-content-docs/current/a.mdx"),
        ("versioned_docs/version-2.0/a.mdx", "i18n/de/docusaurus-plugin-content-docs/version-2.0/a.mdx"),
        ("blog/2020/a.md", "i18n/fr/docusaurus-plugin-content-blog/2020/a.md"),
        ("src/pages/a.mdx", "i18n/fr/docusaurus-plugin-content-pages/a.mdx"),
    ],
)
def test_translations(a: str, b: str) -> None:
    assert are_translations(a, b)
    assert are_translations(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docs/de/menu.png", "docs/de/menu.png"),
        ("docs/menu.png", "docs/old/menu.png"),
        ("docs/js/a.png", "docs/a.png"),
        ("img/a.min.png", "img/a.png"),
        ("de/a.png", "fr/b.png"),
        ("de/2019/a.png", "fr/2020/a.png"),
    ],
)
def test_no_translations(a: str, b: str) -> None:
    assert not are_translations(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docs/v1/a.png", "docs/v2/a.png"),
        ("docs/1.0/a.png", "docs/latest/a.png"),
        ("docs/1.0.x/a.png", "docs/2.0.0-rc1/a.png"),
        ("docs/img/a.png", "versioned_docs/version-1.0/img/a.png"),
        ("docs/a.mdx", "i18n/de/docusaurus-plugin-content-docs/version-1.0/a.mdx"),
        ("v1/a.png", "v2/de/a.png"),
    ],
)
def test_versions(a: str, b: str) -> None:
    assert are_versions(a, b)
    assert are_versions(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docs/v1/a.png", "docs/v1/a.png"),
        ("albums/2019/a.png", "albums/2020/a.png"),
        ("albums/1/a.png", "albums/2/a.png"),
        ("docs/v1/a.png", "docs/v2/b.png"),
        ("docs/v1/a.png", "docs/a.png"),
        ("docs/a.png", "site/a.png"),
    ],
)
def test_no_versions(a: str, b: str) -> None:
    assert not are_versions(a, b)


def test_pictures_for_light_and_dark_pages() -> None:
    assert are_modes("img/menu-light.png", "img/menu-dark.png")
    assert are_modes("light/menu.png", "dark/menu.png")
    assert are_modes("menuLight.png", "menuDark.png")
    assert not are_modes("menu.png", "menu-dark.png")
    assert not are_modes("menu-dark.png", "menu-dark.png")
    assert not are_modes("highlights.png", "highdarks.png")
    assert not are_modes("menu-light.png", "hall-dark.png")


def test_two_languages_are_told_where_both_are() -> None:
    assert are_of_two_languages("de/menu.png", "fr/map.png")
    assert are_of_two_languages("img/menu.de.png", "img/fr/map.png")
    assert not are_of_two_languages("de/menu.png", "de/map.png")
    assert not are_of_two_languages("menu.png", "fr/map.png")
    assert are_of_two_languages("i18n/de/docusaurus-plugin-content-docs/current/a.png", "docs/fr/b.png")


def test_places_apart_need_not_be_held_against_each_other() -> None:
    assert place_of("docs/v1/de/a.png").is_apart(place_of("docs/v2/a.png"))
    assert place_of("de/a.png").is_apart(place_of("fr/b.png"))
    assert not place_of("de/a.png").is_apart(place_of("de/b.png"))
    assert not place_of("v1/a.png").is_apart(place_of("v2/b.png"))
