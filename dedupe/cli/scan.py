"""`dedupe scan`: read, judge, decide, write."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe.cli.errors import printable
from dedupe.cli.options import ANY_PATH, NOTHING_READ, common_options, take_config, take_targets, take_telling
from dedupe.cli.places import refuse_sources, refuse_twice
from dedupe.cli.terminal import color_wanted, progress_for, put
from dedupe.config import KEEP_POLICIES

if TYPE_CHECKING:
    from dedupe.result import Result

DATASETS = ("imagefolder", "coco", "webdataset", "kohya")
HINT = "nothing was written; add -o manifest.jsonl for the manifest, --decisions decisions.jsonl for the reasons"


@click.command(epilog="Exit code: 0 when the work was done, whatever was found; 2 where it could not be done.")
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help="The manifest: .jsonl, .json, .csv or .parquet; - for JSONL here.")
@click.option("--decisions", metavar="FILE", help="One row for every entry read, with reason and evidence.")
@click.option("--pairs", metavar="FILE", help="Every judged pair with its verdict, as CSV.")
@click.option("--report", "reports", multiple=True, metavar="[FORMAT=]FILE", help="A report of the findings (repeat).")
@click.option(
    "--to", "dataset", type=(click.Choice(DATASETS), ANY_PATH), metavar="KIND DIR", help="Write as a data set: "
    + ", ".join(DATASETS) + "."
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the summary.")
@click.option("--raw-captions", is_flag=True, default=None, help="Write captions as read, not cleaned up.")
@click.option("--keep", type=click.Choice(KEEP_POLICIES), help="Which entry of a group stays [best].")
@click.option("--collapse-captions", is_flag=True, default=None, help="Drop later entries with a repeated caption.")
@click.option("--verify-cache", is_flag=True, default=None, help="Read every picture, even where unchanged.")
@common_options
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Read folders and caption files, judge, decide, and write a deduplicated manifest.

    \b
    dedupe scan photos -o manifest.jsonl
    dedupe scan captions.csv --decisions decisions.csv --format json
    """
    telling = take_telling(options)
    settings = {name: options.pop(name) for name in ("raw_captions", "keep", "collapse_captions", "verify_cache")}
    config = take_config(paths, options, **settings)
    _check_places(options)
    from dedupe.images.standby import standing_by

    with standing_by(paths, config), progress_for(quiet=telling.quiet, no_progress=telling.no_progress) as progress:
        from dedupe.pipeline import scan  # behind the processes' start: it takes as long

        result = scan(*paths, config=config, progress=progress)
    refuse_sources(_files(options), result.records)
    _write(result, options)
    if not telling.quiet:
        _summarise(result, options)


def _check_places(options: dict[str, Any]) -> None:
    """Refuse what could not be written before the work is done, not after it."""
    from dedupe.atomic import check_place
    from dedupe.writers.datasetfolder import check_folder
    from dedupe.writers.manifest import MANIFEST_SUFFIXES
    from dedupe.writers.rowfiles import SUFFIXES, unknown_suffix

    for name, suffixes in (("output", MANIFEST_SUFFIXES), ("decisions", SUFFIXES), ("pairs", (".csv",))):
        place = options[name]
        if place and not (name == "output" and place == "-"):
            if Path(place).suffix.lower() not in suffixes:
                raise unknown_suffix(place, suffixes)
            check_place(place)
    take_targets(options["reports"])
    refuse_twice(_files(options))
    if options["dataset"]:
        check_folder(options["dataset"][1])


def _write(result: Result, options: dict[str, Any]) -> None:
    if options["output"] == "-":
        from dedupe.writers.manifest import manifest_lines

        put("".join(manifest_lines(result.manifest)), color=False)
    elif options["output"]:
        result.write_manifest(options["output"])
    if options["decisions"]:
        from dedupe.writers.decisions import write_decisions

        write_decisions(result.decisions, options["decisions"], versions=result.versions)
    if options["pairs"]:
        from dedupe.writers.pairs import write_pairs

        write_pairs(result, options["pairs"])
    if options["dataset"]:
        from dedupe.writers.datasets import write_dataset

        write_dataset(options["dataset"][0], result.manifest, options["dataset"][1])
    for report in options["reports"]:
        from dedupe.reports.registry import write_report

        write_report(result, report)


def _summarise(result: Result, options: dict[str, Any]) -> None:
    from dedupe.reports.summary import summary_json, summary_text

    to_stderr = options["output"] == "-"
    color = color_wanted(sys.stderr if to_stderr else sys.stdout)
    text = summary_json(result) if options["form"] == "json" else summary_text(result, color=color)
    if to_stderr:
        click.echo(text, nl=False, err=True, color=color)
    else:
        put(text, color=color)
    written = _written(options)
    if written:
        click.echo("Wrote " + printable(", ".join(written)), err=True)
    if not (result.records or result.documents or result.findings):
        click.echo(f"Hint: {NOTHING_READ}", err=True)
    elif not written and options["output"] is None:
        click.echo(f"Hint: {HINT}", err=True)


def _written(options: dict[str, Any]) -> list[str]:
    """All that was written."""
    folders = [f"{options['dataset'][1]} ({options['dataset'][0]})"] if options["dataset"] else []
    return [*_files(options), *folders]


def _files(options: dict[str, Any]) -> list[str]:
    """The files that are asked for, in the order of writing."""
    from dedupe.reports.registry import target_from

    files = [str(Path(options[name])) for name in ("output", "decisions", "pairs") if options[name] not in (None, "-")]
    return [*files, *(str(target_from(report).path) for report in options["reports"])]
