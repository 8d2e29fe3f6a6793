"""`dedupe calibrate`: what is found among copies of one's own pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dedupe.cli.errors import EXIT_OK
from dedupe.cli.options import ANY_PATH, common_options, take_config, take_telling
from dedupe.cli.terminal import progress_for, put
from dedupe.errors import InputError


@click.command(epilog="Nothing in FOLDER is changed; the copies are made in a temporary folder and removed.")
@click.argument("folder", type=ANY_PATH)
@click.option("--sample", type=click.IntRange(min=1), default=100, show_default=True, help="Most pictures to copy.")
@click.option("--seed", type=int, default=0, show_default=True, help="Which pictures: another seed, another sample.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def command(folder: str, sample: int, seed: int, form: str, **options: Any) -> int:
    """Make fifteen kinds of copies of pictures in FOLDER and say how many are found."""
    from dedupe.images import calibrate
    from dedupe.readers.suffixes import is_image_name
    from dedupe.readers.walk import walk

    telling, config = take_telling(options), take_config([folder], options)
    if not Path(folder).is_dir():
        raise InputError("is no folder", path=folder, hint="name a folder with pictures")
    found = walk(Path(folder), config)
    paths = [file.path for file in found.files if is_image_name(file.name)]
    with progress_for(quiet=telling.quiet, no_progress=telling.no_progress) as progress:
        result = calibrate.calibrate(paths, sample=sample, seed=seed, config=config, progress=progress)
    put((calibrate.as_json(result) if form == "json" else calibrate.as_text(result)) + "\n", color=False)
    return EXIT_OK
