"""The agency's key, as people handle it: made by the first member, written on paper, granted to colleagues."""

from collections.abc import Sequence
from dataclasses import replace

from samakki.access.actions.acting import member_of
from samakki.access.models import Member
from samakki.access.words import WITHOUT_KEY, NotFitError, unfit
from samakki.kernel.deeds import Attributes, By, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import AlreadyMadeError, WrongWordsError


def _agency(_by: By, agency: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def found_agency_key(by: By, agency: AgencyId) -> list[str]:
    """Make the agency's key, as its first member; gives the words of the recovery sheet, which are shown once."""
    try:
        vault.make_agency_key(by, agency)
    except AlreadyMadeError:
        raise NotFitError(unfit.KEY_MADE, "agency") from None
    return vault.recovery_words(replace(by, standing=Standing.ACTIVE, verdicts={}), agency)


@deed(about=_agency)
def new_recovery_sheet(by: By, agency: AgencyId) -> list[str]:
    """Give new words for the recovery sheet, as a holder; the words of the former sheet open nothing any more."""
    return vault.recovery_words(by, agency)


@deed(about=_agency)
def confirm_recovery_sheet(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Check the words that were typed back from the paper; raises NotFitError, which names the first wrong word."""
    try:
        vault.confirm_recovery(by, agency, list(words))
    except WrongWordsError as fault:
        raise _not_the_words(fault) from None


@deed(about=_agency)
def recover_key(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Take the agency's key back from the paper, as an administrator who waits; raises NotFitError."""
    try:
        vault.recover(by, agency, list(words), member_of(by))
    except WrongWordsError as fault:
        raise _not_the_words(fault) from None


def _not_the_words(fault: WrongWordsError) -> NotFitError:
    return NotFitError(unfit.WORD % {"place": fault.place} if fault.place else unfit.WORDS, "words")


@deed(about=_agency)
def grant_key(by: By, agency: AgencyId, member: MemberId) -> None:
    """Let a colleague who waits have the agency's key. Raises NotFitError, KeyNotHeldError."""
    row = Member.objects.filter(pk=member, agency_id=agency, active=True).first()
    if row is None or row.role in WITHOUT_KEY:
        raise NotFitError(unfit.NOBODY_WAITS, "member")
    if not keystore.recovery_confirmed(by, agency):
        raise NotFitError(unfit.PAPER_FIRST, "member")
    vault.grant(by, agency, member)
