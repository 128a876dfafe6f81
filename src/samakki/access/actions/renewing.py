"""A new key for an agency, while people work: in force at once, and what lies under the former key moves in slices."""

from dataclasses import replace

from samakki.access.actions.acting import member_of
from samakki.access.actions.telling import tell_all
from samakki.access.words import NoticeKind
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId
from samakki.vault import actions as vault


def _agency(_by: By, agency: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def renew_agency_key(by: By, agency: AgencyId) -> int:
    """Begin a new epoch of the agency's key, as a holder, and give its number; all who hold the key get the new one.

    Whatever is written from now on lies under it, and all members are told. Raises KeyNotHeldError.
    """
    epoch = vault.rotate(by, agency)
    tell_all(by, agency, NoticeKind.KEY_RENEWED)
    return epoch


@deed(about=_agency, changes=False)
def move_keys(by: By, agency: AgencyId, most: int = 5_000) -> int:
    """Move up to `most` data keys under the agency's newest key and tell how many; call it until it gives 0.

    It may be stopped anywhere and goes on from there; nothing is unreadable meanwhile. Raises KeyNotHeldError.
    """
    fresh = vault.keyring(by, member_of(by), agency, by.keys.member_secret())
    return vault.rewrap(replace(by, keys=fresh, verdicts={}), agency, most)
