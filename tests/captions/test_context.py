"""What a collection teaches: the same in any order, nothing where there is nothing to learn."""

from __future__ import annotations

import random

from dedupe.captions.context import MIN_FILLERS, CaptionContext

NAMES = ["Meyer", "Meier", "Braun", "Kolb", "Sauer", "Wirth"]


def test_slots() -> None:
    captions = [f"Workshop of {name}, joiner" for name in NAMES]
    assert CaptionContext.learn(captions).fillers >= {name.lower() for name in NAMES}
    assert CaptionContext.learn(captions[: MIN_FILLERS - 1]).fillers == frozenset()


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
