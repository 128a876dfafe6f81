"""An agency's key, in epochs: who holds it can open the agency's files."""

from collections.abc import Iterable

from samakki.kernel.deeds import Attributes, By, KeyNotHeldError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault.actions.keyring import chain_key
from samakki.vault.actions.members import public_key
from samakki.vault.actions.turns import turn
from samakki.vault.actions.vouching import must_be_vouched, vouch
from samakki.vault.models import Epoch, Grant, Recovery
from samakki.vault.rules import Pair, epoch_place, grant_place, pair_of, paper_place, seal_box, seal_letter, sheet_place
from samakki.vault.words import AlreadyMadeError, KeyGranted, KeyRevoked, KeyRotated, LastHolderError


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


def _member(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_agency)
def make_agency_key(by: By, agency: AgencyId) -> None:
    """Make the agency's first key and grant it to the one who acts; raises AlreadyMadeError when there is one."""
    if by.member is None:
        raise KeyNotHeldError
    pair = pair_of(by.chance.bytes(32))
    public = public_key(by, by.member)
    with turn(by):
        if Epoch.objects.filter(agency=agency).exists():
            raise AlreadyMadeError
        _epoch_row(by, agency, (1, pair)).save(force_insert=True)
        _grant_row(by, agency, (1, pair.secret), (by.member, public)).save(force_insert=True)
    tell(by, KeyGranted(agency, by.member))


@deed(about=_member)
def grant(by: By, agency: AgencyId, member: MemberId) -> None:
    """Give a member the agency's key; granting twice changes nothing.

    Raises KeyNotHeldError when the one who acts holds no newest key, or the member has no public key yet.
    """
    epoch = by.keys.newest_epoch(agency)
    secret = by.keys.epoch_secret(agency, epoch)
    give(by, agency, member, (epoch, secret))


@deed(about=_agency)
def rotate(by: By, agency: AgencyId) -> int:
    """Begin a new epoch and grant it to all who hold the key now; gives its number.

    The old private key is sealed under the new one, so that what lies under older epochs stays readable to holders.
    Who was revoked before does not get the new key. Raises KeyNotHeldError.
    """
    epoch = by.keys.newest_epoch(agency)
    secret = by.keys.epoch_secret(agency, epoch)
    pair = pair_of(by.chance.bytes(32))
    with turn(by):
        _must_be_newest(agency, epoch)
        place = epoch_place(by.node, agency, epoch)
        link = seal_box(chain_key(pair.secret), by.chance.bytes(12), secret, place)
        Epoch.objects.filter(agency=agency, epoch=epoch).update(sealed_under_next=link)
        _epoch_row(by, agency, (epoch + 1, pair)).save(force_insert=True)
        _hand_on(by, agency, (epoch + 1, pair))
    tell(by, KeyRotated(agency, epoch + 1))
    return epoch + 1


@deed(about=_member)
def revoke(by: By, agency: AgencyId, member: MemberId) -> None:
    """Take a member the agency's key, at once and without needing a key; `rotate` must follow when a holder signs in.

    Raises LastHolderError when nobody else could open the agency's files any more.
    """
    with turn(by):
        others = Grant.objects.filter(agency=agency).exclude(member=member).exists()
        if not others and not Recovery.objects.filter(agency=agency, confirmed_at__isnull=False).exists():
            raise LastHolderError
        gone, _by_table = Grant.objects.filter(agency=agency, member=member).delete()
    if gone:
        tell(by, KeyRevoked(agency, member))


def give(by: By, agency: AgencyId, member: MemberId, key: tuple[int, bytes]) -> None:
    """Wrap the newest epoch's private key to a member; raises KeyNotHeldError when it is not the newest any more."""
    public = public_key(by, member)
    with turn(by):
        _must_be_newest(agency, key[0])
        if Grant.objects.filter(agency=agency, epoch=key[0], member=member).exists():
            return
        _grant_row(by, agency, key, (member, public)).save(force_insert=True)
    tell(by, KeyGranted(agency, member))


def _must_be_newest(agency: AgencyId, epoch: int) -> None:
    if Epoch.objects.filter(agency=agency, epoch__gt=epoch).exists():
        raise KeyNotHeldError


def _hand_on(by: By, agency: AgencyId, new: tuple[int, Pair]) -> None:
    """Grant the new epoch to all holders of the last one and to the paper; the grants of older epochs end."""
    epoch, pair = new
    held = Grant.objects.filter(agency=agency, epoch=epoch - 1).values_list("member", flat=True)
    holders = [MemberId(member) for member in held]
    publics = [(member, public_key(by, member)) for member in holders]
    Grant.objects.bulk_create(_grant_rows(by, agency, (epoch, pair.secret), publics))
    Grant.objects.filter(agency=agency, epoch__lt=epoch).delete()
    paper = Recovery.objects.filter(agency=agency).first()
    if paper is not None:
        must_be_vouched(sheet_place(by.node, agency), bytes(paper.public), bytes(paper.signature))
        paper.epoch = epoch
        paper.wrap = seal_letter(bytes(paper.public), pair.secret, paper_place(by.node, agency, epoch))
        paper.save(force_update=True)


def _grant_rows(
    by: By, agency: AgencyId, key: tuple[int, bytes], publics: Iterable[tuple[MemberId, bytes]]
) -> list[Grant]:
    return [_grant_row(by, agency, key, to) for to in publics]


def _grant_row(by: By, agency: AgencyId, key: tuple[int, bytes], to: tuple[MemberId, bytes]) -> Grant:
    epoch, secret = key
    member, public = to
    place = grant_place(by.node, agency, epoch, member)
    wrap = seal_letter(public, secret, place)
    return Grant(
        agency=agency,
        epoch=epoch,
        member=member,
        wrap=wrap,
        signature=vouch(place, wrap),
        granted_at=by.clock.now(),
    )


def _epoch_row(by: By, agency: AgencyId, new: tuple[int, Pair]) -> Epoch:
    epoch, pair = new
    signature = vouch(epoch_place(by.node, agency, epoch), pair.public)
    return Epoch(agency=agency, epoch=epoch, public=pair.public, signature=signature, made_at=by.clock.now())
