"""Arrivals on notice: each person who is expected has a case and an appointment before anybody knows their name."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from samakki.cases.actions.changing import Told, change_fields
from samakki.cases.actions.desk import of_case
from samakki.cases.actions.opening import open_case
from samakki.cases.actions.rows import rows_in, write_row
from samakki.cases.words import EXPECTED_AT_ONCE, NOTICE, Came, Notice, RowShown, WordsRefusedError
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, FieldUnknownError, Section

_ADMINISTRATION: Final = Section.ADMINISTRATION
_APPOINTMENTS: Final = BY_NAME[_ADMINISTRATION, "appointments"]
_NOTICE: Final = BY_NAME[_ADMINISTRATION, NOTICE]
_STATES: Final = {Came.ARRIVED: "done", Came.NOT_COME: "missed", Came.EXPECTED: "planned"}


@deed()
def announce(by: By, notice: Notice) -> tuple[FileId, ...]:
    """Open a case for each person who is expected, with the notice and an appointment to meet them.

    Raises WordsRefusedError where nobody is named who told it, no day is given, or too many are expected at once.
    """
    for about, words in (("from_whom", notice.from_whom), ("day", notice.day)):
        if not words.strip():
            raise WordsRefusedError(about, "empty")
    if not 1 <= notice.people <= EXPECTED_AT_ONCE:
        raise WordsRefusedError("people", "out_of_range", EXPECTED_AT_ONCE)  # noqa: EM101 -- codes, and no message
    return tuple(_expect(by, notice, number) for number in range(1, notice.people + 1))


@deed(about=of_case)
def say_whether_come(by: By, case: FileId, row: str, came: Came) -> None:
    """Write whether somebody who was expected came; who came has arrived today, and the appointment is settled.

    Raises FieldUnknownError for a notice that is not there.
    """
    found = next((each for each in rows_in(by, case, _NOTICE) if each.row == row and each.stands), None)
    if found is None:
        raise FieldUnknownError(row)
    write_row(by, case, _ADMINISTRATION, NOTICE, row, {"state": Told([came.value], base=_base(found, "state"))})
    meeting = next((each for each in rows_in(by, case, _APPOINTMENTS) if each.stands and _is_of(each, found)), None)
    if meeting:
        told = {"state": Told([_STATES[came]], base=_base(meeting, "state"))}
        write_row(by, case, _ADMINISTRATION, _APPOINTMENTS.name, meeting.row, told)
    if came is Came.ARRIVED:
        today = timezone.localtime(by.clock.now()).date().isoformat()
        change_fields(by, case, _ADMINISTRATION, {"arrived": Told([today])})


def _expect(by: By, notice: Notice, number: int) -> FileId:
    case = open_case(by, gettext("Announced by %(who)s") % {"who": notice.from_whom})
    change_fields(by, case, _ADMINISTRATION, {"came_by": Told([notice.came_by])})
    today = timezone.localtime(by.clock.now()).date().isoformat()
    told = {
        "from_whom": notice.from_whom,
        "told_on": notice.told_on or today,
        "day": notice.day,
        "time": notice.time,
        "place": notice.place,
        "expected": str(notice.people),
        "number": str(number),
        "state": Came.EXPECTED.value,
        "words": notice.words,
    }
    write_row(by, case, _ADMINISTRATION, NOTICE, "", {name: Told([words]) for name, words in told.items() if words})
    meeting = {"what": gettext("Meet at arrival"), "state": "planned"} | {
        name: told[name] for name in ("day", "time", "place")
    }
    parts = {name: Told([words]) for name, words in meeting.items() if words}
    write_row(by, case, _ADMINISTRATION, _APPOINTMENTS.name, "", parts)
    return case


def _is_of(meeting: RowShown, notice: RowShown) -> bool:
    """Tell whether an appointment is the one at which the person of a notice is met."""
    told = {part.field.name: part.heads for part in meeting.parts}
    said = {part.field.name: part.heads for part in notice.parts}
    return all(told[name].value == said[name].value for name in ("day", "time", "place"))


def _base(row: RowShown, name: str) -> tuple[Stamp, ...]:
    return next((part.heads.base for part in row.parts if part.field.name == name), ())
