"""The addresses of the day: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.today import acting, drawer, evening, notes, views, visit

ADDRESSES: Final[list[URLPattern]] = [
    path("today/", views.show, name="today"),
    path("today/late/<int:start>/", views.late, name="today-late"),
    path("today/due/<uuid:due>/<slug:act>/", acting.act, name="today-act"),
    path("today/answer/<uuid:review>/seen/", acting.seen, name="today-seen"),
    path("today/evening/", evening.close, name="today-evening"),
    path("today/undo/", evening.undo, name="today-undo-many"),
    path("today/note/", notes.several, name="today-note"),
    path("today/people/<uuid:case>/", drawer.show, name="today-drawer"),
    path("today/people/<uuid:case>/note/", notes.one, name="today-drawer-note"),
    path("today/people/<uuid:case>/note/take-back/", notes.take_back, name="today-take-back"),
    path("today/people/<uuid:case>/undo/", notes.undo, name="today-undo"),
    path("today/people/<uuid:case>/visit/", visit.visit, name="today-visit"),
    path("today/people/<uuid:case>/service/", visit.service, name="today-service"),
]
