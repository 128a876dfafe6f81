"""The secret of a publication's noise: a file that only its owner reads, kept for every release of the same persons."""

import os
import stat
from pathlib import Path
from typing import Final

LEAST_BYTES: Final = 32
MOST_BYTES: Final = 4096
LEAST_DIFFERENT: Final = 8
_OF_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_OWN: Final = stat.S_IRUSR | stat.S_IWUSR


class RefusedKeyError(Exception):
    """The file holds no secret that could keep anything; it says why."""


def read_secret(place: Path) -> bytes:
    """Read the secret; raises `RefusedKeyError` for a file that is not there, that others may read, or too short."""
    try:
        handle = os.open(place, os.O_RDONLY)
    except OSError as wrong:
        message = f"{place} can't be read: {wrong.strerror}; begin it once with --begin-key"
        raise RefusedKeyError(message) from None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode) or mode & _OF_OTHERS:
        os.close(handle)
        message = f"{place} may be read by others than its owner: chmod 600 it, if it was never read"
        raise RefusedKeyError(message)
    with os.fdopen(handle, "rb") as file:
        secret = file.read(MOST_BYTES + 1)
    if not LEAST_BYTES <= len(secret) <= MOST_BYTES or len(set(secret)) < LEAST_DIFFERENT:
        message = f"{place} is no secret: {LEAST_BYTES} to {MOST_BYTES} bytes of chance are"
        raise RefusedKeyError(message)
    return secret


def new_secret(place: Path, secret: bytes) -> bytes:
    """Give a secret that may begin; raises `RefusedKeyError` where one is already."""
    if place.exists():
        message = f"{place} is there already: another secret would give the same persons other noise"
        raise RefusedKeyError(message)
    return secret


def keep_secret(place: Path, secret: bytes) -> None:
    """Write a new secret that only its owner reads (mode 0600), onto the disk; raises `RefusedKeyError`."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN)
    except FileExistsError:
        message = f"{place} is there already: another secret would give the same persons other noise"
        raise RefusedKeyError(message) from None
    except OSError as wrong:
        message = f"{place} can't be written: {wrong.strerror}"
        raise RefusedKeyError(message) from None
    with os.fdopen(handle, "wb") as file:
        os.fchmod(file.fileno(), _OWN)
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
