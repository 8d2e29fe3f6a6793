"""Write what is generated in docs/reference again.

cli.md comes from --help, python-api.md from the docstrings, rules.md from the rules; of the settings come their schema
and the table in configuration.md.

Run it from anywhere: `python scripts/write_reference.py [FOLDER]`. A test holds the committed pages against it.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
WIDTH = 100
GENERATED = "<!-- Written by scripts/write_reference.py (make docs); edit the source, not this page. -->"

FUNCTIONS = (
    "scan", "read", "deduplicate", "find_repeated_captions", "find_duplicate_images", "compare_captions",
    "compare_images", "clean_caption", "load_config",
)  # fmt: skip
"""The functions in the order in which a newcomer meets them; classes and errors follow in alphabetical order."""


SECTIONS = {name: name for name in ("Attributes", "Returns", "Raises", "Yields")} | {"Args": "Arguments"}
"""Heading of a docstring's section to that of the page."""
LISTS = {"Arguments", "Attributes", "Raises"}


# The command line


def cli_page() -> str:
    """docs/reference/cli.md."""
    import click

    from dedupe.cli import COMMANDS, group

    lines = ["# The command line", "", GENERATED, ""]
    lines += ["```text", _help(group, "dedupe", None), "```", ""]
    context = click.Context(group, info_name="dedupe", **group.context_settings)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        lines += _command(command, f"dedupe {name}", context)
    return "\n".join(lines)


def _command(command: Any, name: str, parent: Any) -> Iterator[str]:
    import click

    yield from (f"## {name}", "", "```text", _help(command, name.rpartition(" ")[2], parent), "```", "")
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=command.name, parent=parent)
        for part in command.list_commands(context):
            found = command.get_command(context, part)
            assert found is not None
            yield from _command(found, f"{name} {part}", context)


def _help(command: Any, name: str, parent: Any) -> str:
    import click

    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


# The Python names


def api_page() -> str:
    """docs/reference/python-api.md."""
    import dedupe

    names = [name for name in dedupe.__all__ if name != "__version__"]
    errors = [name for name in names if name.endswith("Error")]
    others = [name for name in names if name not in errors and name not in FUNCTIONS]
    lines = ["# Python names", "", GENERATED, ""]
    lines += [
        "All of these are imported from `dedupe` itself. `import dedupe` is light: each name is loaded when it is"
    ]
    lines += ["first used. Data classes are frozen attrs classes.", ""]
    for heading, group in (("Functions", FUNCTIONS), ("Values", sorted(others)), ("Errors", sorted(errors))):
        lines += [f"## {heading}", ""]
        for name in group:
            lines += _name(name, getattr(dedupe, name))
    return "\n".join(lines)


def _name(name: str, value: Any) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    if not inspect.isclass(value) and not inspect.isfunction(value):
        yield from (f"`{_plain(str(value))}`", "")
        return
    if not (inspect.isclass(value) and issubclass(value, Enum | Exception)):
        yield from ("```text", _signature(name, value), "```", "")
    yield from _docstring(inspect.getdoc(value) or "")
    if inspect.isclass(value):
        yield from _members(value)


def _signature(name: str, value: Any) -> str:
    fields = getattr(value, "__annotations__", {})
    parameters = [
        # A converter hides a field's own type from the signature of its class.
        one.replace(annotation=fields[one.name]) if one.annotation in (object, "object") else one
        for one in inspect.signature(value).parameters.values()
        if one.name not in ("self", "cls")
    ]
    told = [_plain(str(parameter)) for parameter in parameters]
    by_name = [number for number, one in enumerate(parameters) if one.kind is one.KEYWORD_ONLY]
    if by_name and not any(one.kind is one.VAR_POSITIONAL for one in parameters):
        told.insert(by_name[0], "*")
    returns = getattr(value, "__annotations__", {}).get("return") if inspect.isfunction(value) else None
    tail = f" -> {returns}" if returns else ""
    line = f"{name}({', '.join(told)}){tail}"
    if len(line) <= WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in told) + f"){tail}"


def _plain(text: str) -> str:
    """A signature without module names, addresses and the quotes of postponed annotations."""
    text = re.sub(r"\bdedupe(?:\.\w+)*\.(?=[A-Z])", "", text)
    text = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", text)
    text = re.sub(r"<factory>|NOTHING|<attrs\.\w+[^>]*>", "...", text)
    return re.sub(r": '([^']*)'", r": \1", text)


def _members(value: Any) -> Iterator[str]:
    """Enum values, and the documented public methods and properties."""
    if issubclass(value, Enum):
        yield from ("Values: " + ", ".join(f"`{member.value}`" for member in value) + ".", "")
    for name, member in sorted(vars(value).items()):
        is_callable = isinstance(member, property | classmethod | staticmethod) or inspect.isfunction(member)
        if name.startswith("_") or not is_callable:
            continue
        inner = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        yield from (f"#### {value.__name__}.{name}", "")
        if not isinstance(member, property):
            yield from ("```text", _signature(f"{value.__name__}.{name}", inner), "```", "")
        yield from _docstring(inspect.getdoc(member) or "")


def _docstring(text: str) -> Iterator[str]:
    """A Google-style docstring as Markdown: its sections become lists."""
    section = ""
    for line in text.splitlines():
        heading = re.fullmatch(rf"({'|'.join(SECTIONS)}):", line)
        if heading:
            section = SECTIONS[heading[1]]
            yield from (f"**{section}**", "")
        elif section in LISTS and (item := re.fullmatch(r"    (\*{0,2}[\w, *]+(?: \([^)]*\))?): (.*)", line)):
            yield f"- `{item[1]}`: {item[2]}"
        elif section and line.startswith("    "):
            yield f"  {line.strip()}" if section in LISTS else line.strip()
        else:
            section = "" if line else section
            yield line
    yield ""


# Rules and settings


def rules_page() -> str:
    """docs/reference/rules.md."""
    from dedupe.check.pages import rules_markdown

    return rules_markdown()


def schema_file() -> str:
    """docs/reference/config.schema.json."""
    from dedupe.schema import config_schema

    return json.dumps(config_schema(), indent=2) + "\n"


def configuration_page() -> str:
    """docs/reference/configuration.md with its table, which ends the page, made anew."""
    from dedupe.schema import settings_markdown

    page = (REFERENCE / "configuration.md").read_text(encoding="utf-8")
    return page[: page.index("| setting |")] + settings_markdown()


PAGES = {
    "cli.md": cli_page,
    "python-api.md": api_page,
    "rules.md": rules_page,
    "config.schema.json": schema_file,
    "configuration.md": configuration_page,
}


def write_reference(folder: Path) -> None:
    """Write every generated page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_reference(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE)
