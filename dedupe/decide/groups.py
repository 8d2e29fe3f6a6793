"""Groups without chains: every member was judged against the keeper itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

Item = TypeVar("Item", bound=Hashable)


def stars(
    items: Iterable[Item], partners: Mapping[Item, Iterable[Item]], order: Callable[[Item], Any]
) -> list[tuple[Item, ...]]:
    """Divide items into stars: a keeper and those of its partners that no better keeper took.

    A component of the match graph may hold pairs that are nothing like each other (A matches B, B matches C);
    a star never does, since each member matches its keeper.

    Args:
        items: what to divide; each ends in exactly one star.
        partners: item to the items that it was judged to be the same as; both directions.
        order: the best keeper has the smallest value; values are distinct.

    Returns:
        The stars, keeper first, members and stars in `order`.
    """
    ranked = sorted(items, key=order)
    taken: set[Item] = set()
    found: list[tuple[Item, ...]] = []
    for keeper in ranked:
        if keeper in taken:
            continue
        taken.add(keeper)
        members = sorted((item for item in partners.get(keeper, ()) if item not in taken), key=order)
        taken.update(members)
        found.append((keeper, *members))
    return found
