"""Accepted findings: a file that lets a site start with the check today and correct the old findings later.

An entry's identity is its rule, the two halves of the pair (file, picture, normalised caption) and nothing else: no
line numbers, which move with every edit above them (detect-secrets learned that the hard way), and no clock.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve

from dedupe.check.outcome import Accepted
from dedupe.errors import ConfigError, WriteError
from dedupe.records import Finding, Source

BASELINE_FILE = ".dedupe-baseline.json"
BASELINE_VERSION = 1
"""Raised when an old identity can no longer be compared with a new one."""

FINGERPRINT_DIGITS = 32
"""Hexadecimal digits kept of the SHA-256: at 128 bits two findings never share an identity by chance."""

SHOWN_CHARACTERS = 80
"""Characters of a caption that a baseline shows, so that a reviewer of its diff knows what was accepted."""


def normalised(caption: str) -> str:
    """A caption without case, accents' composition, white space and punctuation: it survives a reformatting."""
    folded = unicodedata.normalize("NFKC", caption).casefold()
    return " ".join(re.findall(r"\w+", folded))


def fingerprint(finding: Finding) -> str:
    """The identity of a finding: equal for the same finding after lines have moved, for either order of a pair."""
    sides = [_side(finding.source, finding.record, finding.caption)]
    if finding.related is not None:
        sides.append(_side(finding.related, finding.related_record, finding.related_caption))
    # What is about a document, not about a record, is told apart by its words alone.
    said = finding.message if finding.record is None else ""
    identity = json.dumps([finding.code, said, sorted(sides)], ensure_ascii=True)
    return hashlib.sha256(identity.encode("ascii")).hexdigest()[:FINGERPRINT_DIGITS]


def _side(source: Source, record: str | None, caption: str | None) -> list[str]:
    name = re.sub(r"#\d+$", "", record or "")
    place = re.fullmatch(r"(.*):\d+", name, re.DOTALL)
    if place and (source.path.endswith(place[1]) or place[1].endswith(source.path)):
        name = ""  # a record without a picture is named by its line, which moves
    return [source.path, posixpath.basename(name), "" if caption is None else normalised(caption) + "."]


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Identities made unique: the second finding of one identity ends in "-2", in the order of the findings."""
    seen: Counter[str] = Counter()
    unique = []
    for finding in findings:
        identity = fingerprint(finding)
        seen[identity] += 1
        unique.append(identity if seen[identity] == 1 else f"{identity}-{seen[identity]}")
    return unique


def accept(findings: Iterable[Finding]) -> tuple[Accepted, ...]:
    """The baseline that accepts exactly these findings, sorted."""
    first: dict[str, Finding] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        identity = fingerprint(finding)
        counts[identity] += 1
        first.setdefault(identity, finding)
    return tuple(
        sorted(
            (
                Accepted(
                    code=finding.code,
                    path=finding.source.path,
                    related="" if finding.related is None else finding.related.path,
                    caption=" ".join((finding.caption or "").split())[:SHOWN_CHARACTERS],
                    fingerprint=identity,
                    count=counts[identity],
                )
                for identity, finding in first.items()
            ),
            key=lambda entry: (entry.path, entry.code, entry.related, entry.fingerprint),
        )
    )


def hold_against(
    findings: Iterable[Finding], baseline: Iterable[Accepted]
) -> tuple[tuple[Finding, ...], int, tuple[Accepted, ...]]:
    """Findings that the baseline does not hold, the number that it does, and its entries that find nothing.

    Where there are more findings of one identity than were accepted, the last ones are new.
    """
    entries = list(baseline)
    left = Counter({entry.fingerprint: entry.count for entry in entries})
    new = []
    accepted = 0
    for finding in findings:
        identity = fingerprint(finding)
        if left[identity] > 0:
            left[identity] -= 1
            accepted += 1
        else:
            new.append(finding)
    fixed = tuple(evolve(e, count=left[e.fingerprint]) for e in entries if left[e.fingerprint] > 0)
    return tuple(new), accepted, fixed


def dump_baseline(entries: Iterable[Accepted]) -> str:
    """A baseline as the text of its file: one entry a line, so that a diff shows what came and went."""
    lines = [
        json.dumps(
            {
                "code": entry.code,
                "path": entry.path,
                "related": entry.related,
                "caption": entry.caption,
                "fingerprint": entry.fingerprint,
                "count": entry.count,
            },
            ensure_ascii=True,  # a caption may hold a lone surrogate, which UTF-8 cannot write
        )
        for entry in entries
    ]
    body = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "tool": "dedupe",\n  "version": {BASELINE_VERSION},\n  "findings": {body}\n}}\n'


_DAMAGED = "write a new one with `dedupe baseline`"


def refuse_other(path: Path) -> None:
    """Refuse to write a baseline over a file that is none; a damaged one of the usual name is replaced.

    Raises:
        WriteError: the file is somebody else's.
    """
    if path.name == BASELINE_FILE or not path.exists() or not path.stat().st_size:
        return
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or document.get("tool") != "dedupe":
        raise WriteError("is no baseline of dedupe, and is not replaced", path=path, hint="name another file")


def load_baseline(path: Path) -> tuple[Accepted, ...]:
    """The entries of a baseline file.

    Raises:
        ConfigError: it cannot be read, is damaged, or was written by another version.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror}", path=path, hint=_DAMAGED) from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"the baseline is damaged: {error}", path=path, hint=_DAMAGED) from None
    if not isinstance(document, dict) or document.get("tool") != "dedupe":
        raise ConfigError("is no baseline of dedupe", path=path, hint=_DAMAGED)
    if document.get("version") != BASELINE_VERSION:
        raise ConfigError(
            f"the baseline has version {document.get('version')!r}, this dedupe reads version {BASELINE_VERSION}",
            path=path,
            hint=_DAMAGED,
        )
    try:
        return tuple(_entry(item) for item in document["findings"])
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"the baseline is damaged: {error!r}", path=path, hint=_DAMAGED) from None


def _entry(item: dict[str, object]) -> Accepted:
    texts = {name: item[name] for name in ("code", "path", "related", "caption", "fingerprint")}
    count = item["count"]
    if not all(isinstance(text, str) for text in texts.values()) or type(count) is not int or count < 1:
        raise ValueError("an entry has a value of the wrong type")
    return Accepted(**{name: str(text) for name, text in texts.items()}, count=count)
