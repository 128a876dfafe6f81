"""The second factor: set up, asked for after the passphrase, and used to unlock."""

import base64
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from samakki.access import gateways, rules
from samakki.access.actions.proving import proven_sitting
from samakki.access.actions.unlocking import judge_try, own_sitting
from samakki.access.gateways import passkeys
from samakki.access.models import Sitting
from samakki.access.words import NotFitError, Site, Stage, StepKept, Ticket, TotpSetUp, Tried, unfit
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import By, Standing, deed
from samakki.vault import actions as vault

_LABEL: Final = b"samakki/access/key of second factors"
_ASKED: Final = (Stage.SECOND_FACTOR, Stage.LOCKED)
_NAME: Final = 40


@deed()
def set_up_totp(by: By, ticket: Ticket) -> TotpSetUp:
    """Make a secret for a device that shows six digits; it counts only when `confirm_totp` has seen its digits.

    Asked again in the same session, it gives the same secret: the device may have taken it in already. Raises
    NotFitError, NotProvenError.
    """
    row, key = _setting_up(by, ticket), _factor_key(by)
    begun = _remembered(row).get("totp")
    secret = gateways.open_factor(key, begun) if begun else base64.b32encode(by.chance.bytes(20)).decode()
    if not begun:
        row.challenge = canonical({"totp": gateways.seal_factor(key, secret)})
        row.save(update_fields=["challenge"])
    return TotpSetUp(secret, f"otpauth://totp/Samakki:{row.member.login}?secret={secret}&issuer=Samakki")


@deed()
def confirm_totp(by: By, ticket: Ticket, code: str) -> StepKept:
    """Take the device as second factor if these are its digits; gives new recovery codes.

    Raises NotFitError, NotProvenError.
    """
    row = _setting_up(by, ticket)
    sealed = _remembered(row).get("totp")
    key = _factor_key(by)
    secret = gateways.open_factor(key, sealed) if sealed else ""
    step = gateways.step_of(secret, rules.in_digits(code), by.clock.now()) if secret else 0
    if not step:
        raise NotFitError(unfit.DIGITS, "code")
    gateways.keep_totp(row.member_id, secret, key, step)
    fresh = _pass(by, row, ticket)
    return StepKept(gateways.new_recovery_codes(row.member_id, key), fresh)


@deed()
def set_up_sheet(by: By, ticket: Ticket) -> list[str]:
    """Make a sheet of codes to print; it counts only when its first code was typed back. Asked again, another one.

    Raises NotFitError, NotProvenError.
    """
    row, key = _setting_up(by, ticket), _factor_key(by)
    seed = base64.b32encode(by.chance.bytes(20)).decode()
    row.challenge = canonical({"sheet": gateways.seal_factor(key, seed)})
    row.save(update_fields=["challenge"])
    return gateways.codes_of(seed)


@deed()
def confirm_sheet(by: By, ticket: Ticket, code: str) -> StepKept:
    """Take the printed sheet as second factor if this is its first code, which is used up by that; the former one ends.

    Raises NotFitError, NotProvenError.
    """
    row = _setting_up(by, ticket)
    sealed = _remembered(row).get("sheet")
    key = _factor_key(by)
    seed = gateways.open_factor(key, sealed) if sealed else ""
    if not seed or not gateways.is_code(seed, 1, rules.in_digits(code)):
        raise NotFitError(unfit.SHEET_CODE, "code")
    gateways.keep_sheet(row.member_id, seed, key, used=1)
    return StepKept([], _pass(by, row, ticket))


@deed()
def set_up_passkey(by: By, ticket: Ticket, site: Site) -> dict[str, Any]:
    """Ask a device for a passkey; gives what the browser needs for it. Raises NotFitError, NotProvenError."""
    row = _setting_up(by, ticket)
    options, asked = passkeys.begin_registration(row.member, site)
    row.challenge = canonical({"register": asked})
    row.save(update_fields=["challenge"])
    return options


@deed()
def add_passkey(by: By, ticket: Ticket, site: Site, answer: dict[str, Any], name: str) -> StepKept:
    """Keep the passkey as second factor; gives recovery codes if it is the first factor.

    Raises NotFitError, NotProvenError.
    """
    row = _setting_up(by, ticket)
    asked = _remembered(row).get("register")
    first = not gateways.factors_of(row.member_id)
    named = " ".join(name.split())[:_NAME] or str(_("Passkey"))
    if not asked or not passkeys.finish_registration(row.member, site, asked, answer, named):
        raise NotFitError(unfit.PASSKEY, "passkey")
    fresh = _pass(by, row, ticket)
    return StepKept(gateways.new_recovery_codes(row.member_id, _factor_key(by)) if first else [], fresh)


@deed()
def pass_by_code(by: By, ticket: Ticket, code: str) -> Tried:
    """Answer the second factor with six digits, the next code of a sheet, or a recovery code.

    The third wrong answer ends the session.
    """
    row = own_sitting(by, ticket, Stage.SECOND_FACTOR)
    if row is None:
        return Tried(right=False, left=0)
    key, typed, now = _factor_key(by), rules.in_digits(code), by.clock.now()
    right = gateways.accepts_totp(row.member_id, typed, key, now)
    right = right or gateways.accepts_sheet_code(row.member_id, typed, key, now)
    return judge_try(by, row, ticket, right=right or gateways.accepts_recovery_code(row.member_id, typed, key))


@deed()
def begin_passkey(by: By, ticket: Ticket, site: Site) -> dict[str, Any]:
    """Ask a passkey to answer, as second factor or to unlock; to unlock, the device must know its owner."""
    row = own_sitting(by, ticket, *_ASKED)
    if row is None:
        return {}
    options, asked = passkeys.begin_check(row.member, site, verified=Stage(row.stage) is Stage.LOCKED)
    row.challenge = canonical({"check": asked, "stage": row.stage})
    row.save(update_fields=["challenge"])
    return options


@deed()
def pass_by_passkey(by: By, ticket: Ticket, site: Site, answer: dict[str, Any]) -> Tried:
    """Answer with a passkey, as second factor or to unlock; the third wrong answer ends the session."""
    row = own_sitting(by, ticket, *_ASKED)
    if row is None:
        return Tried(right=False, left=0)
    asked = _remembered(row)
    right = asked.get("stage") == row.stage and passkeys.check(row.member, site, asked["check"], answer, by.clock.now())
    return judge_try(by, row, ticket, right=right)


@deed()
def recovery_codes(by: By, ticket: Ticket) -> list[str]:
    """Make new recovery codes, shown once; the former ones count no more. Raises NotFitError, NotProvenError."""
    row = _setting_up(by, ticket)
    if not gateways.factors_of(row.member_id):
        raise NotFitError(unfit.NO_FACTOR, "code")
    return gateways.new_recovery_codes(row.member_id, _factor_key(by))


@deed()
def remove_factor(by: By, ticket: Ticket, factor: int) -> None:
    """Remove one of one's own second factors; where they are required the last one stays.

    Raises NotFitError, NotProvenError.
    """
    row = proven_sitting(by, ticket)
    gateways.remove_factor(row.member_id, factor)
    if gateways.is_required() and not gateways.factors_of(row.member_id):
        raise NotFitError(unfit.LAST_FACTOR, "factor")


def _setting_up(by: By, ticket: Ticket) -> Sitting:
    """Find the session that sets a factor up: a proven one, or one whose member has none yet and must."""
    row = proven_sitting(by, ticket, Stage.OPEN, Stage.SECOND_FACTOR)
    if Stage(row.stage) is Stage.SECOND_FACTOR and gateways.factors_of(row.member_id):
        raise NotFitError(unfit.NOT_HERE, "code")
    return row


def _pass(by: By, row: Sitting, ticket: Ticket) -> Ticket | None:
    row.challenge = None
    if Stage(row.stage) is Stage.SECOND_FACTOR:
        return judge_try(by, row, ticket, right=True).ticket
    row.save(update_fields=["challenge"])
    return None


def _remembered(row: Sitting) -> dict[str, Any]:
    return dict(parse(bytes(row.challenge))) if row.challenge else {}


def _factor_key(by: By) -> bytes:
    """Derive the key of second factors from the node's own secret: a signature that nobody else can make."""
    node = replace(by, standing=Standing.NODE, verdicts={})
    return sha256(_LABEL + vault.sign(node, _LABEL)).digest()
