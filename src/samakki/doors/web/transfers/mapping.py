"""The map of a file as a page: each column with a few of its values and the field that it goes to."""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.doors.web.desk.asking import by_of
from samakki.kernel.missing import Missing
from samakki.sections.words import ALL_FIELDS, RECORD, FieldType
from samakki.transfers import actions
from samakki.transfers.words import (
    NOTHING,
    Calendar,
    Dates,
    ImportId,
    Kept,
    NoSuchTransferError,
    Order,
    Plan,
    PlanRefusedError,
    Stage,
    refusal_in_words,
)

SAMPLES: Final = 3
_KINDS: Final = frozenset({NOTHING, *(kind.value for kind in Missing)})
ORDERS: Final = [
    (Order.DAY_FIRST.value, "19/7/2018"),
    (Order.MONTH_FIRST.value, "7/19/2018"),
    (Order.YEAR_FIRST.value, "18/7/19"),
]


@require_POST
def follow(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Take the map as it stands on the page, and begin to try it out."""
    by = by_of(request)
    try:
        kept = actions.kept(by, ImportId(transfer))
    except NoSuchTransferError:
        raise Http404 from None
    if kept.stage not in {Stage.MAPPING, Stage.TRIED}:
        return redirect("import-of", transfer)
    try:
        plan = actions.plan_with(by, _changed(request, kept), _targets(request, kept), _codes(request))
        actions.follow(by, kept.id, plan, even_shifted=request.POST.get("shifted") == "yes")
    except PlanRefusedError as refused:
        return map_page(request, kept, refusal_in_words(refused))
    return redirect("import-of", transfer)


def map_page(request: HttpRequest, kept: Kept, wrong: str = "") -> HttpResponse:
    """Show the map of an import, with what is wrong in it."""
    given = request.POST
    choices = [("", gettext("a value")), (NOTHING, gettext("nothing stands there"))]
    choices += [(kind.value, str(words)) for kind, words in _missing_words()]
    told: dict[str, Any] = {
        "kept": kept,
        "wrong": [("", wrong)] if wrong else [],
        "columns": list(_columns(request, kept)),
        "fields": list(_fields()),
        "ids": [
            ("", gettext("None: the whole row names itself")),
            *((name, name) for name in kept.survey.headings if name),
        ],
        "id": given.get("id", kept.plan.id),
        "orders": ORDERS,
        "order": given.get("order", kept.plan.dates.order.value),
        "calendars": _calendars(),
        "calendar": given.get("calendar", kept.plan.dates.calendar.value),
        "missing": [
            (f"missing-{place}", text or gettext("a blank cell"), given.get(f"missing-{place}", kind), choices)
            for place, (text, kind) in enumerate(kept.plan.missing.items())
        ],
        "shifts": [(kept.survey.headings[shift.column], shift.row) for shift in kept.survey.shifts],
        "codes": given.get("codes", _undecided(request, kept)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "transfers/mapping.html", told, status=status)


def _changed(request: HttpRequest, kept: Kept) -> Plan:
    plan, given = kept.plan, request.POST
    missing = {text: given.get(f"missing-{place}", kind) for place, (text, kind) in enumerate(plan.missing.items())}
    return replace(
        plan,
        id=given.get("id", plan.id),
        dates=Dates(_order(given.get("order", "")), _calendar(given.get("calendar", ""))),
        missing={text: kind for text, kind in missing.items() if kind in _KINDS},
    )


def _targets(request: HttpRequest, kept: Kept) -> dict[str, str]:
    return {
        heading: request.POST.get(f"column-{place}", "").partition(" ")[0]
        for place, heading in enumerate(kept.survey.headings)
        if heading
    }


def _undecided(request: HttpRequest, kept: Kept) -> str:
    strange = actions.undecided_values(by_of(request), kept.plan, kept.survey)
    return "\n".join(f"{text} = " for values in strange.values() for text in values)


def _codes(request: HttpRequest) -> dict[str, str]:
    lines = (line.partition("=") for line in request.POST.get("codes", "").splitlines())
    return {text.strip(): code.strip() for text, sign, code in lines if sign and text.strip() and code.strip()}


def _columns(request: HttpRequest, kept: Kept) -> Iterator[tuple[str, str, list[str], str, str]]:
    words = dict(_fields())
    targets = {column.heading: str(column.target or "") for column in kept.plan.columns}
    for place, heading in enumerate(kept.survey.headings):
        if heading:
            samples = [text for text in dict.fromkeys(kept.survey.samples[place]) if text.strip()][:SAMPLES]
            value = request.POST.get(f"column-{place}", targets.get(heading, ""))
            yield f"column-{place}", heading, samples, value, words.get(value.partition(" ")[0], "")


def _fields() -> Iterator[tuple[str, str]]:
    for field in ALL_FIELDS:
        section = gettext(RECORD[field.section].label)
        if field.type is not FieldType.ROWS:
            yield f"{field.section}.{field.name}", f"{section}: {gettext(field.label)}"
        for part in field.parts:
            words = f"{section}: {gettext(field.label)} 1: {gettext(part.label)}"
            yield f"{field.section}.{field.name}.1.{part.name}", words


def _missing_words() -> list[tuple[Missing, str]]:
    return [
        (Missing.NO, gettext("no, or none")),
        (Missing.UNKNOWN, gettext("asked, and not known")),
        (Missing.NOT_ASKED, gettext("never asked")),
        (Missing.DECLINED, gettext("prefers not to say")),
        (Missing.SUPPRESSED, gettext("left out on purpose")),
    ]


def _calendars() -> list[tuple[str, str]]:
    return [
        (Calendar.BY_SIZE.value, gettext("Told by the year: 2561 is 2018")),
        (Calendar.COMMON.value, gettext("Common era")),
        (Calendar.BUDDHIST.value, gettext("Buddhist era")),
        (Calendar.JAPANESE.value, gettext("Japanese eras")),
    ]


def _order(text: str) -> Order:
    return Order(text) if text in set(Order) else Order.DAY_FIRST


def _calendar(text: str) -> Calendar:
    return Calendar(text) if text in set(Calendar) else Calendar.BY_SIZE
