from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

ANOTHER_THING = [
    ("Artist's impression of a moon crossing Orm", "Artist's impression of the surface of a moon crossing Orm"),
    (
        "An artist's concept shows the orbiter leaving Lunn.",
        "An artist's concept shows the antenna of the orbiter leaving Lunn.",
    ),
    ("The steamer Orra at Vale, 1905.", "The wreck of the steamer Orra at Vale, 1905."),
    ("The steamer Orra at Vale, 1905.", "The launching of the steamer Orra at Vale, 1905."),
    ("A Wooded Valley, near Vale", "A House in a Wooded Valley, near Vale"),
    ("The picture shows the crater Lunn.", "The picture shows the rim of the crater Lunn."),
    ("The Vale Fair, Norwick, 1911", "Cover of the programme for the Vale Fair, Norwick, 1911"),
    ("Fire in the Lunn Hotel, Vale, 1911", "Fire damage in the Lunn Hotel, Vale, 1911"),
    ("Portrait of a woman, Vale, 1900", "Portrait of a woman with her daughter, Vale, 1900"),
    ("Sailors leave the pier at Vale on Monday.", "Families wave as sailors leave the pier at Vale on Monday."),
    ("The rocket at the pad at Vale on Monday.", "Reporters photograph the rocket at the pad at Vale on Monday."),
    ("King Karl at the embassy in Vale.", "A portrait of King Karl hangs at the embassy in Vale."),
    ("Technicians install the shield on the probe.", "Technicians inspect the installed shield on the probe."),
    ("Boys run along the pier at Vale", "Boys, girls and dogs run along the pier at Vale"),
    ("The mill at Vale, 1911", "The mill, weir and bridge at Vale, 1911"),
    ("A view of the mill at Vale", "A view of the mill, weir and bridge at Vale"),
    ("Farmers in Vale, 1911", "Farmers, Vale millers, and Vale smiths, 1911"),
    ("Moe's statue of a horse at the weir in Vale", "A horse at the weir in Vale"),
    ("Market Day (Bridge)", "Market Day (Boat by Bridge)"),
    ("Vale, Norland: The Town Hall", "Vale, Norland: One of the Gables of the Town Hall"),
    ("An old garden shed", "An old garden chair in a shed"),
    ("St Lunn’s Church, Vale", "Interior of St Lunn’s Church, Vale"),
    ("St Lunn’s Church, Vale, Norland", "Interior of St Lunn’s Church, Vale, with the Bose Tombs, Norland"),
    ("Farmers, Vale", "Farmers' huts, Vale"),
    ("Lake Orm, Norland", "Lake Orm Pier, Norland"),
    ("Harvest supper 1971", "Harvest supper table 1971"),
    ("The ketch Orra at Vale", "Sails of the ketch Orra at Vale"),
    ("St Lunn’s Church, Vale", "St Lunn’s Church, Vale, the box pews"),
    ("The Lunn Hotel, Vale", "The Lunn Hotel, Vale: dining room"),
    ("The Lunn Hotel, Vale", "The Lunn Hotel, Vale (interior)"),
    ("The rescue team carries a boy down Mount Orm", "The nurse and the rescue team carry a boy down Mount Orm"),
]
THE_SAME = [
    ("Vale, Norland: The Town Hall", "Vale, Norland: A View of the Town Hall"),
    ("A kitchen at Vale", "Interior of a kitchen at Vale"),
    ("The Lunn Hotel, Vale", "The Lunn Hotel, Vale, near the engine house"),
    ("The Lunn Hotel, Vale", "The Lunn Hotel, Vale, the oldest in Norland"),
    ("A red lamp on a city pavement.", "A red lamp embedded in a city pavement."),
    ("Lake Lunn from the old mill", "View across Lake Lunn from the old mill"),
    ("The picture shows Vale on a May morning.", "The picture shows the town of Vale on a May morning."),
    ("Portrait of a woman, Vale, 1900", "Portrait of a woman with a hat, Vale, 1900"),
    ("Two people wait in Vale.", "Two people, one with a red hat and one with a blue bag, wait in Vale."),
    ("Moe's drawing of a mill at the weir in Vale", "A mill at the weir in Vale"),
    ("Ada Moe etching of a man asleep at his desk", "A man asleep at his desk"),
    ("Ada Moe at the weir in Vale", "Ada Moe, painter and teacher, at the weir in Vale"),
    ("A boat at the pier in Vale", "A boat, red and blue, at the pier in Vale"),
    ("The mill by the river at Vale", "The mill by the river at Vale, trees and hills"),
    ("A sniper team of the Vale Rifles takes cover", "A spotter and sniper team of the Vale Rifles takes cover"),
    ("Ada Moe and Karl Bose at the weir in Vale", "Front row, from left: Ada Moe and Karl Bose at the weir in Vale"),
]


@pytest.mark.parametrize(("a", "b"), ANOTHER_THING)
def test_something_else_at_the_head_is_what_is_shown(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(("a", "b"), THE_SAME)
def test_a_word_for_the_picture_or_its_place_adds_nothing(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("An oak tree by a wall", "An oak by a wall", True),
        ("A trout fish in a bucket", "A trout in a bucket", True),
        ("A walnut tree on the hill", "A walnut on the hill", False),
        ("Oak trees by a wall", "An oak by a wall", False),
        ("An oak table by a wall", "An oak by a wall", False),
        ("The city of Kolm from the river", "Kolm from the river", True),
        ("Flood in the village of Orm", "Flood in Orm", True),
        ("Vista de la ciudad de Kolm", "Vista de Kolm", True),
        ("The City of Kolm in port", "Kolm in port", False),
        ("The tomb of Kolm in winter", "Kolm in winter", False),
        ("The old town of Kolm", "Kolm", False),
        ("Flood in a village of fishermen", "Flood in fishermen", False),
        ("Headshot of Ada Moe", "Ada Moe", True),
    ],
)
def test_the_kind_of_a_thing_adds_nothing(a: str, b: str, is_repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat == is_repeat


def test_a_postmark_is_of_the_card() -> None:
    a, b = "Vale County Court House, Orm", "Vale County Court House, Orm. Postmark 9/8/1912, Vale."
    assert compare_captions(a, b).is_repeat


@pytest.mark.parametrize("part", ["nose cone", "aft skirt", "nozzle", "tail"])
def test_a_part_of_what_flies_is_not_the_whole(part: str) -> None:
    assert not compare_captions(f"The {part} of the booster is loaded on a truck.", "The booster is loaded.").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ada Moe, head, Orm", "Ada Moe, head, Orm AG", True),
        ("The works of Orm plc in Vale", "The works of Orm in Vale", True),
        ("Ada Moe, head, Orm", "Ada Moe, head, Orm Pier", False),
        ("Ada Moe, head, orm", "Ada Moe, head, orm AB", False),
        ("ADA MOE, HEAD, ORM", "ADA MOE, HEAD, ORM AB", False),
        ("Vale Church", "Vale Church SE", False),
        ("Ada Moe, head, ORMA", "Ada Moe, head, ORMA SE", True),
    ],
)
def test_as_what_a_company_is_registered(a: str, b: str, same: bool) -> None:
    assert compare_captions(a, b).is_repeat is same


def test_a_town_may_be_called_one_and_spelled_anew() -> None:
    a, b = "A gun is fired towards the fort near Vaivka.", "A gun is fired at the fort near the town of Vayivka."
    assert compare_captions(a, b).is_repeat
    assert not compare_captions(a, b.replace("Vayivka", "Kolbin")).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Voters outside the court in Orm", "Voters outside the court's building in Orm", True),
        ("Voters outside the mill in Orm", "Voters outside the mill's offices in Orm", False),
        ("The court in Orm", "The court's building in Orm", False),
        ("View of the Lunn Nebula (WAC)", "View of the Lunn Nebula (WAC + NAC)", False),
        ("View of the Lunn Nebula (NAC)", "View of the Lunn Nebula (WAC + NAC)", False),
        ("Orm and Vale seen by the probe (WAC)", "Orm and Vale seen by the probe (WAC + NAC)", False),
    ],
)
def test_premises_and_what_is_joined(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Lake Lunn", "Lake Lunn Park, Norland", False),
        ("Orm shelter", "Orm shelter tent site", False),  # no page of a site
        ("Orm statistics", "Orm statistics homepage", True),
        ("Settings dialog, Advanced tab", "Settings dialog with the Advanced tab selected", True),
        ("Path to Vale Lake, May 2022", "Path to Vale Lake Ridge, May 2022", False),
        ("Town on a River", "Town on River Bank", True),  # no name of a river
        ("Path to Lake Vale, May 2022", "Path to Lake Vale, Norland, May 2022", True),
        ("Edit group page", "Edit group label page", False),
        ("Edit group page", "Edit group page, empty", True),
        ("Vale Bay", "Sandbar, Vale Bay", False),
        ("Vale Bay", "Photo, Vale Bay", True),
        ("Ada Hall", "Nurse, Ada Hall", True),
        ("Ada Moe", "Cabinet card, Ada Moe", True),
        ("Vale Bay", "Vale Bay, Norland", True),
        ("Mount Orm from the pass", "Mount Orm and Vale Canyon from the pass", False),
        ("Screenshot that shows the backup rules", "Screenshot that shows the backup rules editor", False),
        ("Screenshot of the backup rules", "Screenshot of the backup rules editor", False),
        ("Screenshot of the backup rules", "Screenshot of the backup rules panel", True),
        ("Image of the backup rules", "Image of the backup rules example", True),
        ("Photo of the mill pond", "Photo of the mill pond bridge", False),
        ("Photo of the mill pond", "Photo of the mill pond in Vale", True),
        ("Image that shows moving a tile", "Image that shows a tile moved to the top row", True),  # something is done
        ("The photo shows Orm Bay", "The photo shows the rim of Orm Bay", False),
    ],
)
def test_what_is_shown_ends_a_name_or_comes_before_it(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Yellow flowers", "Yellow flower field", False),
        ("Yellow flowers", "Yellow flower", True),
        ("Yellow colour", "Yellow color field", True),  # spelling is judged alone
        ("Trail to Otter Falls", "Otter Falls", False),
        ("View of Otter Falls", "Otter Falls", True),
        ("Audience during the talk by Ada Moe at Vale", "Talk by Ada Moe at Vale", False),
        ("Picture taken during the talk by Ada Moe at Vale", "Talk by Ada Moe at Vale", True),
    ],
)
def test_a_thing_named_behind_another_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Orm Harbour", "Orm Harbour parking lot", False),
        ("Vale Ridge", "Vale Ridge fishing pier", False),
        ("Vale Bridge", "Vale Bridge, looking east", True),
        ("Orm Harbour", "Near Orm Harbour", False),
        ("A boy on a pier", "A boy fishing on a pier", True),
    ],
)
def test_what_a_place_is_for_is_named_by_two_words(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A dog sits in the snow", "A toy dog sits in the snow", False),
        ("A big dog sits in the snow", "A toy big dog sits in the snow", False),
        ("A dog lies on a bed", "A stuffed dog lies on a bed", False),
        ("Peppers lie on a plate", "Stuffed peppers lie on a plate", True),
        ("A dog sits in the snow", "A wet dog sits in the snow", True),
        ("A dog sits in the snow", "A statue of a dog sits in the snow", False),
        ("A boy sits in the snow", "The mother of a boy sits in the snow", False),
        ("A boy sits in the snow", "A photo of a boy who sits in the snow", True),
        ("Ducks swim in a pond", "A group of ducks swim in a pond", True),
    ],
)
def test_what_is_not_itself_is_another_thing(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Orm Museum", "The Orm Museum website", False),
        ("Some of our recipe cards", "A screenshot of the recipe cards website", False),
        ("The Vale Library", "The Vale Library web homepage", False),
        ("Screenshot of the Orm Museum", "The Orm Museum website", True),
        ("The login form", "The login form webpage", True),
        ("Landing page of Orm", "Prototype of the landing page of Orm", False),
        ("The Ormag project", "The Ormag project website", True),
        ("Our recipe cards", "Our recipe cards website", True),
    ],
)
def test_pages_about_a_thing_are_not_it(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Hall for the brass concerts", "Hall for the brass concert series", False),
        ("Histogram of unique wallet tokens", "Histogram of unique wallet token sets", False),
        ("Two F-16s above Orm", "Two F-16 jets above Orm", True),
        ("A path through pines", "A path through pine trees", True),
        ("Two pandas lie together", "Two panda bears lie together", True),
        ("Two pandas lie together", "Two pandas lie together on logs", True),
    ],
)
def test_the_plural_is_another_nouns(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
