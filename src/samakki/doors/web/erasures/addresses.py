"""The addresses of erasures: ids only."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.backups import views as backups
from samakki.doors.web.erasures import keeping, views

ADDRESSES: Final[list[URLPattern]] = [
    path("erasures/", views.show, name="erasures"),
    path("erasures/<uuid:erasure>/", views.one, name="erasure"),
    path("erasures/keep/<uuid:case>/", keeping.keep, name="keep-on"),
    path("case/<uuid:case>/erasure/", views.ask, name="ask-erasure"),
    path("backups/", backups.show, name="backups"),
]
