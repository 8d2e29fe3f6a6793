"""Archive cards: numbers and stamps are about the card."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.cards import drop_card_lines, drop_field_names, part_months
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


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("NO REPRODUCTI0NS  Views 1,2", ""),
        ("NO RDPRODUTIOS.", ""),
        (")REDIr LINE IMPE AT E.  July 22, 1929", "July 22, 1929"),
        ("Credit Line Imperative. 1920.", "1920."),
        ("No's. 1-2-3", ""),
        ("(2 views)", ""),
        ("Photograph from the Moe Collection.", ""),
    ],
)
def test_stamps_however_read(line: str, kept: str) -> None:
    text, dropped = drop_card_lines(f"{CARD}\n{line}")
    assert text.removeprefix(CARD).strip() == kept
    assert dropped


def test_stamps_in_capitals_behind_anything() -> None:
    assert drop_card_lines("Mill Lane. NO REPRODUCTIONS. 1931") == ("Mill Lane. 1931", ["NO REPRODUCTIONS"])
    assert drop_card_lines("NO REPRODUCTIONS of paintings") == ("NO REPRODUCTIONS of paintings", [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Catalog #: 01_00 Manufacturer: Moe Designation: M-3 Official Nickname: Gull Notes: 1234, taxiing",
            "Moe M-3 Gull 1234, taxiing",
        ),
        ("Caption on white card: Gulls over the pier", "Gulls over the pier"),
        ("Photographer: Ada Moe Date: May 1931 Title: Ferry", "Ada Moe May 1931 Ferry"),
        ("The title: Gulls at sea", "The title: Gulls at sea"),
        ("Date: the fruit of a palm", "Date: the fruit of a palm"),
        ("Catalog #: 12 Call #: 13", "Catalog #: 12 Call #: 13"),
    ],
)
def test_names_of_fields(text: str, told: str) -> None:
    assert drop_field_names(text) == told


def test_the_same_card_typed_twice() -> None:
    again = "Mill Lane, north side, west from the ford.\nMay 3, 1931\n9A. B. Moe.\nNO REPRODUCTIONS"
    assert compare_captions("Mill Lane, north side, west from the ford.\nA. B. Moe\nMay 3, 1931", again).is_repeat
    assert not compare_captions("Mill Lane, north side, east from the ford.\nA. B. Moe\nMay 3, 1931", again).is_repeat


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("6-neeo ~eAw.2Aeg 762S22:", True),
        ("wW Dgppr,ygTgroNE:", True),
        ("w~", True),
        ("July 26, 1g29.", False),  # a date
        ("~ 1922", False),
        ("~ 7722", True),
        ("~eAw the old mill", False),
        ("~eAw MilL mIll", True),
        ("McDonald & DeWitt", False),
        ("iPhone 6s", False),
        ("S135E007 X2A4", False),
        ("a2b4 one two three four weir", False),
        ("a2b4 xqz", True),
    ],
)
def test_what_was_read_where_nothing_was_typed(line: str, is_dropped: bool) -> None:
    _, dropped = drop_card_lines(f"Mill Lane, north side.\nMay 1931\n{line}\nA. Moe")
    assert (line in dropped) is is_dropped


def test_the_stamp_of_the_library() -> None:
    stamp = "IHE NEV YORE\nPUBUiC LIBRARY\nwsTOR LENOx AND\nTILDDEN FODNDDAIIONS"
    text, dropped = drop_card_lines(f"Mill Lane, north side.\nMay 1931\nA. MOE\n{stamp}")
    assert text == "Mill Lane, north side.\nMay 1931\nA. MOE"
    assert dropped == stamp.split("\n")


@pytest.mark.parametrize("year", ["1920", "1918.", "l922"])
def test_a_year_behind_a_stamp_stays(year: str) -> None:
    text, _ = drop_card_lines(f"Mill Lane, north side.\nVale Board of Works\nCREDIT LINE IMPERATVE.  {year}")
    assert text.endswith(year)


def test_a_year_misread_is_no_number_of_the_card() -> None:
    text, _ = drop_card_lines("Mill Lane, north side.\nVale Board of Works\n192Z.")
    assert text.endswith("192Z.")


def test_views_behind_a_date() -> None:
    card = "Mill Lane, south from the ford. In the middle is the weir.\nA. Moe  May 28, 1941"
    for views in ("Views 1-4", "Views 1,2", "Views 1, 2 and 3."):
        assert drop_card_lines(f"{card}  {views}\n")[0].rstrip() == card
        assert compare_captions(card, f"{card}  {views}").is_repeat
    assert drop_card_lines(f"{card}  View 2") == (f"{card}  View 2", [])
    text = "In 1941 Views 1-4 of the weir were lost."
    assert drop_card_lines(text) == (text, [])


def test_the_stamp_of_a_library_in_one_line() -> None:
    card = "Mill Lane, south from the ford. A. Moe, Photographer."
    stamp = "THE NEW YORK PUBLIC LIBRARY  ASTOR, LENOX AND TILDEN FOUNDATIONS"
    assert drop_card_lines(f"{card} {stamp}") == (f"{card} ", [stamp])
    assert drop_card_lines(stamp) == (stamp, [])


def test_a_month_run_into_a_word() -> None:
    assert (
        part_months("the mill in this localityMay 19, 1932\nA. Moe") == "the mill in this locality May 19, 1932\nA. Moe"
    )
    for text in ("a smallMay 19", "a smallMayor 19\nA. Moe", "the mill\nMay 19, 1932"):
        assert part_months(text) == text


@pytest.mark.parametrize(
    ("line", "kept"),
    [("mw wwr ee 6eea vwer~~ S93E5E2'999:", False), ("Neg. R2S10 mill", True), ("see A1B2 and C3D4 below", True)],
)
def test_capitals_and_digits_in_turns(line: str, kept: bool) -> None:
    assert (drop_card_lines(f"{CARD}\n{line}\nA. Lunt")[1] == []) is kept


def test_what_stands_behind_a_stamp_stays() -> None:
    """It may be a year that a machine misread."""
    card = "Ford Street, showing the mill.\nVale Board of Works\nCREDIT LINE IMPERATIVE.  1020."
    assert drop_card_lines(card)[0].endswith("1020.")
    assert "REPRODU" not in drop_card_lines("Ford Street, showing the\nmill. May 3, 1931. NO\nREPRODUCTIONS")[0]
