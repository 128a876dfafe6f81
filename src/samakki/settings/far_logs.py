"""The log, sent to another machine as it is written: over TLS, and without a page ever waiting for it."""

import logging
import os
import queue
import re
import socket
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Final

from samakki.settings.logs import IdsOnly

MOST: Final = 10_000
"""Lines that wait while the other machine is away; what comes after is lost there, counted, and told."""
_WAITS: Final = (1.0, 5.0, 30.0, 60.0)
_PATIENCE: Final = 10.0
_ADDRESS: Final = re.compile(r"(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(?P<port>\d{1,5})")
_HIGHEST_PORT: Final = 65_535
_FACILITY: Final = 13  # log audit, RFC 5424
_SEVERITIES: Final = {logging.CRITICAL: 2, logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6}
_DEBUG: Final = 7


def place_of(address: str) -> tuple[str, int]:
    """Read `HOST:PORT`; raises ValueError on anything else."""
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found["port"]) <= _HIGHEST_PORT:
        message = f"SAMAKKI_LOG_TO is HOST:PORT of a machine that takes syslog over TLS, not {address!r}"
        raise ValueError(message)
    return found["host"].strip("[]"), int(found["port"])


class FarLog(logging.Handler):
    """Sends each line of the log on, as syslog over TLS (RFC 5424, 5425); the other machine proves who it is.

    Nothing waits for it: lines queue up in memory, and a thread of each process sends them. What goes out went through
    `IdsOnly`. `authority` names the file of who signs that machine's certificate, where it is none of the system's.
    """

    def __init__(self, address: str, authority: str = "", waits: Sequence[float] = _WAITS, most: int = MOST) -> None:
        """Take where to send to, how long to wait after each failure in seconds, and how many lines may queue up."""
        super().__init__()
        self.setFormatter(IdsOnly())
        self._host, self._port = place_of(address)
        self._context = ssl.create_default_context(cafile=authority or None)
        self._waits, self._most = tuple(waits), most
        self._lines: queue.Queue[bytes] = queue.Queue(most)
        self._sender: Thread | None = None
        self._lost, self._held = 0, b""
        os.register_at_fork(after_in_child=self._begin_anew)

    def emit(self, record: logging.LogRecord) -> None:
        """Queue a line up; begins the thread that sends, once in each process."""
        if self._sender is None:
            self._sender = Thread(target=self._send_for_ever, name="far log", daemon=True)
            self._sender.start()
        try:
            self._lines.put_nowait(framed(record, self.format(record)))
        except queue.Full:
            self._lost += 1

    def _begin_anew(self) -> None:
        """Let a process that was made of this one send by itself: threads do not come along."""
        self._lines, self._sender = queue.Queue(self._most), None
        self._lost, self._held = 0, b""

    def _send_for_ever(self) -> None:
        failed, pause = 0, Event()
        while True:
            try:
                with self._connected() as line:
                    failed = 0
                    self._send_while(line)
            except OSError:
                pause.wait(self._waits[min(failed, len(self._waits) - 1)])
                failed += 1

    def _send_while(self, line: ssl.SSLSocket) -> None:
        """Send what waits, until the line breaks; the line of the log that broke it is sent again on the next one."""
        while True:
            self._held = self._held or self._lines.get()
            line.sendall(self._held)
            self._held = b""
            if self._lost:
                lost, self._lost = self._lost, 0
                line.sendall(framed(_told_of(lost), f"{lost} lines of the log were lost on the way here"))

    def _connected(self) -> ssl.SSLSocket:
        plain = socket.create_connection((self._host, self._port), timeout=_PATIENCE)
        try:
            return self._context.wrap_socket(plain, server_hostname=self._host)
        except OSError:
            plain.close()
            raise


def framed(record: logging.LogRecord, text: str) -> bytes:
    """Write a line as syslog over TLS has it: its length, its weight, its moment, the process, the words."""
    weight = _FACILITY * 8 + _SEVERITIES.get(record.levelno, _DEBUG)
    moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    words = f"<{weight}>1 {moment} {socket.gethostname()} samakki {os.getpid()} - - {text}".encode()
    return b"%d %s" % (len(words), words)


def _told_of(lost: int) -> logging.LogRecord:
    return logging.LogRecord(__name__, logging.WARNING, __file__, 0, "%d lines were lost", (lost,), None)
