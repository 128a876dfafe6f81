"""From a passphrase to a key, at a cost that makes guessing dear (Argon2id, RFC 9106)."""

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from samakki.vault.rules.boxes import KEY


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try costs: memory in KiB, how often it is gone through, and by how many lanes at once."""

    memory: int
    rounds: int = 3
    lanes: int = 4


def key_from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive 32 bytes; the passphrase is first brought to form NFKC, because keyboards write one letter differently."""
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass"),
        salt,
        time_cost=cost.rounds,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=KEY,
        type=Type.ID,
    )
