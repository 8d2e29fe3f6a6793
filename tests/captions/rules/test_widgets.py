"""Parts of a program by their names."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.widgets import names_other_widgets
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Rules tab is open.", "The Inbound rules tab is open.", False),
        ("Screenshot that shows the Add button.", "Screenshot that shows the Add user button.", False),
        ("On the Rules blade, Add is selected.", "On the Outbound rules blade, Add is selected.", False),
        ("The Rules tab is open.", "The Rules tab is open in the portal.", True),
        ("The Add button is circled.", "The large Add button is circled.", True),  # how it looks
        ("The Add button is circled.", "The blue Add button is circled.", True),
        ("The Save button is on the left.", "The highlighted Save button is on the left.", True),
        ("The dialog asks for the name.", "The login dialog asks for the name.", True),  # named by one only
        ("In the Rules blade, Add is selected.", "In the Rules blade for Vale, Add is selected.", True),
        ("Click Add in the Rules pane.", "Click Add, then Save in the Rules pane.", True),
        ("The page shows rules and a tab.", "The page shows inbound rules and a tab.", True),
        ("The page shows rules, tab by tab.", "The page shows inbound rules, tab by tab.", True),
        ("The tab shows the rules.", "The tab shows the router rules.", True),
        ("Screenshot of the sign-in page of the shop", "Screenshot of the sign-up page of the shop", False),
        ("A boat in the lock of Vale", "A boat up the lock of Vale", True),  # nobody signs
        ("Adding a user in the Users pane", "How to add a user in the Users pane", True),
    ],
)
def test_another_name_of_a_part_decides(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Screenshot of the review tab in the main view with the edit button circled in red.",
            "Screenshot of the main view with the New review item button circled.",
            False,
        ),
        (
            "Screenshot of the review tab in the main view with the edit button circled in red.",
            "Screenshot of the review tab with its Edit button circled.",
            True,
        ),
    ],
)
def test_other_names_of_parts_are_no_rewording(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("The New user button and the Save button.", "The Close button.", True),
        ("The New user button and the Save button.", "The blue Add user button.", False),
        ("The New user button.", "The button.", False),
        ("The New user button.", "The New role tab.", False),
        ("Here is: button.", "Here is the Add button.", False),
    ],
)
def test_parts_are_known_by_any_word_of_their_names(a: str, b: str, other: bool) -> None:
    assert names_other_widgets(prepare(a), prepare(b)) is other
