"""What access stores: agencies, members, invitations, sessions, notices, and what waits for a second yes."""

from samakki.access.models.pairs import NewPair, Voucher
from samakki.access.models.sittings import Parked, Sitting
from samakki.access.models.staff import Agency, Invitation, Member, Node
from samakki.access.models.told import Nod, Notice, Place

__all__ = [
    "Agency",
    "Invitation",
    "Member",
    "NewPair",
    "Nod",
    "Node",
    "Notice",
    "Parked",
    "Place",
    "Sitting",
    "Voucher",
]
