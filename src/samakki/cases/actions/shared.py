"""Cases of other agencies: listed, read and written as far as a ground opens them; and what one's own agency wrote."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from samakki.cases.models import Case
from samakki.cases.rules import case_row, fitting_words, section_shown
from samakki.cases.words import (
    ENTRIES_A_PAGE,
    NOTE_LIMIT,
    CaseUnknownError,
    SharedCase,
    SharedRow,
)
from samakki.consent import queries as consent
from samakki.consent.words import Ground, Share, Use
from samakki.journal import actions as journal
from samakki.journal.words import Body, Draft, FileState, Kind, NoSuchEntryError, OpenedEntry
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section

_PAGE: Final = "shared case"
_LIST: Final = "shared with us"


def _of_shared(by: By, case: FileId, *rest: object, **named: object) -> Attributes:
    """Tell access whose case it is, and of the first ground that is shown for it; raises CaseUnknownError."""
    use = next((one for one in (*rest, *named.values()) if isinstance(one, Use)), Use.CARE)
    first = next(iter(consent.candidates(by, case, use)), None)
    about: dict[str, str | int | bool | list[str]] = {"owner": str(_owner(case)), "section": "", "closed": False}
    if first is None:
        return about
    wanted: dict[str, str | int | bool | list[str]] = {"sections": [], "entries": [], "purpose": use.value}
    return about | wanted | {"never": first.never, "declared": first.declared} | dict(first.ground.told(by.clock.now()))


def _of_note(by: By, case: FileId, text: str, section: Section, **named: object) -> Attributes:
    """Tell access besides into which section is written, and whether the case is restricted."""
    use = Use.SAFETY if _writing(by, case, section, Use.CARE) is None else Use.CARE
    told = {**_of_shared(by, case, text, section, use, **named), "section": section.value}
    return told | ({"restricted": True} if _is_restricted(case) else {})


@deed()
def shared_cases(by: By) -> tuple[SharedRow, ...]:
    """List what other agencies share with one's own, and what they no longer share and nobody here has read yet.

    Somebody who reads by name is shown what was shared with them alone, of cases of their own agency too. A name stands
    in the list where identity was shared for care; opening the page is one reading of all of them.
    """
    acting(by)
    listed = consent.shared_with(by)
    named = {ground.file: shown for _share, ground in listed if (shown := _naming(by, ground))}
    states: Mapping[FileId, FileState] = {}
    if named:
        states = journal.read_shared_snapshots(by, named, {Section.IDENTITY}, _LIST)
    rows = {case.pk: case for case in Case.objects.filter(pk__in=[ground.file for _share, ground in listed])}
    return tuple(_row(share, ground, rows, states) for share, ground in listed if ground.file in rows)


@deed(about=_of_shared)
def read_shared_case(by: By, case: FileId, use: Use) -> SharedCase:
    """Open of a case what was shared with the own agency, or by name, for this use: its sections, their newest entries.

    Each ground is read by itself and leaves its own reading record. Raises CaseUnknownError where nothing was shared,
    KeyNotHeldError where the keys wait for somebody of the owning agency.
    """
    shown = consent.grounds_for(by, case, use)
    if not shown:
        raise CaseUnknownError
    states: dict[Section, FileState] = {}
    entries: dict[EntryId, OpenedEntry] = {}
    for ground in shown:
        wanted = sorted(Section(one) for one in ground.sections if Section(one) not in states)
        if wanted:
            read = journal.read_file(by, case, wanted, use.value, page=_PAGE, limit=ENTRIES_A_PAGE, ground=ground)
            states |= dict.fromkeys(wanted, read.state)
            entries |= {one.header.id: one for one in read.entries}
    shut = _is_restricted(case)
    return SharedCase(
        case=case,
        owner=_owner(case),
        use=use,
        sections=tuple(section_shown(state, section) for section, state in sorted(states.items())),
        entries=tuple(sorted(entries.values(), key=lambda one: -one.header.number)),
        named=tuple(sorted({EntryId(UUID(one)) for ground in shown for one in ground.entries})),
        until=min(ground.until for ground in shown if ground.until),
        writable=_writable(states, use, shut=shut),
        restricted=shut,
    )


@deed(about=_of_shared)
def open_shared_entry(by: By, case: FileId, entry: EntryId, use: Use) -> OpenedEntry:
    """Open a closed entry of another agency's case that a ground names; raises CaseUnknownError."""
    ground = next((each for each in consent.grounds_for(by, case, use) if str(entry) in each.entries), None)
    if ground is None:
        raise CaseUnknownError
    try:
        opened = journal.open_closed(by, entry, use.value, ground=ground)
    except NoSuchEntryError:
        raise CaseUnknownError from None
    if opened.header.file != case:
        raise CaseUnknownError
    return opened


@deed(about=_of_note)
def write_shared_note(by: By, case: FileId, text: str, section: Section, *, closed: bool = False) -> EntryId:
    """Write a note into a section of another agency's case that was shared for care; one's own agency keeps it.

    What keeps somebody safe is written where that was shared for safety, too; into a case that is restricted nothing
    else is. Raises WordsRefusedError, CaseUnknownError for a section that was not shared.
    """
    words = fitting_words(text, NOTE_LIMIT, about="note", needed=True)
    ground = _writing(by, case, section, Use.CARE) or _writing(by, case, section, Use.SAFETY)
    if ground is None:
        raise CaseUnknownError
    draft = Draft(case, section, Body(Kind.NOTE, note=words), closed, ground=ground)
    (header,) = journal.append_many(by, [draft])
    Case.objects.filter(pk=case).update(last_entry_at=by.clock.now())
    return header.id


@deed()
def read_own_entries(by: By, case: FileId, closed: Sequence[EntryId] = ()) -> tuple[OpenedEntry, ...]:
    """Open what one's own agency wrote into another agency's case, also when nothing is shared any more.

    Raises CaseUnknownError.
    """
    _owner(case)
    return journal.read_own(by, case, closed=closed)


def _owner(case: FileId) -> AgencyId:
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return AgencyId(owner)


def _is_restricted(case: FileId) -> bool:
    return Case.objects.filter(pk=case).exclude(restricted_at=None).exists()


def _writable(opened: Iterable[Section], use: Use, *, shut: bool) -> frozenset[Section]:
    if use not in {Use.CARE, Use.SAFETY}:
        return frozenset()
    return frozenset(one for one in opened if one is Section.SAFETY or (use is Use.CARE and not shut))


def _writing(by: By, case: FileId, section: Section, use: Use) -> GroundShown | None:
    """Find the ground on which somebody writes into a section for a use."""
    if use is Use.SAFETY and section is not Section.SAFETY:
        return None
    return next((each for each in consent.grounds_for(by, case, use) if section.value in each.sections), None)


def _naming(by: By, ground: Ground) -> GroundShown | None:
    """Give what opens the name of a case for a list, if it was shared for care."""
    if Section.IDENTITY not in ground.terms.sections or Use.CARE not in ground.terms.uses:
        return None
    shown = consent.grounds_for(by, ground.file, Use.CARE)
    return next((each for each in shown if each.id == ground.id), None)


def _row(share: Share, ground: Ground, rows: Mapping[FileId, Case], states: Mapping[FileId, FileState]) -> SharedRow:
    state = states.get(ground.file)
    name = case_row(rows[ground.file], state).name if state else ""
    return SharedRow(ground.file, ground.owner, name, ground, share)
