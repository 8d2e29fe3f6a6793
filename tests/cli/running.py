"""The command as a person runs it: a process of its own, found where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def dedupe(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m dedupe` with these arguments; its cache and settings are nobody else's."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DEDUPE_", "NO_COLOR", "FORCE_"))}
    env |= {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [sys.executable, "-m", "dedupe", *map(str, arguments)],
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
    )
