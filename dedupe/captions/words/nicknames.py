"""Given names and what their bearers are called: Robert is Bob, and Edward is Ed, Ned or Ted."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each name of `data/nicknames.txt` those that it may stand for, or that may stand for it."""
    text = files("dedupe.captions.words").joinpath("data", "nicknames.txt").read_text(encoding="utf-8")
    named: dict[str, set[str]] = {}
    for line in text.splitlines():
        name, *others = line.split()
        for other in others if name != "#" else ():
            named.setdefault(name, set()).add(other)
            named.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in named.items()}


def is_called(name: str, other: str) -> bool:
    """True where the bearer of one of two folded given names is called the other; two pet names are two names."""
    return other in nicknames().get(name, ())
