"""Nothing that was read is written over, and no result over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from dedupe.cli import run

TABLE = "file_name,caption\na.jpg,The  old boat\nb.jpg,A gull on the pier\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "list.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "page.md").write_text("![A buoy in the bay](buoy.jpg)\n", encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "site"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("scan list.csv -o list.csv", "list.csv: is a source, and is not replaced (name another file)"),
        ("scan . -o out.csv --decisions ./list.csv", "list.csv: is a source"),
        ("scan . --report markdown=page.md", "page.md: is a source"),
        ("check --report junit=list.csv", "list.csv: is a source"),
        ("scan . -o one.json --decisions ./one.json", "one.json: is named for two results (give each a file"),
        ("scan . --report one.json --pairs one.csv -o one.csv", "one.csv: is named for two results"),
        ("check --report sarif=one --report junit=one", "one: is named for two results"),
        ("baseline --baseline package.json", "package.json: is no baseline of dedupe, and is not replaced"),
        ("baseline --baseline list.csv", "list.csv: is no baseline of dedupe"),
    ],
)
def test_it_is_refused_and_nothing_is_written(
    site: Path, arguments: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in site.iterdir()}
    assert run([*arguments.split(), "--no-cache"]) == 2
    assert said in capfd.readouterr().err
    assert {path.name: path.read_bytes() for path in site.iterdir()} == before


def test_what_is_ours_is_replaced(site: Path) -> None:
    for _ in range(2):
        assert run(["scan", "list.csv", "-o", "metadata.jsonl", "--decisions", "decisions.csv", "--no-cache"]) == 0
        assert run(["scan", ".", "-o", "metadata.jsonl", "--decisions", "decisions.csv", "--no-cache"]) == 0
        assert run(["check", "--report", "a.json", "--report", "b.md", "--report", "c.sarif", "--no-cache"]) != 2
        assert run(["baseline", "--baseline", "accepted.json", "--no-cache"]) == 0
        (site / ".dedupe-baseline.json").write_text("<<<<<<< ours", encoding="utf-8")
        assert run(["baseline", "--no-cache"]) == 0
