"""What is not there, told in several ways."""

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The error message that appears when the key is missing", "Error message shown if no key is provided", True),
        ("Error shown when the file does not exist", "Error shown when the file is missing", True),
        ("The result when no file is found", "The result when the file is not found", True),
        ("Message for a missing password", "Message shown if the password is not given", True),
        ("A table lacking a row of headings", "A table without a row of headings", True),
        ("Error shown if the key is missing", "Error shown if the key is present", False),
        ("Error shown if the key is missing", "Error shown if the key is not valid", False),
        ("Error shown if no file is found", "Error shown if no user is found", False),
        ("Error shown if the file does not exist", "Error shown if the folder does not exist", False),
        ("A room with no windows", "A room with windows missing panes", False),
        ("The page says no", "The page says missing", False),
        ("Missing a page", "A page which is not", False),
        ("Not found", "No page in a folder was found", False),
        ("The way without a map and no plan", "The way without a plan and no map", False),
        ("No dogs allowed on the beach", "Dogs not allowed on the grass", False),
    ],
)
def test_what_is_missing_is_not_there(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
