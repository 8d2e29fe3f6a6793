"""The rules of `check`: one table that the findings, the reports, `dedupe rule` and the reference page come from.

The functions that make findings by these rules stand in `pairs.py` and `entries.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.records import Finding, Severity


@frozen
class Rule:
    """One thing that `check` looks for.

    Attributes:
        code: its stable code ("CAP001").
        name: its stable name, in words.
        severity: how much it matters unless the settings say otherwise.
        message: one sentence for a finding, with the places to fill in braces; none of them is a path or a line.
        summary: one sentence on what the rule finds.
        why: why it matters.
        fix: what to do about it.
        fixable: True where `check --fix` can do it safely.
    """

    code: str
    name: str
    severity: Severity
    message: str
    summary: str
    why: str
    fix: str
    fixable: bool = False


_NOTE, _WARNING, _ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

_TABLE = (
    Rule(
        "ENT001",
        "duplicate entry",
        _WARNING,
        "same picture and same caption as {other}: {reason}",
        "Two entries have the same picture and say the same about it.",
        "A visitor sees the same thing twice, and a data set counts it twice. A later correction will reach only "
        "one of them.",
        "Remove one of the two entries, or let both name one file. `dedupe scan -o manifest.jsonl` keeps the better "
        "one and carries over what only the other knew.",
    ),
    Rule(
        "IMG001",
        "duplicate picture",
        _WARNING,
        "same picture as {other}: {reason}",
        "Two picture files show the same picture, and at least one of them has no caption.",
        "The second file costs space and loading time, and the caption that one of them has is missing from the other. "
        "On a site with pages, other sizes and formats of a picture are made on purpose and no finding; copies are.",
        "Delete one file and point every use to the other. Where both are wanted, give them the same caption.",
    ),
    Rule(
        "IMG002",
        "edited picture",
        _WARNING,
        "edited version of {other}: {reason}",
        "A picture is another one mirrored, cropped, tilted or changed in one place.",
        "Often one of the two was meant to replace the other. A mirrored or retouched picture may also show something "
        "that is not so. On a site, only pictures that pages show are reported, and only where their captions do not "
        "say themselves that they differ.",
        "Look at both. Keep the one that is meant; where both are, say in the caption what was done.",
    ),
    Rule(
        "IMG003",
        "unreadable picture",
        _ERROR,
        "the picture cannot be read: {reason}",
        "A picture file is damaged, cut short or of a kind that cannot be decoded.",
        "Visitors see a broken picture, and nobody can tell whether it is a duplicate.",
        "Fetch or export the file again. A Git LFS pointer is fetched with `git lfs pull`.",
    ),
    Rule(
        "IMG004",
        "disguised format",
        _WARNING,
        "{reason}",
        "A picture's suffix names another format than its bytes hold.",
        "Servers send a content type by the suffix; some browsers, editors and build steps then refuse the file.",
        "Rename the file and its uses, or export it again in the format that its suffix names.",
    ),
    Rule(
        "IMG005",
        "oversized picture",
        _WARNING,
        "the picture was not opened: {reason}",
        "A picture has more pixels or bytes than the settings allow to open.",
        "It was not compared with any other. A picture of this size is slow to load, and may be made to exhaust "
        "memory.",
        "Scale it down, or raise `max-pixels` or `max-bytes` in the settings.",
    ),
    Rule(
        "IMG006",
        "missing picture",
        _WARNING,
        "{name}: {reason}",
        "A document names a picture that is not there.",
        "Visitors see a broken picture; only its caption could be compared.",
        "Correct the path or add the file. Where the path starts at the site's root, check the whole site, or name the "
        "folder of its pictures too (`dedupe check content static`); if that folder has a name of its own, list it in "
        '`site-roots`. Where pictures are made by a build step, leave the rule out with `ignore = ["IMG006"]`.',
    ),
    Rule(
        "IMG007",
        "low information",
        _NOTE,
        "too little in the picture to tell it from another: {reason}",
        "A picture is flat, transparent or all but blank.",
        "Such pictures look alike to any comparison; this one counts as a duplicate only of equal bytes or pixels.",
        "Nothing, if it is meant to be blank. Otherwise look whether the export went wrong.",
    ),
    Rule(
        "CAP001",
        "repeated caption",
        _WARNING,
        "repeats the caption of {other}: {reason}",
        "Two pictures have captions that say the same.",
        "A caption that fits two pictures tells neither from the other: somebody who hears it read out, or searches "
        "for it, cannot know which one is meant. Often it was copied and never changed.",
        "Say what this picture shows and the other does not. If both may say the same, list the caption with a reason "
        "under `[tool.dedupe.allow]`.",
    ),
    Rule(
        "CAP002",
        "nearly repeated caption",
        _WARNING,
        "says nearly the same as the caption of {other}: {reason}",
        "One caption is the other reworded or extended, without contradiction.",
        "Usually one is an older wording of the other, and only one of the two was corrected. In an alternative text "
        "of a few words the one that differs is the description; these are not reported.",
        "Take the better wording in both places, or make each say what its own picture shows.",
    ),
    Rule(
        "CAP003",
        "captions disagree on a fact",
        _NOTE,
        "agrees with the caption of {other} but for {difference}",
        "Two captions differ only in a time, a date, a number, or the spelling of one name.",
        "Both may be right, as in a series. Where they are about one event, one of them is wrong.",
        "Check the fact at its source and correct the caption that is wrong.",
    ),
    Rule(
        "CAP004",
        "conflicting captions",
        _WARNING,
        "same picture as {other} under another caption: {reason}",
        "One picture has two captions that do not say the same.",
        "At least one of them may be about another picture, or leave out what the other tells. Alternative texts are "
        "held against each other within one page only: there the wrong file was put beside a text.",
        "Look at the picture and use one caption. Where the caption depends on the page, suppress the finding there.",
    ),
    Rule(
        "CAP005",
        "missing caption",
        _WARNING,
        "the picture has no {role}",
        "A picture in a page has no alternative text at all.",
        "Somebody who cannot see the picture gets its file name, or nothing (WCAG 2.2, 1.1.1). An empty text, "
        '`alt=""`, is a decision and is not reported.',
        'Describe what the picture shows, or write `alt=""` if it is only decoration.',
    ),
    Rule(
        "CAP006",
        "not a caption",
        _WARNING,
        "{caption} is {reason}, not a caption",
        "A caption is a file name, a placeholder or the like.",
        "It says nothing about the picture, and many pictures share it.",
        "Describe what the picture shows.",
    ),
    Rule(
        "CAP007",
        "stub",
        _WARNING,
        "{caption} is cut short: {reason}",
        "A caption stops before it has said anything.",
        "It was started and never finished, or lost its end in an export.",
        "Finish the sentence.",
    ),
    Rule(
        "CAP008",
        "needs clean-up",
        _NOTE,
        "needs clean-up: {changes}",
        "A caption holds markup, broken characters, doubled words or other dirt.",
        "Visitors and screen readers get the dirt too, and searches miss the caption.",
        "`dedupe check --fix` or `dedupe clean --write` does what is safe; `--diff` shows it first.",
        fixable=True,
    ),
    Rule(
        "CAP009",
        "boilerplate",
        _NOTE,
        "{count} captions carry the same text: {caption}",
        "A sentence at the head or tail of a caption stands in many captions whose remainders differ.",
        "It is about the source, not about the picture; it hides what the caption has to say.",
        "Take it out, or move it to a field of its own.",
    ),
    Rule(
        "CAP010",
        "photo ID mismatch",
        _WARNING,
        "the caption names photo {found}, the entry is {own}",
        "The photo ID in a caption is not the entry's own.",
        "The caption was copied from another photograph, or the ID mistyped: one of the two is wrong.",
        "Look the ID up at its source and correct the one that is wrong.",
    ),
    Rule(
        "CAP011",
        "template family",
        _NOTE,
        "one of {count} captions of the form {template}",
        "Many captions are one sentence with other words in the same places.",
        "They are no duplicates, but whoever trains on them or reads them in a row meets one sentence over and over.",
        "Nothing, if they come from a form. Otherwise say what sets each picture apart.",
    ),
    Rule(
        "DOC001",
        "unreadable document",
        _WARNING,
        "{reason}",
        "A document, or a part of it, is not what its format asks for.",
        "What could not be read was not checked.",
        "Correct the document at the line named, or leave it out with `exclude`.",
    ),
    Rule(
        "SUP001",
        "unused suppression",
        _WARNING,
        "{reason}",
        "A comment or attribute suppresses a rule that finds nothing there.",
        "It would hide the next finding of that rule in this place, which nobody has looked at.",
        "Remove the suppression.",
    ),
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _TABLE}
"""Code to rule, in the order in which they are listed."""


def rule_for(code: str) -> Rule:
    """The rule of that code, however it is capitalised.

    Raises:
        ConfigError: there is none; the hint lists those there are.
    """
    rule = RULES.get(code.strip().upper())
    if rule is None:
        raise ConfigError(f"no rule {code!r}", hint="the rules are " + ", ".join(RULES))
    return rule


def codes_matching(prefixes: Iterable[str]) -> frozenset[str]:
    """Every code that begins with one of these ("CAP" is all rules on captions).

    Raises:
        ConfigError: one of them is the beginning of no code.
    """
    found: set[str] = set()
    for prefix in prefixes:
        wanted = prefix.strip().upper()
        matching = {code for code in RULES if wanted and code.startswith(wanted)}
        if not matching:
            rule_for(prefix)
        found |= matching
    return frozenset(found)


def severity_of(code: str, config: Config) -> Severity:
    """The severity of a rule under these settings; of several beginnings of its code the longest counts."""
    written = [one for one in config.severity if code.startswith(one.strip().upper())]
    return Severity(config.severity[max(written, key=len)]) if written else RULES[code].severity


def is_fixable(finding: Finding) -> bool:
    """Whether `check --fix` may correct it: what a picture's own file or a shard says is left."""
    return RULES[finding.code].fixable and finding.source.span is not None
