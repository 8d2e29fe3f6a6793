"""The docs are true: their Python runs, their commands print what they show, their generated pages are current."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from doctest import ELLIPSIS
from pathlib import Path
from types import ModuleType

import pytest
from sybil import Sybil
from sybil.example import Example
from sybil.parsers.markdown import PythonCodeBlockParser

from dedupe.cli import COMMANDS, run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
GALLERY = Path(__file__).parent / "fixtures" / "gallery"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the docs are read in: `dedupe demo` has been run there."""
    shutil.copytree(GALLERY, tmp_path / "dedupe-demo" / "gallery")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Python


def python_pages() -> list[Path]:
    return [page for page in PAGES if "```python\n" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", python_pages(), ids=shown)
def test_python_in_the_docs_runs(page: Path, folder: Path) -> None:
    document = Sybil([PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], path=str(ROOT)).parse(page)
    examples: list[Example] = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()


# Commands


def sessions() -> list[tuple[str, str]]:
    """Each console block that uses nothing but the demo's folder: where it stands, and its text."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in CONSOLE.finditer(text):
            commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
            if commands and all(map(is_runnable, commands)):
                found.append((f"{shown(page)}:{text.count(chr(10), 0, block.start()) + 1}", block[1]))
    return found


def is_runnable(line: str) -> bool:
    """A command of ours that reads the demo's folder, or nothing at all."""
    words = shlex.split(line.removeprefix("$ "))
    if words[0] != "dedupe" or "|" in words or ">" in words:
        return False
    return "dedupe-demo" in line or words[1] in {"rule", "--version", "compare"}


@pytest.mark.parametrize(("place", "session"), [pytest.param(*found, id=found[0]) for found in sessions()])
def test_commands_print_what_the_docs_show(
    place: str, session: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        run(shlex.split(command)[1:])
        captured = capsys.readouterr()
        printed = captured.out + captured.err
        assert matches(expected, printed), f"{place}: $ {command}\n{printed}"


def matches(expected: str, printed: str) -> bool:
    """Whether the shown output is the printed one; a line "..." stands for any lines."""
    pieces = [re.escape(piece.strip("\n")) for piece in re.split(r"^\.\.\.$", expected, flags=re.MULTILINE)]
    pattern = r"[\s\S]*".join(pieces)
    return re.fullmatch(rf"\s*{pattern}\s*", "\n".join(line.rstrip() for line in printed.splitlines())) is not None


def test_dots_stand_for_any_lines() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n")
    assert matches("...\nd\n", "a\nd \n")
    assert not matches("a\n...\nd\n", "a\nb\n")
    assert not matches("a\n", "a\nb\n")


def test_some_commands_are_tried() -> None:
    assert len(sessions()) >= 3


# Pages


def generator() -> ModuleType:
    script = importlib.util.spec_from_file_location("write_reference", ROOT / "scripts" / "write_reference.py")
    assert script is not None
    assert script.loader is not None
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    return module


def words_of(text: str) -> list[str]:
    """Text without what differs between versions of click: line breaks, spacing, brackets about an optional command."""
    return text.replace("[COMMAND]", "COMMAND").split()


@pytest.mark.parametrize("name", ["cli.md", "python-api.md", "rules.md", "config.schema.json", "configuration.md"])
def test_generated_pages_are_current(name: str) -> None:
    page = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert words_of(generator().PAGES[name]()) == words_of(page), "run: make docs"


def test_every_command_is_documented() -> None:
    page = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## dedupe {name}\n" not in page] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [link or image for link, image in LINK.findall(text)]
    local = [target.partition("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
    assert [target for target in local if target and not (page.parent / target).exists()] == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md") if page.name != "index.md"]
    assert [page for page in pages if f"({page})" not in index] == []
