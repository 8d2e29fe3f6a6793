"""What stands behind an agency's line of place and day begins the caption."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import dateline, prepare
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NORTHERN SEA (May 3, 2031) The ferry sails", 5),
        ("PORT VALE, Orm -- The ferry sails", 3),
        ("The ferry (May 3, 2031) sails", 0),
        ("The ferry sails", 0),
    ],
)
def test_its_words(text: str, words: int) -> None:
    assert dateline(prepare(text)) == words


@pytest.mark.parametrize("line", ["", "NORTHERN SEA (May 3, 2031) ", "PORT VALE, Orm -- "])
def test_another_subject_behind_it_decides(line: str) -> None:
    a = f"{line}A mate uses a telescope on the bridge of the tug Orm, as it sails behind the ferry Moe off Port Vale."
    b = f"{line}The ferry Moe sails off Port Vale."
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} == {"subject"}


HALL = "In the processing hall at Vale Space Center, technicians lower a probe onto its stand."


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (f"PORT VALE, Orm. – {HALL}", HALL, True),
        (f"PORT VALE, Orm -- {HALL}", HALL, True),
        (f"PORT VALE, Port Lunn, Orm - {HALL}", f"PORT VALE, Port Lunn, Orm -- {HALL}", True),
        (f"PORT VALE, Orm. – {HALL}", f"LUNN CITY, Norland. – {HALL}", False),
        (f"PORT VALE, Orm. – {HALL}", HALL.replace("lower a probe onto", "lift a probe off"), False),
        (
            f"PORT VALE, Orm. – {HALL}",
            "Technicians in the processing hall at Vale Space Center lower a probe onto its stand for a test in May.",
            True,
        ),
        ("Mill Pond, Orm -- Boats", "Boats", False),  # no town in capitals: a title
    ],
)
def test_the_town_of_one_caption_alone(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
