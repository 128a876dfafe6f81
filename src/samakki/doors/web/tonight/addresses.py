"""The addresses of houses: ids only; a house, bed or stay of another agency leads nowhere."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.house import views as house
from samakki.doors.web.house_log import views as log
from samakki.doors.web.house_receive import views as receive
from samakki.doors.web.house_shift import views as shift
from samakki.doors.web.house_stay import views as stay
from samakki.doors.web.house_watch import views as watch
from samakki.doors.web.tonight import views as tonight

ADDRESSES: Final[list[URLPattern]] = [
    path("tonight/", tonight.show, name="tonight"),
    path("house/<uuid:house>/tonight/", tonight.show, name="tonight-house"),
    path("house/<uuid:house>/no-place/", tonight.no_place, name="no-place"),
    path("houses/", house.listed, name="houses"),
    path("house/<uuid:house>/", house.show, name="house"),
    path("house/<uuid:house>/bed/<uuid:bed>/", house.set_bed, name="bed"),
    path("house/<uuid:house>/receive/", receive.show, name="receive"),
    path("stay/<uuid:stay>/move/", stay.move, name="move-bed"),
    path("stay/<uuid:stay>/leave/", stay.leave, name="leave-house"),
    path("stay/<uuid:stay>/back/", stay.take_back, name="take-back-stay"),
    path("house/<uuid:house>/log/", log.show, name="shift-log"),
    path("house/<uuid:house>/log/<uuid:entry>/back/", log.take_back, name="take-back-line"),
    path("house/<uuid:house>/shift/", shift.show, name="shift"),
    path("house/<uuid:house>/shift/<uuid:shift>/print/", log.printed, name="shift-print"),
    path("case/<uuid:case>/watch/", watch.show, name="watch"),
]
