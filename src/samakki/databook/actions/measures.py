"""Figures that an agency defines for itself: any crossing of what facts tell, in versions that stay."""

from django.utils.timezone import localdate

from samakki.databook import models
from samakki.databook.gateways import measures
from samakki.databook.queries.definitions import own_definitions
from samakki.databook.rules import of_owner, why_not_defined
from samakki.databook.words import BookRefusedError, BookWrong, Wanted
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, fresh_id


@deed(about=of_owner)
def define_figure(by: By, owner: AgencyId, wanted: Wanted, name: str = "") -> str:
    """Define a figure of one's own, or define one anew from today on; gives the name under which it is counted.

    The first definition counts every day of which anything is known; days before a later one are counted by the one
    before it. Raises BookRefusedError for what cannot be crossed, a title that is taken, and a figure that is not own.
    """
    standing = own_definitions(owner)
    before = [one for one in standing if one.name == name]
    if name and not before:
        raise BookRefusedError(BookWrong.NO_SUCH_FIGURE)
    titles = {one.name: one.title for one in standing if one.name != name}
    refused = why_not_defined(wanted, titles.values())
    if refused:
        raise BookRefusedError(refused)
    made = fresh_id(by.clock, by.chance)
    row = models.Measure.objects.create(
        id=made,
        owner=owner,
        name=name or f"own-{made.hex}",
        version=len(before) + 1,
        valid_from=localdate(by.clock.now()) if before else min(one.valid_from for one in measures()),
        title=wanted.title,
        by=list(wanted.by),
        only=[[dimension, list(codes)] for dimension, codes in wanted.only],
        made_by=member_of(by, "databook.define_figure"),
        made_at=by.clock.now(),
    )
    return row.name


@deed(about=of_owner)
def drop_figure(by: By, owner: AgencyId, name: str) -> None:
    """Let go of a figure of one's own that was told to nobody; one that was told stays, with its definitions.

    Raises BookRefusedError for one that was released, one that a workbook is filled with, and one that is not own.
    """
    member_of(by, "databook.drop_figure")
    told = models.Release.objects.filter(owner=owner, measure=name).exists()
    filled = any(area["measure"] == name for form in models.Form.objects.filter(owner=owner) for area in form.areas)
    if told or filled:
        raise BookRefusedError(BookWrong.TOLD_ALREADY)
    gone, _by_table = models.Measure.objects.filter(owner=owner, name=name).delete()
    if not gone:
        raise BookRefusedError(BookWrong.NO_SUCH_FIGURE)
    models.Question.objects.filter(owner=owner, measure=name).delete()
