"""`dedupe check`: report findings, for people and for CI."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe.cli import fix
from dedupe.cli.errors import EXIT_FINDINGS, EXIT_OK
from dedupe.cli.options import (
    ANY_PATH,
    NOTHING_READ,
    Telling,
    common_options,
    placed,
    take_settings,
    take_targets,
    take_telling,
)
from dedupe.cli.places import refuse_sources, refuse_twice
from dedupe.cli.terminal import color_wanted, progress_for, put
from dedupe.config import FAIL_LEVELS, Config

if TYPE_CHECKING:
    from dedupe.check.outcome import Accepted, Checked
    from dedupe.layers import Layered
    from dedupe.reports.registry import Target
    from dedupe.result import Result

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
"""As in dedupe.reports.registry, which `--help` need not load."""


@click.command(
    epilog="Exit code: 0 nothing at or above --fail-on, 1 findings, 2 could not check. `dedupe rule` lists the rules."
)
@click.argument("paths", nargs=-1, type=ANY_PATH, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Form of the report [text].")
@click.option("--report", "reports", multiple=True, metavar="[FORMAT=]FILE", help="Write a report too (repeat).")
@click.option("--select", multiple=True, metavar="CODES", help="Report these rules only (CAP001,IMG or repeat).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these rules out, besides those in the settings.")
@click.option("--fail-on", type=click.Choice(FAIL_LEVELS), help="Least severity that makes the exit code 1 [warning].")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever was found.")
@click.option("--baseline", metavar="FILE", help="Accepted findings [.dedupe-baseline.json where there is one].")
@click.option("--changed-since", metavar="REF", help="Report only what touches a file changed since REF (git).")
@click.option("--fix", is_flag=True, help="Correct what is safe to correct (CAP008), then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would do instead of the report; nothing is written.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule, on standard error.")
@common_options
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check folders and caption files for repeated captions, duplicate pictures and the like.

    \b
    dedupe check
    dedupe check content --format github --report sarif=dedupe.sarif
    dedupe check --changed-since origin/main
    """
    telling = take_telling(options)
    form, reports = options.pop("form"), options.pop("reports")
    flags = {name: options.pop(name) for name in ("exit_zero", "changed_since", "fix", "diff", "statistics")}
    settings = settings_of(paths, options)
    targets = take_targets(reports)
    refuse_twice(target.path for target in targets)
    changed = _changed(flags["changed_since"], paths)
    accepted = baseline_of(settings)
    result = scanned(paths, settings.config, telling)
    checked = _checked(result, settings.config, accepted, changed)
    if flags["diff"]:
        fix.show(checked, result, quiet=telling.quiet)
    elif flags["fix"] and fix.write(fix.planned(checked, result), settings.config, quiet=telling.quiet):
        result = scanned(paths, settings.config, telling)
        checked = _checked(result, settings.config, accepted, changed)
    refuse_sources([target.path for target in targets], result.records)
    _report(checked, form, targets, silent=flags["diff"])
    _tell(result, checked, telling, statistics=flags["statistics"])
    failed = checked.fails(settings.config.fail_on) and not flags["exit_zero"]
    return EXIT_FINDINGS if failed else EXIT_OK


def settings_of(paths: tuple[str, ...], options: dict[str, Any]) -> Layered:
    """The settings, with those that are options of `check` alone; codes are checked before any work is done."""
    from attrs import evolve

    from dedupe.check.rules import codes_matching
    from dedupe.check.run import written_codes

    ignored = _codes(options.pop("ignore", ()))
    settings = take_settings(
        paths or (".",),
        options,
        select=_codes(options.pop("select", ())) or None,
        fail_on=options.pop("fail_on", None),
        baseline=options.pop("baseline", None),
    )
    for name, codes in written_codes(settings.config).items():
        with placed(*settings.place_of(name)):
            codes_matching(codes)
    with placed("--ignore"):
        codes_matching(ignored)
    return evolve(settings, config=evolve(settings.config, ignore=[*settings.config.ignore, *ignored]))


def _codes(written: Iterable[str]) -> list[str]:
    return [code.strip() for codes in written for code in codes.split(",") if code.strip()]


def _changed(ref: str | None, paths: tuple[str, ...]) -> frozenset[Path] | None:
    if ref is None:
        return None
    from dedupe.check.changed import changed_files

    first = Path(paths[0] if paths else ".")
    return changed_files(ref, first if first.is_dir() else first.parent)


def baseline_path(settings: Layered) -> tuple[Path, bool]:
    """The baseline's file, and whether it was named; one named in a settings file is beside that file."""
    from dedupe.check.baseline import BASELINE_FILE

    named = settings.config.baseline
    if named is None:
        return Path(BASELINE_FILE), False
    in_file = settings.file is not None and settings.origins.get("baseline") == str(settings.file)
    return (settings.file.parent / named if in_file and settings.file else Path(named)), True


def baseline_of(settings: Layered) -> tuple[Accepted, ...]:
    """What the baseline accepts; nothing where none was named and there is none."""
    from dedupe.check.baseline import load_baseline

    path, named = baseline_path(settings)
    return load_baseline(path) if named or path.exists() else ()


def scanned(paths: tuple[str, ...], config: Config, telling: Telling) -> Result:
    """The scan, with progress where somebody can see it."""
    from dedupe.images.standby import standing_by

    paths = paths or (".",)
    with standing_by(paths, config), progress_for(quiet=telling.quiet, no_progress=telling.no_progress) as progress:
        from dedupe.pipeline import scan_for_findings  # behind the processes' start: it takes as long

        return scan_for_findings(*paths, config=config, progress=progress)


def _checked(
    result: Result, config: Config, accepted: tuple[Accepted, ...], changed: frozenset[Path] | None
) -> Checked:
    from dedupe.check.run import check
    from dedupe.check.suppress import read_suppressions

    suppressions = read_suppressions(result.records)
    return check(result, config, folder=Path.cwd(), suppressions=suppressions, baseline=accepted, changed=changed)


def _report(checked: Checked, form: str, targets: Iterable[Target], *, silent: bool) -> None:
    """Files first: where one cannot be written, there is no report that looks complete."""
    from dedupe.reports.registry import REPORTS, write_target

    for target in targets:
        write_target(checked, target)
    if form == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        from dedupe.reports.markdown import SUMMARY_ROWS, markdown_report

        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
            summary.write(markdown_report(checked, rows=SUMMARY_ROWS))
    if not silent:
        color = color_wanted()
        put(REPORTS[form].render(checked, color=color), color=color)


def _tell(result: Result, checked: Checked, telling: Telling, *, statistics: bool) -> None:
    """What is about the run, not about the content: on standard error."""
    from dedupe.check.outcome import statistics as count
    from dedupe.check.rules import RULES

    if statistics:
        for code, number in count(checked.findings):
            click.echo(f"{number:>6}  {code}  {RULES[code].name}", err=True)
    if not telling.quiet:
        for note in result.notes:
            click.echo(f"Note: {note}", err=True)
        if not (result.records or result.documents or result.findings):
            click.echo(f"Note: {NOTHING_READ}", err=True)
    if telling.verbose:
        for entry in checked.fixed:
            click.echo(f"Fixed since the baseline: {entry.path}: {entry.code} {entry.caption!r}", err=True)
