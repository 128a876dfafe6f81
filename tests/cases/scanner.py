"""A scanner as an operator would run it, as far as the node can tell: it looks for an invented mark."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Final

MARK: Final = b"INVENTED-MALICE-OF-THE-TESTS"
CLEAN: Final = b"stream: OK\0"
FOUND: Final = b"stream: Invented.Malice-1 FOUND\0"
Answers = Callable[[bytes], list[bytes] | None]


def honest(data: bytes) -> list[bytes]:
    return [FOUND if MARK in data else CLEAN]


@dataclass
class Heard:
    """Where the scanner listens, and what it was told: each file, and how long its pieces were."""

    address: str | tuple[str, int]
    files: list[bytes] = field(default_factory=list)
    pieces: list[list[int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def listening(place: Path | None = None, answers: Answers = honest) -> Iterator[Heard]:
    """Let a scanner listen on a port of this machine, or on a socket at `place`; None as an answer is silence."""
    port = socket.socket(socket.AF_UNIX) if place else socket.create_server(("127.0.0.1", 0))
    if place:
        port.bind(str(place))
        port.listen()
    heard = Heard(str(place) if place else ("127.0.0.1", port.getsockname()[1]))
    with port:
        works = Thread(target=_work, args=(port, heard, answers))
        works.start()
        try:
            yield heard
        finally:
            port.shutdown(socket.SHUT_RDWR)
            works.join()
    assert heard.faults == []


def _work(port: socket.socket, heard: Heard, answers: Answers) -> None:
    with suppress(OSError):
        while True:
            line, _where = port.accept()
            with line, suppress(ConnectionError):
                _listen(line, heard, answers)


def _listen(line: socket.socket, heard: Heard, answers: Answers) -> None:
    with line.makefile("rb") as told:
        command = told.read(len(b"zINSTREAM\0"))
        if command != b"zINSTREAM\0":
            heard.faults.append(f"told {command!r}")
            return
        data, lengths = b"", []
        while length := int.from_bytes(told.read(4), "big"):
            data += told.read(length)
            lengths.append(length)
        heard.files.append(data)
        heard.pieces.append(lengths)
        said = answers(data)
        for part in said or []:
            line.sendall(part)
        if said is None:
            line.recv(1)  # silent until the other side gives up
