"""The log reaches another machine, which has proved who it is, and no page waits for it."""

import logging
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from samakki.settings.far_logs import FarLog, framed, place_of
from samakki.settings.logs import logging_of

NEVER = (0.05,)


def free_port() -> int:
    """Find a port that no connection of this machine takes by itself while nobody listens there."""
    for port in range(20_000 + os.getpid() % 5_000, 32_000):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError


class Taker:
    """Another machine: takes connections at one port until it is closed, and keeps what it is told."""

    def __init__(self, certificate: Path, port: int) -> None:
        self.told = b""
        self.opened = 0
        self._listening = socket.create_server(("127.0.0.1", port))
        self.port = int(self._listening.getsockname()[1])
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._lines: list[socket.socket] = []
        Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                plain, _from = self._listening.accept()
            except OSError:
                return
            Thread(target=self._keep, args=(plain,), daemon=True).start()

    def _keep(self, plain: socket.socket) -> None:
        try:
            with self._context.wrap_socket(plain, server_side=True) as line:
                self.opened += 1
                self._lines.append(line)
                while some := line.recv(65_536):
                    self.told += some
        except OSError:
            plain.close()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for line in self._lines:
            line.close()

    def lines(self) -> list[str]:
        """Take what was told apart by the lengths."""
        found, rest = [], self.told
        while rest:
            length, _space, rest = rest.partition(b" ")
            found.append(rest[: int(length)].decode())
            rest = rest[int(length) :]
        return found


def certificate(folder: Path, name: str) -> Path:
    """Make the certificate of a machine at 127.0.0.1, signed by itself, with its key."""
    key, who = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    place = folder / f"{name}.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    written = key.private_bytes(serialization.Encoding.PEM, *plain)
    place.write_bytes(written + made.public_bytes(serialization.Encoding.PEM))
    return place


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return certificate(tmp_path, "taker")


@pytest.fixture
def taker(own: Path) -> Iterator[Taker]:
    opened = Taker(own, free_port())
    yield opened
    opened.close()


def logged(far: FarLog, message: str, *args: object) -> None:
    far.handle(logging.LogRecord("samakki.test", logging.WARNING, __file__, 1, message, args, None))


def soon(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.mark.asvs("16.4.3")
def test_each_line_reaches_the_other_machine_with_ids_and_no_other_text(taker: Taker, own: Path) -> None:
    far = FarLog(f"127.0.0.1:{taker.port}", str(own))
    logged(far, "seen %s by %s", 7, "Qivorra")
    logged(far, "and %s", 8)
    soon(lambda: len(taker.lines()) == 2)
    first, second = taker.lines()
    assert first.startswith("<108>1 20")
    assert first.endswith("samakki.test: seen 7 by [text]")
    assert second.endswith("samakki.test: and 8")


@pytest.mark.asvs("16.4.3")
def test_who_cannot_prove_who_it_is_gets_nothing(taker: Taker, tmp_path: Path) -> None:
    other = certificate(tmp_path, "other")
    far = FarLog(f"127.0.0.1:{taker.port}", str(other), NEVER)
    logged(far, "seen %s", 7)
    time.sleep(0.5)
    assert (taker.opened, taker.told) == (0, b"")


def test_nothing_waits_while_the_other_machine_is_away_and_it_is_told_later(own: Path) -> None:
    port = free_port()
    far = FarLog(f"127.0.0.1:{port}", str(own), NEVER, most=3)
    begun = time.monotonic()
    for number in range(50):
        logged(far, "line %s", number)
    assert time.monotonic() - begun < 1
    taker = Taker(own, port)
    soon(lambda: accounted(taker.lines()) == 50)
    told = taker.lines()
    taker.close()
    assert told[0].endswith("line 0")
    assert any("were lost" in line for line in told)


def accounted(told: list[str]) -> int:
    """Count the lines that came, and those of which it was told that they were lost."""
    return sum(int(found[1]) if (found := re.search(r"- - (\d+) lines of", line)) else 1 for line in told)


def test_a_line_of_the_log_that_met_a_broken_connection_is_sent_again(own: Path) -> None:
    first = Taker(own, free_port())
    far = FarLog(f"127.0.0.1:{first.port}", str(own), NEVER)
    logged(far, "line %s", 0)
    soon(lambda: len(first.lines()) == 1)
    first.close()
    time.sleep(0.1)
    second = Taker(own, first.port)
    for number in range(1, 30):
        logged(far, "line %s", number)
        time.sleep(0.01)
    soon(lambda: bool(second.lines()) and second.lines()[-1].endswith("line 29"))
    second.close()


@pytest.mark.parametrize("address", ["", "logs", "logs:0", "logs:99999", "http://logs:6514", "logs:6514/x", "a b:1"])
def test_an_address_that_is_none_is_refused_at_the_start(address: str) -> None:
    with pytest.raises(ValueError, match="HOST:PORT"):
        place_of(address)


def test_addresses_are_read() -> None:
    assert place_of("logs.example:6514") == ("logs.example", 6514)
    assert place_of("[::1]:6514") == ("::1", 6514)


def test_the_log_goes_out_only_where_that_is_set() -> None:
    assert logging_of("WARNING")["root"]["handlers"] == ["out"]
    described = logging_of("WARNING", "logs.example:6514", "/etc/ca.pem")
    assert described["root"]["handlers"] == ["out", "far"]
    assert described["handlers"]["far"]["address"] == "logs.example:6514"


def test_several_lines_of_one_entry_stay_one_entry() -> None:
    record = logging.LogRecord("samakki.test", logging.ERROR, __file__, 1, "x", (), None)
    whole = framed(record, "first\n  second")
    length, _space, words = whole.partition(b" ")
    assert int(length) == len(words)
    assert words.startswith(b"<107>1 ")
