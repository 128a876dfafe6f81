"""What can be asked of transfers without opening anything."""

from samakki.kernel.deeds import By, sight
from samakki.transfers.models import Import
from samakki.transfers.words import ImportId, NoSuchTransferError


@sight()
def through(by: By, transfer: ImportId) -> int:
    """Tell to which row an import has come; raises NoSuchTransferError."""
    row = Import.objects.filter(pk=transfer).first()
    if row is None or row.agency_id != by.agency:
        raise NoSuchTransferError
    return row.through
