"""Titles of works of art and of old photographs: what makes another work, and what only tells more of one."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Growth 1", "Growth A"),
        ("A Sleeping Nymph", "Satyr Revealing a Sleeping Nymph"),
        ("The Battle of Orm, as Seen from the Fort", "Key to ‘The Battle of Orm, as Seen from the Fort’"),
        ("Barns on a Bank of the Orm", "Trees and Distant Barns, on a Bank of the Orm"),
        ("Lake Orm, view of the landing, looking N.E.", "Landing at Lake Orm, looking northwest"),
        ("Study of a Head", "Study of a Woman’s Head"),
        ("Vale Bridge (Le pont)", "Vale Mill (Le moulin)"),
        ("The Harbour (Le Havre)", "Le Havre"),
        ("Mill Street in Vale, between 1890 and 1900", "Mill Street in Vale, ca. 1905"),
        ("Mill Street in Vale, 1890 and 1900", "Mill Street in Vale, 1895"),
        ("Looking up Mill Street from the weir", "Cars up Mill Street from the weir"),
        ("Ada Moe. Mill Street, Vale. August 1987", "Ada Moe, Mill Street, Vale, March 1986"),
        ("Orma from Coblens", "Coblenz, from Orma"),
        ("A Barn Seen above a Rocky Ravine", "An Old Barn above a Rocky Slope"),
        ("Mill", "Mill - Barn"),
        ("The Mill", "The Barn (The Mill)"),
        ("Cow and Calf", "Cow and Calf Statue"),
        ("Barns; Study of a Cow", "Study of a Cow"),
        ("The Mill", "The Mill, the Barn by the River"),
        ("The Mill", "Sketches: The Mill"),
        ("The Silver Mill", "Harmony in Green and Grey: The Silver Fan"),
    ],
)
def test_another_work(a: str, b: str) -> None:
    for match in (compare_captions(a, b), compare_captions(b, a)):
        assert not match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A Cow on a Hill", "A Brown and White Cow on a Hill"),
        ("Distribution of the signal in the basin", "Pie chart showing the distribution of the signal in the basin"),
        ("Landscape with Trees", "Landscape with Fir Trees"),
        ("Landscape with a Bridge", "Landscape with a Stone Bridge"),
        ("The Mill (Le moulin)", "Le moulin"),
        ("The Mill (Le moulin)", "The Mill"),
        ("Les Baigneuses [Bathers]", "Bathers"),
        ("Mill Street in Vale, [between 1900 and 1910]", "Mill Street in Vale, ca. 1905"),
        ("Mill Street in Vale, 1900-1910", "Mill Street in Vale, 1905"),
        ("Looking up Mill Street toward the weir", "View up Mill Street toward the weir"),
        ("S.S. Lunn at dock, Vale", "Steamship Lunn at dock in Vale"),
        ("Mill Street, Vale. August 1987", "Mill Street, Vale, August 1987"),
        ("Orma from Coblens", "Orma, from Coblenz"),
        ("The Silver Mill", "Harmony in Green and Grey: The Silver Mill"),
        ("The Silver Mill", "Blue and Rose: Silver Mill"),
        ("Barns", "Barns - Norway"),
        ("The Barn", "Norway: The Barn"),
        ("The Barn", "Moe (The Barn)"),
        ("Barn and Hills", "Barn and Hills beside Lake"),
        ("Sailing Boat in Rough Seas", "Sailing Boat in a Rough Sea"),
        ("The Bend", "The Bend (The River Orma near Vale)"),
    ],
)
def test_the_same_work(a: str, b: str) -> None:
    assert repeats(a, b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A Chapel; Study of a Cloudy Sky", "Study of a Cloudy Sky", False),
        ("Rocks; also the Bridge at Orm", "The Bridge at Orm", False),
        ("Orm; the Bridge at the Weir", "The Bridge at the Weir", True),  # the place comes first
        ("The Bridge at the Weir of Orm", "The Bridge at the Weir of Orm; a Chapel", True),  # a sketch more
    ],
)
def test_another_thing_on_the_same_sheet(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    "record",
    [
        "Marble. Norse, 16th century.",
        "Oil on canvas.",
        "H. 4 cm, W. 30 cm.",
        "Old Kingdom, Dynasty 5",
        "Ivory, stained",
    ],
)
def test_of_what_it_is_made(record: str) -> None:
    for title in ("Head of a girl", "Head of a girl with a veil"):
        assert compare_captions(title, f"{title}. {record}").is_repeat
        assert compare_captions(f"{title}. {record}", title).is_repeat


@pytest.mark.parametrize("more", ["Silver jug.", "Marble table and chairs.", "Two boys by the pump."])
def test_another_thing_behind_a_title(more: str) -> None:
    assert not compare_captions("Bust of a girl", f"Bust of a girl. {more}").is_repeat


def test_two_records_of_what_it_is_made() -> None:
    assert not compare_captions("Head of a girl. Marble.", "Head of a girl. Bronze.").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Nymph and Satyr", "Nymph and Satyr, after Bouguereau", False),
        ("Nymph and Satyr", "Nymph and Satyr (after Titian)", False),
        ("Harbour of Orm", "Harbour of Orm, after 1900", True),
        ("Harbour of Orm", "Harbour of Orm, after dark rain", True),
        ("Plate 12 from Songs of Orm", "Songs of Orm, Plate 12", True),
        ("Plate 12 from Songs of Orm", "Songs of Orm, Plate 13", False),
        ("Leaf 4 from a Book of Ferns", "A Book of Ferns, Leaf 4", True),
        ("Room 12 from the Terrace", "Terrace, Room 12", False),  # where it was seen from
        ("The Weir, plate VII from Songs of Orm", "The Weir, from Songs of Orm (Lieder)", True),
        ("The Weir, plate VII from Songs of Orm", "The Weir, plate VI from Songs of Orm (Lieder)", False),
        ("The Weir, plate VII, by Night", "The Weir, from the Mill", False),
        ("The Toilet of Venus", "The Toilette of Venus", True),
        ("The Toilet of Venus", "The Feast of Venus", False),
        ("Girl with a Jug", "Girl with a Pitcher", True),
        ("The Descent from the Cross", "The Deposition from the Cross", True),
        ("The Descent from the Cross", "The Raising of the Cross", False),
        ("The Penitent Magdalen", "The Repentant Magdalen", True),
        ("Mill at Orm, Vale Ty.", "Mill at Orm, Vale Territory", True),
        ("Mme. Moe in Red", "Madame Moe in Red", True),
        ("Mme. Moe in Red", "Mlle. Moe in Red", False),
        ("A Sailing Barge", "A Sailing Barge and Cliffs Seen from the Pier", False),
        ("A Sailing Barge", "A Sailing Barge Seen from the Pier", True),
        ("Fishing Boats", "Fishing Boats and a Lighthouse Seen at Dusk", False),
        ("Fishing Boats", "Fishing Boats Seen at Dusk", True),
        ("WW2 soldier's sketch", "WWII soldier's sketch", True),
        ("WW1 soldier's sketch", "WWII soldier's sketch", False),
    ],
)
def test_titles_of_two_catalogues(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
