"""The addresses of imports and exports: ids only."""

from django.urls import URLPattern, path

from samakki.doors.web.transfers import bringing, handing, mapping, views

ADDRESSES: list[URLPattern] = [
    path("transfers/", views.transfers, name="transfers"),
    path("transfers/import/", bringing.bring, name="import"),
    path("transfers/import/<uuid:transfer>/", bringing.show, name="import-of"),
    path("transfers/import/<uuid:transfer>/map/", mapping.follow, name="import-map"),
    path("transfers/import/<uuid:transfer>/on/", bringing.go_on, name="import-on"),
    path("transfers/import/<uuid:transfer>/take/", bringing.take, name="import-take"),
    path("transfers/import/<uuid:transfer>/mend/", bringing.mend, name="import-mend"),
    path("transfers/import/<uuid:transfer>/forget/", bringing.forget, name="import-forget"),
    path("transfers/export/", handing.choose, name="export"),
    path("transfers/export/<uuid:export>/", handing.show, name="export-of"),
    path("transfers/export/<uuid:export>/agree/", handing.agree, name="export-agree"),
    path("transfers/export/<uuid:export>/on/", handing.go_on, name="export-on"),
    path("transfers/export/<uuid:export>/file/", handing.fetch, name="export-file"),
    path("transfers/export/<uuid:export>/forget/", handing.forget, name="export-forget"),
]
