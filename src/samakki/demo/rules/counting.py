"""What is counted at the shelter in the last weeks: a survey of offices, tables that are brought, a month closed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from samakki.demo.words import BEGIN_WITH, NOBODY, Step, Verb

_COUNTS: Final = "mala"
_LEADS: Final = "thuza"
_WEEKS: Final = timedelta(days=60)
_BEGUN, _DEFINED, _COUNTED, _BROUGHT = (timedelta(days=days) for days in (42, 18, 17, 12))
_ASKED_EACH: Final = timedelta(hours=7)
_MINUTES: Final = timedelta(minutes=5)


def plan_counting(lived: Sequence[Step], ends: datetime, told: Mapping[str, Any]) -> Iterator[Step]:
    """Tell who counts what on which day, where there has been work for long enough; it speaks of no person's case."""
    first = next((step for step in lived if step.verb is Verb.OPEN), None)
    if first is None or first.at > ends - _WEEKS:
        return
    survey, at = told["survey"], ends - _BEGUN
    yield _step(at, _LEADS, Verb.BEGIN_SURVEY)
    for place, office in enumerate(survey["offices"]):
        values = {"called": [office["called"]], **_answers(office)}
        yield _step(at + (place + 1) * _ASKED_EACH, BEGIN_WITH, Verb.ASK_OFFICE, values)
    for place, one in enumerate(survey["definitions"]):
        since = (ends - _BEGUN).date().isoformat()
        values = {"name": [one["name"]], "words": [one["words"]], "by": one["by"], "from": [since]}
        yield _step(ends - _DEFINED + place * _MINUTES, _COUNTS, Verb.DEFINE, values)
        yield _step(ends - _COUNTED + place * _MINUTES, BEGIN_WITH, Verb.COUNT, {"name": [one["name"]]})
    for place, table in enumerate(told["tables"]):
        yield _step(ends - _BROUGHT + place * _MINUTES, _COUNTS, Verb.BRING_TABLE, {"name": [table["name"]]})
    yield from _month(ends)


def _month(ends: datetime) -> Iterator[Step]:
    """Let two people close the last month that was over some days ago, and figures of it be told."""
    told = ends - timedelta(days=3)
    last = told.replace(day=1) - timedelta(days=1)
    for place, (login, verb) in enumerate(((_COUNTS, Verb.SAY_WHOLE), (_LEADS, Verb.CLOSE_MONTH))):
        yield _step(told + place * _MINUTES, login, verb, {"day": [last.date().isoformat()]})
    for place, measure in enumerate(("persons by nationality", "persons by route of referral", "persons by form")):
        values = {"measure": [measure], "day": [last.date().isoformat()]}
        yield _step(told + (place + 2) * _MINUTES, _COUNTS, Verb.RELEASE, values)


def _answers(office: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    paths = {
        "assisted": "people_assisted/assisted",
        "children": "people_assisted/assisted_children",
        "services": "services_offered/services",
        "limits": "services_offered/limits",
    }
    given = {path: office[name] for name, path in paths.items() if name in office}
    return {path: said if isinstance(said, list) else [str(said)] for path, said in given.items()}


def _step(at: datetime, login: str, verb: Verb, values: Mapping[str, Sequence[str]] | None = None) -> Step:
    return Step(at, NOBODY, login, verb, values=values or {})
