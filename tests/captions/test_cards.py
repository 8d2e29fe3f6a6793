"""Archive cards: numbers and stamps are about the card."""

from __future__ import annotations

import pytest

from dedupe.captions.cards import drop_card_lines
from dedupe.captions.verdict import compare_captions

CARD = "Mill Lane, north side, west from the ford.\nA. Moe\nMay 3, 1931"


@pytest.mark.parametrize(
    "line",
    ["No. 683", "119P8", "Neg. # 1169", "NEG. NO. A-940", "Views 1,2", "May be reproduced.", "LOCAL HISTORY", "12"],
)
def test_lines_dropped(line: str) -> None:
    assert drop_card_lines(f"{CARD}\n{line}\n") == (CARD, [line])
    assert compare_captions(CARD, f"{CARD}\n{line}\n").is_repeat


@pytest.mark.parametrize("line", ["1931", "The mill burned down.", "A. Moe 12"])
def test_lines_kept(line: str) -> None:
    assert drop_card_lines(f"{CARD}\n{line}") == (f"{CARD}\n{line}", [])


def test_short_texts_are_no_cards() -> None:
    for text in ("", "Step\n2", "Route\n66", "12\n\n13"):
        assert drop_card_lines(text) == (text, [])


def test_stamps_within_a_line() -> None:
    stamped = CARD.replace("May 3", "NO REPRODUCTIONS  May 3")
    assert drop_card_lines(stamped) == (CARD, ["NO REPRODUCTIONS"])
    assert compare_captions(CARD, stamped).is_repeat
    said = CARD.replace("May 3", "no reproductions of it are known. May 3")
    assert drop_card_lines(said) == (said, [])
