from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.voice import is_in_other_voice
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

SAME = [
    ("A woman is cracking an egg into a bowl", "An egg is being cracked into a bowl by a woman"),
    ("A cook is deep frying bread", "Bread is being deep fried by a cook"),
    ("A girl in a red cap is riding a pony on the road", "A pony is ridden on the road by a girl in a red cap"),
    ("Mayor Ada Lunt greets Bo Moe", "Bo Moe is greeted by Mayor Ada Lunt"),
    ("Oxen haul a cart at Vale", "Cart hauled by oxen at Vale"),
    ("Goats drag a sledge at Vale", "Sledge dragged by goats at Vale"),
    ("Two pupils are lifting a boy in a red cap", "A boy in a red cap is being lifted by two pupils"),
    ("A nurse is boiling turnips", "Turnips are being boiled in water by a nurse"),
    ("A sailor is tying a rope", "A rope is being tied by a sailor"),
    ("Ada Lunt lays the first stone of a weir, 1911", "Laying of the first stone of a weir by Ada Lunt, 1911"),
]
OTHER = [
    ("A dog chases a goat", "A dog is chased by a goat"),
    ("A dog is chasing a goat", "A goat is chasing a dog"),
    ("Mayor Ada Lunt greets Bo Moe", "Mayor Ada Lunt is greeted by Bo Moe"),
    ("Goats drag a sledge at Vale", "Goats dragged by a sledge at Vale"),
    ("A dog chases a goat", "A hen is chased by a dog"),
    ("Two pupils are lifting a boy in a red cap", "Two pupils in red caps are being lifted by a boy"),
    ("The boat rescues a swimmer off Vale on Friday", "The boat is rescued off Vale on Friday"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_told_in_the_passive(a: str, b: str) -> None:
    assert is_in_other_voice(prepare(a), prepare(b))
    assert is_in_other_voice(prepare(b), prepare(a))
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_who_does_it_to_whom_decides(a: str, b: str) -> None:
    assert not is_in_other_voice(prepare(a), prepare(b))
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


def test_who_does_what_is_done_may_be_left_out() -> None:
    told = "Two divers lift a boy from the river at Vale on Friday"
    assert compare_captions(told, "A boy is lifted from the river at Vale on Friday").is_repeat
    assert not compare_captions(told, "A car is lifted from the river at Vale on Friday").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Opening of the state-funded bridge at Orm", "Opening of the bridge at Orm, funded by the state", True),
        ("A tree-lined avenue in Orm", "An avenue lined with trees in Orm", True),
        ("A police-led march in Orm", "A march led by farmers in Orm", False),
        ("A tree-lined avenue in Orm", "An avenue lined with shops in Orm", False),
    ],
)
def test_by_or_with_what_before_a_hyphen(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Minister Ada Lunt visits the salt works in Orm",
            "Visit to the Orm salt works by Ada Lunt, Minister of Trade",
            True,
        ),
        (
            "Minister Ada Lunt visits the salt works in Orm",
            "Visit to the Orm salt works by Bo Moe, Minister of Trade",
            False,
        ),
        ("Two smiths weld rails in the tunnel near Orm", "Welding of rails in the tunnel near Orm", True),
        ("Two smiths weld rails in the tunnel near Orm", "Cutting of rails in the tunnel near Orm", False),
    ],
)
def test_an_action_that_is_named(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Fire crews put out a blaze at the mill in Orm", "A blaze at the mill in Orm is extinguished", True),
        (
            "Helpers hand out soup to flood survivors in Orm",
            "Soup is being distributed to flood survivors in Orm",
            True,
        ),
        (
            "Helpers hand out soup to flood survivors in Orm",
            "Soup is being collected from flood survivors in Orm",
            False,
        ),
        ("Crews tear down the old stand in Orm", "The old stand in Orm is painted", False),
        ("Workers mend the roof of the chapel in Orm", "The roof of the chapel in Orm is being repaired", True),
        ("Workers mend the roof of the chapel in Orm", "The roof of the chapel in Orm is being painted", False),
        ("Divers rescue a boy from the harbour in Orm", "Divers are saved from the harbour in Orm", False),
    ],
)
def test_who_does_it_is_left_out_and_the_verb_is_another(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize("particles", ["out", "out over", "out up", "out out", "out back in"])
def test_small_words_behind_a_verb_of_two_words_are_looked_for_once(particles: str) -> None:
    told = f"Firefighters put {particles} a fire at the mill"
    assert repeats(told, told.replace("mill", "weir")) is False
    assert repeats(told, "A fire is extinguished at the mill") is (particles in {"out", "out out"})
