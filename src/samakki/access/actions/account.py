"""A member's own account: PIN, passphrase, language."""

from django.utils import translation

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.models import Member, Sitting
from samakki.access.words import NotFitError, SittingId, Stage, folded, unfit
from samakki.kernel.deeds import By, KeyNotHeldError, deed
from samakki.kernel.languages import BY_TAG, Calendar
from samakki.vault import actions as vault
from samakki.vault.words import WrongPassphraseError


@deed()
def set_pin(by: By, pin: str) -> None:
    """Choose the six digits that unlock one's sessions. Raises NotFitError."""
    member = _own(by)
    digits = rules.fit_pin(pin)
    member.pin_mark = rules.pin_mark(by.keys.member_secret(), member.pk.bytes, digits)
    member.save(update_fields=["pin_mark"])


@deed()
def change_passphrase(by: By, sitting: SittingId, old: str, new: str) -> None:
    """Seal one's own key under another passphrase and end all other sessions. Raises NotFitError."""
    member = _own(by)
    agency = member.agency.name if member.agency else ""
    fit = rules.fit_passphrase(new, member.login, member.display_name, agency)
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
