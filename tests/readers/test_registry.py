"""The table of readers: names, order, and what is no data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.readers.registry import NAMES, READERS, is_data, known_suffixes, read_document, readers_for


def names(file: str, **settings: str) -> list[str]:
    return [reader.name for reader in readers_for(file, Config(**settings))]


def test_readers_are_tried_in_order() -> None:
    assert names("list.CSV") == ["csv"]
    assert names("a/b/metadata.csv") == ["imagefolder", "csv"]
    assert names("_data/x.json") == ["ghost", "json", "datafile"]
    assert names("x.tar.gz") == ["webdataset"]
    assert names("x.py") == []
    assert names("csv") == []


def test_every_reader_has_a_name_a_help_line_and_a_function() -> None:
    assert len(set(NAMES)) == len(READERS)
    assert all(reader.help for reader in READERS)


@pytest.mark.parametrize(
    "name",
    [
        "README.md", "readme.txt", "README.de.md", "LICENSE.txt", "LICENCE.md", "LICENSE-MIT.txt", "robots.txt",
        "requirements.txt", "requirements-dev.txt", "dev-requirements.txt", "CHANGELOG.md", "CONTRIBUTING.md",
        "CODE_OF_CONDUCT.md", "humans.txt", "llms.txt", "package.json", "package-lock.json", "composer.json",
        "tsconfig.json", "tsconfig.base.json", ".eslintrc.json", ".dedupe-baseline.json", ".dedupe-dataset.json",
        "metadata_cache.json", "00000_stats.json", "pyproject.toml", "Cargo.toml", "netlify.toml", "dedupe.toml",
        ".pre-commit-config.yaml", "_config.yml", "docker-compose.yml", "pnpm-lock.yaml",
    ],
)  # fmt: skip
def test_texts_about_the_project_and_settings_are_no_data(name: str) -> None:
    assert not is_data(name)
    assert names(name) == []
    assert readers_for(name, Config(), named=True)


@pytest.mark.parametrize(
    "name",
    [
        "index.md", "security.md", "install.md", "licensed-photos.csv", "readme-first/gallery.txt", "news.txt",
        "captions.json", "people.yml", "requirements-of-light.md", "000.txt", "stats.json",
    ],
)  # fmt: skip
def test_other_names_are_data(name: str) -> None:
    assert names(name)


def test_a_reader_can_be_forced() -> None:
    assert names("list.txt", reader="tsv") == ["tsv"]
    assert names("list.py", reader="tsv") == []
    assert [reader.name for reader in readers_for("list.py", Config(reader="tsv"), named=True)] == ["tsv"]
    with pytest.raises(ConfigError, match="unknown reader 'cvs'") as caught:
        names("list.txt", reader="cvs")
    assert all(name in str(caught.value) for name in NAMES)


def test_the_first_reading_with_entries_counts(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("weight\n3\n", encoding="utf-8")
    reading = read_document(tmp_path / "list.csv", Config())
    assert reading is not None
    assert (reading.entries, len(reading.problems)) == ((), 1)
    assert read_document(tmp_path / "list.py", Config()) is None
    assert read_document(tmp_path / "README.md", Config()) is None


def test_json_of_something_else_is_a_note_where_it_was_not_named(tmp_path: Path) -> None:
    path = tmp_path / "menu.json"
    path.write_text('[{"weight": 3}]', encoding="utf-8")
    named, met = read_document(path, Config(), named=True), read_document(path, Config())
    assert named is not None
    assert met is not None
    assert "the columns are 'weight'" in named.problems[0].message
    assert (met.problems, met.note) == ((), named.problems[0].message)


def test_suffixes_of_all_readers_are_known() -> None:
    assert {".csv", ".jsonl", ".md", ".txt", ".tar.gz"} <= known_suffixes()
    assert "metadata.csv" not in known_suffixes()


def test_the_table_loads_no_reader() -> None:
    code = "import sys, dedupe.readers.registry; print([m for m in sys.modules if m.startswith('dedupe.readers.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "dedupe.readers.registry" in done.stdout
    assert "jsontable" not in done.stdout
    assert "markdown" not in done.stdout
