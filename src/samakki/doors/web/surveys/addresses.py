"""The addresses of surveys: random numbers, never of anybody."""

from typing import Final

from django.urls import URLPattern, path

from samakki.doors.web.surveys import answering, coding, rounds, views

ADDRESSES: Final[list[URLPattern]] = [
    path("surveys/", views.show, name="surveys"),
    path("surveys/<uuid:survey_id>/", views.one, name="survey"),
    path("surveys/rounds/<uuid:round_id>/", rounds.show, name="survey-round"),
    path("surveys/rounds/<uuid:round_id>/codes/", coding.show, name="survey-codes"),
    path("surveys/uses/<uuid:use_id>/", views.use, name="survey-use"),
    path("surveys/respondents/<uuid:respondent_id>/", answering.show, name="survey-answers"),
]
