"""The addresses of the pages on instruments."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.instruments import bringing, report, standing, trying, views

ADDRESSES: Final[list[URLPattern]] = [
    path("forms/", views.instruments, name="instruments"),
    path("forms/new/", bringing.bring, name="instrument-import"),
    path("forms/<uuid:which>/", views.instrument, name="instrument"),
    path("forms/<uuid:which>/compare/", views.compare, name="instrument-compare"),
    path("forms/version/<uuid:which>/", views.version, name="instrument-version"),
    path("forms/version/<uuid:which>/try/", trying.attempt, name="instrument-try"),
    path("forms/version/<uuid:which>/answered/", report.answered, name="instrument-report"),
    path("forms/version/<uuid:which>/publish/", standing.publish, name="instrument-publish"),
    path("forms/version/<uuid:which>/withdraw/", standing.withdraw, name="instrument-withdraw"),
    path("forms/version/<uuid:which>/workbook/", views.workbook, name="instrument-workbook"),
]
