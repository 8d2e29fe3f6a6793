"""Some words that say together what one word says."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from dedupe.captions.prepared import prepare
from dedupe.captions.words.tokens import tokenize
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Top view of a bowl", ["overhead", "view", "of", "a", "bowl"]),
        ("Top-down photo of a bowl", ["overhead", "photo", "of", "a", "bowl"]),
        ("A bowl from above, with bread", ["a", "bowl", "from", "overhead", "with", "bread"]),
        ("Smoke from above the town", ["smoke", "from", "above", "the", "town"]),
        ("The top of a bowl", ["the", "top", "of", "a", "bowl"]),
        ("A mill with a church behind", ["a", "mill", "with", "a", "church", "background"]),
        ("A mill, a church behind it, at dusk", ["a", "mill", "a", "church", "background", "at", "dusk"]),
        ("A mill behind the church", ["a", "mill", "behind", "the", "church"]),
        ("A mill seen from behind", ["a", "mill", "seen", "from", "behind"]),
        ("Behind", ["behind"]),
        ("Bird’s-eye view", ["aerial", "view"]),
        ("The quarry from the air", ["the", "quarry", "from", "aerial"]),
        ("Fish from the air bladder", ["fish", "from", "the", "air", "bladder"]),
        ("Speed as a function of time", ["speed", "against", "time"]),
        ("Speed vs. time", ["speed", "against", "time"]),
        ("A jug in the form of a duck", ["a", "jug", "shape", "a", "duck"]),
        ("Screen shot of a bowl", ["screenshot", "of", "a", "bowl"]),
        ("A screen in a bowl", ["a", "screen", "in", "a", "bowl"]),
        ("Vale from the summit of Orm", ["vale", "from", "orm"]),
        ("Vale from the foot of Orm", ["vale", "from", "the", "foot", "of", "orm"]),
        ("A form of a letter", ["a", "form", "of", "a", "letter"]),
        ("A mill, c. 1870", ["a", "mill", "circa", "1870"]),
        ("A mill, ca 1870s", ["a", "mill", "circa", "1870s"]),
        ("Team C 2031", ["team", "c", "2031"]),
        ("Damage caused by a storm", ["damage", "from", "a", "storm"]),
        ("Damage resulting from a storm", ["damage", "from", "a", "storm"]),
        ("What caused it", ["what", "caused", "it"]),
        ("Storm Moe makes landfall", ["storm", "moe", "landfall"]),
        ("Storm Moe coming ashore", ["storm", "moe", "landfall"]),
        ("The cook onboard the Orm", ["the", "cook", "aboard", "the", "orm"]),
        ("The cook on board the Orm", ["the", "cook", "aboard", "the", "orm"]),
        ("A polling place in Orm", ["a", "pollingstation", "in", "orm"]),
        ("Winds of 90 km/h", ["winds", "of", "90", "kph"]),
        ("Panoramic views of Orm", ["panorama", "of", "orm"]),
        ("A flight of stairs, with tears", ["a", "flight", "of", "stairs", "with", "tears"]),
        ("A vitamin c 1500 tablet", ["a", "vitamin", "c", "1500", "tablet"]),
    ],
)
def test_phrases(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokenize(text)] == forms


def test_a_phrase_keeps_its_place() -> None:
    text = "Speed as a function of time"
    token = tokenize(text)[1]
    assert text[token.start : token.end] == "as a function of"


@pytest.mark.parametrize("text", ["The old mill, c. 1870, at Kolm", "The speed of a tram vs. time on the hill"])
def test_a_short_word_that_is_read_as_another_ends_no_sentence(text: str) -> None:
    assert set(prepare(text).sentences) == {0}


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("Overhead view of the model tram", "The model tram seen from above", True),
        ("Aerial view of the old quarry", "The old quarry from the air", True),
        ("Overhead view of the model tram", "The model tram from below", False),
        ("Vue aérienne du phare de Kolm", "Le phare de Kolm vu du ciel", True),
        ("Vista aérea de la presa de Orm", "La presa de Orm vista desde el aire", True),
        ("Luftbild der Altstadt von Kolm", "Die Altstadt von Kolm aus der Luft", True),
        ("Vue aérienne du phare de Kolm", "Le phare de Kolm vu du port", False),
        ("Speed against time", "Speed as a function of time", True),
        ("The cook on board the tug Orm", "The cook aboard the tug Orm", True),
        ("The cook on board the tug Orm", "The cook off the tug Orm", False),
        ("The king of Orm at the Battle of Kolm", "The king of Orm, c. 1870, at Kolm", True),
        ("The old mill at Kolm, c. 1870", "The old mill at Kolm, c. 1880", False),
        ("Speed as a function of time", "Time as a function of speed", False),
        ("Panoramic view of Orm Valley", "Orm Valley panorama", True),
        ("Panoramic view of Orm Valley", "Kolm Valley panorama", False),
        ("Tern in flight over the pier", "A tern flies over the pier", True),
        ("Tern in mid-air flight", "Flying tern", True),
        ("Tern in flight", "Tern in its nest", False),
        ("Cook in tears at the gate", "Cook crying at the gate", True),
        ("Cook in tears at the gate", "Cook laughing at the gate", False),
        ("Ferry trips per month", "Monthly ferry trips", True),
        ("Ferry trips per month", "Daily ferry trips", False),
        ("Heat map of ferry trips", "Heatmap of ferry trips", True),
    ],
)
def test_verdicts(a: str, b: str, is_repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat == is_repeat


def test_in_the_form_of() -> None:
    assert compare_captions("Silver jug in the form of a duck", "Duck-shaped silver jug").is_repeat
    assert not compare_captions("Silver jug in the form of a duck", "Silver jug in the form of a drake").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mill at the N. W. corner of Elm Street", "Mill at the N.W. corner of Elm Street", True),
        ("Mill at the N. W. corner of Elm Street", "Mill at the N.E. corner of Elm Street", False),
        ("Mill at the N. W. corner of Elm Street", "Mill at the S. W. corner of Elm Street", False),
        ("The mill of S. W. Moe", "The mill of S.W. Moe", True),
        ("The mill of N. Moe by S", "The mill of N. Moe by S.", True),
        ("Mill at the S, W corner", "Mill at the S W corner", True),
    ],
)
def test_corners(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_what_they_take_part_in() -> None:
    jet = "A tanker of the 12th wing refuels a jet {} Sentry Vale 25"
    assert compare_captions(jet.format("during"), jet.format("as they participate in")).is_repeat
    assert not compare_captions(jet.format("before"), jet.format("while taking part in")).is_repeat


def test_says_hello() -> None:
    assert compare_captions("Mayor Ada Moe says hello to the crowd", "Mayor Ada Moe greets the crowd").is_repeat
    assert not compare_captions("Mayor Ada Moe says hello to the crowd", "Mayor Ada Moe greets the cook").is_repeat


def test_a_win_over_somebody() -> None:
    win = "Ada Moe waves after {} Ann Lind in the final in Vale"
    assert compare_captions(win.format("her win over"), win.format("defeating")).is_repeat
    assert not compare_captions(win.format("her win over"), win.format("her talk with")).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ('A sign with the words "No entry"', 'A sign reading "No entry"', True),
        ('A cup bearing the inscription "Best cook"', 'A cup with the slogan "Best cook"', True),
        ('A sign with the words "No entry"', 'A sign with the words "No exit"', False),
        ("Map of the route on foot from Vale to Lund", "Map of the walking route from Vale to Lund", True),
        ("The climb on foot from Vale to Lund", "The cycling climb from Vale to Lund", False),
        ("A man in a hi-vis vest paints a line", "A man in a high-visibility vest paints a line", True),
        ("A Python file in VS Code", "A Python file in Visual Studio Code", True),
    ],
)
def test_what_is_written_how_somebody_goes_and_what_is_well_seen(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
