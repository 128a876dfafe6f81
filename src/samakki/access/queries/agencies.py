"""Which agencies work on this node."""

from samakki.access.models import Agency
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId


@sight()
def agency_names(by: By) -> dict[AgencyId, str]:
    """Tell the names of all agencies of this node, in the order in which they came."""
    rows = Agency.objects.order_by("added_at", "name").values_list("id", "name")
    return {AgencyId(agency): name for agency, name in rows}
