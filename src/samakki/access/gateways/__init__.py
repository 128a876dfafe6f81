"""What access asks of others: Cedar for decisions, allauth and fido2 for second factors."""

from samakki.access.gateways.decisions import Policies, PoliciesBrokenError, house_policies
from samakki.access.gateways.second_factors import factors_of

__all__ = ["Policies", "PoliciesBrokenError", "factors_of", "house_policies"]
