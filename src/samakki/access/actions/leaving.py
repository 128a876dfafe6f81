"""When somebody leaves or gets another role: what they may no more ends at once, and the agency begins a new epoch."""

from dataclasses import replace
from typing import Final

from samakki.access.actions.acting import member_of
from samakki.access.actions.telling import tell_all
from samakki.access.models import Member, Sitting
from samakki.access.words import INSIDE_AN_AGENCY, WITHOUT_KEY, MemberLeft, NotFitError, NoticeKind, Role, Stage, unfit
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import LastHolderError

_BATCHES: Final = 20
"""Of 500 keys each."""


def _colleague(by: By, agency: AgencyId, member: MemberId, *_rest: object) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_colleague)
def dismiss(by: By, agency: AgencyId, member: MemberId) -> None:
    """End a colleague's membership at once; what they wrote stays, and stays theirs. Raises NotFitError.

    The agency's key is renewed: a copy of the former one opens no section that is begun from now on. Sections that were
    begun before keep their keys, so whoever copied those and steals the data later still reads what is added to them.
    """
    held = keystore.holds(by, agency, member)
    if not Member.objects.filter(pk=member, agency_id=agency, active=True).update(active=False):
        raise NotFitError(unfit.NOBODY, "member")
    Sitting.objects.filter(member_id=member, ended_at=None).update(
        stage=Stage.ENDED.value, ended_at=by.clock.now(), sealed_key=None, challenge=None
    )
    vault.take_back_all(by, agency, member)
    tell(by, MemberLeft(member, agency))
    tell_all(by, agency, NoticeKind.ENDED, member)
    if held:
        _take_key(by, agency, member)


@deed(about=_colleague)
def change_role(by: By, agency: AgencyId, member: MemberId, role: Role) -> None:
    """Let a colleague do something else from the next request on; nobody changes their own role. Raises NotFitError.

    Who gets a role without the agency's key loses it as if they had left; who gets one with it waits to be granted it.
    """
    if role not in INSIDE_AN_AGENCY:
        raise NotFitError(unfit.ROLE, "role")
    held = keystore.holds(by, agency, member)
    rows = Member.objects.filter(pk=member, agency_id=agency, active=True).exclude(role=role.value)
    if not rows.update(role=role.value):
        raise NotFitError(unfit.SAME_ROLE, "role")
    tell_all(by, agency, NoticeKind.ROLE_CHANGED, member)
    if held and role in WITHOUT_KEY:
        _take_key(by, agency, member)


def _take_key(by: By, agency: AgencyId, member: MemberId) -> None:
    try:
        vault.revoke(by, agency, member)
    except LastHolderError:
        raise NotFitError(unfit.LAST_HOLDER, "member") from None
    vault.rotate(by, agency)
    tell_all(by, agency, NoticeKind.KEY_RENEWED)
    _move_wraps(by, agency)


def _move_wraps(by: By, agency: AgencyId) -> None:
    """Take the data keys out of reach of the former key, as many as one can wait for; the rest open by the chain."""
    fresh = vault.keyring(by, member_of(by), agency, by.keys.member_secret())
    holder = replace(by, keys=fresh, verdicts={})
    for _batch in range(_BATCHES):
        if not vault.rewrap(holder, agency):
            return
