"""Who acts, when it must be a member."""

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import MemberId


def member_of(by: By) -> MemberId:
    """Tell which member acts; raises KeyNotHeldError for a visitor or the node."""
    if by.member is None:
        raise KeyNotHeldError
    return by.member
