"""The addresses of what is due: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.alarm import views as alarm
from samakki.doors.web.appointments import views as appointments
from samakki.doors.web.calendar import views as calendar
from samakki.doors.web.due import views as due
from samakki.doors.web.follow_ups import views as follow_ups
from samakki.doors.web.late import views as late
from samakki.doors.web.visit import views as visit

ADDRESSES: Final[list[URLPattern]] = [
    path("due/", due.act, name="due-act"),
    path("due/undo/", due.undo, name="due-undo"),
    path("late/", late.show, name="late"),
    path("calendar/", calendar.show, name="calendar"),
    path("alarms/", alarm.show, name="alarms"),
    path("case/<uuid:case>/alarm/", alarm.raise_one, name="alarm"),
    path("case/<uuid:case>/follow-ups/", follow_ups.show, name="follow-ups"),
    path("case/<uuid:case>/visit/", visit.write, name="visit"),
    path("case/<uuid:case>/appointments/", appointments.show, name="appointments"),
]
