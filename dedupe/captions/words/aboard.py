"""Instruments by their short names, and the craft that carries each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def carriers() -> dict[str, frozenset[str]]:
    """Each instrument ("hirise") with the words of the names of its craft ("mars", "reconnaissance", "orbiter")."""
    text = files("dedupe.captions.words").joinpath("data", "aboard.txt").read_text(encoding="utf-8")
    named = [line.partition(": ") for line in text.splitlines() if line and not line.startswith("#")]
    return {instrument: frozenset(craft.split()) for names, _, craft in named for instrument in names.split()}
