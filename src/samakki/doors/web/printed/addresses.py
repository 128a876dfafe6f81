"""The addresses of printed tables."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.printed import bringing, views

ADDRESSES: Final[list[URLPattern]] = [
    path("tables/", views.show, name="tables"),
    path("tables/bring/", bringing.bring, name="table-bring"),
    path("tables/<int:version>/<path:name>/", views.one, name="table"),
]
