"""What a keeper takes over from the records that it replaces, and the manifest rows that come of it.

The keeper's own value wins; an empty field is filled from the dropped records, best first; a caption that holds the
keeper's whole caption and more may replace it; every other difference is listed, so that nothing is lost unseen.
"""

from __future__ import annotations

from typing import Any

import attrs
from attrs import frozen

from dedupe.config import Config
from dedupe.decide.decisions import Decided
from dedupe.decide.judged import Judged
from dedupe.records import CaptionVerdict, CleanCaption, Decision, Json, ManifestRow, Record

FIELDS = ("title", "credit", "photo_id", "date")


@frozen
class Merged:
    """The manifest, and the decisions with what was merged added to their evidence."""

    manifest: tuple[ManifestRow, ...]
    decisions: tuple[Decision, ...]


def merge(judged: Judged, decided: Decided, config: Config) -> Merged:
    """Fill each keeper from the records it replaces and give the manifest in the order of the records."""
    decisions = list(decided.decisions)
    rows = []
    for i, decision in enumerate(decided.decisions):
        if decision.decision == "drop":
            continue
        row = manifest_row(judged, i, config)
        for j in decided.dropped_for.get(i, ()):
            other = manifest_row(judged, j, config)
            row, told = _take_over(row, other, speaks=judged.keys[j] is not None, extends=_extends(judged, i, j))
            if told:
                decisions[j] = attrs.evolve(decisions[j], evidence={**decisions[j].evidence, **told})
        rows.append(row)
    return Merged(tuple(rows), tuple(decisions))


def manifest_row(judged: Judged, i: int, config: Config) -> ManifestRow:
    """The row of one record by itself."""
    record, clean, picture = judged.records[i], judged.clean[i], judged.pictures[i]
    at_hand = picture is not None and picture.sha256 is not None
    fields, extra = _fields(record, clean)
    caption = record.caption if config.raw_captions or clean is None else clean.text
    return ManifestRow(
        file_name=record.picture.name if record.picture else None,
        caption=caption,
        path=record.source.path,
        line=record.source.line,
        sha256=picture.sha256 if picture and at_hand else None,
        width=picture.width or None if picture else None,
        height=picture.height or None if picture else None,
        phash=picture.phash if picture else None,
        extra=extra,
        id=record.id,
        picture=record.picture,
        title=fields["title"],
        credit=fields["credit"],
        photo_id=fields["photo_id"],
        date=fields["date"],
    )


def _fields(record: Record, clean: CleanCaption | None) -> tuple[dict[str, str | None], dict[str, Json]]:
    """Title, credit, photo ID and date: the record's own field wins; what the caption says otherwise goes to extra."""
    fields: dict[str, str | None] = {}
    extra = dict(record.extra)
    for name in FIELDS:
        own: str | None = getattr(record, name)
        found: str | None = getattr(clean, name) if clean else None
        fields[name] = own if own is not None else found
        if own is not None and found is not None and _plain(own) != _plain(found):
            extra.setdefault(f"{name}_in_caption", found)
    return fields, extra


def _plain(text: str) -> str:
    return "".join(sorted(c for c in text.casefold() if c.isalnum()))


def _extends(judged: Judged, keeper: int, dropped: int) -> bool:
    """True where the dropped caption is the keeper's whole caption and more, and says nothing against it."""
    mine, other = judged.keys[keeper], judged.keys[dropped]
    if mine is None or other is None or len(other) <= len(mine) or f" {mine} " not in f" {other} ":
        return False
    return judged.judge(keeper, dropped).verdict is CaptionVerdict.EDITED


def _take_over(
    row: ManifestRow, dropped: ManifestRow, *, speaks: bool, extends: bool
) -> tuple[ManifestRow, dict[str, Json]]:
    """The keeper's row filled from a dropped one; what was merged, and what differs and was left.

    A text that is no caption (`speaks` is false: a file name, a placeholder) fills nothing.
    """
    filled: dict[str, str] = {}
    differs: dict[str, Json] = {}
    for name in ("caption", *FIELDS):
        mine, other = getattr(row, name), getattr(dropped, name)
        if not other or mine == other:
            continue
        fills = not mine and (speaks or name != "caption")
        if fills or (name == "caption" and extends and len(other) > len(mine or "")):
            filled[name] = other
        else:
            differs[name] = [mine, other]
    extra = dict(row.extra)
    for key, value in dropped.extra.items():
        if key not in extra or extra[key] in (None, ""):
            extra[key] = value
        elif extra[key] != value and value not in (None, ""):
            differs[key] = [extra[key], value]
    taken = sorted({*filled, *(key for key in extra if key not in row.extra or extra[key] != row.extra[key])})
    told: dict[str, Json] = {}
    if taken:
        told["merged"] = list(taken)
    if differs:
        told["differs"] = differs
    values: dict[str, Any] = {**filled, "extra": extra, "merged_from": (*row.merged_from, dropped.id)}
    return attrs.evolve(row, **values), told
