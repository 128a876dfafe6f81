"""Questions to offices about a number: asked at its cell, sent as a message, answered beside the figure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext

from samakki.databook import actions, queries
from samakki.databook.words import About, BookRefusedError, BookWrong, Definition, Question
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.asked import Asked, words_of
from samakki.doors.web.figures.dimensions import said
from samakki.doors.web.figures.wording import REFUSED
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, MemberId

_BOXES: Final = {BookWrong.NO_OFFICE: "office", BookWrong.NO_SUCH_QUESTION: "questions"}


def of_figure(by: By, owner: AgencyId, definition: Definition, names: Mapping[MemberId, str]) -> list[dict[str, Any]]:
    """Give every question about a figure as its page shows it; of an earlier definition the codes stay as they were."""
    asked = queries.questions(by, owner, definition.name)
    return [_told(one, definition, names) for one in asked if len(one.about.codes) == len(definition.by)]


def about_cell(told: Sequence[dict[str, Any]], codes: Sequence[str], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    """Leave the questions that are about one cell, each with the box of its answer and what is wrong in it."""
    found = [one | {"box": f"answer-{one['id']}"} for one in told if one["codes"] == tuple(codes)]
    return [one | {"wrong": wrong.get(one["box"], "")} for one in found]


def pressed(request: HttpRequest, by: By, owner: AgencyId, about: About) -> list[tuple[str, str]]:
    """Do what a button says: ask, note an answer, take a question back; gives the box that is wrong, with why."""
    typed = request.POST
    ways: dict[str, tuple[str, Callable[[], object]]] = {
        "ask": ("words", lambda: actions.ask_office(by, owner, about, _line(typed, "office"), _line(typed, "words"))),
        "answer": (
            f"answer-{typed.get('question', '')}",
            lambda: actions.note_answer(by, owner, _which(typed), _line(typed, "answer")),
        ),
        "back": ("questions", lambda: actions.take_question_back(by, owner, _which(typed))),
    }
    if typed.get("do", "") not in ways:
        raise BadRequest
    box, way = ways[typed["do"]]
    try:
        way()
    except BookRefusedError as refused:
        return [(_BOXES.get(refused.why, box), str(REFUSED[refused.why]))]
    return []


def _told(one: Question, definition: Definition, names: Mapping[MemberId, str]) -> dict[str, Any]:
    about = one.about
    cell = " · ".join(said(name, code) for name, code in zip(definition.by, about.codes, strict=True))
    asked = Asked(about.as_of, about.period, ())
    return {
        "id": one.id,
        "codes": about.codes,
        "cell": cell,
        "address": f"{asked.address}&{urlencode([('of', code) for code in about.codes])}",
        "office": one.office,
        "words": one.words,
        "who": names.get(one.asked_by, ""),
        "at": one.asked_at,
        "answer": one.answer,
        "answered_by": names.get(one.answer.noted_by, "") if one.answer else "",
        "message": _message(one, telling.title(definition), cell),
    }


def _message(one: Question, title: str, cell: str) -> str:
    """Write what is sent to the office: which number is meant, and never how large it is."""
    day = dates.partial(one.about.as_of.isoformat(), language_in_use())
    which = [gettext("Figure: {title}").format(title=title), gettext("Line: {cell}").format(cell=cell)]
    which.append(gettext("As known on {day}").format(day=day))
    which += [words_of(one.about.period)] if one.about.period else []
    return "\n".join([one.office, "", *which, "", one.words])


def _line(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").split())


def _which(typed: Mapping[str, str]) -> UUID:
    try:
        return UUID(typed.get("question", ""))
    except ValueError as strange:
        raise BadRequest from strange
