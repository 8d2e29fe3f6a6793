"""The committed fixtures are what scripts/draw_fixtures.py draws: texts to the byte, pictures but for the codec."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
PICTURES = {".jpg", ".png"}
CODEC_DIFFERENCE = 2.0
"""Mean difference in grey levels that two JPEG or font libraries may make of one drawing."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = importlib.util.spec_from_file_location("draw_fixtures", ROOT / "scripts" / "draw_fixtures.py")
    assert script is not None
    assert script.loader is not None
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("drawn")
    module.draw_fixtures(folder)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_same_files_are_drawn(drawn: Path) -> None:
    own = [name for name in names(FIXTURES) if name.startswith(("documents/", "gallery/"))]
    assert names(drawn) == own


def test_texts_are_the_same_to_the_byte(drawn: Path) -> None:
    texts = [name for name in names(drawn) if Path(name).suffix not in PICTURES]
    assert texts
    assert [name for name in texts if (drawn / name).read_bytes() != (FIXTURES / name).read_bytes()] == []


def test_pictures_are_the_same_but_for_the_codec(drawn: Path) -> None:
    pictures = [name for name in names(drawn) if Path(name).suffix in PICTURES and not name.endswith("torn.jpg")]
    assert pictures
    for name in pictures:
        with Image.open(drawn / name) as new, Image.open(FIXTURES / name) as old:
            assert new.size == old.size, name
            difference = np.asarray(new.convert("RGBA")).astype(int) - np.asarray(old.convert("RGBA")).astype(int)
        assert abs(difference).mean() <= CODEC_DIFFERENCE, name
