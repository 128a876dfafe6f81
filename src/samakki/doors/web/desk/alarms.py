"""Alarms in words, for the page of a case and for the list of all."""

from typing import Any

from samakki.assistance import queries
from samakki.assistance.words import Alarm
from samakki.doors.web.desk.names import Names, who
from samakki.kernel.deeds import By


def alarm_told(names: Names, alarm: Alarm) -> dict[str, Any]:
    """Put an alarm into words; that of a house is answered where its watch is kept."""
    return {
        "id": str(alarm.due.id),
        "case": str(alarm.due.case),
        "until": alarm.until,
        "late": alarm.late,
        "mine": alarm.mine,
        "who": who(names, alarm.due.member) if alarm.due.member else "",
        "of_house": not alarm.due.settles_here,
    }


def unanswered(by: By, names: Names) -> list[dict[str, Any]]:
    """Give the alarms that nobody answered in time, for those who lead; the own stand in the day of each."""
    return [alarm_told(names, one) for one in queries.alarms(by) if one.late and not one.mine]
