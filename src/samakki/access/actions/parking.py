"""What was typed when the session had ended, and pages that answer a form: sealed to their author, given back."""

from typing import Any

from django.db.models import QuerySet

from samakki.access.actions.acting import member_of
from samakki.access.models import Parked
from samakki.access.words import AnswerPage, Kept, ParkedForm, ParkedId
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import fresh_id
from samakki.vault import actions as vault

_MOST_FORMS = 20
_MOST_ANSWERS = 5


@deed()
def park_post(by: By, form: ParkedForm) -> ParkedId | None:
    """Keep a posted form for its author, sealed before it touches the disk; None when too many wait already."""
    if _of(by, Kept.FORM).count() >= _MOST_FORMS:
        return None
    told = {"path": form.path, "page": form.page, "fields": [list(pair) for pair in form.fields]}
    return _keep(by, Kept.FORM, told)


@deed()
def take_parked(by: By, parked: ParkedId) -> ParkedForm | None:
    """Open a form that was kept for the one who acts; it stays until it is dropped."""
    row = _of(by, Kept.FORM).filter(pk=parked).first()
    if row is None:
        return None
    told = _opened(by, row)
    fields = tuple((str(name), str(value)) for name, value in told["fields"])
    return ParkedForm(str(told["path"]), str(told["page"]), fields, row.at)


@deed()
def drop_parked(by: By, parked: ParkedId) -> None:
    """Forget a form that was kept: it has been sent again, or its author wants it gone."""
    _of(by, Kept.FORM).filter(pk=parked).delete()


@deed()
def keep_answer(by: By, page: AnswerPage) -> ParkedId:
    """Keep a page that answers a form until its author's browser fetches it; of many that nobody fetched the old go."""
    unread = _of(by, Kept.ANSWER).order_by("-at", "-pk").values_list("pk", flat=True)
    _of(by, Kept.ANSWER).filter(pk__in=list(unread[_MOST_ANSWERS - 1 :])).delete()
    return _keep(by, Kept.ANSWER, {"status": page.status, "html": page.html})


@deed()
def take_answer(by: By, kept: ParkedId) -> AnswerPage | None:
    """Give the page to its author, once."""
    row = _of(by, Kept.ANSWER).filter(pk=kept).first()
    if row is None:
        return None
    told = _opened(by, row)
    row.delete()
    return AnswerPage(int(told["status"]), str(told["html"]))


def _of(by: By, what: Kept) -> QuerySet[Parked]:
    return Parked.objects.filter(member_id=member_of(by), what=what.value)


def _keep(by: By, what: Kept, told: dict[str, Any]) -> ParkedId:
    parked, member = ParkedId(fresh_id(by.clock, by.chance)), member_of(by)
    sealed = vault.seal_to_member(by, member, canonical(told), _context(what, parked))
    Parked.objects.create(id=parked, member_id=member, what=what.value, sealed=sealed, at=by.clock.now())
    return parked


def _opened(by: By, row: Parked) -> Any:
    return parse(vault.open_as_member(by, bytes(row.sealed), _context(Kept(row.what), ParkedId(row.pk))))


def _context(what: Kept, parked: ParkedId) -> bytes:
    return what.value.encode() + b":" + parked.bytes
