"""The ids of records, as in docs/reference/manifest.md: stable, unique, and readable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from dedupe.records import Record


def with_ids(records: Sequence[Record]) -> tuple[Record, ...]:
    """Records with ids: the picture's name or `path:line`, with `#2` and so on from the second."""
    seen: Counter[str] = Counter()
    taken = {_name(record) for record in records}
    named = []
    for record in records:
        name = _name(record)
        seen[name] += 1
        own = name
        if seen[name] > 1:
            own = f"{name}#{seen[name]}"
            while own in taken:  # a picture may be called `a.jpg#2` itself
                seen[name] += 1
                own = f"{name}#{seen[name]}"
        taken.add(own)
        named.append(attrs.evolve(record, id=own))
    return tuple(named)


def _name(record: Record) -> str:
    if record.picture is not None:
        return record.picture.name
    return record.source.path if record.source.line is None else f"{record.source.path}:{record.source.line}"
