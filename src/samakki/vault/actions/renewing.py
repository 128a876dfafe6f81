"""A new pair of keys in the place of one whose passphrase is lost: made aside, and put in its place by others' yes."""

from uuid import UUID

from samakki.kernel.deeds import Attributes, By, KeyNotHeldError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault.actions.members import sealed_pair
from samakki.vault.actions.turns import turn
from samakki.vault.models import Grant, MemberKey, Recovery
from samakki.vault.rules import pair_of
from samakki.vault.words import KeyRevoked, LastHolderError


def _whose(by: By, member: MemberId, *_rest: object) -> Attributes:
    return {"own": by.member == member}


def _agreed(by: By, agency: AgencyId, member: MemberId, _aside: UUID, nods: int) -> Attributes:
    return {"owner": str(agency), "own": by.member == member, "nods": nods}


def _agency(_by: By, agency: AgencyId, _aside: UUID) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_whose)
def prepare_member_key(by: By, member: MemberId, aside: UUID, passphrase: str) -> bytes:
    """Make a new pair of keys for a member and lay it aside under a random id; gives its public key, to be compared.

    It opens nothing, and the pair in use stays, until `replace_member_key`.
    """
    row = sealed_pair(by, member, pair_of(by.chance.bytes(32)), passphrase)
    row.member = aside
    with turn(by):
        MemberKey.objects.filter(member=aside).delete()
        row.save(force_insert=True)
    return bytes(row.public)


@deed(about=_agreed)
def replace_member_key(by: By, agency: AgencyId, member: MemberId, aside: UUID, nods: int) -> None:  # noqa: ARG001 -- how many said yes is what access is asked about
    """Put the pair that was laid aside in the place of the member's former one; what only that one opened is lost.

    What was granted to the former pair ends: the agency's key is granted anew. Doing so twice changes nothing. Raises
    KeyNotHeldError when nothing was laid aside, LastHolderError when nobody else could open the agency's files.
    """
    with turn(by):
        if not MemberKey.objects.filter(member=aside).exists():
            if MemberKey.objects.filter(member=member).exists():
                return
            raise KeyNotHeldError
        _must_not_be_last(agency, member)
        gone, _by_table = Grant.objects.filter(member=member).delete()
        MemberKey.objects.filter(member=member).delete()
        MemberKey.objects.filter(member=aside).update(member=member)
    if gone:
        tell(by, KeyRevoked(agency, member))


@deed(about=_agency)
def forget_prepared(by: By, agency: AgencyId, aside: UUID) -> None:  # noqa: ARG001 -- the agency is what access is asked about
    """Forget a pair that was laid aside and will not be needed."""
    with turn(by):
        MemberKey.objects.filter(member=aside).delete()


def _must_not_be_last(agency: AgencyId, member: MemberId) -> None:
    holders = set(Grant.objects.filter(agency=agency).values_list("member", flat=True))
    paper = Recovery.objects.filter(agency=agency, confirmed_at__isnull=False).exists()
    if holders == {member} and not paper:
        raise LastHolderError
