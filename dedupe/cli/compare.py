"""`dedupe compare`: the verdict on two captions or two pictures, in words, with what it rests on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe.cli.errors import EXIT_OK, printable
from dedupe.cli.options import ANY_PATH, take_config
from dedupe.cli.terminal import color_wanted, put
from dedupe.errors import InputError
from dedupe.readers.suffixes import is_image_name

if TYPE_CHECKING:
    from dedupe.config import Config
    from dedupe.records import DifferingSpan, Json

_LONGEST_NAME = 4096
"""Characters of a file name, at most; a longer argument is a caption."""


@click.command(
    epilog="Exit code: 0 when the two were compared, whatever the verdict; 2 where a picture cannot be read."
)
@click.argument("a")
@click.argument("b")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="Shape of the answer.")
@click.option("--config", "config_file", type=ANY_PATH, metavar="FILE", help="Take the limits from FILE.")
def command(a: str, b: str, shape: str, **options: Any) -> int:
    """Say how A and B stand to each other: two captions, or two picture files.

    \b
    dedupe compare "A red boat at noon" "A red boat at dusk"
    dedupe compare one.jpg two.png --format json
    """
    if _are_files(a, b):
        _show_images(a, b, shape, take_config([a, b], options))
    else:
        _show_captions(a, b, shape)
    return EXIT_OK


def _are_files(*arguments: str) -> bool:
    """True for two files, False for two captions.

    Raises:
        InputError: one is a picture, or both read like the names of pictures, and another is not there: a mistyped name
            is not to be judged as a caption.
    """
    there = [_exists(argument) for argument in arguments]
    if all(there):
        return True
    named = [is_image_name(Path(argument).name) for argument in arguments]
    pictures = [argument for argument, exists, like in zip(arguments, there, named, strict=True) if exists and like]
    for argument, exists, like in zip(arguments, there, named, strict=True):
        is_path = like and len(Path(argument).parts) > 1 and " " not in argument
        if not exists and (pictures or all(named) or is_path):
            beside = f", and {pictures[0]} is a file" if pictures else ""
            raise InputError(f"no such picture{beside}", path=argument, hint="name two picture files, or two captions")
    return False


def _exists(argument: str) -> bool:
    """True for a file or a folder."""
    return len(argument) <= _LONGEST_NAME and not set(argument) & {"\n", "\0"} and os.path.lexists(argument)


def _show_captions(a: str, b: str, shape: str) -> None:
    from dedupe.captions.verdict import compare_captions

    match = compare_captions(a, b)
    if shape == "json":
        _put_json(match.verdict.value, {"is_repeat": match.is_repeat}, match.evidence)
        return
    paint = _painter()
    lines = [_headline(str(match), _tone(good=match.is_repeat, verdict=match.verdict), paint)]
    lines += [f"  {_span(span, paint)}" for span in match.spans]
    lines += [f"  note: {note}" for note in match.notes]
    _put_lines(lines)


def _show_images(a: str, b: str, shape: str, config: Config) -> None:
    from dedupe.images.verdict import compare_images

    match = compare_images(a, b, config=config)
    if shape == "json":
        told: dict[str, Json] = {"is_duplicate": match.is_duplicate, "is_edited": match.is_edited}
        _put_json(match.verdict.value, told, match.evidence)
        return
    lines = [_headline(str(match), _tone(good=match.is_duplicate, verdict=match.verdict), _painter())]
    lines += [f"  {transform}" for transform in match.transforms if transform != match.reason]
    lines += [
        f"  region: {r.left:.0%} to {r.right:.0%} across, {r.top:.0%} to {r.bottom:.0%} down" for r in match.regions
    ]
    lines += [f"  {name}: {value}" for name, value in sorted(match.measures.items()) if value != ""]
    _put_lines(lines)


Paint = Callable[..., str]
"""`click.style`, or what leaves a text without colour."""


def _painter() -> Paint:
    return click.style if color_wanted() else _plain


def _plain(text: str, **_: object) -> str:
    return text


def _tone(*, good: bool, verdict: str) -> str:
    return "green" if good else "red" if verdict == "different" else "yellow"


def _headline(sentence: str, tone: str, paint: Paint) -> str:
    name, colon, rest = printable(sentence).partition(":")
    return paint(name, fg=tone, bold=True) + colon + rest


def _span(span: DifferingSpan, paint: Paint) -> str:
    """One difference, the first caption's words in red and the second's in green; a star marks what decides."""
    a, b = (" ".join(printable(text).split()) for text in (span.a, span.b))
    return f"{'*' if span.decides else ' '} {span.kind}: {paint(f'[{a}]', fg='red')} / {paint(f'[{b}]', fg='green')}"


def _put_lines(lines: Sequence[str]) -> None:
    put("".join(line + "\n" for line in lines), color=color_wanted())


def _put_json(verdict: str, told: Mapping[str, Json], evidence: Mapping[str, Json]) -> None:
    answer = {"verdict": verdict, **told, "evidence": dict(evidence)}
    put(json.dumps(answer, ensure_ascii=True, indent=2) + "\n", color=False)
