"""Writing fields, each with the values its author saw; deciding where two people wrote different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils import timezone

from samakki.cases.actions.desk import of_case, written
from samakki.cases.rules import (
    check_birth,
    closed_mark,
    fitting_value,
    fitting_words,
    no_longer_open,
    settled,
    starts_closed,
)
from samakki.cases.words import TEXT_LIMIT, ConflictResolved, FieldsChanged, Value
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, FileState, Flag, Kind
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import GONE, RANK, Section, field_named, split_cell


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody typed or chose for a field, which kind of missing it is, and the values that they saw then."""

    said: Sequence[str]
    missing: str = ""
    base: tuple[Stamp, ...] = ()


@deed(about=of_case)
def change_fields(  # noqa: PLR0913 -- where, what, how closed, who told it: each has a box on the page
    by: By,
    case: FileId,
    section: Section,
    told: Mapping[str, Told],
    *,
    closed: bool = False,
    third_party: bool = False,
    told_by: str = "",
) -> None:
    """Write fields of a section; what somebody else wrote meanwhile is kept beside it until a person decides.

    Fields that start closed, and all of them where `closed` says so, get a key of their own and show only when opened
    by name; that something was written about them is marked, and what stood open in them is taken back. `third_party`
    says that somebody else than the person told it, `told_by` who. Raises WordsRefusedError for the first value that
    cannot be kept, FieldUnknownError for a field that the section does not have.
    """
    changes: dict[bool, list[Change]] = {True: [], False: []}
    for name, given in told.items():
        described = field_named(section, name)
        value: Value = fitting_value(described, given.said, given.missing)
        changes[closed or described.closed].append(Change(name, value, given.base))
    check_birth(chain(*changes.values()), timezone.localdate(by.clock.now()))
    for shut, written_so in changes.items():
        if written_so:
            keep(by, case, section, written_so, closed=shut, third_party=third_party, told_by=told_by)


def keep(  # noqa: PLR0913 -- as above
    by: By,
    case: FileId,
    section: Section,
    changes: Sequence[Change],
    *,
    closed: bool = False,
    third_party: bool = False,
    told_by: str = "",
    standing: FileState | None = None,
) -> None:
    """Write changes of a section as one entry, and tell that they were written.

    What is written closed is marked in an entry of its own, which takes back what stood open there: `standing` is the
    section where it was read already.
    """
    flags = frozenset({Flag.THIRD_PARTY}) if third_party else frozenset[Flag]()
    who = fitting_words(told_by, TEXT_LIMIT, about="told_by") if third_party else ""
    body = Body(Kind.CHANGE, changes=tuple(changes), flags=flags, told_by=who)
    entry = EntryId(fresh_id(by.clock, by.chance)) if closed else None
    drafts = [Draft(case, section, body, closed, entry)]
    if entry is not None:
        fields = dict.fromkeys(change.field.partition("/")[0] for change in changes)
        marks = tuple(Change(closed_mark(field, entry), value=True) for field in fields)
        back = no_longer_open(standing or standing_in(by, case, section), section, changes)
        drafts.insert(0, Draft(case, section, Body(Kind.CHANGE, changes=(*marks, *back))))
    journal.append_many(by, drafts)
    written(by, case)
    tell(by, FieldsChanged(case, section, tuple(change.field for change in changes)))


def standing_in(by: By, case: FileId, section: Section, page: str = "section") -> FileState:
    """Open what stands in one section of a case."""
    return journal.read_snapshots(by, [case], [section], page=page).get(case, FileState())


@deed(about=of_case)
def resolve_conflict(by: By, case: FileId, section: Section, field: str, told: Told) -> None:
    """Decide what stands in a field, or a part of a row, in conflict; the other values stay in the history.

    Of a field that starts closed the decision is written closed, and what stood open is taken back. Raises
    WordsRefusedError when the value cannot be kept.
    """
    named = split_cell(field)
    field_named(section, named.field if named else field)
    if named and named.part in {RANK, GONE}:
        journal.resolve(by, case, section, field, settled(named.part, told.said, named.part), told.base)
    else:
        value: Value = fitting_value(field_named(section, field), told.said, told.missing)
        if starts_closed(section, field):
            _decide_closed(by, case, section, Change(field, value, told.base))
        else:
            journal.resolve(by, case, section, field, value, told.base)
    written(by, case)
    tell(by, ConflictResolved(case, section, field))


def _decide_closed(by: By, case: FileId, section: Section, decided: Change) -> None:
    """Write a decision closed, and take back what stood open; what somebody else told stays told by them."""
    standing = standing_in(by, case, section, "conflict")
    heads = standing.heads(section, decided.field).heads
    chosen = [head for head in heads if head.value == decided.value]
    other = bool(chosen) and all(head.third_party for head in chosen)
    keep(
        by,
        case,
        section,
        [decided],
        closed=True,
        third_party=other,
        told_by=chosen[0].told_by if other else "",
        standing=standing,
    )
