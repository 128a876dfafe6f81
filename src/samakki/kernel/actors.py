"""Who acts, where a visitor or the node itself cannot."""

from typing import Final

from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import AgencyId, MemberId

_ACTING: Final = "kernel.acting"
_NO_AGENCY: Final = "no_agency"


def member_of(by: By, act: str = _ACTING) -> MemberId:
    """Tell which member of staff acts. Raises RefusedError for a visitor and the node."""
    if by.member is None:
        raise RefusedError(act, _NO_AGENCY)
    return by.member


def agency_of(by: By, act: str = _ACTING) -> AgencyId:
    """Tell for which agency somebody acts. Raises RefusedError for who acts for none."""
    if by.agency is None:
        raise RefusedError(act, _NO_AGENCY)
    return by.agency


def acting(by: By) -> tuple[MemberId, AgencyId]:
    """Tell which member acts for which agency. Raises RefusedError for anybody else."""
    return member_of(by), agency_of(by)
