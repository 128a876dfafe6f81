"""Alarms in words, for the page of a case and for the list of all."""

from typing import Any

from samakki.assistance.words import Alarm
from samakki.doors.web.desk.names import Names, who


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
