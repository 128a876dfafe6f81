"""The addresses of requests, of the person's own copy and of breaches: ids only."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.accounting import views as accounting
from samakki.doors.web.breaches import views as breaches
from samakki.doors.web.own_copy import views as own_copy
from samakki.doors.web.requests import views

ADDRESSES: Final[list[URLPattern]] = [
    path("accounting/", accounting.show, name="accounting"),
    path("requests/", views.show, name="requests"),
    path("requests/<uuid:request_id>/", views.one, name="request"),
    path("case/<uuid:case>/requests/", views.of_case, name="case-requests"),
    path("case/<uuid:case>/restriction/", views.lift, name="lift-restriction"),
    path("case/<uuid:case>/copy/", own_copy.show, name="own-copy"),
    path("case/<uuid:case>/copy/paper/", own_copy.paper, name="own-copy-paper"),
    path("breaches/", breaches.show, name="breaches"),
    path("breaches/<uuid:breach>/", breaches.one, name="breach"),
]
