"""Who acts, and for which agency."""

from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import AgencyId, MemberId


def acting(by: By) -> tuple[MemberId, AgencyId]:
    """Tell which member acts for which agency; raises RefusedError for anybody else."""
    if by.member is None or by.agency is None:
        act = "assistance.acting"
        raise RefusedError(act, "no_agency")
    return by.member, by.agency
