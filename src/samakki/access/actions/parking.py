"""What was typed when the session had ended: sealed to its author, given back after sign-in."""

from samakki.access.actions.acting import member_of
from samakki.access.models import Parked
from samakki.access.words import ParkedForm, ParkedId
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import By, KeyNotHeldError, deed
from samakki.kernel.ids import fresh_id
from samakki.vault import actions as vault

_MOST = 20


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


def _context(parked: ParkedId) -> bytes:
    return b"parked:" + parked.bytes
