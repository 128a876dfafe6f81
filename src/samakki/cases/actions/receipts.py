"""Reading what a receipt is made of; each time it is made, that is recorded as a reading."""

from typing import Any, Final

from samakki.access import queries as access
from samakki.cases.actions.consenting import ADMINISTRATION, ground_of
from samakki.cases.actions.desk import of_case, stored
from samakki.cases.rules import lines_in, receipt_fields, section_shown
from samakki.cases.words import CONSENTS, ReceiptRead
from samakki.consent import queries as consent
from samakki.journal import actions as journal
from samakki.journal import queries as about_journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import FieldUnknownError

_READINGS: Final = 1_000


@deed(about=of_case)
def read_receipt(by: By, case: FileId, row: str) -> ReceiptRead:
    """Open what was asked and answered, for a receipt; raises FieldUnknownError."""
    state = journal.read_snapshots(by, [case], [ADMINISTRATION], page="receipt").get(case, FileState())
    line = next((one for one in lines_in(section_shown(state, ADMINISTRATION), CONSENTS) if one.row == row), None)
    if line is None:
        raise FieldUnknownError(row)
    owner = AgencyId(stored(case).owner_id)
    ground = ground_of(by, case, line)
    shares = consent.shares_of(by, ground.file, owner) if ground else ()
    readings = about_journal.reads_of(by, ground.file, _READINGS) if ground else ()
    return ReceiptRead(
        case=case,
        owner=owner,
        line=line,
        ground=ground,
        text=consent.text_of_hash(by, line.words("text_hash")),
        shares=tuple(share for share in shares if ground and share.ground == ground.id),
        readings=tuple(one for one in readings if ground and one.ground == ground.id),
        agencies={str(each.agency): each.name for each in access.agencies(by)},
    )


@deed(about=of_case)
def receipt_as_data(by: By, case: FileId, row: str, jurisdiction: str = "") -> dict[str, Any]:
    """Give a receipt with the field names of ISO/IEC TS 27560:2023; raises FieldUnknownError."""
    return receipt_fields(read_receipt(by, case, row), jurisdiction, by.clock.now())
