"""The settings of a node with real people in it, read inside a test."""

from importlib import import_module, reload
from pathlib import Path
from types import ModuleType

import pytest

from samakki.settings.credentials import make_missing
from tests.given import SeededChance


def production(folder: Path, monkeypatch: pytest.MonkeyPatch, **more: str) -> ModuleType:
    """Read the settings of production anew, with secrets in a folder and these variables."""
    make_missing(folder / "credentials", SeededChance())
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder / "credentials"))
    for name, text in more.items():
        monkeypatch.setenv(name, text)
    place = reload(import_module("samakki.settings.production"))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    return place
