"""The house rules of docs/explanation/architecture.md, held by reading every module's imports and calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import dedupe

PACKAGE = Path(dedupe.__file__).parent

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "architecture.md"
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def rooms() -> dict[str, set[str]]:
    """Room (or module at the top) to what it may import, from the table of the architecture page.

    "everything" is told as "*"; "readers.source" allows one module of a room.
    """
    text = PAGE.read_text(encoding="utf-8")
    return {
        room: {"*"} if allowed == "everything" else set(re.findall(r"`([\w.]+)`", allowed))
        for room, allowed in ROW.findall(text)
    }


MAY_IMPORT = rooms()
ONLY_IN_CLI = {"click", "rich"}
ONLY_IN_IMAGES = {"PIL", "imagehash", "pillow_heif"}
STREAMS = {"stdout", "stderr", "stdin"}
TALKS_BY_PIPE = {"images.worker"}
"""A worker process: its standard streams are the pipe to the process that started it, and nobody else reads them."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Dotted name below the package, such as "captions.clean"; "captions" for the room's own `__init__`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def room_of(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, anywhere in the module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module is not None
            if node.module == "dedupe" or (PACKAGE / Path(*node.module.split(".")[1:])).is_dir():
                for alias in node.names:
                    yield node.lineno, f"{node.module}.{alias.name}"
            else:
                yield node.lineno, node.module


def allows(allowed: set[str], target: str) -> bool:
    return any(entry in ("*", target) or target.startswith(f"{entry}.") for entry in allowed)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    name = name_of(path)
    room = room_of(name)
    assert room in MAY_IMPORT, f"{name}: a new room needs a row in {PAGE.name}"
    wrong = [
        f"{path.name}:{line}: {name} imports dedupe.{target}"
        for line, full in imports_of(path)
        if full.startswith("dedupe.")
        and room_of(target := full.removeprefix("dedupe.")) != room
        and not allows(MAY_IMPORT[room], target)
    ]
    assert wrong == []


INNER_ROW = re.compile(r"^\| `captions\.(\w+)` \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
INNER = {
    room: set(re.findall(r"`(\w+)`", allowed)) for room, allowed in INNER_ROW.findall(PAGE.read_text(encoding="utf-8"))
}


def test_the_rooms_of_captions_are_told() -> None:
    assert {path.name for path in (PACKAGE / "captions").iterdir() if (path / "__init__.py").exists()} == INNER.keys()


@pytest.mark.parametrize("room", INNER)
def test_imports_between_the_rooms_of_captions_run_one_way(room: str) -> None:
    prefix = "dedupe.captions."
    wrong = [
        f"{path.name}:{line}: {full}"
        for path in sorted((PACKAGE / "captions" / room).glob("*.py"))
        for line, full in imports_of(path)
        if full.startswith(prefix) and full.removeprefix(prefix).split(".")[0] not in INNER[room] | {room}
    ]
    assert wrong == []


def test_every_row_of_the_table_is_a_room() -> None:
    assert {room_of(name_of(path)) for path in modules()} == MAY_IMPORT.keys()


def test_the_rooms_have_an_order() -> None:
    rooms: dict[str, set[str]] = {}
    for path in modules():
        room = room_of(name_of(path))
        targets = {room_of(full.removeprefix("dedupe.")) for _, full in imports_of(path) if full.startswith("dedupe.")}
        rooms.setdefault(room, set()).update(targets - {room})
    del rooms["__init__"]  # the top of the package names rooms lazily, inside functions, for the user's convenience
    assert set(TopologicalSorter(rooms).static_order()) >= rooms.keys()  # CycleError names the rooms of a circle


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_click_and_rich_stay_in_cli(path: Path) -> None:
    if room_of(name_of(path)) != "cli":
        assert {full.split(".")[0] for _, full in imports_of(path)} & ONLY_IN_CLI == set()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_pillow_and_imagehash_stay_in_images_and_demo(path: Path) -> None:
    if room_of(name_of(path)) not in {"images", "demo"}:
        assert {full.split(".")[0] for _, full in imports_of(path)} & ONLY_IN_IMAGES == set()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_nothing_below_cli_writes_to_a_stream(path: Path) -> None:
    if room_of(name_of(path)) in {"cli", "__main__"} or name_of(path) in TALKS_BY_PIPE:
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "input"}, f"{path}:{node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in STREAMS, f"{path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "sys":
            assert {alias.name for alias in node.names} & STREAMS == set(), f"{path}:{node.lineno}"


def test_names_say_what_a_thing_is() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "handler", "misc", "common", "core"}
    assert [name for path in modules() if vague & set((name := name_of(path)).split("."))] == []


def test_no_coverage_is_waved_through() -> None:
    # Spelled in two parts, so that this line is not found.
    mark = "pragma: " + "no cover"
    assert [str(path) for path in modules() if mark in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("folder", ["rules", "words"])
def test_what_judges_captions_can_be_compiled(folder: str) -> None:
    """`in (*a, *b)` stops mypyc (1.x), which `make compiled` would tell much later; see `setup.py`."""
    starred = [
        f"{path.name}:{node.lineno}"
        for path in sorted((PACKAGE / "captions" / folder).glob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare)
        for side in node.comparators
        if isinstance(side, ast.Tuple | ast.List | ast.Set) and any(isinstance(each, ast.Starred) for each in side.elts)
    ]
    assert starred == []
