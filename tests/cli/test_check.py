"""`dedupe check` and `dedupe baseline` as a person and a CI job call them, on a small site made for the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe.act.rewrite import Plan
from dedupe.cli import run
from dedupe.cli.check import FORMATS
from dedupe.records import Source
from dedupe.reports import registry
from tests.cli.test_terminal import Terminal

REPEATED = "The crew of the second flight at the pad."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages that share a caption, one caption with dirt in a table; pictures are known by their address alone."""
    folder = tmp_path / "site"
    (folder / "posts").mkdir(parents=True)
    (folder / "posts" / "a.md").write_text(
        f"![{REPEATED}](https://example.org/a.jpg)\n\n![IMG_0123](https://example.org/b.jpg)\n", encoding="utf-8"
    )
    (folder / "posts" / "b.md").write_text(f"\n![{REPEATED}](https://example.org/c.jpg)\n", encoding="utf-8")
    (folder / "captions.csv").write_text(
        "file_name,caption\nhttps://example.org/d.jpg,A valley &amp; its river\n", encoding="utf-8"
    )
    monkeypatch.chdir(folder)
    return folder


Streams = pytest.CaptureFixture[str]


def found(capsys: Streams, *arguments: str) -> tuple[int, list[tuple[str, str, int | None]]]:
    """Exit code and (code, path, line) of the findings."""
    code = run(["check", "--format", "json", *arguments])
    report = json.loads(capsys.readouterr().out)
    return code, [(item["code"], item["path"], item["line"]) for item in report["findings"]]


ALL = [("CAP008", "captions.csv", 2), ("CAP006", "posts/a.md", 3), ("CAP001", "posts/b.md", 2)]


def test_findings_are_reported_and_exit_with_1(site: Path, capsys: Streams) -> None:
    assert found(capsys) == (1, ALL)
    assert found(capsys, ".") == (1, ALL)


def test_paths_are_those_of_the_current_folder(site: Path, capsys: Streams) -> None:
    assert found(capsys, "posts") == (1, ALL[1:])
    assert found(capsys, str(site / "posts")) == (1, ALL[1:])
    assert found(capsys, "captions.csv") == (0, ALL[:1])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "note", "--select", "CAP008"], 1),
        (["--select", "CAP008"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "CAP001,CAP006"], 0),
        (["--ignore", "CAP001", "--ignore", "CAP006", "--fail-on", "note"], 1),
        (["--select", "IMG"], 0),
    ],
)
def test_the_exit_code(site: Path, capsys: Streams, arguments: list[str], code: int) -> None:
    assert run(["check", *arguments]) == code


def test_settings_are_obeyed_and_ignores_are_added_to(site: Path, capsys: Streams) -> None:
    (site / "dedupe.toml").write_text('ignore = ["CAP006"]\nfail-on = "error"\n', encoding="utf-8")
    assert found(capsys, "--ignore", "CAP008") == (0, ALL[2:])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_standard_output_alone(site: Path, capsys: Streams, form: str) -> None:
    assert run(["check", "--format", form]) == 1
    out, err = capsys.readouterr()
    assert "CAP001" in out
    assert err == ""
    assert "\x1b" not in out


def test_formats_are_those_there_are() -> None:
    assert FORMATS == registry.FORMATS


def test_several_reports_in_one_run(site: Path, capsys: Streams) -> None:
    assert run(["check", "--report", "out.sarif", "--report", "junit=out", "--report", "gitlab=q.json"]) == 1
    assert json.loads((site / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (site / "out").read_text(encoding="utf-8").startswith("<?xml")
    assert len(json.loads((site / "q.json").read_text(encoding="utf-8"))) == 3


def test_a_report_is_written_where_nothing_is_found(site: Path, capsys: Streams) -> None:
    assert run(["check", "--select", "IMG", "--report", "out.md"]) == 0
    assert "No findings" in (site / "out.md").read_text(encoding="utf-8")


def test_a_check_gives_the_same_bytes_twice(site: Path, capsys: Streams) -> None:
    run(["check"])
    first = capsys.readouterr().out
    run(["check", "--workers", "1"])
    assert capsys.readouterr().out == first


def test_a_report_in_the_tree_is_no_data(site: Path, capsys: Streams) -> None:
    assert run(["check", "--report", "a.json", "--report", "gitlab=b.json", "--report", "c.sarif"]) == 1
    capsys.readouterr()
    assert found(capsys) == (1, ALL)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--report", "out.pdf"], "no report format known"),
        (["--report", "nowhere/out.sarif"], "its folder is not there"),
        (["--report", "sarif="], "no file named"),
        (["--select", "CAP999"], "--select: no rule 'CAP999'"),
        (["--ignore", "XYZ"], "--ignore: no rule 'XYZ'"),
        (["--reader", "odd"], "--reader: unknown reader 'odd'"),
        (["--baseline", "lost.json"], "the baseline cannot be read"),
        (["--format", "yaml"], "'yaml' is not one of"),
        (["--fail-on", "fatal"], "'fatal' is not one of"),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(
    site: Path, capsys: Streams, arguments: list[str], said: str
) -> None:
    assert run(["check", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = [line for line in err.splitlines() if not line.startswith("Usage")]
    assert line.startswith("dedupe: error: ")
    assert said in line


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("\nselect = ['FOO']\n", "dedupe.toml:2: no rule 'FOO'"),
        ("ignore = ['FOO']\n", "dedupe.toml:1: no rule 'FOO'"),
        ("[severity]\nFOO = 'note'\n", "dedupe.toml:1: no rule 'FOO'"),
        ("[per-file-ignores]\n'a.md' = ['CAP', 'FOO']\n", "dedupe.toml:1: no rule 'FOO'"),
        ("hidden = false\nreader = 'odd'\n", "dedupe.toml:2: unknown reader 'odd'"),
    ],
)
def test_what_is_wrong_in_the_settings_names_the_place(site: Path, capsys: Streams, written: str, said: str) -> None:
    (site / "dedupe.toml").write_text(written, encoding="utf-8")
    assert run(["check"]) == 2
    assert said in capsys.readouterr().err


def test_a_report_that_is_a_folder_is_refused(site: Path, capsys: Streams) -> None:
    (site / "out.json").mkdir()
    assert run(["check", "--report", "out.json"]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_a_damaged_baseline_is_refused(site: Path, capsys: Streams) -> None:
    (site / ".dedupe-baseline.json").write_text("{", encoding="utf-8")
    assert run(["check"]) == 2
    assert "damaged" in capsys.readouterr().err


def test_a_baseline_accepts_what_is_there_and_shrinks(site: Path, capsys: Streams) -> None:
    assert run(["baseline"]) == 0
    assert "3 findings accepted" in capsys.readouterr().err
    assert found(capsys) == (0, [])
    page = site / "posts" / "b.md"
    page.write_text(
        f"\n\n\n{page.read_text(encoding='utf-8')}\n![IMG_9](https://example.org/z.jpg)\n", encoding="utf-8"
    )
    (site / "captions.csv").unlink()
    assert found(capsys) == (1, [("CAP006", "posts/b.md", 7)])
    run(["check", "-v"])
    out, err = capsys.readouterr()
    assert "1 accepted finding no longer there: run `dedupe baseline` to shrink the baseline." in out
    assert "Fixed since the baseline: captions.csv: CAP008" in err
    before = (site / ".dedupe-baseline.json").read_bytes()
    assert run(["baseline", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    after = (site / ".dedupe-baseline.json").read_bytes()
    assert after != before
    run(["baseline"])
    assert (site / ".dedupe-baseline.json").read_bytes() == after


def test_a_baseline_named_in_the_settings_is_beside_them(
    site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "dedupe.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    monkeypatch.chdir(site / "posts")
    assert run(["baseline"]) == 0
    assert (site / "accepted.json").is_file()
    assert found(capsys) == (0, [])


def test_a_baseline_of_some_rules(site: Path, capsys: Streams) -> None:
    assert run(["baseline", "--select", "CAP006", "--baseline", "b.json"]) == 0
    assert found(capsys, "--baseline", "b.json") == (1, [ALL[0], ALL[2]])


def test_suppressions_in_every_format(site: Path, capsys: Streams) -> None:
    (site / "posts" / "a.md").write_text(
        f"![{REPEATED}](https://example.org/a.jpg) <!-- dedupe: ignore[CAP001] -->\n\n"
        '<img data-dedupe-ignore="CAP006" src="https://example.org/b.jpg" alt="IMG_0123">\n',
        encoding="utf-8",
    )
    (site / "captions.csv").write_text(
        "file_name,caption,dedupe_ignore\nhttps://example.org/d.jpg,A valley &amp; its river,CAP008\n", encoding="utf-8"
    )
    assert found(capsys) == (0, [])
    (site / "posts" / "b.md").write_text(
        "---\nimage: https://example.org/x.jpg # dedupe: ignore[CAP002]\n---\n", encoding="utf-8"
    )
    assert found(capsys)[1] == [("SUP001", "posts/a.md", 1), ("SUP001", "posts/b.md", 2)]


def test_diff_shows_what_fix_does_and_writes_nothing(site: Path, capsys: Streams) -> None:
    before = (site / "captions.csv").read_bytes()
    assert run(["check", "--diff"]) == 1
    out, _ = capsys.readouterr()
    assert out.splitlines()[:2] == ["--- a/captions.csv", "+++ b/captions.csv"]
    assert "+https://example.org/d.jpg,A valley & its river" in out
    assert "CAP001" not in out
    assert (site / "captions.csv").read_bytes() == before


def test_a_diff_without_anything_to_show_says_what_else_was_found(site: Path, capsys: Streams) -> None:
    (site / "captions.csv").unlink()
    assert run(["check", "--diff"]) == 1
    told = "Nothing that --fix corrects; 2 findings (leave out --diff to see the report)\n"
    assert capsys.readouterr() == ("", told)
    assert run(["check", "--diff", "-q"]) == 1
    assert capsys.readouterr() == ("", "")


def test_fix_corrects_what_is_safe_and_checks_again(site: Path, capsys: Streams) -> None:
    assert run(["check", "--fix", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert "CAP008" not in out
    assert err == "Fixed 1 caption in 1 file.\n"
    assert "A valley & its river" in (site / "captions.csv").read_text(encoding="utf-8")
    assert run(["check", "--fix", "-q"]) == 1
    assert capsys.readouterr().err == ""


def test_fix_leaves_what_is_suppressed(site: Path, capsys: Streams) -> None:
    before = (site / "captions.csv").read_bytes()
    run(["check", "--fix", "--ignore", "CAP008"])
    assert (site / "captions.csv").read_bytes() == before


def test_fix_does_not_write_through_a_link(site: Path, capsys: Streams) -> None:
    real = site.parent / "real.csv"
    (site / "captions.csv").replace(real)
    try:
        (site / "captions.csv").symlink_to(real)
    except OSError:
        pytest.skip("no symbolic links here")
    before = real.read_bytes()
    run(["check", "captions.csv", "--fix"])
    assert real.read_bytes() == before


def test_a_damaged_cache_is_a_note_and_costs_no_finding(site: Path, capsys: Streams) -> None:
    cache = site.parent / "cache.sqlite"
    cache.write_bytes(b"damaged" * 1000)
    assert run(["check", "--cache", str(cache), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["findings"] == 3
    assert err.startswith("Note: the fingerprint cache was damaged")
    assert err.count("\n") == 1
    assert run(["check", "--cache", str(cache)]) == 1
    assert capsys.readouterr().err == ""


def test_what_cannot_be_fixed_is_a_note(site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("captions.csv", 2)
    plan = Plan((), ((source, "the document has changed since it was read"),))
    monkeypatch.setattr("dedupe.act.rewrite.plan_rewrites", lambda records: plan)
    assert run(["check", "--fix"]) == 1
    assert "captions.csv:2: not fixed: the document has changed" in capsys.readouterr().err


def test_a_diff_on_a_terminal_cannot_drive_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "captions.csv").write_bytes(b"file_name,caption\na.jpg,A \x1b[2Jvalley &amp; river\n")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    run(["check", "--diff"])
    assert "\x1b[2J" not in terminal.getvalue()
    assert "\\x1b[2Jvalley" in terminal.getvalue()


def test_statistics_go_to_standard_error(site: Path, capsys: Streams) -> None:
    run(["check", "--statistics", "--format", "json", "-q"])
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["findings"] == 3
    assert [line.split()[:2] for line in err.splitlines()] == [["1", "CAP001"], ["1", "CAP006"], ["1", "CAP008"]]


def test_the_step_summary_is_added_to(site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = site.parent / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run(["check", "--format", "text"])
    assert summary.read_text(encoding="utf-8") == "before\n"
    run(["check", "--format", "github"])
    assert summary.read_text(encoding="utf-8").startswith("before\n## dedupe check\n")


def test_a_step_summary_that_cannot_be_written_is_one_line(
    site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site / "nowhere" / "summary.md"))
    assert run(["check", "--format", "github"]) == 2
    assert capsys.readouterr().err.startswith("dedupe: error: ")


def test_colors(site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["check"])
    assert "\x1b[1m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check"])
    assert "\x1b" not in capsys.readouterr().out


def test_changed_since_reports_pairs_that_touch_a_changed_file(site: Path, capsys: Streams) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]

    def git(*arguments: str) -> None:
        subprocess.run(["git", *who, *arguments], cwd=site, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    assert found(capsys, "--changed-since", "main") == (0, [])
    (site / "posts" / "a.md").write_text(f"![{REPEATED}](https://example.org/a.jpg)\n", encoding="utf-8")
    assert found(capsys, "--changed-since", "main") == (1, [("CAP001", "posts/b.md", 2)])
    assert found(capsys, "captions.csv", "--changed-since", "main") == (0, [])
    assert run(["check", "--changed-since", "nowhere"]) == 2
    assert "git knows no 'nowhere'" in capsys.readouterr().err


def test_changed_since_outside_a_repository(site: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
    assert run(["check", "--changed-since", "main"]) == 2
    assert "needs a git repository" in capsys.readouterr().err


def test_a_broken_page_is_a_finding_and_the_rest_is_checked(site: Path, capsys: Streams) -> None:
    (site / "broken.json").write_text('[{"file_name": "a.jpg", "caption": ', encoding="utf-8")
    code, findings = found(capsys)
    assert code == 1
    assert "DOC001" in [item[0] for item in findings]
    assert ("CAP001", "posts/b.md", 2) in findings


def test_a_broken_document_is_told_where_it_lies_as_seen_from_here(site: Path, capsys: Streams) -> None:
    (site / "posts" / "broken.csv").write_text('file_name,caption\na.jpg,"A cat\nb.jpg,A dog\n', encoding="utf-8")
    (site / "posts" / "gone.jpg").symlink_to("nowhere.jpg")
    _, findings = found(capsys, "posts")
    assert [item for item in findings if item[0] == "DOC001"] == [
        ("DOC001", "posts/broken.csv", 2),
        ("DOC001", "posts/gone.jpg", None),
    ]


def test_standard_output_is_utf_8_whatever_the_locale(site: Path) -> None:
    (site / "posts" / "c.md").write_text("![DSC_0123](https://example.org/ü—“x”.jpg)\n", encoding="utf-8")
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "dedupe", "check", "--no-cache"], cwd=site, env=environ, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "“DSC_0123”" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_an_empty_folder_has_no_findings(tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 0
    assert "No findings among 0 entries" in capsys.readouterr().out
