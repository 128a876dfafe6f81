"""Second factors as allauth keeps them: which a member has."""

from uuid import UUID

from allauth.mfa.models import Authenticator

from samakki.access.words import Factor


def factors_of(member: UUID) -> tuple[Factor, ...]:
    """Tell which second factors a member has set up, recovery codes not counted."""
    kinds = Authenticator.objects.filter(user_id=member).values_list("type", flat=True).distinct()
    return tuple(factor for factor in (Factor.TOTP, Factor.PASSKEY) if factor.value in set(kinds))
