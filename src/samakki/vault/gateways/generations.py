"""The keys that copies of the keystore are sealed with: each generation in a file of its own, overwritten when it ends.

They lie in folders of their own, apart from data, keystore and copies: whoever has a copy and not its key has nothing.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.conf import settings

from samakki.kernel.ids import FileId, NodeId
from samakki.vault.words import KeysAwayError

LONGEST: Final = 30
"""So many days at most the key of a generation stands after the next one was made."""
_FORM: Final = "samakki generation 1"
_KEY: Final = 32
_UNREADABLE: Final = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: its number, its key, since when it stands, the files that no copy sealed to it holds keys of.

    `used` says that a copy was sealed to it: then no more files are named in it.
    """

    node: NodeId
    number: int
    key: bytes = field(repr=False)
    made_at: datetime
    erased: tuple[FileId, ...] = ()
    used: bool = False


def grace() -> timedelta:
    """Tell how long the key of a generation stands after the next one was made."""
    return timedelta(days=min(LONGEST, max(0, int(settings.SAMAKKI_BACKUP_GRACE))))


def generations() -> list[Generation]:
    """Read the generations that stand, the oldest first; raises KeysAwayError when a folder or key cannot be read."""
    places = [place for folder in _folders() for place in sorted(folder.glob("*.json")) if _stands(place)]
    found = {one.number: one for one in map(_read, places)}
    return [found[number] for number in sorted(found)]


@contextmanager
def in_turn() -> Iterator[None]:
    """Let one process at a time look at the generations and write one; raises KeysAwayError."""
    folder = _folders()[0]
    try:
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as reason:
        raise KeysAwayError(str(folder)) from reason
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_generation(one: Generation) -> None:
    """Write a generation into each folder, in the place of what was told of it there; raises KeysAwayError."""
    told = {
        "samakki": _FORM,
        "node": str(one.node),
        "number": one.number,
        "key": one.key.hex(),
        "made_at": one.made_at.isoformat(),
        "erased": [str(file) for file in one.erased],
        "used": one.used,
    }
    for folder in _folders():
        try:
            _write(folder / _name(one.number), json.dumps(told).encode())
        except OSError as reason:
            raise KeysAwayError(str(folder)) from reason


def destroy_generation(number: int) -> None:
    """Overwrite and remove the key of a generation wherever it lies; raises KeysAwayError when a folder is away."""
    for folder in _folders():
        place = folder / _name(number)
        if place.exists():
            try:
                with place.open("r+b") as file:
                    _overwrite(file)
                place.unlink()
                _reach_the_disk(folder)
            except OSError as reason:
                raise KeysAwayError(str(folder)) from reason


def _folders() -> list[Path]:
    """Give the folders that are named; the one of a node that named none is made when it is first needed."""
    named: list[Path] = settings.SAMAKKI_BACKUP_KEYS
    if named:
        for folder in named:
            if not folder.is_dir():
                raise KeysAwayError(str(folder))
        return list(named)
    own = Path(settings.FOLDER) / "generations"
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [own]


def _name(number: int) -> str:
    return f"{number:06d}.json"


def _stands(place: Path) -> bool:
    """Tell whether a key stands there: one that is overwritten has ended, also where nobody came to remove its file."""
    try:
        return any(place.read_bytes())
    except OSError as reason:
        raise KeysAwayError(str(place)) from reason


def _read(place: Path) -> Generation:
    try:
        told: dict[str, Any] = json.loads(place.read_bytes())
        one = Generation(
            NodeId(UUID(told["node"])),
            int(told["number"]),
            bytes.fromhex(told["key"]),
            datetime.fromisoformat(told["made_at"]),
            tuple(FileId(UUID(file)) for file in told["erased"]),
            used=bool(told["used"]),
        )
        fits = told["samakki"] == _FORM and len(one.key) == _KEY and one.made_at.tzinfo is not None
    except _UNREADABLE as reason:
        raise KeysAwayError(str(place)) from reason
    if not fits:
        raise KeysAwayError(str(place))
    return one


def _write(place: Path, content: bytes) -> None:
    """Write a file that only this user may read, whole or not at all; what stood there is overwritten."""
    fresh = place.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with ExitStack() as open_files:
        before = open_files.enter_context(place.open("r+b")) if place.exists() else None
        fresh.replace(place)
        _reach_the_disk(place.parent)
        if before is not None:
            _overwrite(before)


def _overwrite(file: BinaryIO) -> None:
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    file.write(bytes(length))
    file.flush()
    os.fsync(file.fileno())


def _reach_the_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
