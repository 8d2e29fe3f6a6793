"""`dedupe demo`: draw the example gallery and scan it."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dedupe.cli.terminal import color_wanted, progress_for, put
from dedupe.errors import InputError

if TYPE_CHECKING:
    from dedupe.demo.outcome import Outcome

DEFAULT_FOLDER = "dedupe-demo"
GALLERY, MANIFEST, DECISIONS, SUMMARY = "gallery", "manifest.jsonl", "decisions.jsonl", "summary.txt"
OWN = frozenset({GALLERY, MANIFEST, DECISIONS, SUMMARY})


@click.command(epilog="Exit code: 0 when the gallery was drawn and scanned; 2 where it could not be.")
@click.option("--into", type=click.Path(), default=DEFAULT_FOLDER, metavar="DIR", help=f"Where [{DEFAULT_FOLDER}].")
@click.option("--no-progress", is_flag=True, help="Show no progress.")
def command(into: str, no_progress: bool) -> None:
    """Draw a small gallery with duplicates of every kind into DIR/gallery and scan it.

    Leaves DIR/manifest.jsonl, DIR/decisions.jsonl and DIR/summary.txt. Nothing is fetched; the pictures are drawn
    and the captions invented, the same each time.
    """
    from dedupe.atomic import write_bytes
    from dedupe.config import Config
    from dedupe.demo.gallery import write_gallery
    from dedupe.demo.outcome import outcomes
    from dedupe.pipeline import scan
    from dedupe.reports.summary import summary_text
    from dedupe.writers.decisions import write_decisions

    folder = Path(into)
    _refuse_others(folder)
    files = write_gallery(folder / GALLERY)
    click.echo(f"Drew {len(files)} files into {folder / GALLERY}\n", err=True)
    with progress_for(no_progress=no_progress) as progress:
        # Without a cache: the demo leaves nothing behind but its folder.
        result = scan(folder / GALLERY, config=Config(use_cache=False), progress=progress)
    result.write_manifest(folder / MANIFEST)
    write_decisions(result.decisions, folder / DECISIONS, versions=result.versions)
    write_bytes(folder / SUMMARY, summary_text(result).encode("utf-8"))
    color = color_wanted()
    told = [
        f"$ dedupe scan {folder / GALLERY} -o {folder / MANIFEST} --decisions {folder / DECISIONS}\n",
        summary_text(result, color=color),
        _planted(outcomes(result.decisions, result.findings)),
        next_steps(folder),
    ]
    put("\n".join(told), color=color)


def _refuse_others(folder: Path) -> None:
    """Write into a new folder, an empty one, or one of an earlier demo; never among somebody's own files.

    Raises:
        InputError: the folder holds something else, or is none.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError("is no folder", path=folder, hint="name another with --into")
    from dedupe.demo.gallery import file_names

    gallery = folder / GALLERY
    found = [place for place in folder.iterdir() if place.name not in OWN]
    found += [place for place in gallery.rglob("*") if not place.is_dir()]
    shown = {place.relative_to(folder).as_posix() for place in found}
    others = sorted(shown - {f"{GALLERY}/{name}" for name in file_names()})
    if others:
        raise InputError(
            f"holds something else ({others[0]}), and the demo does not mix its files with yours",
            path=folder,
            hint="name another with --into",
        )


def _planted(found: list[Outcome]) -> str:
    """A table: what was planted, and what became of it."""
    words = {"drop": "dropped", "review": "to review", "keep": "both kept"}
    width = max(len(outcome.plant.what) for outcome in found)
    lines = ["What was planted, and what became of it"]
    for outcome in found:
        verdict = f"{words[outcome.decision]:<10} {outcome.rule or '':<7}"
        surprise = "" if outcome.as_planned else f" expected: {outcome.plant.decision} {outcome.plant.rule or ''}"
        lines.append(f"  {outcome.plant.what:<{width}}  {verdict} {outcome.entry}{surprise}")
    right = sum(outcome.as_planned for outcome in found)
    return "\n".join([*lines, f"  {right} of {len(found)} as planned", ""])


def own_name() -> str:
    """What to type to run this command here: its name where a shell finds it, else as it was called (`make demo`)."""
    if shutil.which("dedupe"):
        return "dedupe"
    called = sys.argv[0]
    return shlex.quote(called) if Path(called).stem == "dedupe" else f"{shlex.quote(sys.executable)} -m dedupe"


def next_steps(folder: Path) -> str:
    """What a newcomer may look at and type now."""
    gallery, dedupe = folder / GALLERY, own_name()
    pair = shlex.join([str(gallery / "photos" / "forest.jpg"), str(gallery / "received" / "forest-flipped.jpg")])
    steps = (
        (f"{folder / MANIFEST}", "the entries to keep, one a line, captions cleaned up"),
        (f"{folder / DECISIONS}", "every entry: kept, dropped or for you to review, and why"),
        (f"{dedupe} compare {pair}", "the verdict on two pictures; captions go as well"),
        (f"{dedupe} rule CAP001", "what a code means"),
        (f"{dedupe} scan YOUR-FOLDER", "the same on your own pictures; nothing there is changed"),
    )
    return "Next\n" + "".join(f"  {what}\n      {why}\n" for what, why in steps)
