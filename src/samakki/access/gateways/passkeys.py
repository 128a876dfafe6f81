"""Passkeys (WebAuthn) as a second factor: allauth keeps them, fido2 checks them. They open nothing by themselves."""

from datetime import datetime
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn, get_authenticator_by_credential_id, get_credentials
from django.core.exceptions import ValidationError
from fido2.server import Fido2Server
from fido2.webauthn import (
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from samakki.access.models import Member
from samakki.access.words import Factor, Site

_MOST: Final = 10


def begin_registration(member: Member, site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ask a device to make a passkey for this site; gives what the browser needs, and what to remember."""
    options, state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(id=member.pk.bytes, name=member.login, display_name=member.login),
        credentials=get_credentials(member),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), dict(state)


def finish_registration(member: Member, site: Site, asked: dict[str, Any], answer: dict[str, Any], name: str) -> bool:
    """Check what the device answered and keep the passkey; tells whether it was right."""
    count = Authenticator.objects.filter(user_id=member.pk, type=Factor.PASSKEY.value).count()
    if count >= _MOST:
        return False
    try:
        _server(site).register_complete(asked, RegistrationResponse.from_dict(answer))
        WebAuthn.add(member, name, answer)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def begin_check(member: Member, site: Site, *, verified: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ask one of the member's passkeys to answer; `verified` when the device must know its owner (PIN, finger)."""
    options, state = _server(site).authenticate_begin(
        credentials=get_credentials(member),
        user_verification=UserVerificationRequirement.REQUIRED if verified else UserVerificationRequirement.PREFERRED,
    )
    return dict(options), dict(state)


def check(member: Member, site: Site, asked: dict[str, Any], answer: dict[str, Any], moment: datetime) -> bool:
    """Tell whether one of the member's passkeys signed the challenge."""
    try:
        found = _server(site).authenticate_complete(asked, get_credentials(member), answer)
    except (ValueError, TypeError, KeyError, ValidationError):
        return False
    row = get_authenticator_by_credential_id(member, found.credential_id)
    if row is None:
        return False
    row.last_used_at = moment
    row.save(update_fields=["last_used_at"])
    return True


def _server(site: Site) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=site.host, name="Samakki"), verify_origin=lambda origin: origin == site.origin
    )
