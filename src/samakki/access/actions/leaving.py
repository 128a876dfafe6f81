"""When somebody leaves: their sessions end, their grant of the key ends, and the agency begins a new epoch."""

from dataclasses import replace
from typing import Final

from samakki.access.actions.acting import member_of
from samakki.access.models import Member, Sitting
from samakki.access.words import NotFitError, Stage, unfit
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import LastHolderError

_BATCHES: Final = 20
"""Of 500 keys each."""


def _agency(_by: By, agency: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def dismiss(by: By, agency: AgencyId, member: MemberId) -> None:
    """End a colleague's membership at once; what they wrote stays, and stays theirs. Raises NotFitError.

    The agency's key is renewed: a copy of the former one opens no section that is begun from now on. Sections that were
    begun before keep their keys, so whoever copied those and steals the data later still reads what is added to them.
    """
    if member == member_of(by):
        raise NotFitError(unfit.ONESELF, "member")
    held = keystore.holds(by, agency, member)
    if not Member.objects.filter(pk=member, agency_id=agency, active=True).update(active=False):
        raise NotFitError(unfit.NOBODY, "member")
    Sitting.objects.filter(member_id=member, ended_at=None).update(
        stage=Stage.ENDED.value, ended_at=by.clock.now(), sealed_key=None, challenge=None
    )
    vault.take_back_all(by, agency, member)
    if not held:
        return
    try:
        vault.revoke(by, agency, member)
    except LastHolderError:
        raise NotFitError(unfit.LAST_HOLDER, "member") from None
    vault.rotate(by, agency)
    _move_wraps(by, agency)


def _move_wraps(by: By, agency: AgencyId) -> None:
    """Take the data keys out of reach of the former key, as many as one can wait for; the rest open by the chain."""
    fresh = vault.keyring(by, member_of(by), agency, by.keys.member_secret())
    holder = replace(by, keys=fresh, verdicts={})
    for _batch in range(_BATCHES):
        if not vault.rewrap(holder, agency):
            return
