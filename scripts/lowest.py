"""Print pip constraints that pin every dependency of pyproject.toml to its lower bound.

`make lowest` installs with them and runs the tests, so that the bounds are proven and not hoped for.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
_REQUIREMENT = re.compile(r"^(?P<name>[\w.-]+)\s*(?:\[[^]]*\])?\s*>=\s*(?P<bound>[\w.]+)$")


def lowest(pyproject: str) -> list[str]:
    """One `name==bound` for each dependency and each extra's dependency, sorted.

    Args:
        pyproject: text of a pyproject.toml.

    Raises:
        ValueError: a dependency has no lower bound, or something more than one.
    """
    project = tomllib.loads(pyproject)["project"]
    named = [*project["dependencies"]]
    for extra in project.get("optional-dependencies", {}).values():
        named += extra
    pins = set()
    for requirement in named:
        found = _REQUIREMENT.match(requirement)
        if found is None:
            raise ValueError(f"{requirement!r} should be a name and a lower bound, such as 'click>=8.1.7'")
        pins.add(f"{found['name']}=={found['bound']}")
    return sorted(pins)


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest(PYPROJECT.read_text(encoding="utf-8"))) + "\n")
