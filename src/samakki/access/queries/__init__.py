"""What can be asked of access without opening anything."""

from samakki.access.queries.agencies import agencies, agency_names, staff_known, staff_named
from samakki.access.queries.home import at_home, is_founded
from samakki.access.queries.judging import JUDGE, HouseJudge
from samakki.access.queries.own import own_factors, own_number, own_sittings, parked_forms, ways_to_answer
from samakki.access.queries.staff import (
    agency_state,
    colleagues,
    invitation_of,
    invitations,
    names_at_work,
    names_of_staff,
)

__all__ = [
    "JUDGE",
    "HouseJudge",
    "agencies",
    "agency_names",
    "agency_state",
    "at_home",
    "colleagues",
    "invitation_of",
    "invitations",
    "is_founded",
    "names_at_work",
    "names_of_staff",
    "own_factors",
    "own_number",
    "own_sittings",
    "parked_forms",
    "staff_known",
    "staff_named",
    "ways_to_answer",
]
