"""What access asks of others: Cedar for decisions, allauth and fido2 for second factors."""

from samakki.access.gateways.boxes import SealingAdapter, open_factor, seal_factor
from samakki.access.gateways.decisions import Policies, PoliciesBrokenError, house_policies
from samakki.access.gateways.guesses import common_words
from samakki.access.gateways.lockouts import forget_tries, wrong_tries
from samakki.access.gateways.second_factors import (
    accepts_recovery_code,
    accepts_totp,
    factors_of,
    forget_factors,
    is_required,
    keep_totp,
    listed_factors,
    new_recovery_codes,
    remove_factor,
    step_of,
)
from samakki.access.gateways.sheets import accepts_sheet_code, codes_of, is_code, keep_sheet, next_number

__all__ = [
    "Policies",
    "PoliciesBrokenError",
    "SealingAdapter",
    "accepts_recovery_code",
    "accepts_sheet_code",
    "accepts_totp",
    "codes_of",
    "common_words",
    "factors_of",
    "forget_factors",
    "forget_tries",
    "house_policies",
    "is_code",
    "is_required",
    "keep_sheet",
    "keep_totp",
    "listed_factors",
    "new_recovery_codes",
    "next_number",
    "open_factor",
    "remove_factor",
    "seal_factor",
    "step_of",
    "wrong_tries",
]
