"""The decisions: one row for every record read, as JSONL, JSON or CSV; read back exactly."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import cast

from dedupe.errors import ReadError
from dedupe.records import CaptionVerdict, Decision, ImageVerdict, Json, Source
from dedupe.writers.rowfiles import Column, Row, read_rows, write_rows

COLUMNS = (
    Column("id"),
    Column("file_name"),
    Column("source.path"),
    Column("source.line", "whole"),
    Column("decision"),
    Column("keeper"),
    Column("group"),
    Column("rule"),
    Column("image_verdict"),
    Column("caption_verdict"),
    Column("evidence", "json"),
)

DECISIONS = ("keep", "drop", "review")
"""What can become of a record."""


def decision_to_json(decision: Decision) -> dict[str, Json]:
    """A decision as a JSON object, its keys in the documented order."""
    return {
        "id": decision.id,
        "file_name": decision.file_name,
        "source": {"path": decision.source.path, "line": decision.source.line},
        "decision": decision.decision,
        "keeper": decision.keeper,
        "group": decision.group,
        "rule": decision.rule,
        "image_verdict": _name(decision.image_verdict),
        "caption_verdict": _name(decision.caption_verdict),
        "evidence": dict(decision.evidence),
    }


def _name(verdict: ImageVerdict | CaptionVerdict | None) -> str | None:
    return None if verdict is None else verdict.value


def write_decisions(
    decisions: Sequence[Decision],
    path: str | os.PathLike[str],
    *,
    versions: Mapping[str, str] | None = None,
) -> None:
    """Write the decisions in the format of the path's suffix (.jsonl, .json, .csv), in one step.

    Raises:
        WriteError: unknown suffix, or the file cannot be written.
    """
    write_rows(path, (decision_to_json(decision) for decision in decisions), COLUMNS, versions=versions or {})


def read_decisions(path: str | os.PathLike[str]) -> tuple[Decision, ...]:
    """The decisions in a file; of the source only path and line are kept there.

    Raises:
        ReadError: it cannot be read, or is no file of decisions; the line is named.
    """
    return tuple(_decision(row, line, path) for line, row in read_rows(path, COLUMNS))


_TEXTS = ("file_name", "keeper", "group", "rule", "image_verdict", "caption_verdict")


def _decision(row: Row, line: int | None, path: object) -> Decision:
    try:
        return _checked(row)
    except (TypeError, ValueError, KeyError):
        raise ReadError(
            "is no decision", path=path, line=line, hint="see docs/reference/manifest.md for the columns"
        ) from None


def _checked(row: Row) -> Decision:
    texts = {name: row[name] for name in _TEXTS}
    source = cast("dict[str, Json]", row["source"])
    place, line = source["path"], source.get("line")
    own, decision, evidence = row["id"], row["decision"], row["evidence"]
    if not (isinstance(place, str) and isinstance(own, str) and isinstance(evidence, dict)):
        raise TypeError
    if decision not in DECISIONS or not (line is None or type(line) is int):
        raise ValueError
    if not all(value is None or isinstance(value, str) for value in texts.values()):
        raise TypeError
    text = cast("dict[str, str | None]", texts)
    image, caption = text["image_verdict"], text["caption_verdict"]
    return Decision(
        id=own,
        file_name=text["file_name"],
        source=Source(path=place, line=line),
        decision=str(decision),
        keeper=text["keeper"],
        group=text["group"],
        rule=text["rule"],
        image_verdict=None if image is None else ImageVerdict(image),
        caption_verdict=None if caption is None else CaptionVerdict(caption),
        evidence=evidence,
    )
