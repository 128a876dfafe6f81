"""Who decides: one set of policies for the whole process."""

from functools import cache

from samakki.access.gateways import Policies, house_policies


@cache
def judge_of_the_house() -> Policies:
    """Give the policies as the judge of all acts; raises PoliciesBrokenError, and then nothing starts."""
    return house_policies()
