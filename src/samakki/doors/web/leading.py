"""The addresses of supervision: ids only, never a name."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.away import views as away
from samakki.doors.web.board import views as board
from samakki.doors.web.hand_over import views as hand_over
from samakki.doors.web.reviews import views as reviews

ADDRESSES: Final[list[URLPattern]] = [
    path("board/", board.show, name="board"),
    path("reviews/", reviews.show, name="reviews"),
    path("reviews/<uuid:review>/", reviews.one, name="review"),
    path("case/<uuid:case>/reviews/", reviews.ask, name="case-reviews"),
    path("away/", away.show, name="away"),
    path("away/<uuid:away>/end/", away.end, name="away-end"),
    path("away/<uuid:away>/go-on/", away.go_on, name="away-on"),
    path("hand-over/", hand_over.show, name="hand-over"),
    path("hand-over/undo/", hand_over.undo, name="hand-over-undo"),
]
