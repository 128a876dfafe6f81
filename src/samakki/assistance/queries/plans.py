"""The plan, read off a section that somebody has opened already."""

from django.utils import timezone

from samakki.access import queries as access
from samakki.assistance.rules import Staffing, plan_in
from samakki.assistance.words import Plan
from samakki.cases.words import SectionShown
from samakki.kernel.deeds import By, sight


@sight()
def plan_of(by: By, shown: SectionShown) -> Plan:
    """Read the plan off the section `administration` of a case that is open before the one who asks."""
    return plan_in(shown, timezone.localdate(by.clock.now()), staffing(by))


def staffing(by: By) -> Staffing:
    """Tell who works in the agency of the one who acts, and who ever did."""
    if by.agency is None:
        return Staffing({}, {})
    return Staffing(access.names_at_work(by, by.agency), access.names_of_staff(by, by.agency))
