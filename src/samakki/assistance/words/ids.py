"""Names that mean nothing to a stranger, of what is done from day to day."""

from typing import NewType
from uuid import UUID

DueId = NewType("DueId", UUID)
ReviewId = NewType("ReviewId", UUID)
AwayId = NewType("AwayId", UUID)
