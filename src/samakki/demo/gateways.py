"""The files that tell the demonstration, and the file by which it knows its own folder again."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import yaml
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from samakki.demo.words import Course, NotOursError, StaffCard, Told

_HERE: Final = Path(__file__).parent
_MARKER: Final = "demo.json"
_ONLY_ME: Final = 0o600
_ONLY_MINE: Final = 0o700
_STORES: Final = ("data", "keystore")


def read_told() -> Told:
    """Read the courses, names, places and phrases, and what is counted."""
    courses = [_course(path) for path in sorted((_HERE / "courses").glob("*.yaml"))]
    files = ("names.yaml", "places.yaml", "words_of_staff.yaml", "counting.yaml")
    return Told(courses, *(_yaml(_HERE / name) for name in files))


def recall(folder: Path) -> list[StaffCard]:
    """Give the staff of a folder that the demonstration has filled; none if it has not, or not to the end."""
    marker = folder / _MARKER
    if not marker.is_file():
        return []
    return [StaffCard(**card) for card in json.loads(marker.read_text(encoding="utf-8"))["staff"]]


def remember(folder: Path, cards: list[StaffCard]) -> None:
    """Mark the folder as ours, and keep what a visitor needs to sign in; no cards: not filled yet."""
    handle = os.open(folder / _MARKER, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _ONLY_ME)
    with os.fdopen(handle, "w", encoding="utf-8") as marker:
        json.dump({"staff": [asdict(card) for card in cards]}, marker, ensure_ascii=False, indent=1)


def clear(folder: Path) -> None:
    """Delete what an earlier demonstration stored here; raises NotOursError where somebody else's data lies."""
    folder.mkdir(mode=_ONLY_MINE, parents=True, exist_ok=True)
    stores = [folder / name for name in _STORES]
    if not (folder / _MARKER).is_file() and any(store.exists() for store in stores):
        raise NotOursError(str(folder))
    for store in stores:
        shutil.rmtree(store, ignore_errors=True)
        store.mkdir(mode=_ONLY_MINE)


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    """Fill new SQLite stores without a wait at each commit: when it is cut short, the demonstration starts over."""
    stores = [connection for connection in connections.all() if connection.vendor == "sqlite"]
    _wait(stores, "OFF")
    try:
        yield
    finally:
        _wait(stores, "EXTRA")


def _wait(stores: list[BaseDatabaseWrapper], how: str) -> None:
    for store in stores:
        with store.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={how}")


def _course(path: Path) -> Course:
    told = _yaml(path)
    told["ages"] = tuple(told["ages"])
    return Course(name=path.stem, **told)


def _yaml(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read
