"""The parts of a case's page, ready for the template: one function a panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext

from samakki.cases.words import (
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
    SectionShown,
)
from samakki.doors.web.desk.telling import DANGERS, SAFE_WAYS, told_words, value_words
from samakki.kernel.ids import MemberId
from samakki.sections.words import BY_NAME, RECORD, Section

Names = Mapping[MemberId, str]
_BEFORE_CONTACT: Final = frozenset(
    {
        *((Section.CONTACT, name) for name in ("number", "hours", "who_else", "code_word")),
        *((Section.SAFETY, name) for name in ("agreed", "never_told")),
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words: by whom and when it was said; `told` says who told it, where it was not the person."""

    words: str
    who: str
    when: datetime
    key: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A field in which something stands; `torn` says that two people wrote different things."""

    name: str
    section: str
    label: str
    said: Said
    torn: bool


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


def who(names: Names, member: MemberId) -> str:
    """Name a member of staff; one who is not of this agency is a colleague elsewhere."""
    return names.get(member) or gettext("A colleague elsewhere")


def said(names: Names, shown: FieldShown, head: Head) -> Said:
    """Put one value into words."""
    words, key = value_words(shown.field, head.value), str(head.stamp)
    return Said(words, who(names, head.author), head.stamp.moment(), key, told_words(head))


def sections(names: Names, case: CaseFile) -> list[dict[str, Any]]:
    """Give the sections in which something is known, each with its fields in words."""
    return [_section(names, shown) for shown in case.sections if shown.known]


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
        "unreadable": row.unreadable,
        "worker": str(row.worker or ""),
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
    told = [_torn(one) for one in case.conflicts]
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
        "fields": [
            Known(
                one.field.name,
                one.field.section.value,
                gettext(one.field.label),
                said(names, one, one.heads.heads[0]),
                one.heads.in_conflict,
            )
            for one in shown.known
        ],
    }


def _torn(conflict: Conflict) -> dict[str, str]:
    described = BY_NAME.get((conflict.section, conflict.field))
    _, _, rest = conflict.field.partition("form/")
    return {
        "filling": rest.partition("/")[0],
        "section": conflict.section.value,
        "name": conflict.field,
        "label": gettext(described.label) if described else gettext("an answer in a form"),
        "section_label": section_words(conflict.section),
    }


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
    )


def change_words(section: Section, changes: tuple[Change, ...]) -> tuple[tuple[str, str], ...]:
    """Put the changes of described fields into words: label and value; marks and answers are told otherwise."""
    found = []
    for change in changes:
        described = BY_NAME.get((section, change.field))
        if described is not None:
            found.append((gettext(described.label), value_words(described, change.value)))
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
