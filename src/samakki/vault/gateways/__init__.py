"""What the machine hands over and keeps: the node's own secret, the keystore as a whole, the keys of its copies."""

from samakki.vault.gateways.generations import (
    Generation,
    destroy_generation,
    generations,
    grace,
    in_turn,
    write_generation,
)
from samakki.vault.gateways.machine import CREDENTIAL, VARIABLE, node_secret, passphrase_cost, write_node_secret
from samakki.vault.gateways.store import (
    keystore_kind,
    keystore_must_be_alone,
    keystore_parts,
    purge_keystore,
    put_keystore,
)

__all__ = [
    "CREDENTIAL",
    "VARIABLE",
    "Generation",
    "destroy_generation",
    "generations",
    "grace",
    "in_turn",
    "keystore_kind",
    "keystore_must_be_alone",
    "keystore_parts",
    "node_secret",
    "passphrase_cost",
    "purge_keystore",
    "put_keystore",
    "write_generation",
    "write_node_secret",
]
