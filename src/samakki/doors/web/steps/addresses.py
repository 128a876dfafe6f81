"""The addresses of the path, of identification and of the rules: ids only, never a name."""

from django.urls import URLPattern, path

from samakki.doors.web.arrivals import views as arrivals
from samakki.doors.web.identification import views as identification
from samakki.doors.web.missing import views as missing
from samakki.doors.web.procedures import views as procedures
from samakki.doors.web.rules import duty
from samakki.doors.web.rules import views as rules
from samakki.doors.web.steps import views as steps

ADDRESSES: list[URLPattern] = [
    path("case/<uuid:case>/steps/", steps.show, name="steps"),
    path("case/<uuid:case>/identification/", identification.show, name="identification"),
    path("case/<uuid:case>/missing/", missing.show, name="missing"),
    path("case/<uuid:case>/come/", arrivals.come, name="come"),
    path("people/announced/", arrivals.announce, name="announced"),
    path("rules/", rules.show, name="rules"),
    path("rules/duty/", duty.duty, name="duty-agency"),
    path("procedures/", procedures.show, name="procedures"),
    path("procedures/<slug:about>/", procedures.write, name="procedure"),
]
