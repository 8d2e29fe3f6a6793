"""What the caption wing says of the records: each caption cleaned, what is none, and every judged pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from dedupe.config import Progress
from dedupe.records import CaptionMatch, CleanCaption, Record

if TYPE_CHECKING:
    from dedupe.captions.families import Family


@frozen
class Captions:
    """What the caption wing found.

    Attributes:
        clean: each record's caption cleaned, or None where it has none.
        keys: its comparison key, or None where it has none, or one that is no caption.
        not_captions: position of a record to what its caption is instead of one ("a file name").
        stubs: position of a record to why its caption is cut short.
        families: template families among the captions.
        matches: judged pairs; `a` and `b` are positions of records.
        judge: the verdict on the captions of any two records that have a key.
    """

    clean: tuple[CleanCaption | None, ...]
    keys: tuple[str | None, ...]
    not_captions: Mapping[int, str]
    stubs: Mapping[int, str]
    families: tuple[Family, ...]
    matches: tuple[CaptionMatch, ...]
    judge: Callable[[int, int], CaptionMatch]


def look_at_captions(records: Sequence[Record], progress: Progress | None) -> Captions:
    """Learn from all captions, judge them, and be ready to judge any two."""
    texts = [record.caption for record in records]
    if not any(texts):
        nothing = (None,) * len(records)
        return Captions(nothing, nothing, {}, {}, (), (), _none_to_judge)
    # Loaded here: a tenth of a second in which pictures are read already.
    from dedupe.captions.context import CaptionContext
    from dedupe.captions.families import template_families
    from dedupe.captions.noncaption import why_not_a_caption, why_silent, why_stub
    from dedupe.captions.prepared import prepare
    from dedupe.captions.search import judge_captions
    from dedupe.captions.verdict import judge

    not_captions = {
        i: why
        for i, (text, record) in enumerate(zip(texts, records, strict=True))
        if text and (why := why_not_a_caption(text, *_names(record)))
    }
    stubs = {i: why for i, text in enumerate(texts) if text and i not in not_captions and (why := why_stub(text))}
    context = CaptionContext.learn(text for i, text in enumerate(texts) if text and i not in not_captions)
    prepared = {text: prepare(text, context) for text in dict.fromkeys(texts) if text}
    silent = not_captions.keys() | {i for i in stubs if why_silent(texts[i] or "")}
    speaking = [text if i not in silent else None for i, text in enumerate(texts)]

    def judge_pair(a: int, b: int) -> CaptionMatch:
        first, second = sorted((a, b))
        return CaptionMatch(first, second, *judge(prepared[texts[first] or ""], prepared[texts[second] or ""]))

    return Captions(
        clean=tuple(prepared[text].clean if text else None for text in texts),
        keys=tuple((prepared[text].key or None) if text else None for text in speaking),
        not_captions=not_captions,
        stubs=stubs,
        families=tuple(template_families(speaking, context, prepared)),
        matches=tuple(judge_captions(speaking, context, progress, prepared)),
        judge=judge_pair,
    )


def _none_to_judge(a: int, b: int) -> CaptionMatch:
    raise ValueError(f"records {a} and {b} have no captions")


def _names(record: Record) -> tuple[str, ...]:
    """What the record's picture is called: a caption that only says this is none."""
    return (record.picture.name,) if record.picture is not None else ()
