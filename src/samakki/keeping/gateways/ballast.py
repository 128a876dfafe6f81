"""Ballast: a file on the disk of each store that only takes up room, to be thrown off when the disk is full.

On a full disk nothing can be erased either: deleting needs room too.
"""

import os
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connections

NAME: Final = "ballast"
_MEGABYTE: Final = 1 << 20


def take_on_ballast() -> None:
    """Let there be ballast on the disk of each store that is a file here; a disk without room for it goes without."""
    length = int(settings.SAMAKKI_BALLAST) * _MEGABYTE
    for place in _places():
        if length and not place.exists():
            _lay(place, length)


def throw_off_ballast() -> bool:
    """Give the room of all ballast back; tells whether there was any."""
    found = [place for place in _places() if place.exists()]
    for place in found:
        place.unlink()
    return bool(found)


def _lay(place: Path, length: int) -> None:
    """Take the room for good: a file with holes would take none."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return
    try:
        os.posix_fallocate(handle, 0, length)
    except OSError:
        place.unlink()
    finally:
        os.close(handle)


def _places() -> list[Path]:
    names = (Path(store.settings_dict["NAME"]) for store in connections.all() if store.vendor == "sqlite")
    return sorted({place.parent / NAME for place in names if place.parent.is_dir()})
