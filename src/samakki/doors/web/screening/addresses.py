"""The addresses of screenings: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.screening import views

ADDRESSES: list[URLPattern] = [
    path("case/<uuid:case>/screening/", views.choose, name="screenings"),
    path("case/<uuid:case>/screening/<uuid:which>/", views.screen, name="screening"),
    path("indicators/<uuid:which>/", views.show_set, name="indicator-set"),
]
