"""Where the operator's scanner listens, to which every attachment is handed before it is kept."""

import ipaddress
from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ImproperlyConfigured

VARIABLE: Final = "SAMAKKI_SCANNER"
_SOCKET: Final = "unix:"
_LONGEST_PATH: Final = 107
_LAST_PORT: Final = 65_535


def scanner(env: Mapping[str, str]) -> str | tuple[str, int] | None:
    """Read where the scanner is: the path of its socket, or an address of this machine and a port; None without one.

    Raises ImproperlyConfigured for anything else, another machine before all: what is attached goes there in clear.
    """
    told = env.get(VARIABLE, "").strip()
    if not told:
        return None
    found = _path(told.removeprefix(_SOCKET)) if told.startswith(_SOCKET) else _loopback(told)
    if found is None:
        message = (
            f"{VARIABLE}: {told!r} is no scanner on this machine. Write the path of its socket, such as "
            "unix:/run/clamav/clamd.ctl, or a loopback address and a port, such as 127.0.0.1:3310: what is attached is "
            "handed over in clear, so it must not leave the machine."
        )
        raise ImproperlyConfigured(message)
    return found


def _path(path: str) -> str | None:
    fits = path.startswith("/") and "\0" not in path and len(path.encode(errors="replace")) <= _LONGEST_PATH
    return path if fits else None


def _loopback(told: str) -> tuple[str, int] | None:
    host, _colon, port = told.rpartition(":")
    try:
        address = ipaddress.ip_address(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
    except ValueError:
        return None
    numbered = port.isascii() and port.isdecimal() and len(port) <= len(str(_LAST_PORT))
    if not address.is_loopback or not numbered or not 0 < int(port) <= _LAST_PORT:
        return None
    return str(address), int(port)
