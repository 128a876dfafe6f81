"""The addresses of consent: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.consent import ask, views
from samakki.doors.web.consent_texts import views as texts
from samakki.doors.web.rights import views as rights
from samakki.doors.web.shared import views as shared
from samakki.doors.web.sharing import other
from samakki.doors.web.sharing import views as sharing

ADDRESSES: Final[list[URLPattern]] = [
    path("case/<uuid:case>/consent/", views.show, name="consent"),
    path("case/<uuid:case>/consent/ask/", ask.ask, name="consent-ask"),
    path("case/<uuid:case>/consent/<slug:row>/", views.one, name="consent-one"),
    path("case/<uuid:case>/consent/<slug:row>/receipt/", views.receipt, name="consent-receipt"),
    path("case/<uuid:case>/consent/<slug:row>/receipt.json", views.receipt_data, name="consent-receipt-data"),
    path("case/<uuid:case>/sharing/", sharing.show, name="sharing"),
    path("case/<uuid:case>/sharing/other/", other.show, name="sharing-other"),
    path("shared/", shared.listing, name="shared"),
    path("shared/<uuid:case>/", shared.show, name="shared-case"),
    path("shared/<uuid:case>/entry/<uuid:entry>/", shared.entry, name="shared-entry"),
    path("shared/<uuid:case>/ours/", shared.own, name="shared-own"),
    path("consent-texts/", texts.show, name="consent-texts"),
    path("rights/", rights.show, name="rights"),
]
