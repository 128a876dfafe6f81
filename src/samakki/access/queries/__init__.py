"""What can be asked of access without opening anything."""

from samakki.access.queries.agencies import (
    agencies,
    agency_names,
    staff_known,
    staff_named,
)
from samakki.access.queries.home import (
    at_home,
    at_the_machine,
    is_founded,
)
from samakki.access.queries.judging import (
    JUDGE,
    HouseJudge,
)
from samakki.access.queries.own import (
    next_code,
    own_factors,
    own_number,
    own_sittings,
    parked_forms,
    ways_to_answer,
)
from samakki.access.queries.pairs import (
    new_pair_of,
    new_pairs,
    own_vouchers,
)
from samakki.access.queries.places import (
    is_closed,
)
from samakki.access.queries.staff import (
    agency_state,
    colleagues,
    invitation_of,
    invitations,
    names_at_work,
    names_of_staff,
    second_eyes,
)
from samakki.access.queries.told import (
    notices,
    notices_of_all,
)
from samakki.access.queries.trail import (
    checkpoint_of_log,
    log_without_contents,
    names_of_traces,
    verify_log,
)
from samakki.access.queries.watchers import (
    is_named,
    names_of_readers,
    readers_named,
    watchers,
)

__all__ = [
    "JUDGE",
    "HouseJudge",
    "agencies",
    "agency_names",
    "agency_state",
    "at_home",
    "at_the_machine",
    "checkpoint_of_log",
    "colleagues",
    "invitation_of",
    "invitations",
    "is_closed",
    "is_founded",
    "is_named",
    "log_without_contents",
    "names_at_work",
    "names_of_readers",
    "names_of_staff",
    "names_of_traces",
    "new_pair_of",
    "new_pairs",
    "next_code",
    "notices",
    "notices_of_all",
    "own_factors",
    "own_number",
    "own_sittings",
    "own_vouchers",
    "parked_forms",
    "readers_named",
    "second_eyes",
    "staff_known",
    "staff_named",
    "verify_log",
    "watchers",
    "ways_to_answer",
]
