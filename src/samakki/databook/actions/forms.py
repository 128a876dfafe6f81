"""What is done to workbooks that are filled every month: they are brought, bound area by area, freed and dropped."""

from dataclasses import asdict
from uuid import UUID

from django.utils.timezone import localdate

from samakki.databook import models
from samakki.databook.queries import form, forms
from samakki.databook.queries.counting import countable
from samakki.databook.rules import of_owner, why_not_bound, why_not_brought
from samakki.databook.words import Area, BookRefusedError, BookWrong, Form
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, fresh_id
from samakki.tables.forms import sheets_of
from samakki.tables.printed import UnreadableTableError


@deed(about=of_owner)
def bring_form(by: By, owner: AgencyId, name: str, content: bytes) -> UUID:
    """Keep a blank workbook to be filled. Raises BookRefusedError for a name that is taken, and for no workbook."""
    refused = why_not_brought(name, content, {one.name for one in forms(by, owner)})
    if refused:
        raise BookRefusedError(refused)
    try:
        sheets_of(content)
    except UnreadableTableError as unreadable:
        raise BookRefusedError(BookWrong.NO_WORKBOOK) from unreadable
    row = models.Form.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner=owner,
        name=name,
        content=content,
        areas=[],
        bound_by=member_of(by, "databook.bring_form"),
        bound_at=by.clock.now(),
    )
    return row.id


@deed(about=of_owner)
def bind_area(by: By, owner: AgencyId, which: UUID, area: Area) -> None:
    """Say what the cells of an area count. Raises BookRefusedError where that cannot be, or a cell is bound already."""
    told = _held(by, owner, which)
    refused = why_not_bound(area, told, countable(owner, area.measure, localdate(by.clock.now())))
    if refused:
        raise BookRefusedError(refused)
    _keep(owner, which, (*told.areas, area))


@deed(about=of_owner)
def free_area(by: By, owner: AgencyId, which: UUID, place: int) -> None:
    """Let an area be filled by hand again; `place` counts the areas from 0. Raises BookRefusedError where none is."""
    told = _held(by, owner, which)
    if not 0 <= place < len(told.areas):
        raise BookRefusedError(BookWrong.NOTHING_BOUND)
    _keep(owner, which, (*told.areas[:place], *told.areas[place + 1 :]))


@deed(about=of_owner)
def drop_form(by: By, owner: AgencyId, which: UUID) -> None:
    """Let go of a workbook; what was filled before is with those who took it. Raises BookRefusedError for none."""
    form(by, owner, which)
    models.Form.objects.filter(owner=owner, id=which).delete()


def _held(by: By, owner: AgencyId, which: UUID) -> Form:
    """Give a workbook that nobody else binds meanwhile."""
    models.Form.objects.select_for_update().filter(owner=owner, id=which).first()
    return form(by, owner, which)


def _keep(owner: AgencyId, which: UUID, areas: tuple[Area, ...]) -> None:
    models.Form.objects.filter(owner=owner, id=which).update(areas=[asdict(one) for one in areas])
