"""Many captions -> the judged pairs: equal keys at once, all others by exact candidates and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from dedupe.captions.candidates import candidate_pairs, group_equal
from dedupe.captions.context import CaptionContext
from dedupe.captions.families import Family, numbers_of, template_families
from dedupe.captions.noncaption import why_silent
from dedupe.captions.prepared import PreparedCaption, prepare, roots
from dedupe.captions.similar import similar_pairs
from dedupe.captions.verdict import judge
from dedupe.captions.words.tokens import fold
from dedupe.config import Progress
from dedupe.records import CaptionMatch, CaptionVerdict

_REPORT_EVERY = 2_000
"""Pairs between two calls of the progress callback."""
LONGEST_COMPARED = 20_000
"""Characters of the longest key that is compared by more than equality: a longer text is an article, and aligning two
of them takes time that grows with the square of their length."""
LARGE_FAMILY = 50
"""Members of a template family from which they are no longer all judged against each other: pairs grow with the square
of a family, one cluster of 743,779 captions is on record, and what varies in a template makes look-alikes."""
_ALIKE = 75
"""Ratio of two fillers that may be one name spelled in two ways: "Hansen" and "Hanson" have 83."""


def find_repeated_captions(
    captions: Iterable[str | None], context: CaptionContext | None = None, progress: Progress | None = None
) -> list[CaptionMatch]:
    """Every judged repeat among captions.

    Args:
        captions: as read; None, empty captions, file names, placeholders and stubs match nothing.
        context: what was learned from the collection they belong to; learned from these captions if None.
        progress: called with ("captions", pairs judged, pairs to judge).

    Returns:
        Matches whose verdict is identical, equivalent or edited, sorted by position. Captions with equal keys are
        reported once each, against the first of them; other pairs are between the first of each key.

    Raises:
        TypeError: one string in place of several, or something among them that is no text (the NaN of an empty cell).
    """
    if isinstance(captions, str):
        raise TypeError("one string was given in place of several captions: make a list of them")
    given = list(captions)
    odd = next((i for i, caption in enumerate(given) if not isinstance(caption, str | None)), None)
    if odd is not None:
        what = f"caption {odd} is {given[odd]!r}, no text"
        raise TypeError(
            f"{what}: give None where there is none (of pandas: series.astype(object).where(series.notna(), None))"
        )
    if context is None:
        context = CaptionContext.learn([caption for caption in given if caption])
    speaking = [None if caption is None or is_silent(caption) else caption for caption in given]
    return [match for match in judge_captions(speaking, context, progress) if match.is_repeat]


def is_silent(caption: str) -> bool:
    """True for what never matches anything: empty, a file name, a placeholder, a stub of a few words."""
    return not caption or why_silent(caption) is not None


def judge_captions(
    captions: Sequence[str | None],
    context: CaptionContext | None = None,
    progress: Progress | None = None,
    prepared: Mapping[str, PreparedCaption] | None = None,
) -> list[CaptionMatch]:
    """Every judged pair that is worth a word: repeats and look-alikes.

    Args:
        captions: as read; None or "" for what must not match anything.
        context: what was learned from the collection, or None.
        progress: called with ("captions", pairs judged, pairs to judge).
        prepared: captions already prepared with this context, by their text; others are prepared here.

    Returns:
        Matches sorted by position, `different` left out. Equal keys are reported once each, against the first.
    """
    ready = _prepare_each(captions, context, prepared or {})
    groups = group_equal([None if p is None else p.key for p in ready])
    found = [_match(ready, positions[0], other) for positions in groups.values() for other in positions[1:]]
    firsts = [positions[0] for positions in groups.values()]
    firsts = [first for first in firsts if len(_of(ready, first).key) <= LONGEST_COMPARED]
    pairs = _pairs_to_judge([_of(ready, first) for first in firsts])
    for done, (left, right) in enumerate(pairs):
        if progress is not None and done % _REPORT_EVERY == 0:
            progress("captions", done, len(pairs))
        match = _match(ready, firsts[left], firsts[right])
        if match.verdict is not CaptionVerdict.DIFFERENT:
            found.append(match)
    if progress is not None:
        progress("captions", len(pairs), len(pairs))
    return sorted(found, key=lambda match: (match.a, match.b))


def _prepare_each(
    captions: Sequence[str | None], context: CaptionContext | None, prepared: Mapping[str, PreparedCaption]
) -> list[PreparedCaption | None]:
    """One prepared caption a caption; equal texts share theirs."""
    known = dict(prepared)
    ready: list[PreparedCaption | None] = []
    for caption in captions:
        if not caption:
            ready.append(None)
            continue
        if caption not in known:
            known[caption] = prepare(caption, context)
        ready.append(known[caption])
    return ready


def _pairs_to_judge(captions: Sequence[PreparedCaption]) -> list[list[int]]:
    """Candidates among captions with distinct keys; in large families only members that may say the same."""
    families = template_families(
        [caption.raw for caption in captions], None, {caption.raw: caption for caption in captions}
    )
    large = [family for family in families if len(family.members) > LARGE_FAMILY]
    apart = np.full(len(captions), -1, np.int64)
    within: set[tuple[int, int]] = set()
    for number, family in enumerate(large):
        apart[list(family.members)] = number
        within.update(_alike_members(family, captions))
    pairs = candidate_pairs([caption.key for caption in captions], apart, [_told(caption) for caption in captions])
    return sorted([*pairs.tolist(), *map(list, within)])


_LEAST_FACTS = 2
"""Words with a fact from which on a caption is paired by them alone; one is a title that many pictures bear."""


def _told(caption: PreparedCaption) -> str:
    """The words of a caption that carry a fact, without endings and in no order of its own."""
    if caption.facts < _LEAST_FACTS:
        return ""
    stems = roots(caption)
    return " ".join(sorted([stems[i] or caption.forms[i] for i in caption.fact_places]))


def _alike_members(family: Family, captions: Sequence[PreparedCaption]) -> Iterator[tuple[int, int]]:
    """Members with the same numbers whose fillers are alike."""
    groups: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for member, fillers in zip(family.members, family.fillers, strict=True):
        words = fold(" ".join(fillers))
        if words:
            groups.setdefault(numbers_of(captions[member].tokens), []).append((member, words))
    for group in (group for group in groups.values() if len(group) > 1):
        for a, b in similar_pairs([words for _, words in group], ratio=_ALIKE).tolist():
            yield group[a][0], group[b][0]


def _of(ready: Sequence[PreparedCaption | None], position: int) -> PreparedCaption:
    caption = ready[position]
    assert caption is not None  # noqa: S101 (only captions with a key are paired)
    return caption


def _match(ready: Sequence[PreparedCaption | None], a: int, b: int) -> CaptionMatch:
    first, second = _of(ready, a), _of(ready, b)
    return CaptionMatch(min(a, b), max(a, b), *(judge(first, second) if a < b else judge(second, first)))
