"""The addresses of what is printed: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.print import letters, views

ADDRESSES: list[URLPattern] = [
    path("case/<uuid:case>/print/plan/", views.plan, name="print-plan"),
    path("case/<uuid:case>/print/summary/", views.summary, name="print-summary"),
    path("case/<uuid:case>/letters/", letters.show, name="letters"),
    path("case/<uuid:case>/letters/<slug:row>/", letters.letter, name="letter"),
    path("letters/", letters.register, name="letter-register"),
]
