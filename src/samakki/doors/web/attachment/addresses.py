"""The addresses of a case's attachments: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.attachment import views

ADDRESSES: list[URLPattern] = [
    path("case/<uuid:case>/attachments/", views.attachments, name="attachments"),
    path("case/<uuid:case>/attachments/reference/", views.reference, name="attachment-reference"),
    path("case/<uuid:case>/attachments/<uuid:attachment>/", views.attachment, name="attachment"),
]
