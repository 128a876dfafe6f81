"""Second factors as allauth keeps them: six digits from a device (TOTP), passkeys, and recovery codes."""

from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from samakki.access.gateways.boxes import seal_factor, sealing_factors
from samakki.access.words import CODES_ON_A_SHEET, Factor, OwnFactor

_PERIOD: Final = 30
_DRIFT: Final = (-1, 0, 1)


def factors_of(member: UUID) -> tuple[Factor, ...]:
    """Tell which second factors a member has set up, recovery codes not counted."""
    kinds = set(Authenticator.objects.filter(user_id=member).values_list("type", flat=True))
    return tuple(factor for factor in (Factor.TOTP, Factor.PASSKEY, Factor.SHEET) if factor.value in kinds)


def step_of(secret: str, code: str, moment: datetime, after: int = 0) -> int:
    """Give the 30-second step whose six digits these are, one step early or late included; 0 when they are none.

    A step at or before `after` was used already and does not count again (RFC 6238, 5.2).
    """
    now = int(moment.timestamp()) // _PERIOD
    for step in (now + drift for drift in _DRIFT):
        right = compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
        if right and step > after:
            return step
    return 0


def keep_totp(member: UUID, secret: str, key: bytes, step: int) -> None:
    """Keep a device's secret, sealed; the former device counts no more."""
    Authenticator.objects.filter(user_id=member, type=Factor.TOTP.value).delete()
    data = {"secret": seal_factor(key, secret), "last_step": step}
    Authenticator.objects.create(user_id=member, type=Factor.TOTP.value, data=data)


def accepts_totp(member: UUID, code: str, key: bytes, moment: datetime) -> bool:
    """Tell whether these six digits are the device's of now; the same digits are never accepted twice."""
    rows = Authenticator.objects.select_for_update().filter(user_id=member, type=Factor.TOTP.value)
    for row in rows:
        with sealing_factors(key) as opened:
            step = step_of(opened(row.data["secret"]), code, moment, row.data.get("last_step", 0))
        if step:
            row.data["last_step"] = step
            row.last_used_at = moment
            row.save(update_fields=["data", "last_used_at"])
            return True
    return False


def accepts_recovery_code(member: UUID, code: str, key: bytes) -> bool:
    """Tell whether this is one of the member's unused recovery codes, and use it up."""
    rows = Authenticator.objects.select_for_update().filter(user_id=member, type=Factor.RECOVERY_CODES.value)
    row = rows.first()
    if row is None:
        return False
    with sealing_factors(key):
        return bool(RecoveryCodes(row).validate_code(code))


def new_recovery_codes(member: UUID, key: bytes) -> list[str]:
    """Make ten new recovery codes; the former ones count no more."""
    Authenticator.objects.filter(user_id=member, type=Factor.RECOVERY_CODES.value).delete()
    data = {"seed": seal_factor(key, RecoveryCodes.generate_seed()), "used_mask": 0}
    row = Authenticator.objects.create(user_id=member, type=Factor.RECOVERY_CODES.value, data=data)
    with sealing_factors(key):
        return [str(code) for code in RecoveryCodes(row).generate_codes()]


def listed_factors(member: UUID) -> list[OwnFactor]:
    """List a member's factors, the oldest first."""
    rows = Authenticator.objects.filter(user_id=member).order_by("created_at")
    return [
        OwnFactor(
            row.pk,
            Factor(row.type),
            row.data.get("name", ""),
            row.created_at,
            row.last_used_at,
            CODES_ON_A_SHEET - row.data.get("used", 0) if row.type == Factor.SHEET.value else 0,
        )
        for row in rows
    ]


def remove_factor(member: UUID, factor: int) -> None:
    """Remove one factor; with the last one the recovery codes go too."""
    Authenticator.objects.filter(user_id=member, pk=factor).delete()
    if not factors_of(member):
        Authenticator.objects.filter(user_id=member).delete()


def forget_factors(member: UUID) -> None:
    """Remove all factors of a member, recovery codes too: they are set up anew."""
    Authenticator.objects.filter(user_id=member).delete()


def is_required() -> bool:
    """Tell whether the settings of this place require a second factor."""
    return bool(settings.SAMAKKI_SECOND_FACTOR)
