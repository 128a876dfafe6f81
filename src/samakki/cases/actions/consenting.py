"""A person is asked and answers; the terms become a ground, how it was given lies sealed in the file."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import timezone

from samakki.access import queries as access
from samakki.access.words import AgencyKind
from samakki.cases.actions.changing import Told
from samakki.cases.actions.desk import closed_to, of_case, stored
from samakki.cases.actions.rows import write_row
from samakki.cases.models import Case
from samakki.cases.rules import (
    SHARES,
    case_row,
    check_yes,
    child_or_not,
    is_open_answer,
    lines_in,
    part_base,
    parts_of,
    recipient_words,
    section_shown,
)
from samakki.cases.words import (
    CONSENTS,
    DISCLOSURES,
    GIVEN,
    LATER,
    NEVER_SEES,
    REFUSED,
    WITHDRAWN,
    Asked,
    ClosedEntry,
    ConsentsOpened,
    SealedLine,
    WordsRefusedError,
)
from samakki.consent import actions as consent
from samakki.consent import queries as grounds
from samakki.consent.words import About, Ground, GroundKind, Recipient, RecipientKind, Terms
from samakki.journal import actions as journal
from samakki.journal import queries as about_journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import FieldUnknownError, Section

ADMINISTRATION: Final = Section.ADMINISTRATION
_PAGE: Final = "consent"
_READ: Final = (Section.IDENTITY, Section.CONTACT, Section.SAFETY, ADMINISTRATION)


@deed(about=of_case)
def open_consents(by: By, case: FileId) -> ConsentsOpened:
    """Open what a case says of who may know: what was asked and answered, what is shared, who must never see."""
    row, state = stored(case), _state(by, case)
    shown, owner = section_shown(state, ADMINISTRATION), AgencyId(row.owner_id)
    consent.hand_out(by, case, owner)
    closed = [header for header in about_journal.headers(by, case) if header.closed]
    return ConsentsOpened(
        row=case_row(row, state),
        owner=owner,
        consents=lines_in(shown, CONSENTS),
        disclosures=lines_in(shown, DISCLOSURES),
        never_sees=lines_in(shown, NEVER_SEES),
        grounds=grounds.grounds_of(by, case, owner),
        shares=grounds.shares_of(by, case, owner),
        never=grounds.never_of(by, case, owner),
        closed=tuple(ClosedEntry(one.section, one.id, one.stamp.moment()) for one in reversed(closed)),
        is_child=child_or_not(state, timezone.localdate(by.clock.now())),
    )


@deed(about=of_case)
def give_consent(by: By, case: FileId, asked: Asked) -> str:
    """Write a yes, and carry it out: whoever it names can read from its first moment; gives the row.

    Raises WordsRefusedError for what a yes has to say and does not, `child_said_no` where a child does not want it,
    `not_reviewed` for a text that no native reader has signed; TermsRefusedError for terms that no consent can have.
    """
    text = grounds.text_of_hash(by, asked.text)
    state = _state(by, case)
    check_yes(asked, text, child_or_not(state, timezone.localdate(by.clock.now())))
    if text and not grounds.may_be_read(by, text):
        raise WordsRefusedError("text", "not_reviewed")  # noqa: EM101 -- codes, and no message
    owner, ground = AgencyId(stored(case).owner_id), ""
    if asked.about in SHARES and asked.terms:
        check_named(by, case, asked.terms)
        _check_embassy(by, asked)
        ground = str(consent.open_ground(by, case, owner, GroundKind.CONSENT, asked.terms))
    read = {"text": [f"{text.name} {text.version}, {text.language}"], "text_hash": [text.hash]} if text else {}
    return _write(by, case, asked, GIVEN, read | ({"ground": [ground]} if ground else {}))


@deed(about=of_case)
def refuse_consent(by: By, case: FileId, asked: Asked) -> str:
    """Write a no; gives the row. Nothing else changes: nothing else hangs on it."""
    return _write(by, case, asked, REFUSED)


@deed(about=of_case)
def ask_consent(by: By, case: FileId, asked: Asked) -> str:
    """Write that something was talked about and left open, because somebody wants to think; gives the row."""
    return _write(by, case, asked, LATER)


@deed(about=of_case)
def withdraw_consent(by: By, case: FileId, row: str, how: str) -> None:
    """Write that a yes was taken back, `how` in words, without a reason; what was shared because of it ends at once.

    Raises FieldUnknownError for a row that is not there, WordsRefusedError `changed_since` for one that is no yes.
    """
    line = line_named(by, case, CONSENTS, row)
    owner = AgencyId(stored(case).owner_id)
    ground = ground_of(by, case, line)
    if not is_open_answer(line, ground):
        raise WordsRefusedError("answer", "changed_since")  # noqa: EM101 -- codes, and no message
    if ground is not None:
        consent.end_ground(by, ground.file, owner, ground.id)
    add_to_line(by, case, CONSENTS, line, {"answer": WITHDRAWN, "ended_on": today(by), "ended_how": how.strip()})


def ground_of(by: By, case: FileId, line: SealedLine) -> Ground | None:
    """Give the ground that a line is about: of this case, or of a file that was joined with it."""
    found = grounds.ground_named(by, line.words("ground"), AgencyId(stored(case).owner_id))
    if found is None or found.file == case:
        return found
    gone_on = Case.objects.filter(pk=found.file, joined_at__isnull=False).exists()
    return found if gone_on and found.file not in closed_to(by) else None


def line_named(by: By, case: FileId, field: str, row: str) -> SealedLine:
    """Open one line of a field of rows of the administration; raises FieldUnknownError."""
    state = journal.read_snapshots(by, [case], [ADMINISTRATION], page=_PAGE).get(case, FileState())
    found = next((one for one in lines_in(section_shown(state, ADMINISTRATION), field) if one.row == row), None)
    if found is None:
        raise FieldUnknownError(row)
    return found


def add_to_line(by: By, case: FileId, field: str, line: SealedLine, told: Mapping[str, str]) -> None:
    """Write parts of a line over what stands in them."""
    parts = {name: Told([words], base=part_base(line.parts, name)) for name, words in told.items() if words}
    write_row(by, case, ADMINISTRATION, field, line.row, parts)


def today(by: By) -> str:
    """Give the day on which somebody acts."""
    return timezone.localdate(by.clock.now()).isoformat()


def check_named(by: By, case: FileId, terms: Terms) -> None:
    """Raise WordsRefusedError for an entry that is not a closed one of this case, in the section that is told."""
    if not terms.entries:
        return
    closed = {(header.section, header.id) for header in about_journal.headers(by, case) if header.closed}
    if not terms.entries <= closed:
        raise WordsRefusedError("entries", "not_a_choice")  # noqa: EM101 -- codes, and no message


def named_words(by: By, recipient: Recipient) -> str:
    """Write who is named as it is kept in a sealed row."""
    agencies = {str(each.agency): each.name for each in access.agencies(by)}
    staff = {str(each.member): each.display_name for each in access.staff_known(by, [recipient.named])}
    return recipient_words(recipient, agencies, staff)


def _write(by: By, case: FileId, asked: Asked, answer: str, more: Mapping[str, Sequence[str]] | None = None) -> str:
    recipient = named_words(by, asked.terms.recipient) if asked.terms else ""
    entries = ", ".join(sorted(str(entry)[-6:] for _section, entry in asked.terms.entries)) if asked.terms else ""
    parts = parts_of(asked, answer, timezone.localdate(by.clock.now()), recipient, entries) | dict(more or {})
    return write_row(by, case, ADMINISTRATION, CONSENTS, "", {name: Told(told) for name, told in parts.items()})


def _state(by: By, case: FileId) -> FileState:
    return journal.read_snapshots(by, [case], _READ, page=_PAGE).get(case, FileState())


def _check_embassy(by: By, asked: Asked) -> None:
    """Let an embassy be named only where word to an embassy was asked for, in the words that belong to it."""
    recipient = asked.terms.recipient if asked.terms else Recipient(RecipientKind.NODE, "")
    kinds = {str(each.agency): each.kind for each in access.agencies(by)}
    named = recipient.named if recipient.kind is RecipientKind.KIND else kinds.get(recipient.named, "")
    if (named == AgencyKind.EMBASSY) != (asked.about is About.EMBASSY) and recipient.kind is not RecipientKind.NODE:
        raise WordsRefusedError("about", "not_a_choice")  # noqa: EM101 -- codes, and no message
