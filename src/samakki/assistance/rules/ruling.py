"""Reads the rules of a country from their file, and keeps them as our own JSON; a rule without a source is no rule."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, NoReturn

import yaml

from samakki.assistance.words import (
    LONGEST_RULES,
    Answering,
    FollowUps,
    Guarding,
    Limit,
    Offset,
    Paper,
    Rules,
    RulesRefusedError,
    Texts,
)
from samakki.cases.words import Step

_NEEDED: Final = frozenset({"name", "country", "version", "title", "source", "order"})
_FREE: Final = frozenset({"limits", "guardian", "follow_up", "alarm", "documents"})
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_COUNTRY: Final = re.compile(r"([A-Z]{2})?\Z")
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*\Z")
_LONGEST_VERSION: Final = 40
_MOST_DAYS: Final = 3660
_MONTH: Final = 31
_MOST_LIMITS: Final = 60


def read_rules(text: str) -> Rules:
    """Read a file of rules; raises RulesRefusedError that says what is wrong and where."""
    if len(text) > LONGEST_RULES:
        _refuse("file", f"longer than {LONGEST_RULES:,} letters")
    try:
        told = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        _refuse("file", "this is no YAML")
    if not isinstance(told, dict) or not _NEEDED <= set(told) <= _NEEDED | _FREE:
        _refuse("file", f"rules need {sorted(_NEEDED)} and may have {sorted(_FREE)}")
    limits = tuple(_limit(f"limits {at}", one) for at, one in enumerate(_list(told, "limits"), 1))
    if len({one.name for one in limits}) != len(limits) or len(limits) > _MOST_LIMITS:
        _refuse("limits", f"each has a name of its own, and there are at most {_MOST_LIMITS}")
    return Rules(
        name=_matched("name", told["name"], _NAME, "small letters, figures and underscores"),
        country=_matched("country", told["country"], _COUNTRY, "two capital letters, or nothing"),
        version=_words("version", told["version"])[:_LONGEST_VERSION],
        title=_texts("title", told["title"]),
        source=_words("source", told["source"]),
        order=_order(told["order"]),
        limits=limits,
        guardian=_guarding(told.get("guardian", {})),
        follow_ups=_follow_ups(told.get("follow_up", {})),
        alarm=_answering(told.get("alarm", {})),
        papers=tuple(_paper(f"documents {at}", one) for at, one in enumerate(_list(told, "documents"), 1)),
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
    )


def _limit(where: str, told: Any) -> Limit:
    one = _mapping(where, told, {"name", "step", "words", "source"}, {"days", "hours", "until"})
    days, hours = (_number(where, one.get(unit, 0)) for unit in ("days", "hours"))
    if bool(days) == bool(hours):
        _refuse(where, "a limit is so many days or so many hours")
    return Limit(
        name=_matched(where, one["name"], _NAME, "small letters, figures and underscores"),
        step=_step(where, one["step"]),
        words=_texts(where, one["words"]),
        source=_words(where, one["source"]),
        days=days,
        hours=hours,
        until=tuple(_step(where, step) for step in _list(one, "until")),
    )


def _guarding(told: Any) -> Guarding:
    if not told:
        return Guarding()
    one = _mapping("guardian", told, {"days", "words", "source"}, set())
    days, source = _number("guardian", one["days"]), _words("guardian", one["source"])
    return Guarding(days, _texts("guardian", one["words"]), source)


def _follow_ups(told: Any) -> FollowUps:
    if not told:
        return FollowUps()
    one = _mapping("follow_up", told, {"after", "times", "source"}, set())
    times = tuple(_after(each) for each in _list(one, "times"))
    rough = [time.months * _MONTH + time.days for time in times]
    if rough != sorted(set(rough)) or 0 in rough:
        _refuse("follow_up", "the times come one after the other")
    return FollowUps(_step("follow_up", one["after"]), times, _words("follow_up", one["source"]))


def _after(told: Any) -> Offset:
    one = _mapping("follow_up", told, set(), {"days", "months"})
    return Offset(_number("follow_up", one.get("days", 0)), _number("follow_up", one.get("months", 0)))


def _answering(told: Any) -> Answering:
    if not told:
        return Answering()
    one = _mapping("alarm", told, {"minutes", "source"}, set())
    minutes = _number("alarm", one["minutes"])
    if not minutes:
        _refuse("alarm", "somebody answers within at least a minute")
    return Answering(minutes, _words("alarm", one["source"]))


def _paper(where: str, told: Any) -> Paper:
    one = _mapping(where, told, {"step", "words", "source"}, set())
    return Paper(_step(where, one["step"]), _texts(where, one["words"]), _words(where, one["source"]))


def _order(told: Any) -> tuple[Step, ...]:
    steps = tuple(_step("order", step) for step in (told if isinstance(told, list) else ()))
    if set(steps) != set(Step) or len(steps) != len(Step):
        _refuse("order", "each of the ten steps stands once")
    return steps


def _step(where: str, told: Any) -> Step:
    if not isinstance(told, str) or told not in set(Step):
        _refuse(where, f"no step is named {told}")
    return Step(told)


def _number(where: str, told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told <= _MOST_DAYS:
        _refuse(where, f"a whole number up to {_MOST_DAYS}, not {told}")
    return told


def _mapping(where: str, told: Any, needed: set[str], free: set[str]) -> Mapping[str, Any]:
    if not isinstance(told, dict) or not needed <= set(told) <= needed | free:
        _refuse(where, f"it needs {sorted(needed)} and may have {sorted(free)}")
    return told


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    found = told.get(name, [])
    if not isinstance(found, list):
        _refuse(name, "this is a list")
    return found


def _matched(where: str, told: Any, shape: re.Pattern[str], words: str) -> str:
    if not isinstance(told, str) or not shape.match(told):
        _refuse(where, f"{words}, not {told}")
    return told


def _words(where: str, told: Any) -> str:
    if not isinstance(told, str) or not told.strip():
        _refuse(where, "this is text, and not empty")
    return " ".join(told.split())


def _texts(where: str, told: Any) -> Texts:
    if not isinstance(told, dict) or "en" not in told or not all(_TAG.match(str(tag)) for tag in told):
        _refuse(where, "words stand by language, and in English at least")
    return {str(tag): _words(where, words) for tag, words in told.items()}


def _refuse(where: str, what: str) -> NoReturn:
    message = f"{where}: {what}"
    raise RulesRefusedError(message)
