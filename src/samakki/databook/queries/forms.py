"""What can be asked of the workbooks that are filled every month: which there are, and one filled for a month."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from samakki.databook import models
from samakki.databook.queries.counting import coded, countable
from samakki.databook.rules import crossings, numbers, of_owner, recoded, within
from samakki.databook.words import (
    Area,
    BookRefusedError,
    BookWrong,
    FilledForm,
    Form,
    Way,
)
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, MemberId
from samakki.tables.forms import filled
from samakki.tables.printed import UnreadableTableError


@sight(about=of_owner)
def forms(by: By, owner: AgencyId) -> tuple[Form, ...]:
    """Give the workbooks of an agency by their names, without their files."""
    rows = models.Form.objects.filter(owner=owner).order_by("name").defer("content")
    return tuple(_form(row, b"") for row in rows)


@sight(about=of_owner)
def form(by: By, owner: AgencyId, which: UUID) -> Form:
    """Give one workbook. Raises BookRefusedError where there is none."""
    row = models.Form.objects.filter(owner=owner, id=which).first()
    if row is None:
        raise BookRefusedError(BookWrong.NO_SUCH_FORM)
    return _form(row, bytes(row.content))


@sight(about=of_owner)
def form_to_bind(by: By, owner: AgencyId, which: UUID) -> Form:
    """Give a workbook to who may say what its cells count. Raises BookRefusedError where there is none."""
    return form(by, owner, which)


@sight(about=of_owner)
def fill_form(by: By, owner: AgencyId, which: UUID, month: date) -> FilledForm:
    """Fill a workbook with what is known at the end of a month, or of those who came to be known in it.

    Raises BookRefusedError where there is none, nothing is bound in it, the month is not over, and for a month in which
    no definition was in force.
    """
    told = form(by, owner, which)
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if not told.areas:
        raise BookRefusedError(BookWrong.NOTHING_BOUND)
    if last >= localdate(by.clock.now()):
        raise BookRefusedError(BookWrong.NOT_OVER)
    found: dict[tuple[str, str], int] = {}
    for area in told.areas:
        found |= _counted(by, owner, area, first, last)
    closed = models.Month.objects.filter(owner=owner, first_day=first).exclude(second_by=None).exists()
    try:
        return FilledForm(filled(told.content, found), len(found), closed)
    except UnreadableTableError as unreadable:
        raise BookRefusedError(BookWrong.NO_WORKBOOK) from unreadable


def _counted(by: By, owner: AgencyId, area: Area, first: date, last: date) -> dict[tuple[str, str], int]:
    definition = countable(owner, area.measure, last)
    dimensions = sorted({area.down, area.across, *(name for name, _codes in definition.only)} - {""})
    rows = coded(by, owner, dimensions, last, (first, last) if area.way is Way.NEW else None)
    headed = list(recoded(within(rows, definition.only), area))
    from samakki.databook.gateways.crossing import crossed  # noqa: PLC0415 -- loads what counts, for who counts

    return numbers(area, {one: crossed(headed, how) for one, how in crossings(area, definition).items()})


def _form(row: models.Form, content: bytes) -> Form:
    areas = tuple(_area(one) for one in row.areas)
    return Form(row.id, row.name, content, areas, MemberId(row.bound_by), row.bound_at)


def _area(told: Mapping[str, Any]) -> Area:
    rows = {int(row): code for row, code in told["rows"].items()}
    way = Way(told["way"])
    return Area(told["sheet"], told["measure"], way, told["down"], rows, told["across"], told["columns"])
