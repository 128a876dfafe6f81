"""What the machine hands over: the node's own secret, and what a try at a passphrase costs here."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from samakki.vault.rules import Cost
from samakki.vault.words import FAULT_TEXTS, LEAST_PASSPHRASE_MEMORY, FaultKind, KeystoreFault

CREDENTIAL: Final = "samakki-node"
VARIABLE: Final = "SAMAKKI_NODE_SECRET_FILE"
_LENGTH: Final = 32


def node_secret() -> Ed25519PrivateKey:
    """Read the key that signs for this node, from the service manager's credentials or from the file that is named.

    The file holds 64 hexadecimal digits. Raises KeystoreFault when there is none or it holds something else.
    """
    folder, named = os.environ.get("CREDENTIALS_DIRECTORY"), os.environ.get(VARIABLE)
    places = [Path(folder) / CREDENTIAL] if folder else []
    places += [Path(named)] if named else []
    for place in places:
        if place.is_file():
            return _read(place, place.stat().st_mtime_ns)
    raise KeystoreFault(FaultKind.SECRET_MISSING, str(FAULT_TEXTS[FaultKind.SECRET_MISSING]))


def write_node_secret(place: Path, secret: bytes) -> None:
    """Write a new node secret where only this user may read it; raises FileExistsError rather than replace one."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def passphrase_cost() -> Cost:
    """Tell what one try at a passphrase costs: 64 MiB or more, except where the settings say that all is a test."""
    memory = int(getattr(settings, "VAULT_PASSPHRASE_MEMORY", LEAST_PASSPHRASE_MEMORY))
    if not getattr(settings, "VAULT_ONLY_TESTS", False):
        memory = max(memory, LEAST_PASSPHRASE_MEMORY)
    return Cost(memory)


@lru_cache(maxsize=1)
def _read(place: Path, _written: int) -> Ed25519PrivateKey:
    try:
        secret = bytes.fromhex(place.read_text("ascii").strip())
    except (OSError, ValueError):
        secret = b""
    if len(secret) != _LENGTH:
        raise KeystoreFault(FaultKind.SECRET_MISSING, str(FAULT_TEXTS[FaultKind.SECRET_MISSING]))
    return Ed25519PrivateKey.from_private_bytes(secret)
