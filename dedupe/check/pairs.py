"""Findings on judged pairs: what the policy made of two entries, as a sentence at one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dedupe.check.findings import quoted
from dedupe.check.rules import RULES, severity_of
from dedupe.check.worth import is_site, is_worth_telling
from dedupe.config import Config
from dedupe.records import CaptionVerdict, Finding, ImageVerdict, Json, Record


class JudgedPair(Protocol):
    """A pair of records and what the policy made of it (`dedupe.decide.decisions.PairOutcome`).

    `evidence` holds `CaptionMatch.evidence` under "caption" and `ImageMatch.evidence` under "image", as far as there
    is one. The finding is reported at `b`; `a` is what it is held against (the keeper).
    """

    @property
    def a(self) -> int:
        """Position of the record that stays."""

    @property
    def b(self) -> int:
        """Position of the record that the finding is about."""

    @property
    def code(self) -> str | None:
        """The rule, or None where the pair is as it should be."""

    @property
    def image_verdict(self) -> ImageVerdict | None:
        """How the pictures stand to each other, or None."""

    @property
    def caption_verdict(self) -> CaptionVerdict | None:
        """How the captions stand to each other, or None."""

    @property
    def evidence(self) -> Mapping[str, Json]:
        """What both verdicts rest on."""


def pair_findings(
    records: Sequence[Record], pairs: Iterable[JudgedPair], config: Config | None = None
) -> list[Finding]:
    """The findings of all pairs that break a rule and are worth telling, in the order of the pairs."""
    settings = config or Config()
    site = is_site(records)
    worth = (
        (pair.code, pair)
        for pair in pairs
        if pair.code is not None
        and is_worth_telling(
            pair.code,
            records[pair.a],
            records[pair.b],
            pair.image_verdict,
            pair.caption_verdict,
            site=site,
            disagree=_disagrees(pair),
            same_size=_have_one_size(pair),
        )
    )
    return [_pair_finding(records, pair, code, settings) for code, pair in _series_once(worth)]


def _series_once(pairs: Iterable[tuple[str, JudgedPair]]) -> Iterator[tuple[str, JudgedPair]]:
    """The pairs, each caption that differs in a fact told once for each kind of fact.

    Of a series ("Step 1 of the climb" to "Step 9") each member disagrees with each.
    """
    told: set[tuple[int, tuple[str, ...]]] = set()
    for code, pair in pairs:
        kinds = (pair.b, tuple(str(span.get("class")) for span in _deciding(pair)))
        if code != "CAP003" or kinds not in told:
            yield code, pair
        if code == "CAP003":
            told.add(kinds)


def _have_one_size(pair: JudgedPair) -> bool:
    evidence = pair.evidence.get("image")
    measures = evidence.get("measures") if isinstance(evidence, Mapping) else None
    return isinstance(measures, Mapping) and measures.get("scale", 1.0) == 1.0


def _disagrees(pair: JudgedPair) -> bool:
    evidence = pair.evidence.get("caption")
    notes = evidence.get("notes") if isinstance(evidence, Mapping) else None
    return bool(notes)


def _pair_finding(records: Sequence[Record], pair: JudgedPair, code: str, config: Config) -> Finding:
    kept, found = records[pair.a], records[pair.b]
    words = {"other": kept.id, "reason": _reason(pair), "difference": _difference(pair)}
    verdicts: dict[str, Json] = {
        "image_verdict": None if pair.image_verdict is None else pair.image_verdict.value,
        "caption_verdict": None if pair.caption_verdict is None else pair.caption_verdict.value,
    }
    return Finding(
        code=code,
        severity=severity_of(code, config),
        message=RULES[code].message.format_map(words),
        source=found.source,
        record=found.id,
        related=kept.source,
        related_record=kept.id,
        evidence={**verdicts, **pair.evidence},
        caption=found.caption,
        related_caption=kept.caption,
    )


def _reason(pair: JudgedPair) -> str:
    """The verdicts in words: the pictures' first, as the pictures are what a person sees first."""
    said = []
    for half, verdict in (("image", pair.image_verdict), ("caption", pair.caption_verdict)):
        evidence = pair.evidence.get(half)
        reason = evidence.get("reason") if isinstance(evidence, Mapping) else None
        if reason and verdict is not None and verdict.value != "different":
            said.append("saved again" if reason == "the same picture" else str(reason))
        elif verdict is not None:
            said.append(f"{verdict.value} {'pictures' if half == 'image' else 'captions'}")
    return "; ".join(said) or "judged the same"


def _difference(pair: JudgedPair) -> str:
    """What decides between two captions, as “a” / “b”."""
    told = [f"{quoted(str(span['a']))} / {quoted(str(span['b']))}" for span in _deciding(pair)]
    return ", ".join(told) or _reason(pair)


def _deciding(pair: JudgedPair) -> Iterator[Mapping[str, Json]]:
    """The spans that decide between two captions, or spell one name two ways."""
    evidence = pair.evidence.get("caption")
    spans = evidence.get("spans") if isinstance(evidence, Mapping) else None
    for span in spans if isinstance(spans, list) else ():
        if isinstance(span, Mapping) and (span.get("decides") or span.get("class") == "spelling"):
            yield span
