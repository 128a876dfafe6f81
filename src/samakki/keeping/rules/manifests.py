"""The list that goes with a copy: what it is of, its files with their hashes, signed by the node."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from samakki.keeping.words import BackupRefusedError, BackupWrong, Holds
from samakki.kernel.canon import canonical, parse
from samakki.kernel.ids import NodeId

FORM: Final = "samakki backup 1"
_UNREADABLE: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file of a copy: its length in bytes, its SHA-256 in hex."""

    length: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself.

    `counted` is the keystore's count: of a keystore the one that it holds at least, of data the one that it may need.
    `number` is the generation that a keystore is sealed to. `tables` names the changes of the tables that were made.
    """

    holds: Holds
    node: NodeId
    key: bytes
    moment: datetime
    kind: str
    counted: int
    number: int
    tables: tuple[str, ...]
    files: Mapping[str, FileTold]
    signature: bytes = b""

    def text(self) -> bytes:
        """Write what the node signs."""
        return canonical(self._told())

    def signed(self, signature: bytes) -> Self:
        """Give the list with its signature."""
        return replace(self, signature=signature)

    def write(self) -> bytes:
        """Write the list as it lies in its file."""
        return canonical(self._told() | {"signature": self.signature.hex()}) + b"\n"

    def _told(self) -> dict[str, Any]:
        return {
            "samakki": FORM,
            "holds": self.holds.value,
            "node": str(self.node),
            "key": self.key.hex(),
            "moment": self.moment.isoformat(),
            "kind": self.kind,
            "counted": self.counted,
            "number": self.number,
            "tables": list(self.tables),
            "files": {name: {"length": one.length, "hash": one.hash} for name, one in self.files.items()},
        }


def read_manifest(content: bytes, place: str) -> Manifest:
    """Read a list; raises BackupRefusedError for what is none."""
    try:
        told = parse(content)
        return Manifest(
            holds=Holds(told["holds"]),
            node=NodeId(UUID(told["node"])),
            key=bytes.fromhex(told["key"]),
            moment=datetime.fromisoformat(told["moment"]),
            kind=str(told["kind"]),
            counted=int(told["counted"]),
            number=int(told["number"]),
            tables=tuple(map(str, told["tables"])),
            files={
                str(name): FileTold(int(one["length"]), str(one["hash"])) for name, one in dict(told["files"]).items()
            },
            signature=bytes.fromhex({FORM: told["signature"]}[told["samakki"]]),
        )
    except _UNREADABLE as reason:
        raise BackupRefusedError(BackupWrong.TAMPERED, place) from reason


def must_be_ours(manifest: Manifest, key: bytes, place: str) -> None:
    """Refuse a list that another node signed, or nobody; `key` is this node's public key."""
    if manifest.key != key:
        raise BackupRefusedError(BackupWrong.FOREIGN, place)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(manifest.signature, manifest.text())
    except (InvalidSignature, ValueError):
        raise BackupRefusedError(BackupWrong.TAMPERED, place) from None


def must_be_whole(manifest: Manifest, found: Mapping[str, FileTold], place: str) -> None:
    """Refuse a copy of which something is missing, cut short, changed or added."""
    for name, told in manifest.files.items():
        if name not in found or found[name].length < told.length:
            raise BackupRefusedError(BackupWrong.PARTIAL, f"{place}/{name}")
        if found[name] != told:
            raise BackupRefusedError(BackupWrong.TAMPERED, f"{place}/{name}")
    for name in found.keys() - manifest.files.keys():
        raise BackupRefusedError(BackupWrong.TAMPERED, f"{place}/{name}")


def must_fit(manifest: Manifest, kind: str, tables: Mapping[str, bool], place: str) -> None:
    """Refuse a copy of another kind of store, or of tables that this version of the code does not make.

    `tables` tells of each change of the tables that this version knows whether it was made here; a copy of PostgreSQL
    holds rows only, so that the tables here must be the very same.
    """
    if manifest.kind != kind:
        raise BackupRefusedError(BackupWrong.OTHER_KIND, place)
    made = {name for name, is_made in tables.items() if is_made}
    if not set(manifest.tables) <= set(tables) or (kind == "postgresql" and set(manifest.tables) != made):
        raise BackupRefusedError(BackupWrong.OTHER_VERSION, place)
