"""The addresses of the pages on forms of a case."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.form import carrying, listing, looking_back, over_time, views

ADDRESSES: Final[list[URLPattern]] = [
    path("case/<uuid:case>/forms/", listing.forms, name="forms"),
    path("case/<uuid:case>/forms/begin/", views.begin, name="form-begin"),
    path("case/<uuid:case>/forms/over-time/<uuid:instrument>/", over_time.compare, name="form-over-time"),
    path("case/<uuid:case>/forms/<uuid:filling>/", views.resume, name="form-resume"),
    path("case/<uuid:case>/forms/<uuid:filling>/<int:sheet>/", views.fill, name="form"),
    path("case/<uuid:case>/forms/<uuid:filling>/history/", looking_back.history, name="form-history"),
    path("case/<uuid:case>/forms/<uuid:filling>/newer/", carrying.carry, name="form-carry"),
]
