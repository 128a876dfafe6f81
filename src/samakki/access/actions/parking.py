"""What was typed when the session had ended, and pages that answer a form: sealed to their author, given back."""

from samakki.access.actions.acting import member_of
from samakki.access.models import KeptAnswer, Parked
from samakki.access.words import AnswerPage, ParkedForm, ParkedId
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import By, KeyNotHeldError, deed
from samakki.kernel.ids import fresh_id
from samakki.vault import actions as vault

_MOST = 20
_ANSWERS = 5


@deed()
def park_post(by: By, form: ParkedForm) -> ParkedId | None:
    """Keep a posted form for its author, sealed before it touches the disk; None when too many wait already."""
    if by.member is None:
        raise KeyNotHeldError
    if Parked.objects.filter(member_id=member_of(by)).count() >= _MOST:
        return None
    parked = ParkedId(fresh_id(by.clock, by.chance))
    plain = canonical({"path": form.path, "page": form.page, "fields": [list(pair) for pair in form.fields]})
    sealed = vault.seal_to_member(by, by.member, plain, _context(parked))
    Parked.objects.create(id=parked, member_id=member_of(by), sealed=sealed, at=by.clock.now())
    return parked


@deed()
def take_parked(by: By, parked: ParkedId) -> ParkedForm | None:
    """Open a form that was kept for the one who acts; it stays until it is dropped."""
    row = Parked.objects.filter(pk=parked, member_id=member_of(by)).first()
    if row is None:
        return None
    told = parse(vault.open_as_member(by, bytes(row.sealed), _context(parked)))
    fields = tuple((str(name), str(value)) for name, value in told["fields"])
    return ParkedForm(str(told["path"]), str(told["page"]), fields, row.at)


@deed()
def drop_parked(by: By, parked: ParkedId) -> None:
    """Forget a form that was kept: it has been sent again, or its author wants it gone."""
    Parked.objects.filter(pk=parked, member_id=member_of(by)).delete()


@deed()
def keep_answer(by: By, page: AnswerPage) -> ParkedId:
    """Keep a page that answers a form until its author's browser fetches it; of many that nobody fetched the old go."""
    if by.member is None:
        raise KeyNotHeldError
    kept = ParkedId(fresh_id(by.clock, by.chance))
    plain = canonical({"status": page.status, "html": page.html})
    sealed = vault.seal_to_member(by, by.member, plain, b"answer:" + kept.bytes)
    unread = KeptAnswer.objects.filter(member_id=member_of(by)).order_by("-at", "-pk").values_list("pk", flat=True)
    KeptAnswer.objects.filter(pk__in=list(unread[_ANSWERS - 1 :])).delete()
    KeptAnswer.objects.create(id=kept, member_id=member_of(by), sealed=sealed, at=by.clock.now())
    return kept


@deed()
def take_answer(by: By, kept: ParkedId) -> AnswerPage | None:
    """Give the page to its author, once."""
    row = KeptAnswer.objects.filter(pk=kept, member_id=member_of(by)).first()
    if row is None:
        return None
    told = parse(vault.open_as_member(by, bytes(row.sealed), b"answer:" + kept.bytes))
    row.delete()
    return AnswerPage(int(told["status"]), str(told["html"]))


def _context(parked: ParkedId) -> bytes:
    return b"parked:" + parked.bytes
