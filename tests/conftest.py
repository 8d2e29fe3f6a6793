"""What every test shares: the fixtures' places, and a machine that is nobody's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's cache, or colours and CI marks of the terminal that it was started from."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(home))
    for name in list(os.environ):
        if name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_STEP_SUMMARY", "COLUMNS") or name.startswith("DEDUPE_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of text documents: galleries, articles, a listing."""
    return FIXTURES / "documents"


@pytest.fixture(scope="session")
def gallery() -> Path:
    """The example gallery, drawn small."""
    return FIXTURES / "gallery"
