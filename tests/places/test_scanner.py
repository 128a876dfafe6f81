"""A scanner is on this machine, or the node does not start: what is attached is told to it in clear."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from tests.places.test_days import told

from samakki.settings.scanner import scanner


def test_a_scanner_is_a_socket_or_a_port_of_this_machine_or_none() -> None:
    assert scanner({}) is None
    assert scanner({"SAMAKKI_SCANNER": " "}) is None
    assert scanner({"SAMAKKI_SCANNER": "unix:/run/clamav/clamd.ctl"}) == "/run/clamav/clamd.ctl"
    assert scanner({"SAMAKKI_SCANNER": " 127.0.0.1:3310 "}) == ("127.0.0.1", 3310)
    assert scanner({"SAMAKKI_SCANNER": "127.8.0.1:65535"}) == ("127.8.0.1", 65_535)
    assert scanner({"SAMAKKI_SCANNER": "[::1]:3310"}) == ("::1", 3310)


@pytest.mark.parametrize(
    "told",
    [
        "192.168.1.4:3310",
        "0.0.0.0:3310",
        "[2001:db8::1]:3310",
        "[::]:3310",
        "localhost:3310",
        "scanner.example.org:3310",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:-1",
        "127.0.0.1:\u0663\u0663",
        "127.0.0.1:" + "9" * 5000,
        "tcp:127.0.0.1:3310",
        "/run/clamav/clamd.ctl",
        "unix:clamd.ctl",
        "unix:",
        "unix:/run/\0",
        "unix:/" + "x" * 200,
        "1",
    ],
)
def test_anything_else_is_refused_by_its_name(told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"SAMAKKI_SCANNER: .*must not leave the machine"):
        scanner({"SAMAKKI_SCANNER": told})


@pytest.mark.asvs("5.4.3")
def test_a_node_with_a_scanner_elsewhere_does_not_start(tmp_path: Path) -> None:
    broken = told("demo", tmp_path, SAMAKKI_SCANNER="192.168.1.4:3310")
    assert broken.returncode != 0
    assert "SAMAKKI_SCANNER: '192.168.1.4:3310' is no scanner on this machine" in broken.stderr
    assert told("demo", tmp_path, SAMAKKI_SCANNER="127.0.0.1:3310").returncode == 0
