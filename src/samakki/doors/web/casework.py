"""The addresses of the case's pages: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.case import views as case
from samakki.doors.web.caseload import views as caseload
from samakki.doors.web.closed_entry import views as closed_entry
from samakki.doors.web.closing import views as closing
from samakki.doors.web.conflict import views as conflict
from samakki.doors.web.family import views as family
from samakki.doors.web.history import views as history
from samakki.doors.web.note import views as note
from samakki.doors.web.open_case import views as open_case
from samakki.doors.web.pin import views as pin
from samakki.doors.web.plan.addresses import ADDRESSES as PLAN
from samakki.doors.web.readers import views as readers
from samakki.doors.web.rows import views as rows
from samakki.doors.web.same_person import views as same_person
from samakki.doors.web.section import views as section
from samakki.doors.web.skills import views as skills
from samakki.doors.web.steps.addresses import ADDRESSES as STEPS
from samakki.doors.web.stories import views as stories
from samakki.doors.web.worker import views as worker

_ROWS = "case/<uuid:case>/section/<slug:section>/<slug:field>/rows/"
ROWS: list[URLPattern] = [
    path(_ROWS, rows.show, name="rows"),
    path(f"{_ROWS}new/", rows.write, name="row-new"),
    path(f"{_ROWS}<slug:row>/", rows.write, name="row"),
    path(f"{_ROWS}<slug:row>/<slug:part>/", history.show, name="cell-history"),
    path(f"{_ROWS}<slug:row>/<slug:part>/decide/", conflict.decide, name="cell-conflict"),
]
ADDRESSES: list[URLPattern] = [
    path("people/", caseload.show, name="caseload"),
    path("people/new/", open_case.open_now, name="open-case"),
    path("people/skills/", skills.show, name="skills"),
    path("note/", note.write, name="note"),
    path("case/<uuid:case>/", case.show, name="case"),
    path("case/<uuid:case>/worker/", worker.assign, name="worker"),
    path("case/<uuid:case>/worker/undo/", worker.undo, name="worker-undo"),
    path("case/<uuid:case>/closing/", closing.show, name="closing"),
    path("case/<uuid:case>/stories/", stories.show, name="stories"),
    path("case/<uuid:case>/stories/<slug:row>/", stories.story, name="story"),
    path("case/<uuid:case>/stories/<slug:row>/print/", stories.paper, name="story-paper"),
    path("case/<uuid:case>/family/", family.show, name="family"),
    path("case/<uuid:case>/same-person/", same_person.show, name="same-person"),
    path("case/<uuid:case>/same-person/part/", same_person.part, name="part-cases"),
    path("case/<uuid:case>/readers/", readers.show, name="readers"),
    path("case/<uuid:case>/section/<slug:section>/", section.write, name="section"),
    path("case/<uuid:case>/section/<slug:section>/<slug:field>/", history.show, name="history"),
    path("case/<uuid:case>/section/<slug:section>/<slug:field>/decide/", conflict.decide, name="conflict"),
    *ROWS,
    *STEPS,
    *PLAN,
    path("case/<uuid:case>/entry/<uuid:entry>/", closed_entry.open_it, name="closed-entry"),
    path("case/<uuid:case>/entry/<uuid:entry>/pin/", pin.pin, name="pin"),
    path("case/<uuid:case>/entry/<uuid:entry>/unpin/", pin.unpin, name="unpin"),
    path("case/<uuid:case>/entry/<uuid:entry>/take-back/", pin.take_back, name="take-back"),
]
