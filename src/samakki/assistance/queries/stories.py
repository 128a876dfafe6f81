"""Which stories wait for a second look: of whom, since when; never what they tell."""

from typing import Final

from samakki.assistance.models import StoryLook
from samakki.cases import queries as cases
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

_MOST: Final = 100
"""So many are looked at at once; the others come up as these are looked through."""


def looks_of(by: By) -> list[StoryLook]:
    """Find the stories of the own agency that wait, what was asked first before all.

    What waits in a file that was joined with another waits in the one that goes on.
    """
    found = StoryLook.objects.filter(owner_id=by.agency) if by.agency else StoryLook.objects.none()
    rows = list(found.order_by("asked_at", "id")[:_MOST])
    here = cases.at_desk(by, {FileId(row.case_id) for row in rows}) if rows else {}
    return [row for row in rows if (desk := here.get(FileId(row.case_id))) and not desk.joined]
