"""Which two forms of a Slavic word may be one word in two cases, and what "с" before a case says."""

from __future__ import annotations

import pytest

from dedupe.captions.words.cases import one_in_two_cases, with_or_from


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("мельница", "мельницу"),
        ("мост", "мостом"),
        ("мост", "мосте"),
        ("список", "списком"),
        ("музей", "музею"),
        ("мостов", "мостами"),
        ("вода", "водою"),
    ],
)
def test_of_one_wherever_they_stand(a: str, b: str) -> None:
    assert one_in_two_cases(a, b) == one_in_two_cases(b, a) == (False, False, False)


@pytest.mark.parametrize(
    ("nominative", "other"), [("мост", "моста"), ("страница", "страницы"), ("область", "області"), ("окно", "окна")]
)
def test_of_one_only_where_a_genitive_stands(nominative: str, other: str) -> None:
    assert one_in_two_cases(nominative, other) in (None, (False, True, False))


@pytest.mark.parametrize(("a", "b"), [("мост", "мосты"), ("мост", "мостов"), ("кот", "код"), ("скорости", "скоростей")])
def test_of_one_and_of_several_or_two_words(a: str, b: str) -> None:
    assert one_in_two_cases(a, b) is None


@pytest.mark.parametrize(
    ("behind", "meaning"),
    [
        (["моря"], "from"), (["левого", "берега"], "from"), (["левой", "стороны"], "from"), (["мостом"], "with"),
        (["красным", "флагом"], "with"), (["собакой"], "with"), (["берега", "реки"], "from"), ([], "from"),
    ],
)  # fmt: skip
def test_with_and_from(behind: list[str], meaning: str) -> None:
    assert with_or_from(behind) == meaning
