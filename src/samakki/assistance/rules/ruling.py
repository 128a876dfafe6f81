"""Reads the rules of a country from their file, and keeps them as our own JSON; a rule without a source is no rule."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from samakki.assistance.words import (
    LONGEST_RULES,
    Answering,
    Asking,
    CaseStatus,
    Duty,
    FollowUps,
    Guarding,
    Limit,
    Offset,
    Paper,
    Retention,
    Rules,
    RulesRefusedError,
    Telling,
)
from samakki.cases.words import Step
from samakki.kernel.told import Told, ToldWrongError, read

_NEEDED: Final = frozenset({"name", "country", "version", "title", "source", "order"})
_FREE: Final = frozenset(
    {"limits", "guardian", "follow_up", "alarm", "documents", "retention", "requests", "breaches", "duty"}
)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_AS_NAMES: Final = "small letters, figures and underscores"
_COUNTRY: Final = re.compile(r"([A-Z]{2})?\Z")
_LONGEST_VERSION: Final = 40
_MOST_DAYS: Final = 3660
_MOST_MONTHS: Final = 1200
_MONTH: Final = 31
_MOST_LIMITS: Final = 60
_LONGEST_ANSWER: Final = 12
_LONGEST_TELLING: Final = 720
_LONGEST_DUTY: Final = 366


def read_rules(text: str) -> Rules:
    """Read a file of rules; raises RulesRefusedError that says what is wrong and where."""
    try:
        return _rules(read(text, LONGEST_RULES))
    except ToldWrongError as wrong:
        raise RulesRefusedError(str(wrong)) from wrong


def _rules(told: Told) -> Rules:
    whole = told.table(_NEEDED, _FREE)
    limits = tuple(_limit(one) for one in whole["limits"].each())
    if len({one.name for one in limits}) != len(limits) or len(limits) > _MOST_LIMITS:
        whole["limits"].refuse(f"each has a name of its own, and there are at most {_MOST_LIMITS}")
    return Rules(
        name=whole["name"].matched(_NAME, _AS_NAMES),
        country=whole["country"].matched(_COUNTRY, "two capital letters, or nothing"),
        version=whole["version"].words()[:_LONGEST_VERSION],
        title=whole["title"].texts(),
        source=whole["source"].words(),
        order=_order(whole["order"]),
        limits=limits,
        guardian=_guarding(whole["guardian"]),
        follow_ups=_follow_ups(whole["follow_up"]),
        alarm=_answering(whole["alarm"]),
        papers=tuple(_paper(one) for one in whole["documents"].each()),
        retention=tuple(_retention(one) for one in whole["retention"].each()),
        requests=_asking(whole["requests"]),
        breaches=_telling(whole["breaches"]),
        duty=_duty(whole["duty"]),
    )


def write_rules(rules: Rules) -> dict[str, Any]:
    """Give rules as they are kept."""
    return asdict(rules)


def kept_rules(kept: Mapping[str, Any]) -> Rules:
    """Read rules as they were kept."""
    return Rules(
        **{name: kept[name] for name in ("name", "country", "version", "title", "source")},
        order=tuple(map(Step, kept["order"])),
        limits=tuple(
            Limit(**{**one, "step": Step(one["step"]), "until": tuple(map(Step, one["until"]))})
            for one in kept["limits"]
        ),
        guardian=Guarding(**kept["guardian"]),
        follow_ups=FollowUps(
            Step(kept["follow_ups"]["after"]),
            tuple(Offset(**one) for one in kept["follow_ups"]["times"]),
            kept["follow_ups"]["source"],
        ),
        alarm=Answering(**kept.get("alarm", {})),
        papers=tuple(Paper(**{**one, "step": Step(one["step"])}) for one in kept["papers"]),
        retention=tuple(Retention(**{**one, "status": CaseStatus(one["status"])}) for one in kept.get("retention", ())),
        requests=Asking(**kept.get("requests", {})),
        breaches=Telling(**kept.get("breaches", {})),
        duty=Duty(**kept.get("duty", {})),
    )


def _limit(told: Told) -> Limit:
    one = told.table({"name", "step", "words", "source"}, {"days", "hours", "until"})
    days, hours = (one[unit].number(_MOST_DAYS, otherwise=0) for unit in ("days", "hours"))
    if bool(days) == bool(hours):
        told.refuse("a limit is so many days or so many hours")
    return Limit(
        name=one["name"].matched(_NAME, _AS_NAMES),
        step=_step(one["step"]),
        words=one["words"].texts(),
        source=one["source"].words(),
        days=days,
        hours=hours,
        until=tuple(_step(step) for step in one["until"].each()),
    )


def _guarding(told: Told) -> Guarding:
    if not told:
        return Guarding()
    one = told.table({"days", "words", "source"})
    return Guarding(one["days"].number(_MOST_DAYS), one["words"].texts(), one["source"].words())


def _follow_ups(told: Told) -> FollowUps:
    if not told:
        return FollowUps()
    one = told.table({"after", "times", "source"})
    times = tuple(_after(each) for each in one["times"].each())
    rough = [time.months * _MONTH + time.days for time in times]
    if rough != sorted(set(rough)) or 0 in rough:
        told.refuse("the times come one after the other")
    return FollowUps(_step(one["after"]), times, one["source"].words())


def _after(told: Told) -> Offset:
    one = told.table((), {"days", "months"})
    return Offset(*(one[unit].number(_MOST_DAYS, otherwise=0) for unit in ("days", "months")))


def _answering(told: Told) -> Answering:
    if not told:
        return Answering()
    one = told.table({"minutes", "source"})
    minutes = one["minutes"].number(_MOST_DAYS)
    if not minutes:
        told.refuse("somebody answers within at least a minute")
    return Answering(minutes, one["source"].words())


def _paper(told: Told) -> Paper:
    one = told.table({"step", "words", "source"})
    return Paper(_step(one["step"]), one["words"].texts(), one["source"].words())


def _retention(told: Told) -> Retention:
    one = told.table({"name", "status", "months", "words", "source"})
    months = one["months"].number(_MOST_MONTHS)
    if not months:
        told.refuse("nothing is proposed for erasing on the day on which it is written")
    return Retention(
        name=one["name"].matched(_NAME, _AS_NAMES),
        status=CaseStatus(one["status"].code([status.value for status in CaseStatus], "status")),
        months=months,
        words=one["words"].texts(),
        source=one["source"].words(),
    )


def _asking(told: Told) -> Asking:
    if not told:
        return Asking()
    one = told.table({"months", "source"}, {"longer"})
    months = one["months"].number(_LONGEST_ANSWER)
    if not months:
        told.refuse("somebody is answered within at least a month")
    return Asking(months, one["longer"].number(_LONGEST_ANSWER, otherwise=0), one["source"].words())


def _telling(told: Told) -> Telling:
    if not told:
        return Telling()
    one = told.table({"hours", "source"})
    hours = one["hours"].number(_LONGEST_TELLING)
    if not hours:
        told.refuse("an authority is told within at least an hour")
    return Telling(hours, one["source"].words())


def _duty(told: Told) -> Duty:
    if not told:
        return Duty()
    one = told.table({"days", "source"})
    days = one["days"].number(_LONGEST_DUTY)
    if not days:
        told.refuse("a duty agency holds something for at least a day")
    return Duty(days, one["source"].words())


def _order(told: Told) -> tuple[Step, ...]:
    steps = tuple(_step(step) for step in told.each())
    if set(steps) != set(Step) or len(steps) != len(Step):
        told.refuse("each of the ten steps stands once")
    return steps


def _step(told: Told) -> Step:
    return Step(told.code(set(Step), "step"))
