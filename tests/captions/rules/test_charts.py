"""Which quantity a chart or map shows."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Line chart of rainfall in the valley", "Line chart of cumulative rainfall in the valley", False),
        ("Map of forest loss in the basin", "Map of predicted forest loss in the basin", False),
        ("Confusion matrix of the classifier", "Normalized confusion matrix of the classifier", False),
        ("Bar chart of ticket sales by month", "Bar chart of monthly ticket sales by month", True),  # how often
        ("Line chart of rainfall in the valley", "Line chart of rainfall in the valley, cumulative", True),  # an aside
        ("Photo of a jug of water on a table", "Photo of a jug of filtered water on a table", True),  # no chart
        ("Graph of the load as it was planned", "Graph of the load as it was planned and expected", True),
    ],
)
def test_another_quantity_decides(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Line chart of ferry traffic", "Ferry traffic", True),
        ("Scatter plot of height versus weight", "Height versus weight", True),
        ("A graph showing ferry traffic", "Ferry traffic by month", True),  # each says more, but of one thing
        ("Heat map of clicks on the home page", "Clicks on the home page", True),
        ("Diagram showing the parts of a lock", "The parts of a lock: gates, sluices and chamber", True),
        ("The chart summarises sales", "The chart shows sales", True),
        ("Map showing the course of the Orm", "The course of the Orm, with its two dams", True),
        ("Growth of reeds by depth. Error bars show one standard error.", "Growth of reeds by depth", True),
        ("Growth of reeds by depth. Shaded areas mark the lake.", "Growth of reeds by depth", True),
        ("Growth of reeds by depth. Divers mark the shaded areas.", "Growth of reeds by depth", False),
        ("Comparison table of two locks", "Table that compares two locks", True),
        ("Infographic: the parts of a lock", "The parts of a lock, with gates and sluices", True),
        ("Graphic of the parts of a lock", "The parts of a lock", True),
        ("A look at the lock gates of Orm", "The lock gates of Orm in winter", True),
        ("Here we see the lock gates of Orm", "The lock gates of Orm in winter", True),
        ("Lock gates of Orm diagram", "Lock gates of Orm with two sluices", True),
        ("Lock gates of Orm painting", "Lock gates of Orm with two sluices", False),
        ("Lock gates of Orm painting", "Lock gates of Orm diagram", False),
        ("Login form", "Login form example", True),
        ("Photo 2: Lock gates of Orm", "Lock gates of Orm in winter", True),
        ("An animation of the lock gates of Orm", "A mosaic of the lock gates of Orm", False),
        ("Number of ferries in Vale Bay", "Ferries in Vale Bay", True),
        ("Map: the parts of Vale Bay", "The parts of Vale Bay at low tide", True),
        ("Tide: the parts of Vale Bay", "The parts of Vale Bay by boat", False),
        ("Line chart of ferry traffic", "Bar chart of ferry traffic", False),
        ("Line chart of ferry traffic", "Ferry timetables", False),
        ("Bar chart of votes by party", "Votes by county", False),
        ("Line of ferry passengers", "Ferry passengers", False),  # no chart
        ("An artist's concept of the Lunn probe at Orm", "The Lunn probe at Orm", False),
    ],
)
def test_what_only_calls_it_a_chart_says_nothing(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


PLOT = "Scatterplot of weight against length of {}voles, with a band for the error"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (PLOT.format(""), PLOT.format("juvenile "), False),
        (PLOT.format(""), PLOT.format("female "), False),
        (PLOT.format(""), PLOT.format("").replace("a band", "a grey band"), True),  # of what marks it is made
        (PLOT.format(""), PLOT.format("brown "), True),
        (PLOT.format(""), PLOT.format("").replace("of weight", "of mean weight"), True),
        (PLOT.format(""), PLOT.format("").replace("a band", "one narrow band"), True),
        (PLOT.format(""), PLOT.format("juvenile ").replace("with a band", "and a band"), True),  # not copied
        ("Map of the weir of Orm", "Map of the wooden weir of Orm", True),  # too little to have been copied
        (
            "Photo of the weight and length of voles in a lab",
            "Photo of the weight and length of young voles in a lab",
            True,
        ),
    ],
)
def test_a_word_in_a_copied_text_tells_which_were_measured(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
