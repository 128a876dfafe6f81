"""What no import graph can see is stopped by ruff: each banned name is seen to be caught."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.architecture.house import ROOT
from tests.architecture.plant import Planted

BANNED = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["flake8-tidy-imports"][
    "banned-api"
]
MUST_BE_BANNED = {"django.apps.apps.get_model", "importlib.import_module"}


@pytest.fixture(scope="module")
def caught(tmp_path_factory: pytest.TempPathFactory) -> str:
    copy = Planted(tmp_path_factory.mktemp("planted"))
    lines = []
    for name in BANNED:
        module, _, last = name.rpartition(".")
        lines.append(f"from {module} import {last}" if module else f"import {last}")
    path = copy.plant("samakki.cases.planted", "\n".join(lines))
    return told(path, copy.root)


def told(path: Path, root: Path) -> str:
    command = [str(Path(sys.executable).parent / "ruff"), "check", "--no-cache", "--output-format", "json", str(path)]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    return "\n".join(fault["message"] for fault in json.loads(done.stdout) if fault["code"] == "TID251")


@pytest.mark.parametrize("name", BANNED)
def test_a_banned_name_is_caught(caught: str, name: str) -> None:
    assert f"`{name}` is banned" in caught


def test_the_names_that_hide_an_import_are_banned() -> None:
    assert set(BANNED) >= MUST_BE_BANNED
