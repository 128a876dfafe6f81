"""Who must never see a case: named by the person, or by themselves because of a conflict of interest."""

from uuid import UUID

from django.utils.translation import gettext

from samakki.access.words import BY_NAME
from samakki.cases.actions.assigning import assign_worker
from samakki.cases.actions.changing import Told
from samakki.cases.actions.consenting import ADMINISTRATION, add_to_line, line_named, named_words, today
from samakki.cases.actions.desk import of_case, stored
from samakki.cases.actions.rows import write_row
from samakki.cases.actions.tracing import leave_traces
from samakki.cases.rules import fitting_words
from samakki.cases.words import NEVER_SEES, TEXT_LIMIT, CaseUnknownError, NeverNamed
from samakki.consent import actions as consent
from samakki.consent.queries import shared_with
from samakki.consent.words import NeverId, RecipientKind
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId


@deed(about=of_case)
def name_never(by: By, case: FileId, named: NeverNamed) -> str:
    """Write who must never see a case, in the person's words too; what they could see of it ends at once.

    Gives the row. A case of a worker who is named stands on nobody's list from then on. Raises TermsRefusedError.
    """
    row = stored(case)
    who = fitting_words(named.who, TEXT_LIMIT, about="who") or named_words(by, named.recipient)
    told = {"day": today(by), "who": who, "words": named.words.strip()}
    if named.recipient.kind is RecipientKind.MEMBER and named.recipient.named == str(row.worker_id):
        assign_worker(by, case, None)
    written = write_row(
        by, case, ADMINISTRATION, NEVER_SEES, "", {name: Told([words]) for name, words in told.items() if words}
    )
    line = line_named(by, case, NEVER_SEES, written)
    never = consent.name_never(by, case, AgencyId(row.owner_id), named.recipient, named.spared)
    add_to_line(by, case, NEVER_SEES, line, {"number": str(never)})
    return written


@deed(about=of_case)
def take_off_never(by: By, case: FileId, row: str) -> None:
    """Take somebody off that list because the person says so; nothing that ended begins again by itself.

    Raises FieldUnknownError, CaseUnknownError for one that was taken off already.
    """
    line = line_named(by, case, NEVER_SEES, row)
    try:
        never = NeverId(UUID(line.words("number")))
    except ValueError:
        raise CaseUnknownError from None
    _lift(by, case, never)
    add_to_line(by, case, NEVER_SEES, line, {"taken_off": today(by)})


@deed()
def declare_conflict(by: By, case: FileId) -> None:
    """Declare a conflict of interest: the case is closed to oneself, and leaves one's own list. No reason is asked.

    It may be a case of one's own agency or one that is shared with it, or by name; raises CaseUnknownError for another.
    """
    row = stored(case)
    at_own_desk = row.owner_id == by.agency and by.role not in BY_NAME
    if not at_own_desk and case not in {ground.file for _share, ground in shared_with(by)}:
        raise CaseUnknownError
    if at_own_desk:
        leave_traces(by, {case: gettext("A conflict of interest was declared: the case is closed to who wrote this.")})
    if at_own_desk and row.worker_id is not None and row.worker_id == by.member:
        assign_worker(by, case, None)
    consent.declare_conflict(by, case, AgencyId(row.owner_id))


@deed(about=of_case)
def lift_conflict(by: By, case: FileId, never: NeverId) -> None:
    """Lift a colleague's declared conflict of interest, as somebody who leads; raises CaseUnknownError."""
    _lift(by, case, never)
    leave_traces(by, {case: gettext("A declared conflict of interest was lifted.")})


def _lift(by: By, case: FileId, never: NeverId) -> None:
    try:
        consent.lift_never(by, case, AgencyId(stored(case).owner_id), never)
    except LookupError:
        raise CaseUnknownError from None
