"""The parts of a case's page, ready for the template: one function a panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import (
    JOINED,
    RESTRICT_TEXTS,
    Body,
    CaseFile,
    CaseRow,
    Change,
    Conflict,
    EntryShown,
    FieldShown,
    Flag,
    Head,
    Kind,
    OpenedEntry,
    RestrictWhy,
    SectionShown,
)
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.rows import RowsShown, cell_words, rows_of, told_rows
from samakki.doors.web.desk.sayers import sayer, source_words
from samakki.doors.web.desk.telling import DANGERS, SAFE_WAYS, date_words, told_words, value_words
from samakki.kernel.ids import MemberId
from samakki.sections.words import BY_NAME, RECORD, Cell, Section, split_cell

_BEFORE_CONTACT: Final = {(Section.CONTACT, name) for name in ("number", "hours", "who_else", "code_word")} | {
    (Section.SAFETY, name) for name in ("agreed", "never_told")
}
_JOINED: Final = _("Joined with the case with the mark %(mark)s")
_PARTED: Final = _("Parted from the case with the mark %(mark)s")


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words: by whom and when it was said; `told` says who told it, where it was not the person.

    `carried` says by whom it was carried over since.
    """

    words: str
    who: str
    when: datetime
    key: str = ""
    told: str = ""
    carried: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A field in which something stands; `torn` says that two people wrote different things, `rows` are its rows."""

    name: str
    section: str
    label: str
    said: Said | None
    torn: bool
    rows: RowsShown | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: a note, changed fields or a form, with what may be done to it."""

    entry: str
    who: str
    when: datetime
    section: str
    kind: str
    text: str
    changes: tuple[tuple[str, str], ...]
    closed: bool
    third_party: bool
    pinned: bool
    taken_back: bool
    own: bool
    filling: str
    attachments: tuple[Any, ...]
    carried: tuple[str, ...]


def said(names: Names, shown: FieldShown, head: Head) -> Said:
    """Put one value into words."""
    words, by = value_words(shown.field, head.value), sayer(names, head)
    return Said(words, by.who, by.when, str(head.stamp), told_words(head), by.carried)


def sections(names: Names, shown: Sequence[SectionShown]) -> list[dict[str, Any]]:
    """Give those of some sections in which something is known, each with its fields in words."""
    return [_section(names, each) for each in shown if each.known]


def unwritten(case: CaseFile) -> list[dict[str, str]]:
    """Give the sections in which nothing is known yet."""
    return [
        {"section": shown.words.section.value, "label": gettext(shown.words.label)}
        for shown in case.sections
        if not shown.known
    ]


def head(row: CaseRow) -> dict[str, Any]:
    """Give what stands at the head of a case: name, pseudonym, the safe way, danger."""
    return {
        "case": str(row.case),
        "name": row.name or gettext("Closed to you"),
        "pseudonym": row.pseudonym if row.called else "",
        "mark": row.mark,
        "safe_way": str(SAFE_WAYS.get(row.safe_way, "")),
        "safe_code": row.safe_way,
        "danger": str(DANGERS.get(row.danger, "")),
        "danger_code": row.danger,
        "conflicts": row.conflicts,
        "last_entry_at": row.last_entry_at,
        "opened_at": row.opened_at,
        "untouched": row.untouched,
        "unreadable": row.unreadable,
        "worker": str(row.worker or ""),
        "closed": date_words(row.closed_on.isoformat()) if row.closed_on else "",
        "restricted": str(RESTRICT_TEXTS[RestrictWhy(row.restricted)]) if row.restricted else "",
    }


def before_contact(case: CaseFile) -> list[tuple[str, str]]:
    """Give what must be read before anybody calls: number, hours, who else may pick up, what was agreed."""
    return [
        (gettext(one.field.label), value_words(one.field, one.heads.value))
        for shown in case.sections
        for one in shown.known
        if (one.field.section, one.field.name) in _BEFORE_CONTACT
    ]


def staff(names: Names) -> list[tuple[str, str]]:
    """Give those on whose list a case can stand."""
    listed = sorted(names.items(), key=lambda one: one[1].casefold())
    return [("", gettext("Nobody for now")), *((str(member), name) for member, name in listed)]


def conflicts(case: CaseFile) -> list[dict[str, str]]:
    """Give the fields of which two people wrote different things."""
    told = [_torn(case, one) for one in case.conflicts]
    return [one for at, one in enumerate(told) if not one["filling"] or one["filling"] not in _fillings(told[:at])]


def _fillings(torn: Sequence[Mapping[str, str]]) -> set[str]:
    return {one["filling"] for one in torn}


def timeline(names: Names, case: CaseFile, me: MemberId | None) -> list[Line]:
    """Give the page's entries in words, newest first; what only pins or unpins is left out."""
    lines = [_line(names, shown, me) for shown in case.entries]
    told = [line for line in lines if line.closed or line.text or line.changes or line.filling or line.attachments]
    return [line for above, line in zip([None, *told], told, strict=False) if not _goes_on(above, line)]


def _goes_on(above: Line | None, line: Line) -> bool:
    """Tell whether a line is one more save of the form of which the line above tells."""
    same = above is not None and (above.filling, above.who) == (line.filling, line.who)
    return same and bool(line.filling) and not (line.text or line.changes or line.attachments)


def pinned(names: Names, case: CaseFile) -> list[dict[str, Any]]:
    """Give the notes that stand above the others."""
    return [
        {
            "entry": str(note.entry),
            "text": note.text,
            "who": who(names, note.author),
            "when": note.stamp.moment(),
            "section": section_words(note.section),
        }
        for note in case.pinned
    ]


def section_words(section: Section) -> str:
    """Name a section in the reader's language."""
    return gettext(RECORD[section].label)


def _section(names: Names, shown: SectionShown) -> dict[str, Any]:
    return {
        "section": shown.words.section.value,
        "label": gettext(shown.words.label),
        "fields": [_known(names, one) for one in shown.known],
    }


def _known(names: Names, one: FieldShown) -> Known:
    first = one.heads.heads[0] if one.heads.heads else None
    return Known(
        one.field.name,
        one.field.section.value,
        gettext(one.field.label),
        said(names, one, first) if first else None,
        one.heads.in_conflict,
        rows_of(names, one) if one.standing else None,
    )


def _torn(case: CaseFile, conflict: Conflict) -> dict[str, str]:
    rest = conflict.field.partition("form/")[2]
    filling = rest.partition("/")[0]
    told = {"case": str(case.row.case), "section": conflict.section.value}
    cell = split_cell(conflict.field)
    if filling:
        address = reverse("form-resume", args=[told["case"], filling])
    elif cell:
        address = reverse("cell-conflict", kwargs=told | {"field": cell.field, "row": cell.row, "part": cell.part})
    else:
        address = reverse("conflict", kwargs=told | {"field": conflict.field})
    return {
        "filling": filling,
        "label": _torn_label(case, conflict, cell),
        "section_label": section_words(conflict.section),
        "address": address,
    }


def _torn_label(case: CaseFile, conflict: Conflict, cell: Cell | None) -> str:
    described = BY_NAME.get((conflict.section, cell.field if cell else conflict.field))
    if described is None:
        return gettext("an answer in a form")
    shown = next((one.field(described.name) for one in case.sections if one.words.section is described.section), None)
    return cell_words(shown, described, cell) if cell else gettext(described.label)


def _line(names: Names, shown: EntryShown, me: MemberId | None) -> Line:
    header, body = shown.entry.header, shown.entry.body or Body(Kind.NOTE)
    return Line(
        entry=str(header.id),
        who=who(names, header.author),
        when=header.stamp.moment(),
        section=section_words(header.section),
        kind=body.kind.value,
        text=body.note,
        changes=change_words(header.section, body.changes),
        closed=header.closed,
        third_party=Flag.THIRD_PARTY in body.flags,
        pinned=shown.pinned,
        taken_back=shown.taken_back,
        own=header.author == me,
        filling=body.filling,
        attachments=shown.entry.attachments,
        carried=carried_words(names, shown.entry),
    )


def carried_words(names: Names, entry: OpenedEntry) -> tuple[str, ...]:
    """Say who said what an entry carried over, and when."""
    return tuple(dict.fromkeys(source_words(names, source) for source in entry.sources.values()))


def change_words(section: Section, changes: tuple[Change, ...]) -> tuple[tuple[str, str], ...]:
    """Put the changes of described fields into words: label and value; marks and answers are told otherwise.

    What was written in one row stands in one line.
    """
    found: list[tuple[str, str]] = []
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for change in changes:
        described, cell = BY_NAME.get((section, change.field)), split_cell(change.field)
        if described is not None:
            found.append((gettext(described.label), value_words(described, change.value)))
        elif change.field.startswith(f"{JOINED}/"):
            words = _JOINED if change.value else _PARTED
            found.append((gettext("Another file of this person"), str(words) % {"mark": change.field[-6:]}))
        elif cell and (section, cell.field) in BY_NAME:
            rows.setdefault((cell.field, cell.row), {})[cell.part] = change.value
    for (field, _row), parts in rows.items():
        described = BY_NAME[section, field]
        found.append((gettext(described.label), told_rows(described, parts)))
    return tuple(found)


def fillings(names: Names, case: CaseFile, titles: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Give the forms that were begun, the one written last first."""
    return [
        {
            "filling": one.filling,
            "title": titles.get(one.version) or gettext("A form"),
            "who": who(names, one.author),
            "when": one.last.moment(),
            "answers": sum(1 for value in one.answers.values() if value not in (None, "", [])),
        }
        for one in case.fillings
    ]
