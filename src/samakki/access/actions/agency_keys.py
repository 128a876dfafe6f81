"""The agency's key, as people handle it: made by the first member, written on paper, granted to colleagues."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from samakki.access.models import Member
from samakki.access.words import WITHOUT_KEY, NotFitError
from samakki.kernel.deeds import Attributes, By, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import actions as vault
from samakki.vault import queries as keystore


def _agency(_by: By, agency: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def found_agency_key(by: By, agency: AgencyId) -> list[str]:
    """Make the agency's key, as its first member; gives the words of the recovery sheet, which are shown once."""
    vault.make_agency_key(by, agency)
    return vault.recovery_words(replace(by, standing=Standing.ACTIVE, verdicts={}), agency)


@deed(about=_agency)
def new_recovery_sheet(by: By, agency: AgencyId) -> list[str]:
    """Give new words for the recovery sheet, as a holder; the words of the former sheet open nothing any more."""
    return vault.recovery_words(by, agency)


@deed(about=_agency)
def confirm_recovery_sheet(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Check the words that were typed back from the paper; raises WrongWordsError with the place."""
    vault.confirm_recovery(by, agency, list(words))


@deed(about=_agency)
def recover_key(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Take the agency's key back from the paper, as an administrator who waits; raises WrongWordsError."""
    if by.member is not None:
        vault.recover(by, agency, list(words), by.member)


@deed(about=_agency)
def grant_key(by: By, agency: AgencyId, member: MemberId) -> None:
    """Let a colleague who waits have the agency's key. Raises NotFitError, KeyNotHeldError."""
    row = Member.objects.filter(pk=member, agency_id=agency, active=True).first()
    if row is None or row.role in WITHOUT_KEY:
        raise NotFitError(_("There is nobody of this agency who waits for the key."), "member")
    if not keystore.recovery_confirmed(by, agency):
        raise NotFitError(_("Type the words of the recovery sheet back first: then you can grant the key."), "member")
    vault.grant(by, agency, member)
