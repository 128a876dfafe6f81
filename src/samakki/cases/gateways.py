"""The operator's scanner on this machine: what is attached is searched for known malice before anything is kept."""

import re
import socket
from collections.abc import Iterator
from typing import Final

from samakki.kernel.media.kinds import MediaRefusedError, Reason

PATIENCE: Final = 10.0
"""So many seconds the scanner may take for each: to be reached, to be told everything, to begin and go on answering."""

_PIECE: Final = 64 * 1024
_LONGEST_ANSWER: Final = 1024
_MOST_PARTS: Final = 4
_CLEAN: Final = b"stream: OK\0"
_FOUND: Final = re.compile(rb"stream: [^\0]+ FOUND\0", re.DOTALL)


def examine(data: bytes, scanner: str | tuple[str, int], patience: float = PATIENCE) -> None:
    """Let the scanner look at a file in memory, so that nobody opens malice on a colleague's word.

    `scanner` is the path of a socket, or an address of this machine and a port; `patience` is in seconds. It is asked
    by ClamAV's INSTREAM (clamd(8)). Raises MediaRefusedError: MALICE where it found some, UNEXAMINED where it is away,
    silent, or answers anything but that the file is clean.
    """
    try:
        with _reached(scanner, patience) as line:
            line.sendall(b"".join(_told(data)))
            answer = _answer(line)
    except OSError as fault:
        raise MediaRefusedError(Reason.UNEXAMINED) from fault
    if _FOUND.fullmatch(answer):
        raise MediaRefusedError(Reason.MALICE)
    if answer != _CLEAN:
        raise MediaRefusedError(Reason.UNEXAMINED)


def _reached(scanner: str | tuple[str, int], patience: float) -> socket.socket:
    if not isinstance(scanner, str):
        return socket.create_connection(scanner, timeout=patience)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(patience)
        line.connect(scanner)
    except OSError:
        line.close()
        raise
    return line


def _told(data: bytes) -> Iterator[bytes]:
    """Give what is said: the command, each piece after its length, and an empty piece at the end."""
    yield b"zINSTREAM\0"
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE]
        yield len(piece).to_bytes(4, "big")
        yield piece
    yield bytes(4)


def _answer(line: socket.socket) -> bytes:
    """Read up to the end of the answer; it is short, and comes in few parts, or it is none."""
    answer = b""
    for _part in range(_MOST_PARTS):
        part = line.recv(_LONGEST_ANSWER)
        answer += part
        if not part or b"\0" in part:
            break
    return answer
