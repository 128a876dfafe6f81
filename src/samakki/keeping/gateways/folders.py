"""Folders in which copies lie: what is in them, read from the disk, and what may go."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Final

from samakki.keeping.rules import FileTold
from samakki.keeping.words import MANIFEST, Holds
from samakki.kernel.folders import reach_the_disk

_PIECE: Final = 1 << 20


def written(folder: Path) -> dict[str, FileTold]:
    """Bring all files of a folder to the disk, then read each from there: its length and hash."""
    for place in _files(folder):
        reach_the_disk(place, forget=True)
    return found_in(folder)


def found_in(folder: Path) -> dict[str, FileTold]:
    """Read all files of a copy, without its list: the length and hash of each."""
    return {place.name: _told(place) for place in _files(folder)}


def write_list(folder: Path, content: bytes) -> None:
    """Write the list of a copy, its last file."""
    place = folder / MANIFEST
    place.write_bytes(content)
    reach_the_disk(place)


def read_list(folder: Path) -> bytes | None:
    """Read the list of a copy; None where there is none."""
    try:
        return (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return None


def copies_in(place: Path, holds: Holds) -> list[Path]:
    """List the copies of one kind in a place, the newest first; what was never finished is none."""
    folder = place / holds.value
    if not folder.is_dir():
        return []
    found = (one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    return sorted(found, key=lambda one: one.name, reverse=True)


def remove_copy(folder: Path) -> None:
    """Remove a copy."""
    shutil.rmtree(folder)


def is_place(folder: Path) -> bool:
    """Tell whether there is such a folder."""
    return folder.is_dir()


def has_files(folder: Path) -> bool:
    """Tell whether anything lies in a folder."""
    return folder.is_dir() and any(folder.iterdir())


def _files(folder: Path) -> list[Path]:
    return sorted(place for place in folder.iterdir() if place.name != MANIFEST)


def _told(place: Path) -> FileTold:
    digest, length = sha256(), 0
    with place.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            length += len(piece)
    return FileTold(length, digest.hexdigest())
