"""A member's own account: PIN, passphrase, language, the ethical code, and who vouches on a bad day."""

from collections.abc import Collection

from django.utils import translation

from samakki.access import gateways, rules
from samakki.access.actions.acting import member_of
from samakki.access.actions.proving import proven_sitting
from samakki.access.models import Member, Sitting, Voucher
from samakki.access.words import (
    CODE_VERSION,
    MOST_VOUCHERS,
    NODS_FOR_A_PAIR,
    NotFitError,
    SittingId,
    Stage,
    Ticket,
    folded,
    unfit,
)
from samakki.kernel.deeds import By, KeyNotHeldError, deed
from samakki.kernel.ids import MemberId
from samakki.kernel.languages import BY_TAG, Calendar
from samakki.vault import actions as vault
from samakki.vault.words import WrongPassphraseError


@deed()
def set_pin(by: By, ticket: Ticket, pin: str) -> None:
    """Choose the six digits that unlock one's sessions. Raises NotFitError, NotProvenError."""
    proven_sitting(by, ticket)
    member = _own(by)
    digits = rules.fit_pin(pin)
    member.pin_mark = rules.pin_mark(by.keys.member_secret(), member.pk.bytes, digits)
    member.save(update_fields=["pin_mark"])


@deed()
def change_passphrase(by: By, sitting: SittingId, old: str, new: str) -> None:
    """Seal one's own key under another passphrase and end all other sessions. Raises NotFitError."""
    member = _own(by)
    agency = member.agency.name if member.agency else ""
    fit = rules.fit_passphrase(new, member.login, member.display_name, agency, common=gateways.common_words())
    if folded(old) == folded(new):
        raise NotFitError(unfit.SAME, "new")
    try:
        if by.member is not None:
            vault.change_passphrase(by, by.member, old, fit)
    except WrongPassphraseError:
        raise NotFitError(unfit.NOT_YOURS, "old") from None
    others = Sitting.objects.filter(member=member, ended_at=None).exclude(pk=sitting)
    others.update(stage=Stage.ENDED.value, ended_at=by.clock.now(), sealed_key=None, challenge=None)


@deed()
def sign_code(by: By, version: int) -> None:
    """Sign the ethical code; without it nobody reads anything. Raises NotFitError for a text that is not today's."""
    if version != CODE_VERSION:
        raise NotFitError(unfit.CODE, "code")
    now = by.clock.now()
    Member.objects.filter(pk=member_of(by)).update(code_version=CODE_VERSION, code_signed_at=now)


@deed()
def name_vouchers(by: By, ticket: Ticket, colleagues: Collection[MemberId]) -> None:
    """Name the colleagues of whom two must say yes to a new pair of keys, should the passphrase be lost.

    Two or three of one's own agency. Raises NotFitError, NotProvenError.
    """
    proven_sitting(by, ticket)
    member, named = _own(by), set(colleagues)
    if not NODS_FOR_A_PAIR <= len(named) <= MOST_VOUCHERS:
        raise NotFitError(unfit.VOUCHERS, "vouchers")
    fitting = Member.objects.filter(pk__in=named, agency=member.agency, active=True).exclude(pk=member.pk)
    if fitting.count() != len(named):
        raise NotFitError(unfit.NOBODY, "vouchers")
    Voucher.objects.filter(member=member).delete()
    now = by.clock.now()
    Voucher.objects.bulk_create(Voucher(member=member, colleague_id=one, named_at=now) for one in sorted(named))


@deed()
def set_language(by: By, tag: str) -> None:
    """Choose the language of the interface. Raises NotFitError."""
    if tag not in BY_TAG or not translation.check_for_language(tag):
        raise NotFitError(unfit.LANGUAGE, "language")
    Member.objects.filter(pk=member_of(by)).update(language=tag)


@deed()
def set_calendar(by: By, calendar: str) -> None:
    """Choose the calendar by which years are told besides the common one; empty: as the language has it.

    Raises NotFitError.
    """
    if calendar and calendar not in set(Calendar):
        raise NotFitError(unfit.CALENDAR, "calendar")
    Member.objects.filter(pk=member_of(by)).update(calendar=calendar)


def _own(by: By) -> Member:
    member = Member.objects.select_related("agency").filter(pk=member_of(by), active=True).first()
    if member is None:
        raise KeyNotHeldError
    return member
