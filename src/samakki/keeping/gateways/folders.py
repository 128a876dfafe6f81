"""Folders in which copies lie: written beside their place and moved there when they are whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from samakki.keeping.rules import FileTold
from samakki.keeping.words import MANIFEST, Holds

_PIECE: Final = 1 << 20
_UNFINISHED: Final = ".partial"


@contextmanager
def made_at(place: Path) -> Iterator[Path]:
    """Give an empty folder that becomes `place` when the block ends well, and is gone when it does not."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}{_UNFINISHED}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    try:
        yield fresh
        _reach_the_disk(fresh)
        fresh.rename(place)
        _reach_the_disk(place.parent)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def written(folder: Path) -> dict[str, FileTold]:
    """Bring all files of a folder to the disk, then read each from there: its length and hash."""
    for place in _files(folder):
        _reach_the_disk(place, forget=True)
    return found_in(folder)


def found_in(folder: Path) -> dict[str, FileTold]:
    """Read all files of a copy, without its list: the length and hash of each."""
    return {place.name: _told(place) for place in _files(folder)}


def write_list(folder: Path, content: bytes) -> None:
    """Write the list of a copy, its last file."""
    place = folder / MANIFEST
    place.write_bytes(content)
    _reach_the_disk(place)


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


def _reach_the_disk(place: Path, *, forget: bool = False) -> None:
    """Bring it to the disk; with `forget` the next one who reads it reads it from there."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
        if forget and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
