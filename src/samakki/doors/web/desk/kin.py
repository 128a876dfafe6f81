"""The family of a case in words: who has a case too, what they are to this person, whether they are in danger now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from samakki.cases import actions
from samakki.cases.words import FieldShown, Relative, RowShown
from samakki.doors.web.desk.asking import case_id
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import code_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldType


@dataclass(frozen=True, slots=True)
class KinLine:
    """One relative who has a case; `case` is empty where it cannot be opened here, `linked` the file it leads to."""

    linked: str
    case: str
    name: str
    relation: str
    together: str
    safe_code: str
    safe_way: str
    danger: str
    danger_code: str


def kin_lines(by: By, members: FieldShown | None, case: FileId) -> list[KinLine]:
    """Name the relatives of a case who have cases too; that their names were read is written down."""
    links = {row.row: link for row in (members.standing if members else ()) if (link := _link(row))}
    if not members or not links:
        return []
    named = dict(zip(dict.fromkeys(links.values()), actions.name_family(by, links.values()), strict=True))
    lines = [_line(row, links[row.row], named[links[row.row]]) for row in members.standing if row.row in links]
    return [line for line in lines if line.case != str(case)]


def alarms(lines: Sequence[KinLine]) -> list[KinLine]:
    """Give the relatives who are in danger now."""
    return [line for line in lines if line.danger_code == "yes_now"]


def _line(row: RowShown, link: FileId, relative: Relative) -> KinLine:
    told = head(relative.row) if relative.row else {}
    return KinLine(
        linked=str(link),
        case=str(relative.case) if relative.row else "",
        name=str(told.get("name") or gettext("Somebody whose file is elsewhere")),
        relation=_words(row, "relation"),
        together=_words(row, "together"),
        safe_code=str(told.get("safe_code", "")),
        safe_way=str(told.get("safe_way", "")),
        danger=str(told.get("danger", "")),
        danger_code=str(told.get("danger_code", "")),
    )


def _words(row: RowShown, name: str) -> str:
    part = next(part for part in row.parts if part.field.name == name)
    return code_words(part.field, part.heads.value) if isinstance(part.heads.value, str) else ""


def _link(row: RowShown) -> FileId | None:
    return next((_case(part) for part in row.known if part.field.type is FieldType.LINK), None)


def _case(part: FieldShown) -> FileId | None:
    return case_id(part.heads.value)
