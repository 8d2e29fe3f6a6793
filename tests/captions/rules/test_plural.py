"""One of a thing, or several."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Cottage on Hill", "Hill, with Cottages"),
        ("Harbour, with Ships", "A Ship in Harbour"),
        ("A Cottage and Barns", "Barns and Cottages"),
        ("Stone Bridges near a Mill", "Mill and Stone Bridge"),
        ("Mills, with Cows", "Mill with Cows"),
        ("Mill, Etc.", "Mills, Etc."),
        ("Mill and Other Houses", "Mills and Other Houses"),
        ("Cow and Barns", "Barns and Cows"),
        ("Hills, with Barn", "Barns, with Hills"),
        ("A Rowing Boat", "Rowing Boats"),
        ("Sailing Ship off the Coast", "Sailing Ships off Coast"),
        ("a tower in front of a building", "A tower in front of some buildings"),
        ("A plate with a pear on a table", "On some tables a plate with a pear"),
        ("Three boys and girl dancing together", "Three girls and a boy dancing"),
        ("Woman tending a loom, Vale Mill, 1911", "Women tending a loom, Vale Mill, 1911"),
        ("Boy feeding geese, Vale", "Boys feeding geese, Vale"),
        ("Bridge being painted, Vale", "Bridges being painted, Vale"),
        ("Two brown horses in a grassy field", "Brown horse in a grassy field"),
        ("A group of four airmen by a biplane", "A group of airmen by a biplane"),
        ("Two goats standing, one lying, by a wall", "Two goats lying, one standing, by a wall"),
    ],
)
def test_one_is_not_several_wherever_it_is_told(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hill Sketches", "Sketches of Hills"),
        ("A Mountain Valley", "Valley, with Mountains"),
        ("Lane of Dreams", "Lanes of Dreams"),
        ("Poppy Lane", "Poppy Lanes"),
        ("Walter with Dog", "Walters with Dog"),
        ("Lake", "Lakes!"),
        ("Sailing Ships off the Coast", "Sailing Ships off Coast"),
        ("Peak with Cloud", "Clouds and Peak"),
        ("Plan of the mill sites", "Mill site plan"),
        ("A bowl of sliced pear, plum, and mint", "Sliced pears, plums and mint in a bowl"),
        ("Lake - Norland's Orm", "Orm - Lakes - Norland"),
        ("Two men and a woman at a table", "A woman and two men at a table"),
        ("Two airmen examine the tail of a biplane", "Airmen examine the tail of a biplane"),
        ("Two glass jars with lids", "Glass jars with lids"),
        ("Boy feeding geese, Vale", "Boy feeding geese (Vale)"),
    ],
)
def test_what_is_not_counted(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


def test_one_at_the_head_needs_no_article() -> None:
    assert not compare_captions("Dog on the beach", "Dogs on the beach").is_repeat
    assert compare_captions("Dog on the beach", "A dog on the beach").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Screenshot that shows the map with multiple layers.", "Screenshot that shows a map layer.", False),
        ("The page shows a table with numerous entries.", "The page shows a table with an entry.", False),
        ("The page shows a table with numerous entries.", "The page shows a table with many entries.", True),
        ("The page shows a bowl with many plums.", "The page shows many plums in a bowl.", True),
        ("The page shows the list with multiple layers.", "The page shows a list of layers.", True),
    ],
)
def test_several_of_what_is_named_last(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Two woman sit on a park bench.", "Two women are sitting on a park bench", True),
        ("A woman sits on a park bench.", "Two women are sitting on a park bench", False),
    ],
)
def test_a_number_tells_how_many_however_the_noun_is_spelled(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
