"""What pyproject.toml promises: every dependency is needed, bounded and explained; the lowest versions can be told."""

from __future__ import annotations

import ast
import importlib.util
import re
import runpy
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import dedupe

ROOT = Path(__file__).parent.parent
PACKAGE = Path(dedupe.__file__).parent
PYPROJECT = ROOT / "pyproject.toml"

IMPORTED_AS = {
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "pillow-heif": "pillow_heif",
    "ruamel.yaml": "ruamel",
}
"""Distribution to the name that it is imported by, where the two differ."""


def script(name: str) -> ModuleType:
    found = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def declared() -> set[str]:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    named = project["dependencies"] + [one for extra in project["optional-dependencies"].values() for one in extra]
    return {re.split(r"[\s<>=!~\[]", requirement)[0] for requirement in named}


def imported() -> set[str]:
    """Top-level names that the package imports and Python does not bring."""
    names: set[object] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                names |= {word.value for word in node.args if isinstance(word, ast.Constant)}
    return {str(name).split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"dedupe"}


def test_everything_imported_is_declared_and_everything_declared_is_imported() -> None:
    assert {IMPORTED_AS.get(name, name) for name in declared()} == imported()


def test_every_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in sorted(declared()) if f"| [{name}](" not in page] == []


def test_every_bound_can_be_pinned() -> None:
    pins = script("lowest").lowest(PYPROJECT.read_text(encoding="utf-8"))
    assert {pin.split("==")[0] for pin in pins} == declared()


@pytest.mark.parametrize("requirement", ["click", "click>=8,<9", "click==8.1"])
def test_a_bound_that_cannot_be_proven_is_refused(requirement: str) -> None:
    with pytest.raises(ValueError, match="should be a name and a lower bound"):
        script("lowest").lowest(f'[project]\ndependencies = ["{requirement}"]\n')


def test_the_marker_of_types_is_in_the_package() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_the_changelog_names_what_is_coming() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_citation_names_the_version() -> None:
    version = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_nothing_is_compiled_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    setuptools = pytest.importorskip("setuptools")
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(setuptools, "setup", lambda **options: asked.append(options))
    monkeypatch.delenv("DEDUPE_COMPILE", raising=False)
    monkeypatch.chdir(ROOT)

    names = runpy.run_path(str(ROOT / "setup.py"))

    assert asked == [{}]
    if PACKAGE.parent == ROOT:
        modules = names["compiled_modules"]()
        assert modules == sorted(modules)
        assert {"dedupe/captions/rules/decide.py", "dedupe/captions/words/lexicon.py"} <= set(modules)
        assert "dedupe/captions/rules/difference.py" not in modules, "it has a class of attrs"
