"""A disk that remembers: what SQLite writes, syncs and removes, in order, and what a loss of power leaves of it.

The library that Python's own `sqlite3` has loaded is told of a file system of ours, which is its own with four of its
functions noted down. Whatever was not synced when the power goes may be there, or not, or in part: in any order, torn
at sectors of 512 bytes. A name that was removed or made may be so or not until its folder was synced.
"""

import ctypes
import ctypes.util
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

SECTOR = 512
CREATES = 0x4
V, INT, L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
OPEN = ctypes.CFUNCTYPE(INT, V, V, V, INT, V)
DELETE = ctypes.CFUNCTYPE(INT, V, ctypes.c_char_p, INT)
WRITE = ctypes.CFUNCTYPE(INT, V, V, INT, L)
TRUNCATE = ctypes.CFUNCTYPE(INT, V, L)
SYNC = ctypes.CFUNCTYPE(INT, V, INT)
FILE_PARTS = 18
SYSTEM_PARTS = 16


class Done(NamedTuple):
    """One thing that was done to the disk, or told to somebody."""

    what: str
    name: str = ""
    at: int = 0
    content: bytes = b""


class Methods(ctypes.Structure):
    """What SQLite can do with an open file: a number, and functions of which the third to the fifth change it."""

    _fields_ = (("version", INT), ("parts", V * FILE_PARTS))


class System(ctypes.Structure):
    """How SQLite reaches files: the first function opens, the second removes."""

    _fields_ = (
        *(("version", INT), ("size", INT), ("longest", INT), ("next", V), ("name", ctypes.c_char_p), ("data", V)),
        ("parts", V * SYSTEM_PARTS),
    )


class Recorder:
    """Notes down what SQLite does to files in this process, on connections that are opened from now on."""

    def __init__(self) -> None:
        """Become the file system that SQLite takes."""
        library = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
        library.sqlite3_vfs_find.restype = V
        self.done: list[Done] = []
        self._names: dict[int, str] = {}
        self._methods: dict[int, Methods] = {}
        self._kept: list[Any] = []
        self._real = library.sqlite3_vfs_find(None)
        own = System.from_buffer_copy(System.from_address(self._real))
        self._open = OPEN(own.parts[0])
        self._delete = DELETE(own.parts[1])
        own.name = b"recorded"
        own.parts[0] = self._keep(OPEN(self._opened))
        own.parts[1] = self._keep(DELETE(self._deleted))
        self._kept.append(own)
        library.sqlite3_vfs_register(ctypes.byref(own), 1)

    def _keep(self, function: Any) -> int:
        self._kept.append(function)
        address = ctypes.cast(function, V).value
        assert address is not None  # noqa: S101 -- a function has an address
        return address

    def _opened(self, _system: int, name: int | None, file: int, flags: int, told: int) -> int:
        # The name is handed on where it lies: SQLite keeps more behind its end.
        path = ctypes.string_at(name).decode() if name else ""
        is_new = bool(path) and not Path(path).exists()
        code = int(self._open(self._real, name, file, flags, told))
        methods = V.from_address(file)
        if code == 0 and path and methods.value:
            self._names[file] = path
            if is_new and flags & CREATES:
                self.done.append(Done("create", path))
            methods.value = ctypes.addressof(self._noting(methods.value))
        return code

    def _noting(self, real: int) -> Methods:
        if real in self._methods:
            return self._methods[real]
        own = Methods.from_buffer_copy(Methods.from_address(real))
        write, truncate, sync = WRITE(own.parts[2]), TRUNCATE(own.parts[3]), SYNC(own.parts[4])

        def written(file: int, content: int, length: int, at: int) -> int:
            self.done.append(Done("write", self._names[file], at, ctypes.string_at(content, length)))
            return int(write(file, content, length, at))

        def truncated(file: int, size: int) -> int:
            self.done.append(Done("truncate", self._names[file], size))
            return int(truncate(file, size))

        def synced(file: int, flags: int) -> int:
            code = int(sync(file, flags))
            self.done.append(Done("sync", self._names[file]))
            return code

        for place, function in ((2, WRITE(written)), (3, TRUNCATE(truncated)), (4, SYNC(synced))):
            own.parts[place] = self._keep(function)
        self._methods[real] = own
        return own

    def _deleted(self, _system: int, name: bytes, with_folder: int) -> int:
        code = int(self._delete(self._real, name, with_folder))
        if code == 0:
            self.done.append(Done("delete", name.decode(), with_folder))
        return code


@dataclass
class Inode:
    """A file as the disk has it for sure, and what was done to it since the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Done] = field(default_factory=list)
    is_named: bool = False


class Disk:
    """A disk on which things are done one after the other, and whose power may go at any moment."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Begin with files that are there for sure."""
        self._now: dict[str, Inode | None] = {}
        self._sure: dict[str, Inode | None] = {}
        self._since: dict[str, list[Inode | None]] = defaultdict(list)
        for place in files:
            self._now[str(place)] = self._sure[str(place)] = Inode(bytearray(place.read_bytes()), is_named=True)

    def do(self, done: Done) -> None:
        """Do one thing."""
        match done.what:
            case "create":
                self._name(done.name, Inode())
            case "delete":
                self._name(done.name, None)
                if done.at:
                    self._sync_folder(done.name)
            case "write" | "truncate":
                self._file(done.name).since.append(done)
            case "sync":
                file = self._file(done.name)
                for one in file.since:
                    apply(file.sure, one)
                file.since.clear()
                if not file.is_named:
                    self._sync_folder(done.name)

    def without_power(self, dice: Random) -> dict[str, bytes]:
        """Give what could be found after the power went now."""
        how = dice.choice(["none of it", "some of it", "some of it torn", "all but the names", "all of it"])
        found = {}
        for name in sorted({*self._sure, *self._since}):
            named: list[Inode | None] = [self._sure.get(name), *self._since[name]]
            old = dice.choice(named) if how.startswith("some") else named[-1 if how == "all of it" else 0]
            if old is not None:
                found[name] = self._survived(old, how, dice)
        return found

    def _survived(self, file: Inode, how: str, dice: Random) -> bytes:
        content = bytearray(file.sure)
        for one in file.since:
            if how.startswith("all") or (how.startswith("some") and dice.random() < 1 / 2):
                apply(content, one)
            elif how == "some of it torn":
                tear(content, one, dice)
        return bytes(content)

    def _name(self, name: str, file: Inode | None) -> None:
        self._now[name] = file
        self._since[name].append(file)

    def _file(self, name: str) -> Inode:
        file = self._now.get(name)
        if file is None:
            file = Inode()
            self._name(name, file)
        return file

    def _sync_folder(self, name: str) -> None:
        folder = Path(name).parent
        for other in [each for each in self._since if Path(each).parent == folder]:
            self._sure[other] = self._now[other]
            self._since[other].clear()
        for file in self._sure.values():
            if file is not None:
                file.is_named = True


def apply(content: bytearray, one: Done) -> None:
    """Let one thing that was done to a file be there."""
    if one.what == "truncate":
        del content[one.at :]
        return
    if len(content) < one.at:
        content.extend(bytes(one.at - len(content)))
    content[one.at : one.at + len(one.content)] = one.content


def tear(content: bytearray, one: Done, dice: Random) -> None:
    """Let some sectors of what was written be there, and others not."""
    if one.what == "write":
        for at in range(0, len(one.content), SECTOR):
            if dice.random() < 1 / 2:
                apply(content, Done("write", one.name, one.at + at, one.content[at : at + SECTOR]))
