"""What the page of a reception asks of each person, and what was said there."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from samakki.cases import actions
from samakki.cases.words import CaseRow, RowShown
from samakki.doors.web.desk.asking import case_id
from samakki.doors.web.desk.houses import bed_id
from samakki.doors.web.desk.kin import KinLine, kin_lines
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import code_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, field_named
from samakki.shelter import queries
from samakki.shelter.words import Arrival, Companion


@dataclass(frozen=True, slots=True)
class Family:
    """Who can be received together with somebody: relatives with a case, and rows of those without one."""

    kin: tuple[KinLine, ...]
    rows: tuple[RowShown, ...]


def family_of(by: By, case: FileId) -> Family:
    """Find the family of a case: those who stay nowhere yet, and those without a file of their own."""
    members = actions.read_section(by, case, Section.FAMILY).field("members")
    lines = [line for line in kin_lines(by, members, case) if line.case]
    cases = [each for each in (case_id(line.case) for line in lines) if each]
    housed = {str(each) for each in queries.stays_of(by, cases)}
    alone = (row for row in (members.standing if members else ()) if not _code(row, "case"))
    return Family(tuple(line for line in lines if line.case not in housed), tuple(alone))


def asked_of(
    row: CaseRow, posted: QueryDict, beds: list[tuple[str, str]], place: int, *, ticked: bool
) -> dict[str, Any]:
    """Give what is asked of one person, filled with what was said; without a word each is offered another bed.

    That the case comes to its step is ticked until somebody says otherwise.
    """
    case, told = str(row.case), head(row)
    free = [value for value, _words in beds]
    return {
        "case": case,
        "name": told["name"],
        "mark": told["mark"],
        "ticked": ticked or case in posted.getlist("who"),
        "bed": posted.get(f"bed-{case}", free[min(place, len(free) - 1)]),
        "given": posted.get(f"given-{case}", ""),
        "wishes": posted.get(f"wishes-{case}", ""),
        "brought": posted.get(f"brought-{case}", ""),
        "needs": posted.getlist(f"needs-{case}") or [""],
        "moves": posted.get("do") != "receive" or f"moves-{case}" in posted,
        "names": {name: f"{name}-{case}" for name in ("bed", "given", "wishes", "brought", "needs", "moves")},
    }


def companion_of(row: RowShown, posted: QueryDict) -> dict[str, Any]:
    """Give what is asked of a relative without a file."""
    relation = next((part for part in row.parts if part.field.name == "relation"), None)
    words = code_words(relation.field, _code(row, "relation")) if relation and _code(row, "relation") else ""
    return {
        "row": row.row,
        "name": _code(row, "called") or words or gettext("Without a name"),
        "relation": words,
        "ticked": row.row in posted.getlist("along"),
        "needs": posted.get(f"needs-{row.row}", _code(row, "needs")),
        "field": f"needs-{row.row}",
    }


def arrivals_in(posted: QueryDict, who: list[FileId]) -> list[Arrival]:
    """Read who is received and what was said of each."""
    return [
        Arrival(
            case,
            bed_id(posted.get(f"bed-{case}", "")),
            posted.get(f"given-{case}", ""),
            posted.getlist(f"needs-{case}"),
            posted.get(f"wishes-{case}", ""),
            posted.get(f"brought-{case}", "").splitlines(),
            f"moves-{case}" in posted,
        )
        for case in who
    ]


def companions_in(posted: QueryDict, case: FileId, family: Family) -> list[Companion]:
    """Read which relatives without a file come along."""
    rows = [row.row for row in family.rows if row.row in posted.getlist("along")]
    return [Companion(case, row, posted.get(f"needs-{row}", "")) for row in rows]


def needs() -> list[tuple[str, str]]:
    """Give the urgent needs to tick."""
    return [(code, gettext(words)) for code, words in field_named(Section.ADMINISTRATION, "urgent_needs").codes]


def _code(row: RowShown, part: str) -> str:
    value = next((each.heads.value for each in row.parts if each.field.name == part), None)
    return value if isinstance(value, str) else ""
