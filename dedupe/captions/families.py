"""Template families: many captions that are one sentence with a slot that varies while all else stands still.

"Flight engineer … works in the Columbus laboratory" with forty names is one template, not forty repeats. Found by
hashing: each caption is written down once for each stretch of up to four words that could be its slot, as what
stands before and what stands after; what many captions have in common is a template. Numbers, months and weekdays are
slots from the first. Templates that are one template with a further slot are joined. Time is linear in the words, but
for one sort.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from dedupe.captions.context import CaptionContext
from dedupe.captions.prepared import PreparedCaption, prepare
from dedupe.captions.words.tokens import DAY, MONTH, NUMBER, TIME, WEEKDAY, YEAR, Token

MIN_MEMBERS = 5
"""Fewer captions are a series; at five a person has begun to paste."""
MIN_TEMPLATES = 3
"""Templates that differ in one further slot and are joined."""
MIN_FIXED = 6
"""Words that stand still: shorter frames ("a man in a ... is ...") are the language's own."""
FIXED_SHARE = (2, 3)
"""Share of a caption's words that stand still, at least."""
LONGEST_SLOT = 4
"""Words of the longest filler: a name with its title."""
SLOT = "…"
_NUMBER = "\x00number"
_MASKED = frozenset({NUMBER, TIME, DAY, MONTH, YEAR, WEEKDAY})
_MOST_WORDS = 400
"""Longer captions are articles, no templates."""


@frozen
class Family:
    """Captions made from one template.

    Attributes:
        template: the first member's text with "…" for what varies.
        members: positions of the captions, ascending.
        fillers: for each member, in their order, what stands in its slots, in the order of the text.
    """

    template: str
    members: tuple[int, ...]
    fillers: tuple[tuple[str, ...], ...]


def template_families(
    captions: Sequence[str | None],
    context: CaptionContext | None = None,
    prepared: Mapping[str, PreparedCaption] | None = None,
) -> list[Family]:
    """The template families among captions, the one with the earliest member first.

    Args:
        captions: as read; None or "" for what is no caption.
        context: what was learned from the collection, or None.
        prepared: captions already prepared with this context, by their text; others are prepared here.
    """
    known = dict(prepared or {})
    positions: dict[tuple[str, ...], list[int]] = {}
    frames: dict[tuple[str, ...], PreparedCaption] = {}
    for position, caption in enumerate(captions):
        if not caption:
            continue
        if caption not in known:
            known[caption] = prepare(caption, context)
        ready = known[caption]
        if MIN_FIXED < len(ready.forms) <= _MOST_WORDS:
            positions.setdefault(ready.forms, []).append(position)
            frames.setdefault(ready.forms, ready)
    distinct = list(frames)
    groups = _families_of([_masked(frames[forms].tokens) for forms in distinct])
    found = [_family(group, distinct, frames, positions) for group in groups]
    return sorted(found, key=lambda family: family.members)


def numbers_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The numbers, times and dates of a caption, which are slots of any template."""
    return tuple(token.form for token in tokens if token.kind in _MASKED)


def _masked(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(_NUMBER if token.kind in _MASKED else token.form for token in tokens)


@frozen
class _Group:
    """Rows of one template: the words that stand still before and after the slot."""

    rows: tuple[int, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]

    @property
    def frame(self) -> tuple[str, ...]:
        return (*self.head, SLOT, *self.tail)


def _families_of(rows: list[tuple[str, ...]]) -> list[_Group]:
    groups = _one_slot(rows, MIN_MEMBERS)
    joined = [group for group in _one_slot([group.frame for group in groups], MIN_TEMPLATES) if _says_enough(group)]
    taken = {index for group in joined for index in group.rows}
    wider = [
        _Group(tuple(sorted(row for index in group.rows for row in groups[index].rows)), group.head, group.tail)
        for group in joined
    ]
    return wider + [group for index, group in enumerate(groups) if index not in taken]


def _says_enough(group: _Group) -> bool:
    return sum(word not in (SLOT, _NUMBER) for word in (*group.head, *group.tail)) >= MIN_FIXED


def _one_slot(rows: list[tuple[str, ...]], least: int) -> list[_Group]:
    """Groups of at least `least` rows that agree in all but one stretch; each row in one group at most."""
    if len(rows) < least:
        return []
    owner, start, length, pattern = _patterns(rows)
    order = np.lexsort((length, start, owner, pattern))
    pattern, owner, start, length = pattern[order], owner[order], start[order], length[order]
    first = np.flatnonzero(np.concatenate(([True], pattern[1:] != pattern[:-1])))
    sizes = np.diff(np.append(first, len(pattern)))
    common = np.flatnonzero(sizes >= least)
    fixed = np.array([len(rows[owner[first[c]]]) - length[first[c]] for c in common], np.int64)
    # Most text explained first; on equal terms the template with more words, then the earliest caption.
    ranked = common[np.lexsort((owner[first[common]], start[first[common]], -fixed, -(sizes[common] * fixed)))]
    groups, taken = [], set[int]()
    for c in ranked.tolist():
        block = slice(first[c], first[c] + sizes[c])
        group = _group(rows, owner[block].tolist(), start[block].tolist(), length[block].tolist(), taken)
        if len(group.rows) >= least:
            groups.append(group)
            taken.update(group.rows)
    return groups


def _group(
    rows: list[tuple[str, ...]], owners: list[int], starts: list[int], lengths: list[int], taken: set[int]
) -> _Group:
    """The rows not taken yet; a hash that two patterns share by chance is caught here."""
    leader = rows[owners[0]]
    head, tail = leader[: starts[0]], leader[starts[0] + lengths[0] :]
    members = {
        owner
        for owner, start, length in zip(owners, starts, lengths, strict=True)
        if owner not in taken and rows[owner][:start] == head and rows[owner][start + length :] == tail
    }
    return _Group(tuple(sorted(members)), head, tail)


def _patterns(
    rows: list[tuple[str, ...]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64]]:
    """For each possible slot of each row: the row, where the slot starts, its length, and a hash of all else.

    The hash is polynomial, modulo 2**64, over a random number for each word: prefix sums give it for every slot at
    once.
    """
    lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
    values = _word_values(rows)
    owner = np.repeat(np.arange(len(rows)), lengths)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    powers = np.cumprod(np.full(int(lengths.max()) + 1, 0x9E3779B97F4A7C15, np.uint64))
    from_head = np.concatenate(([np.uint64(0)], np.cumsum(values * powers[place])))
    from_tail = np.concatenate(([np.uint64(0)], np.cumsum(values * powers[lengths[owner] - 1 - place])))
    begins = np.repeat(np.cumsum(lengths) - lengths, lengths)
    ends = begins + lengths[owner]
    found = []
    for size in range(LONGEST_SLOT + 1):
        fits = (place + size <= lengths[owner]) & _stands_still(lengths[owner] - size, lengths[owner])
        at = np.flatnonzero(fits)
        before = from_head[at] - from_head[begins[at]]
        after = from_tail[ends[at]] - from_tail[at + size]
        # What stands before and after decides, and where the cut is.
        mixed = before * np.uint64(0xBF58476D1CE4E5B9) ^ (after + place[at].astype(np.uint64)) * np.uint64(
            0x94D049BB133111EB
        )
        found.append((owner[at], place[at], np.full(len(at), size, np.int64), mixed))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    return columns[0], columns[1], columns[2], columns[3]


def _stands_still(fixed: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.bool_]:
    share: NDArray[np.bool_] = (fixed >= MIN_FIXED) & (fixed * FIXED_SHARE[1] >= total * FIXED_SHARE[0])
    return share


def _word_values(rows: list[tuple[str, ...]]) -> NDArray[np.uint64]:
    known: dict[str, int] = {}
    for row in rows:
        for word in row:
            if word not in known:
                digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                known[word] = int.from_bytes(digest, "little")
    return np.fromiter((known[word] for row in rows for word in row), np.uint64)


def _family(
    group: _Group,
    distinct: Sequence[tuple[str, ...]],
    frames: Mapping[tuple[str, ...], PreparedCaption],
    positions: Mapping[tuple[str, ...], list[int]],
) -> Family:
    members: list[tuple[int, tuple[str, ...]]] = []
    shown: tuple[int, str] | None = None
    for row in group.rows:
        forms = distinct[row]
        ready = frames[forms]
        template, fillers = _cut(ready, _slots(ready.tokens, group))
        members += [(position, fillers) for position in positions[forms]]
        shown = min(shown, (positions[forms][0], template)) if shown else (positions[forms][0], template)
    members.sort()
    assert shown is not None  # noqa: S101 (a group has rows)
    return Family(shown[1], tuple(m[0] for m in members), tuple(m[1] for m in members))


def _slots(tokens: Sequence[Token], group: _Group) -> list[tuple[int, int]]:
    """Half-open token ranges that vary: the group's slot and every number."""
    masked = _masked(tokens)
    frame = [*group.head, SLOT, *group.tail]
    slots = []
    position = 0
    for index, word in enumerate(frame):
        if word == SLOT:
            rest = _length_until(masked, position, frame[index + 1 :])
            slots.append((position, position + rest))
            position += rest
        else:
            if word == _NUMBER:
                slots.append((position, position + 1))
            position += 1
    return _merged(slots)


def _length_until(masked: Sequence[str], position: int, rest: list[str]) -> int:
    """Words in a slot: until the next words of the frame come."""
    following = rest[: rest.index(SLOT)] if SLOT in rest else rest
    if SLOT not in rest:
        return len(masked) - position - len(following)
    for length in range(len(masked) - position + 1):
        if list(masked[position + length : position + length + len(following)]) == following:
            return length
    return 0


def _merged(slots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in slots:
        if start == end:
            continue
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _cut(ready: PreparedCaption, slots: Iterable[tuple[int, int]]) -> tuple[str, tuple[str, ...]]:
    text, tokens = ready.clean.text, ready.tokens
    pieces, fillers, position = [], [], 0
    for start, end in slots:
        left, right = tokens[start].start, tokens[end - 1].end
        pieces.append(text[position:left])
        fillers.append(text[left:right])
        position = right
    return SLOT.join([*pieces, text[position:]]), tuple(fillers)
