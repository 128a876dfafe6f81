"""Names that mean nothing to a stranger, of what is done from day to day."""

from typing import NewType
from uuid import UUID

DueId = NewType("DueId", UUID)
HouseId = NewType("HouseId", UUID)
BedId = NewType("BedId", UUID)
StayId = NewType("StayId", UUID)
ShiftId = NewType("ShiftId", UUID)
ReviewId = NewType("ReviewId", UUID)
AwayId = NewType("AwayId", UUID)
