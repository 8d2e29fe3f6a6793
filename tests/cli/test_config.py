"""`dedupe config`, and the options that commands share."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from dedupe.cli import run
from dedupe.cli.options import common_options, take_config, take_telling
from dedupe.config import Config, config_from
from dedupe.schema import config_schema, settings_markdown


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DEDUPE_CONFIG", "DEDUPE_WORKERS", "DEDUPE_BENCH_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_show_lists_each_value_and_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dedupe.toml"
    file.write_text('keep = "first"\n[severity]\nCAP003 = "error"\n', encoding="utf-8")
    monkeypatch.setenv("DEDUPE_WORKERS", "2")
    assert run(["config", "show", str(tmp_path), "--exclude", "dräfts/", "--no-cache"]) == 0
    shown = capsys.readouterr().out
    lines = shown.splitlines()
    assert lines[0] == f"# settings file: {file}"
    assert f'keep = "first"  # {file}' in lines
    assert "workers = 2  # environment DEDUPE_WORKERS" in lines
    assert 'exclude = ["dräfts/"]  # command line' in lines
    assert "use-cache = false  # command line" in lines
    assert "gitignore = true  # default" in lines
    assert "# reader is not set  # default" in lines
    # What is shown can be saved as a settings file.
    assert config_from(tomllib.loads(shown)) == Config(
        keep="first", workers=2, exclude=("dräfts/",), use_cache=False, severity={"CAP003": "error"}
    )


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show", "--format", "json", "--include", "*.md", "--include", "*.html"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["file"] is None
    assert shown["settings"]["include"] == {"value": ["*.md", "*.html"], "from": "command line"}
    assert shown["settings"]["cache"] == {"value": None, "from": "default"}
    assert shown["settings"]["allow"] == {"value": {}, "from": "default"}


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == config_schema()
    assert run(["config", "schema", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == settings_markdown()


def test_config_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == 0
    assert "show" in capsys.readouterr().out


def test_a_wrong_setting_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dedupe.toml").write_text("\nworkrs = 1\n", encoding="utf-8")
    assert run(["config", "show"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "dedupe.toml:2: unknown setting 'workrs' (did you mean 'workers'?" in told.err
    assert run(["config", "show", "--config", "gone.toml"]) == 2
    assert "gone.toml: cannot be read" in capsys.readouterr().err
    assert run(["config", "show", "--workers", "0"]) == 2


def test_shared_options_become_settings() -> None:
    seen: dict[str, Any] = {}

    @click.command()
    @click.argument("paths", nargs=-1)
    @common_options
    def command(paths: tuple[str, ...], **options: Any) -> None:
        seen["telling"] = take_telling(options)
        seen["config"] = take_config(paths, options, keep="first", baseline=None)
        seen["left"] = options

    arguments = ["x", "--reader", "csv", "--workers", "4", "--cache", "c.db", "--exclude", "a", "-q", "--no-progress"]
    result = CliRunner().invoke(command, arguments)
    assert result.exception is None
    assert seen["config"] == Config(reader="csv", workers=4, cache="c.db", exclude=("a",), keep="first")
    assert (seen["telling"].quiet, seen["telling"].verbose, seen["telling"].no_progress) == (True, False, True)
    assert seen["left"] == {}
