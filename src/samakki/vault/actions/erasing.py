"""Erasing: the keys of a file go first, and with them what they opened, in every copy of the data."""

from collections.abc import Collection
from uuid import UUID

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.vault import gateways
from samakki.vault.actions.copying import remember_erased, renewed
from samakki.vault.actions.turns import turn
from samakki.vault.models import Erased, Wrap
from samakki.vault.words import KeysAwayError, KeysEnded


def _owner(_by: By, owner: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def erase_keys(by: By, owner: AgencyId, file: FileId, persons: Collection[UUID] = ()) -> KeysEnded:  # noqa: ARG001 -- the owner is what access is asked about
    """Destroy every key of a file, whoever holds it; nothing brings them back. Doing so twice changes nothing.

    That the file must never come back is remembered, and of `persons`, the numbers of its facts, too. Copies of the
    keystore go on under a new generation; `final_at` is when the older ones end. It is None while the folder of their
    keys is away, and for what was erased before: `renew_generation` tells it then.
    """
    with turn(by):
        known = Erased.objects.filter(pk=file).exists()
        gone, _by_table = Wrap.objects.filter(file=file).delete()
        remember_erased((file, *persons))
    try:
        final = None if known and not gone else renewed(by, [file])
    except KeysAwayError:
        final = None
    return KeysEnded(gone, final)


@deed(changes=False)
def purge(by: By) -> None:
    """Let no trace of destroyed keys stay in the files of the keystore: others wait for its table meanwhile."""
    gateways.purge_keystore()
