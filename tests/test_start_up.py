"""Light starts: what `import dedupe` and `dedupe --help` load, told by module, not by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

HEAVY = [
    "PIL", "click", "defusedxml", "ftfy", "imagehash", "markdown_it", "numpy", "pathspec", "platformdirs", "pyarrow",
    "pywt", "rapidfuzz", "rich", "ruamel", "scipy", "sqlite3", "tomlkit", "asyncio", "multiprocessing", "unittest",
]  # fmt: skip


def loaded_after(code: str) -> set[str]:
    """Which of HEAVY a fresh interpreter has loaded after running `code`."""
    report = f"\nimport sys; print('loaded:', *sorted({HEAVY!r} & sys.modules.keys()))".replace("[", "{").replace(
        "]", "}"
    )
    # Coverage starts itself in child processes, and what it loads is not ours.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = subprocess.run(
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=True, env=environment
    )
    return set(run.stdout.rsplit("loaded:", 1)[1].split())


def test_import_dedupe_loads_nothing_heavy() -> None:
    assert loaded_after("import dedupe") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["scan", "--help"], ["check", "--help"]])
def test_help_loads_click_alone(arguments: list[str]) -> None:
    assert loaded_after(f"from dedupe.cli import run\nassert run({arguments!r}) == 0") == {"click"}


def test_names_of_a_caption_need_no_pictures() -> None:
    loaded = loaded_after("import dedupe\ndedupe.clean_caption('A dog on a beach')")
    assert loaded & {"PIL", "imagehash", "scipy", "pyarrow", "click", "rich"} == set()


def test_pictures_without_a_caption_need_no_caption_rules(tmp_path: Path) -> None:
    Image.new("RGB", (90, 80)).save(tmp_path / "a.png")
    code = f"import dedupe, sys\ndedupe.scan({str(tmp_path)!r}, config=dedupe.Config(use_cache=False))\n"
    told = "print(*(name for name in sys.modules if name.startswith('dedupe.captions.')))"
    run = subprocess.run([sys.executable, "-c", code + told], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
