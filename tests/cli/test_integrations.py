"""Where the check runs: pre-commit, GitHub Actions, GitLab."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from dedupe.cli.check import command as check_command

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")


def load(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


CHECK_OPTIONS = {name for parameter in check_command.params for name in parameter.opts}


# pre-commit


def test_hooks_take_no_file_names() -> None:
    hooks = load(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["dedupe-check", "dedupe-fix"]
    for hook in hooks:
        assert hook["pass_filenames"] is False
        assert hook["require_serial"] is True
        assert options_in(hook["entry"]) <= CHECK_OPTIONS


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_real_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    environ = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": str(tmp_path / "none")}
    site = tmp_path / "site"
    (site / "posts").mkdir(parents=True)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(arguments, cwd=site, env=environ, capture_output=True, text=True, check=False)

    (hook,) = (hook for hook in load(".pre-commit-hooks.yaml") if hook["id"] == "dedupe-check")
    # The hook as it is published, but for where it is installed: this very environment, for no network is needed then.
    python = Path(sys.executable).as_posix()
    hook = {**hook, "language": "system", "entry": hook["entry"].replace("dedupe ", f"{python} -m dedupe ", 1)}
    config = json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]})
    (site / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for name, picture in (("a", "x"), ("b", "y")):
        page = f"![The crew of the second flight at the pad](https://example.org/{picture}.jpg)\n"
        (site / "posts" / f"{name}.md").write_text(page, encoding="utf-8")
    run("git", "init", "-q")
    run("git", "add", ".")
    pre_commit = (sys.executable, "-m", "pre_commit")
    valid = run(*pre_commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert valid.returncode == 0, valid.stdout
    failed = run(*pre_commit, "run", "--all-files")
    assert failed.returncode == 1
    assert failed.stdout.count("CAP001") == 1
    (site / "posts" / "b.md").write_text("![Two birds on a wire](https://example.org/y.jpg)\n", encoding="utf-8")
    run("git", "add", ".")
    passed = run(*pre_commit, "run", "--all-files")
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout


# GitHub


def steps() -> list[dict[str, Any]]:
    listed = load("action.yml")["runs"]["steps"]
    assert isinstance(listed, list)
    return listed


def test_no_input_reaches_a_shell_line() -> None:
    scripts = [step["run"] for step in steps() if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)
    assert all(step["shell"] == "bash" for step in steps() if "run" in step)


def test_every_input_is_used_and_every_one_used_is_there() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(load("action.yml")["inputs"])


def test_the_action_uses_options_that_there_are() -> None:
    script = steps()[-1]["run"]
    assert options_in(script) <= CHECK_OPTIONS


def act(site: Path, **environ: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the action's check step as a runner does; the process and what it wrote to the outputs."""
    bin_folder = site.parent / "bin"
    bin_folder.mkdir()
    fake = bin_folder / "dedupe"
    fake.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dedupe "$@"\n', encoding="utf-8")
    fake.chmod(0o755)
    outputs = site.parent / "outputs"
    names = ("PATHS", "ARGS", "CHANGED_SINCE", "SARIF", "CACHE")
    variables = {f"DEDUPE_ACTION_{name}": environ.get(name, "") for name in names}
    done = subprocess.run(
        [BASH or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps()[-1]["run"]],
        cwd=site,
        env={
            **os.environ,
            **variables,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(site.parent),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(site.parent / "summary.md"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done, outputs.read_text(encoding="utf-8") if outputs.exists() else ""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "my site"
    (folder / "posts of today").mkdir(parents=True)
    (folder / "posts of today" / "a.md").write_text("![IMG_0123](https://example.org/a.jpg)\n", encoding="utf-8")
    return folder


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")
def test_the_action_reports_and_fails(site: Path) -> None:
    done, outputs = act(site, PATHS="posts of today\n", ARGS="--select\nCAP\n", SARIF="out.sarif", CACHE="true")
    assert done.returncode == 1, done.stderr
    assert "::warning file=posts of today/a.md,line=1,col=3,title=CAP006 not a caption::" in done.stdout
    assert outputs == "findings=true\n"
    assert json.loads((site / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert "CAP006" in (site.parent / "summary.md").read_text(encoding="utf-8")


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")
def test_the_action_passes_and_tells_errors_apart(site: Path) -> None:
    done, outputs = act(site, PATHS=".", ARGS="--fail-on\nerror", CACHE="false")
    assert (done.returncode, outputs) == (0, "findings=false\n"), done.stderr


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")
def test_an_input_that_tries_to_be_a_command_is_a_path(site: Path) -> None:
    done, outputs = act(site, PATHS="$(touch broken-out); `touch broken-out`", CACHE="false")
    assert (done.returncode, outputs) == (2, "findings=false\n")
    assert not (site / "broken-out").exists()


# GitLab


def test_the_gitlab_template_writes_what_it_uploads() -> None:
    job = load("templates/gitlab-ci.yml")["dedupe"]
    (line,) = job["script"]
    assert options_in(line) <= CHECK_OPTIONS
    written = dict(report.split("=") for report in re.findall(r"--report (\S+)", line))
    assert written == {
        "gitlab": job["artifacts"]["reports"]["codequality"],
        "junit": job["artifacts"]["reports"]["junit"],
    }
    assert job["artifacts"]["when"] == "always"
