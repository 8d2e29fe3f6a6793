"""What a collection teaches: the same in any order, nothing where there is nothing to learn."""

from __future__ import annotations

import random

from dedupe.captions.context import MIN_FILLERS, CaptionContext

NAMES = ["Meyer", "Meier", "Braun", "Kolb", "Sauer", "Wirth"]


def test_slots() -> None:
    frames = ["Workshop of {}, joiner", "Shop of {}, joiner", "Yard of {}, joiner"]
    captions = [frame.format(name) for name in NAMES for frame in frames]
    assert CaptionContext.learn(captions).fillers >= {name.lower() for name in NAMES}
    assert CaptionContext.learn(captions[: 3 * (MIN_FILLERS - 1)]).fillers == frozenset()


def test_a_spelling_met_once_is_no_name_of_its_own() -> None:
    """Too few captions name each filler: `Meyer` and `Meier` may be one joiner."""
    captions = [f"Workshop of {name}, joiner" for name in NAMES]
    assert CaptionContext.learn(captions).fillers.isdisjoint(name.lower() for name in NAMES)


def test_order_and_repetition_teach_nothing() -> None:
    captions = [f"Workshop of {name}, joiner. Join our newsletter today." for name in NAMES * 2]
    shuffled = captions * 2
    random.Random(1).shuffle(shuffled)
    assert CaptionContext.learn(iter(captions)) == CaptionContext.learn(shuffled)


def test_nothing_to_learn() -> None:
    for captions in ([], [""], ["word " * 400], ["one"], ["The the of a"]):
        assert CaptionContext.learn(captions).fillers == frozenset()
    assert CaptionContext() == CaptionContext.learn([])


def test_a_large_collection_is_sampled() -> None:
    captions = [f"Boat number {i} of {name}, harbour" for i in range(900) for name in NAMES]
    assert CaptionContext.learn(captions) == CaptionContext.learn(reversed(captions))
