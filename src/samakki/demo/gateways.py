"""The files that tell the demonstration, and the file by which it knows its own folder again."""

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import yaml

from samakki.demo.words import Course, NotOursError, StaffCard, Told

_HERE: Final = Path(__file__).parent
_MARKER: Final = "demo.json"
_ONLY_ME: Final = 0o600


def read_told() -> Told:
    """Read the courses, names, places and phrases."""
    courses = [_course(path) for path in sorted((_HERE / "courses").glob("*.yaml"))]
    return Told(
        courses, _yaml(_HERE / "names.yaml"), _yaml(_HERE / "places.yaml"), _yaml(_HERE / "words_of_staff.yaml")
    )


def remember(folder: Path, cards: list[StaffCard]) -> None:
    """Mark the folder as made by the demonstration and keep what the visitor needs to sign in."""
    handle = os.open(folder / _MARKER, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _ONLY_ME)
    with os.fdopen(handle, "w", encoding="utf-8") as marker:
        json.dump({"staff": [asdict(card) for card in cards]}, marker, ensure_ascii=False, indent=1)


def recall(folder: Path) -> list[StaffCard]:
    """Give the staff of a folder that the demonstration has filled before; none if it has not."""
    marker = folder / _MARKER
    if not marker.is_file():
        return []
    return [StaffCard(**card) for card in json.loads(marker.read_text(encoding="utf-8"))["staff"]]


def start_over(folder: Path) -> None:
    """Delete a folder that the demonstration made; raises NotOursError for any other that holds something."""
    if not folder.exists():
        return
    if not (folder / _MARKER).is_file():
        if any(folder.iterdir()):
            raise NotOursError(str(folder))
        return
    shutil.rmtree(folder)


def _course(path: Path) -> Course:
    told = _yaml(path)
    told["ages"] = tuple(told["ages"])
    return Course(name=path.stem, **told)


def _yaml(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read
