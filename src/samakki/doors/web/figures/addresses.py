"""The addresses of figures: the name of a measure, never of anybody."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.figures import cells, chart, handing, own, protection, quality, views

ADDRESSES: Final[list[URLPattern]] = [
    path("figures/", views.show, name="figures"),
    path("figures/quality/", quality.show, name="figures-quality"),
    path("figures/quality/file/", quality.fetch, name="figures-quality-file"),
    path("figures/own/", own.show, name="figure-own"),
    path("figures/own/let-go/", own.drop, name="figure-own-drop"),
    path("figures/<slug:measure>/", views.one, name="figure"),
    path("figures/<slug:measure>/file/", views.fetch, name="figure-file"),
    path("figures/<slug:measure>/cell/", cells.show, name="figure-cell"),
    path("figures/<slug:measure>/chart/", chart.show, name="figure-chart"),
    path("figures/<slug:measure>/chart/file/", chart.fetch, name="figure-chart-file"),
    path("figures/<slug:measure>/releases/<int:number>/", handing.fetch, name="figure-for-book"),
    path("figures/<slug:measure>/protection/", protection.show, name="figure-protection"),
]
