"""Names of colleagues, for saying who wrote and who read."""

from collections.abc import Mapping

from django.utils.translation import gettext

from samakki.access import queries as access
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId

Names = Mapping[MemberId, str]


def names_for(by: By) -> dict[MemberId, str]:
    """Give the names of all who work or worked in the agency of the one who asks."""
    return access.names_of_staff(by, by.agency) if by.agency else {}


def names_at_work(by: By) -> dict[MemberId, str]:
    """Give the names of all who work in that agency now."""
    return access.names_at_work(by, by.agency) if by.agency else {}


def who(names: Names, member: MemberId) -> str:
    """Name a member of staff; one who is not of this agency is a colleague elsewhere."""
    return names.get(member) or gettext("A colleague elsewhere")
