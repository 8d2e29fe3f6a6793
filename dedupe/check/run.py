"""The check itself: from all findings of a scan to those that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve
from pathspec import GitIgnoreSpec

from dedupe.check.baseline import hold_against, normalised
from dedupe.check.changed import touching
from dedupe.check.findings import sort_findings
from dedupe.check.outcome import Accepted, Checked, outcome_of
from dedupe.check.rules import RULES, codes_matching
from dedupe.check.suppress import Suppression, suppress
from dedupe.config import Config
from dedupe.records import Finding, Source
from dedupe.scanned import Scanned

ABOUT_REPEATS = frozenset({"CAP001", "CAP002", "CAP003"})
"""Rules that the allow-list speaks to: captions that may stand with more than one picture."""


def check(
    result: Scanned,
    config: Config,
    *,
    folder: Path,
    suppressions: Sequence[Suppression] = (),
    baseline: Iterable[Accepted] = (),
    changed: frozenset[Path] | None = None,
) -> Checked:
    """What is to be reported of a scan's findings.

    In this order: captions that are allowed to repeat, suppressions in the documents, rules that are switched off,
    the baseline, unchanged files. So a suppression is unused only where the rule finds nothing there, and a baseline
    is held against all findings, whatever was changed.

    Args:
        result: the scan.
        config: select, ignore, per_file_ignores, allow and severity are obeyed.
        folder: where the check runs; paths below it are shown relative to it, as editors and CI services want them.
        suppressions: those in the documents (`dedupe.check.suppress.read_suppressions`).
        baseline: accepted findings.
        changed: report only what touches one of these files; None for all.

    Raises:
        ConfigError: a rule code in the settings that there is not.
    """
    considered, allowed, suppressed = standing(result, config, folder=folder, suppressions=suppressions)
    active = active_codes(config)
    reported, accepted, fixed = hold_against(considered, (entry for entry in baseline if entry.code in active))
    if changed is not None:
        reported = touching(reported, result.records, changed)
    return evolve(
        outcome_of(result, reported),
        suppressed=suppressed,
        allowed=allowed,
        accepted=accepted,
        fixed=fixed,
    )


def standing(
    result: Scanned, config: Config, *, folder: Path, suppressions: Sequence[Suppression] = ()
) -> tuple[tuple[Finding, ...], int, int]:
    """The findings that a baseline may accept, sorted, and the numbers of those allowed and suppressed."""
    captions = frozenset(normalised(caption) for caption in config.allow)
    kept = [finding for finding in result.findings if not _is_allowed(finding, captions)]
    allowed = len(result.findings) - len(kept)
    kept, suppressed = suppress(kept, suppressions, config)
    active = active_codes(config)
    ignored = _ignores(config)
    shown = ((finding, _as_seen_from(finding, folder)) for finding in kept if finding.code in active)
    return sort_findings(seen for told, seen in shown if not _is_ignored((told, seen), ignored)), allowed, suppressed


def active_codes(config: Config) -> frozenset[str]:
    """The rules that are reported under these settings.

    Raises:
        ConfigError: a code that there is not.
    """
    for codes in written_codes(config).values():
        codes_matching(codes)
    selected = codes_matching(config.select) if config.select else frozenset(RULES)
    return selected - codes_matching(config.ignore)


def written_codes(config: Config) -> dict[str, tuple[str, ...]]:
    """Each setting that holds codes of rules, or beginnings of them, to what it holds."""
    return {
        "select": config.select,
        "ignore": config.ignore,
        "severity": tuple(config.severity),
        "per-file-ignores": tuple(code for codes in config.per_file_ignores.values() for code in codes),
    }


def _ignores(config: Config) -> list[tuple[GitIgnoreSpec, frozenset[str]]]:
    return [
        (GitIgnoreSpec.from_lines([glob]), codes_matching(codes)) for glob, codes in config.per_file_ignores.items()
    ]


def _is_ignored(finding: tuple[Finding, Finding], ignores: list[tuple[GitIgnoreSpec, frozenset[str]]]) -> bool:
    """A pair is left out where either half lies in a file whose findings are.

    Args:
        finding: as told of the folder that was read, and as seen from where the check runs: a glob may mean either.
        ignores: globs and the codes left out there.
    """
    paths = {part.path for one in finding for part in (one.source, one.related) if part is not None}
    code = finding[0].code
    return any(code in codes and any(spec.match_file(path) for path in paths) for spec, codes in ignores)


def _is_allowed(finding: Finding, allowed: frozenset[str]) -> bool:
    if finding.code not in ABOUT_REPEATS or not allowed:
        return False
    captions = (finding.caption, finding.related_caption)
    return any(caption is not None and normalised(caption) in allowed for caption in captions)


def _as_seen_from(finding: Finding, folder: Path) -> Finding:
    related = finding.related
    return evolve(
        finding,
        source=_relative(finding.source, folder),
        related=None if related is None else _relative(related, folder),
    )


def _relative(source: Source, folder: Path) -> Source:
    if source.file is None:
        return source
    try:
        return evolve(source, path=(folder / source.file).relative_to(folder).as_posix())
    except ValueError:
        return source  # outside the folder: the path as the scan shows it
