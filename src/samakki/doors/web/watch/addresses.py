"""The addresses of watching: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.glass import views as glass
from samakki.doors.web.looked import views as looked
from samakki.doors.web.watch import views as watch
from samakki.doors.web.why import views as why

ADDRESSES: Final[list[URLPattern]] = [
    path("watch/", watch.show, name="watch"),
    path("watch/month/", watch.month, name="watch-month"),
    path("watch/glass/<uuid:glass>/", glass.one, name="glass"),
    path("case/<uuid:case>/why/", why.say, name="why"),
    path("case/<uuid:case>/looked/", looked.show, name="looked"),
    path("case/<uuid:case>/at-risk/", glass.ask, name="break-glass"),
    path("shared/<uuid:case>/at-risk/", glass.pass_on, name="pass-on"),
]
