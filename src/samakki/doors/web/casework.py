"""The addresses of the case's pages: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.case import views as case
from samakki.doors.web.caseload import views as caseload
from samakki.doors.web.closed_entry import views as closed_entry
from samakki.doors.web.conflict import views as conflict
from samakki.doors.web.history import views as history
from samakki.doors.web.note import views as note
from samakki.doors.web.open_case import views as open_case
from samakki.doors.web.pin import views as pin
from samakki.doors.web.readers import views as readers
from samakki.doors.web.section import views as section
from samakki.doors.web.worker import views as worker

ADDRESSES: list[URLPattern] = [
    path("people/", caseload.show, name="caseload"),
    path("people/new/", open_case.open_now, name="open-case"),
    path("note/", note.write, name="note"),
    path("case/<uuid:case>/", case.show, name="case"),
    path("case/<uuid:case>/worker/", worker.assign, name="worker"),
    path("case/<uuid:case>/readers/", readers.show, name="readers"),
    path("case/<uuid:case>/section/<slug:section>/", section.write, name="section"),
    path("case/<uuid:case>/section/<slug:section>/<slug:field>/", history.show, name="history"),
    path("case/<uuid:case>/section/<slug:section>/<slug:field>/decide/", conflict.decide, name="conflict"),
    path("case/<uuid:case>/entry/<uuid:entry>/", closed_entry.open_it, name="closed-entry"),
    path("case/<uuid:case>/entry/<uuid:entry>/pin/", pin.pin, name="pin"),
    path("case/<uuid:case>/entry/<uuid:entry>/unpin/", pin.unpin, name="unpin"),
    path("case/<uuid:case>/entry/<uuid:entry>/take-back/", pin.take_back, name="take-back"),
]
