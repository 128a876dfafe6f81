"""What the shelter counts: a survey that is asked and told, tables that are brought, a month that two people close."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

import yaml
from django.utils import timezone

from samakki.databook import actions as databook
from samakki.databook.words import Around, Brought, Period
from samakki.demo.jobs.stage import Stage
from samakki.demo.words import DEMO, Step, Verb
from samakki.instruments import queries as instruments
from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By
from samakki.surveys import actions as surveys
from samakki.surveys.words import RespondentKind
from samakki.tables.units import Unit, Year

_ASKED_FOR: Final = timedelta(days=14)
_NUMBERS: Final = frozenset({"people_assisted/assisted", "people_assisted/assisted_children"})
_MISSING: Final = f"{DEMO}. The house beyond the river has not reported since its telephone fell in."
_OFFICES, _REPORTED = 3, 2


def _bring_table(stage: Stage, by: By, step: Step) -> None:
    told = next(one for one in stage.counting["tables"] if one["name"] == step.values["name"][0])
    today = timezone.localdate(by.clock.now())
    brought = Brought(
        name=told["name"],
        grid=tuple(map(tuple, told["grid"])),
        unit=Unit(told["unit"]),
        period=Period(Year.CALENDAR, today.year - 1),
        as_of=today,
        source=f"{DEMO}. Invented, as an office might print it.",
        footnotes=tuple(told["footnotes"]),
    )
    databook.bring_table(by, agency_of(by), brought)


def _say_whole(_stage: Stage, by: By, step: Step) -> None:
    databook.say_month_whole(by, agency_of(by), _day(step))


def _close_month(_stage: Stage, by: By, step: Step) -> None:
    databook.close_month(by, agency_of(by), _day(step))


def _release(_stage: Stage, by: By, step: Step) -> None:
    around = Around((), _OFFICES, _REPORTED, _MISSING)
    databook.release_figure(by, agency_of(by), step.values["measure"][0], _day(step), around)


def _begin_survey(stage: Stage, by: By, _step: Step) -> None:
    told, today = stage.counting["survey"], timezone.localdate(by.clock.now())
    form, version = next(
        (one.id, one.offered.id)
        for one in instruments.offered(by)
        if one.offered is not None and one.name.startswith(told["form"])
    )
    stage.surveyed = surveys.begin_survey(by, told["title"], form, told["threshold"])
    stage.asked = surveys.open_round(by, stage.surveyed, today, today + _ASKED_FOR, version)


def _ask_office(stage: Stage, by: By, step: Step) -> None:
    office = surveys.ask(by, stage.asked, RespondentKind.ORGANISATION, step.values["called"][0])
    told = {path: said for path, said in step.values.items() if path != "called"}
    surveys.answer(by, office, {path: said[0] if path in _NUMBERS else list(said) for path, said in told.items()})


def _define(stage: Stage, by: By, step: Step) -> None:
    told = {"name": step.values["name"][0], "version": 1, "from": date.fromisoformat(step.values["from"][0])}
    told |= {"by": list(step.values["by"]), "words": step.values["words"][0], "kinds": ["organisation"]}
    surveys.define_analysis(by, stage.surveyed, yaml.safe_dump(told, allow_unicode=True, sort_keys=False))


def _count(stage: Stage, by: By, step: Step) -> None:
    surveys.tell_analysis(by, stage.asked, step.values["name"][0], agency_of(by))


def _day(step: Step) -> date:
    return date.fromisoformat(step.values["day"][0])


COUNTING: Final[Mapping[Verb, Callable[[Stage, By, Step], None]]] = {
    Verb.BRING_TABLE: _bring_table,
    Verb.SAY_WHOLE: _say_whole,
    Verb.CLOSE_MONTH: _close_month,
    Verb.RELEASE: _release,
    Verb.BEGIN_SURVEY: _begin_survey,
    Verb.ASK_OFFICE: _ask_office,
    Verb.DEFINE: _define,
    Verb.COUNT: _count,
}
