"""What access asks of others: Cedar for decisions, allauth and fido2 for second factors."""

from samakki.access.gateways.boxes import SealingAdapter, open_factor, seal_factor
from samakki.access.gateways.decisions import Policies, PoliciesBrokenError, house_policies
from samakki.access.gateways.lockouts import forget_tries
from samakki.access.gateways.second_factors import (
    accepts_recovery_code,
    accepts_totp,
    factors_of,
    is_required,
    keep_totp,
    listed_factors,
    new_recovery_codes,
    remove_factor,
    step_of,
)

__all__ = [
    "Policies",
    "PoliciesBrokenError",
    "SealingAdapter",
    "accepts_recovery_code",
    "accepts_totp",
    "factors_of",
    "forget_tries",
    "house_policies",
    "is_required",
    "keep_totp",
    "listed_factors",
    "new_recovery_codes",
    "open_factor",
    "remove_factor",
    "seal_factor",
    "step_of",
]
