"""A figure as its page shows it: rows in words, bars, what each release changed, which months are closed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.timezone import localdate
from django.utils.translation import gettext

from samakki.databook.words import (
    NOT_IN_DENOMINATOR,
    WITHOUT_VALUE,
    Counted,
    Definition,
    Month,
    Released,
    Share,
    Unit,
    change,
    words_of_unit,
)
from samakki.doors.web.figures.asked import Asked, words_of
from samakki.doors.web.figures.dimensions import label_of, said
from samakki.doors.web.figures.residents import Beside
from samakki.doors.web.figures.wording import KIND_TEXTS, MEASURE_TEXTS
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId

MONTHS: Final = 12
_WIDE: Final = 320
_IN: Final = 100_000


def title(definition: Definition) -> str:
    """Give what a measure is called: what the agency calls it that defined it, or the words of one that is shipped."""
    return definition.title or str(MEASURE_TEXTS[definition.name][0])


def _words(definition: Definition) -> str:
    if not definition.is_own:
        return str(MEASURE_TEXTS[definition.name][1])
    what = ", ".join(map(label_of, definition.by))
    return gettext("Persons crossed by what your agency chose: %(what)s.") % {"what": what}


def of_whom(definition: Definition) -> list[str]:
    """Say of whom alone a definition counts, a line for each dimension."""
    return [
        f"{label_of(dimension)}: {', '.join(said(dimension, code) for code in codes)}"
        for dimension, codes in definition.only
    ]


def defined(definition: Definition) -> dict[str, Any]:
    """Give what a definition says, in words."""
    return {
        "title": title(definition),
        "words": _words(definition),
        "of_whom": of_whom(definition),
        "is_own": definition.is_own,
        "name": definition.name,
        "unit": words_of_unit(definition.unit),
        "version": definition.version,
        "valid_from": definition.valid_from,
        "lacks": bool(definition.lacks),
        "by": [label_of(dimension) for dimension in definition.by],
    }


def rows(counted: Counted, beside: Beside | None = None) -> list[dict[str, Any]]:
    """Give each cell in words: values first, the largest above, then each way of having none.

    A figure of one dimension has shares of all who were asked, and, beside residents, how many in 100,000 it was.
    """
    most = max((number for _codes, number in counted.rows), default=1)
    single = {codes[0]: number for codes, number in counted.rows} if len(counted.by) == 1 else {}
    found = [
        {
            "words": [said(dimension, code) for dimension, code in zip(counted.by, codes, strict=True)],
            "number": number,
            "of": urlencode([("of", code) for code in codes]),
            "share": share(single, codes[0], counted.persons) if single else "",
            "residents": (living := beside.residents.get(codes[0]) if beside else None),
            "rate": rate(number, counted.unit, living, beside.unit) if beside else "",
        }
        | drawn(number, most, *codes)
        for codes, number in counted.rows
    ]
    return sorted(found, key=lambda row: (row["missing"], -row["number"], row["words"]))


def drawn(number: int, most: int, *codes: str) -> dict[str, Any]:
    """Give how wide the bar of a number is beside the largest, and whether it stands for a way of having no value."""
    wide = max(1, round(number * _WIDE / most))
    return {"wide": wide, "gap": _WIDE - wide, "missing": any(code in WITHOUT_VALUE for code in codes)}


def share(numbers: Mapping[str, int], code: str, persons: int) -> str:
    """Give the share of a code of all who were asked; nothing for who was not, and where nobody was."""
    percent = Share.among(numbers, code, persons).percent
    if percent is None or code in NOT_IN_DENOMINATOR:
        return ""
    return dates.number(round(float(percent.value), 1), language_in_use()) + " %"


def rate(number: int, unit: Unit, residents: int | None, residents_unit: Unit) -> str:
    """Give how many in 100,000 residents it was; nothing where nobody says how many there are, or there are none.

    Raises MixedUnitsError: persons are a share of persons only.
    """
    if residents is None:
        return ""
    percent = Share.of_residents(number, unit, residents, residents_unit).percent
    return dates.number(round(float(percent.value * _IN / 100), 1), language_in_use()) if percent else ""


def grown(before: int, after: int) -> str:
    """Give by how many percent a number grew or fell; nothing from nought."""
    percent = change(before, after)
    if percent is None:
        return ""
    words = dates.number(abs(round(float(percent.value), 1)), language_in_use())
    sign = "+" if after > before else "\u2212"
    return f"{sign}{words} %"


def missing(counted: Counted) -> list[tuple[str, list[tuple[str, int]]]]:
    """Count in each dimension, apart, each way in which there was nothing to count."""
    found = []
    for place, dimension in enumerate(counted.by):
        kinds = {kind: sum(number for codes, number in counted.rows if codes[place] == kind) for kind in WITHOUT_VALUE}
        listed = [(str(KIND_TEXTS[kind]), number) for kind, number in kinds.items() if number]
        found.append((label_of(dimension), listed))
    return found


def release(one: Released, names: Mapping[MemberId, str]) -> dict[str, Any]:
    """Give one release as it was told, and what it changed."""
    by = one.counted.by
    return {
        "number": one.number,
        "as_of": one.counted.as_of,
        "period": words_of(one.counted.period),
        "address": Asked(one.counted.as_of, one.counted.period, ()).address,
        "persons": one.counted.persons,
        "alike": one.counted.alike,
        "definition": one.counted.definition,
        "around": one.around,
        "who": names.get(one.released_by, ""),
        "at": one.released_at,
        "changed": [
            (
                ", ".join(said(dimension, code) for dimension, code in zip(by, codes, strict=True)),
                was,
                now,
                grown(was, now),
            )
            for codes, was, now in one.changed
        ],
    }


def months(known: Iterable[Month], by: By, names: Mapping[MemberId, str]) -> list[dict[str, Any]]:
    """Give the last twelve months that are over, the newest first: who said that each is whole, and who closed it."""
    told = {one.first_day: one for one in known}
    found = []
    first = localdate(by.clock.now()).replace(day=1)
    for _step in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        one = told.get(first)
        found.append(
            {
                "month": f"{first:%Y-%m}",
                "words": dates.partial(f"{first:%Y-%m}", language_in_use()),
                "said": "" if one is None else names.get(one.first_by, gettext("somebody who has left")),
                "closed": "" if one is None or one.second_by is None else names.get(one.second_by, ""),
                "is_closed": one is not None and one.second_by is not None,
                "mine": one is not None and one.first_by == by.member,
            }
        )
    return found


def month_of(text: str) -> date | None:
    """Read which month a button stands for."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
