"""How a keystore begins, and what the node signs with."""

from pathlib import Path

from samakki.kernel.deeds import By, deed
from samakki.vault import gateways
from samakki.vault.actions.turns import keystore
from samakki.vault.models import Grant, MemberKey, Milestone, Root, Wrap
from samakki.vault.words import FAULT_TEXTS, FaultKind, KeystoreFault


@deed()
def write_node_secret(by: By, place: Path) -> None:
    """Make the node's own secret and write it where only this user may read it; raises FileExistsError."""
    gateways.write_node_secret(place, by.chance.bytes(32))


@deed()
def found_keystore(by: By) -> None:
    """Begin the keystore of the node that acts; doing so twice changes nothing.

    Raises KeystoreFault when the data was written with a keystore that is not here, when this one belongs to another
    node and holds keys, or when the node's secret is missing.
    """
    public = gateways.node_secret().public_key().public_bytes_raw()
    root = Root.objects.first()
    if Milestone.objects.exists():
        if root is not None and root.node == by.node:
            return
        _refuse(FaultKind.MISSING if root is None else FaultKind.FOREIGN)
    if MemberKey.objects.exists() or Grant.objects.exists() or Wrap.objects.exists():
        _refuse(FaultKind.FOREIGN)
    Root.objects.using(keystore()).update_or_create(
        one=1, defaults={"node": by.node, "node_key": public, "generation": 1}
    )
    Milestone.objects.create(node=by.node, generation=1)


@deed(changes=False)
def sign(by: By, data: bytes) -> bytes:
    """Sign for the node (Ed25519, 64 bytes); raises KeystoreFault when its secret is missing."""
    return gateways.node_secret().sign(data)


def _refuse(kind: FaultKind) -> None:
    raise KeystoreFault(kind, str(FAULT_TEXTS[kind]))
