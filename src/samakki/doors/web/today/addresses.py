"""The addresses of the day: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.today import views

ADDRESSES: Final[list[URLPattern]] = [
    path("today/", views.show, name="today"),
    path("today/late/<int:start>/", views.late, name="today-late"),
]
