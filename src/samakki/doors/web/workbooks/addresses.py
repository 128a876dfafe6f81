"""The addresses of workbooks that are filled."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.workbooks import binding, views

ADDRESSES: Final[list[URLPattern]] = [
    path("workbooks/", views.show, name="workbooks"),
    path("workbooks/<uuid:which>/", views.one, name="workbook"),
    path("workbooks/<uuid:which>/bind/", binding.bind, name="workbook-bind"),
    path("workbooks/<uuid:which>/filled/", views.fill, name="workbook-filled"),
]
