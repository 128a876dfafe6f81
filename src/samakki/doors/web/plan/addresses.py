"""The addresses of the plan: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.plan import line, views

ADDRESSES: list[URLPattern] = [
    path("case/<uuid:case>/plan/", views.show, name="plan"),
    path("case/<uuid:case>/plan/add/", views.add, name="plan-add"),
    path("case/<uuid:case>/plan/<slug:row>/", line.write, name="plan-line"),
]
