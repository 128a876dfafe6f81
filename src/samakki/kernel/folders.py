"""Folders that are there whole or not at all: made beside their place, and moved there when nothing lacks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_UNFINISHED: Final = ".partial"
PRIVATE: Final = 0o700
PUBLIC: Final = 0o755


@contextmanager
def made_at(place: Path, mode: int = PRIVATE) -> Iterator[Path]:
    """Give an empty folder that becomes `place` when the block ends well, and is gone when it does not.

    Raises FileExistsError where something is already: what was made before is never written over.
    """
    if place.exists():
        raise FileExistsError(place)
    place.parent.mkdir(mode=mode, parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}{_UNFINISHED}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=mode)
    try:
        yield fresh
        reach_the_disk(fresh)
        fresh.rename(place)
        reach_the_disk(place.parent)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def reach_the_disk(place: Path, *, forget: bool = False) -> None:
    """Bring a file or folder to the disk; with `forget` the next one who reads it reads it from there."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
        if forget and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
