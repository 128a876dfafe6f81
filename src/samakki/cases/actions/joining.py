"""Two files of one person become one; nothing is overwritten, nobody is counted twice, and it can be undone."""

from collections.abc import Iterable, Mapping
from typing import Final

from samakki.cases.actions.counting import Now, count
from samakki.cases.actions.desk import of_two, stored, visible, written
from samakki.cases.actions.listing import opened
from samakki.cases.models import Case
from samakki.cases.rules import (
    ROW_SECTIONS,
    Sheaf,
    fitting_words,
    given_back,
    joined_field,
    joined_in,
    joined_value,
    leads_to,
    said_unlike,
    section_shown,
    taken_over,
)
from samakki.cases.words import TEXT_LIMIT, Beside, CaseRow, CasesJoined, CasesParted, Joined, Way, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, FileState, Flag, Heads, Kind
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import RECORD, Section, counted_in_rows, may_be_counted

_ADMIN: Final = Section.ADMINISTRATION


@deed(about=of_two)
def read_beside(by: By, kept: FileId, other: FileId) -> Beside:
    """Open two files side by side, for somebody who thinks that they are of one person. Raises as join_cases."""
    check_two(kept, other)
    rows = opened(by, [stored(kept), stored(other)], ROW_SECTIONS, "beside")
    states = journal.read_snapshots(by, [kept, other], None, page="beside")
    shown = {
        section: (section_shown(states[kept], section), section_shown(states[other], section)) for section in RECORD
    }
    told = {section: both for section, both in shown.items() if both[0].known or both[1].known}
    return Beside(rows[0], rows[1], told, leads_to(states[kept], other) or leads_to(states[other], kept))


@deed(about=of_two)
def join_cases(by: By, kept: FileId, other: FileId, reason: str) -> None:
    """Say that two files are of one person: one goes on, the other leaves the lists and stays readable from it.

    What the other says is written into the one that goes on; where both say different things, both stand until a
    person decides. What was written closed, notes, forms and attachments are read in the other file. Its facts end:
    nobody is counted twice. Raises WordsRefusedError without a reason, for one and the same file, and for one that was
    joined already.
    """
    why = fitting_words(reason, TEXT_LIMIT, about="reason", needed=True)
    check_two(kept, other)
    states = journal.read_snapshots(by, [kept, other], None, page="beside")
    drafts = [_draft(by, kept, sheaf) for sheaf in taken_over(states[kept], states[other], kept)]
    drafts += [
        _mark(kept, states[kept], other, joined_value(Way.TOOK_IN, why, [each.entry for each in drafts if each.entry])),
        _mark(other, states[other], kept, joined_value(Way.WENT_INTO, why, [])),
    ]
    _end_facts(by, other, states[other])
    journal.append_many(by, drafts)
    Case.objects.filter(pk=other).update(joined_at=by.clock.now())
    written(by, kept)
    written(by, other)
    tell(by, CasesJoined(kept, other))


@deed(about=of_two)
def part_cases(by: By, kept: FileId, other: FileId) -> None:
    """Undo a joining, from either file: what came with one goes from the other, unless decided or changed since.

    Raises WordsRefusedError when they are not joined.
    """
    states = journal.read_snapshots(by, [kept, other], None, page="beside")
    joined = _between(states, kept, other)
    if joined and joined.way is Way.WENT_INTO:
        kept, other = other, kept
        joined = _between(states, kept, other)
    if joined is None:
        raise WordsRefusedError("other", "not_a_case")  # noqa: EM101 -- a code, and not a message
    drafts = [_draft(by, kept, sheaf) for sheaf in given_back(states[kept], joined.entries)]
    drafts += [_mark(kept, states[kept], other, None), _mark(other, states[other], kept, None)]
    Case.objects.filter(pk=other).update(joined_at=None)
    journal.append_many(by, drafts)
    count(by, [Now(other, section, fields) for section, fields in states[other].sections.items()])
    written(by, kept)
    written(by, other)
    tell(by, CasesParted(kept, other))


@deed()
def name_joined(by: By, cases: Iterable[FileId]) -> tuple[CaseRow, ...]:
    """Open the names of the other files of a person, as far as they are the own agency's."""
    wanted = list(cases)
    found = visible(by, Case.objects.filter(pk__in=wanted, owner_id=by.agency)) if wanted else ()
    return opened(by, list(found), ROW_SECTIONS, "joined")


def _between(states: Mapping[FileId, FileState], file: FileId, other: FileId) -> Joined | None:
    return next((one for one in joined_in(states[file]) if one.case == other), None)


def check_two(kept: FileId, other: FileId) -> None:
    """Raise WordsRefusedError for one and the same file, and for one that was joined already."""
    if kept == other or Case.objects.filter(pk__in=(kept, other)).exclude(joined_at=None).exists():
        raise WordsRefusedError("other", "not_a_case")  # noqa: EM101 -- a code, and not a message


def _draft(by: By, kept: FileId, sheaf: Sheaf) -> Draft:
    flags = frozenset({Flag.THIRD_PARTY}) if sheaf.third_party else frozenset()
    body = Body(Kind.CHANGE, changes=tuple(sheaf.changes), flags=flags, told_by=sheaf.told_by)
    return Draft(kept, sheaf.section, body, entry=EntryId(fresh_id(by.clock, by.chance)))


def _mark(file: FileId, state: FileState, other: FileId, value: object) -> Draft:
    change: Change = state.change(_ADMIN, joined_field(other), value)
    return Draft(file, _ADMIN, Body(Kind.CHANGE, changes=(change, *said_unlike(state, other))))


def _end_facts(by: By, other: FileId, state: FileState) -> None:
    """Let the facts of a file say nothing from now on."""
    counted = {
        section: {name: Heads() for name in fields if may_be_counted(section, name) or counted_in_rows(section, name)}
        for section, fields in state.sections.items()
    }
    count(by, [Now(other, section, fields) for section, fields in counted.items() if fields])
