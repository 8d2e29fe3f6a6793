"""What stands behind an agency's line of place and day begins the caption."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import dateline, prepare
from dedupe.captions.verdict import compare_captions


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
