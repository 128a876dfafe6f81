"""The agency's key, as people handle it: made by the first member, written on paper, granted to colleagues."""

from collections.abc import Sequence
from dataclasses import replace

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.actions.telling import tell_all
from samakki.access.models import Member, Nod
from samakki.access.queries.staff import granters, nods_of
from samakki.access.words import WITHOUT_KEY, Nodded, NotFitError, NoticeKind, unfit
from samakki.kernel.deeds import Attributes, By, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId, fresh_id
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
    """Give new words for the recovery sheet, as a holder; the words of the former sheet open nothing any more.

    Every member is told.
    """
    words = vault.recovery_words(by, agency)
    tell_all(by, agency, NoticeKind.SHEET_MADE)
    return words


@deed(about=_agency)
def confirm_recovery_sheet(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Check the words that were typed back from the paper; raises NotFitError, which names the first wrong word."""
    try:
        vault.confirm_recovery(by, agency, list(words))
    except WrongWordsError as fault:
        raise _not_the_words(fault) from None


@deed(about=_agency)
def recover_key(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Take the agency's key back from the paper, as an administrator who waits; raises NotFitError.

    Every member is told, and so is the node's own staff.
    """
    try:
        vault.recover(by, agency, list(words), member_of(by))
    except WrongWordsError as fault:
        raise _not_the_words(fault) from None
    tell_all(by, agency, NoticeKind.SHEET_USED, member_of(by))


def _not_the_words(fault: WrongWordsError) -> NotFitError:
    return NotFitError(unfit.WORD % {"place": fault.place} if fault.place else unfit.WORDS, "words")


def _granting(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    begun = bool(nods_of(by, agency)[member] - {by.member})
    sole = len(granters(agency) & set(keystore.holders(by, agency))) <= 1
    return {"owner": str(agency), "own": by.member == member, "begun": begun, "sole": sole}


@deed(about=_granting)
def grant_key(by: By, agency: AgencyId, member: MemberId) -> bool:
    """Say that the number of a colleague who waits was compared; the second who says so hands the key over.

    Tells whether the key is granted now. The second is another administrator or supervisor who holds it; where there is
    none, any other holder; while there is no other holder at all, the paper is the second pair of eyes. Raises
    NotFitError, KeyNotHeldError.
    """
    row = Member.objects.filter(pk=member, agency_id=agency, active=True).first()
    if row is None or row.role in WITHOUT_KEY:
        raise NotFitError(unfit.NOBODY_WAITS, "member")
    if not keystore.recovery_confirmed(by, agency):
        raise NotFitError(unfit.PAPER_FIRST, "member")
    asker, able, holders = member_of(by), granters(agency), keystore.holders(by, agency)
    begun = {one for one in nods_of(by, agency)[member] if asker in rules.takes_another(one, able, holders)}
    if rules.takes_another(asker, able, holders) and not begun:
        _nod(by, member)
        return False
    vault.grant(by, agency, member)
    Nod.objects.filter(what=Nodded.GRANT.value, about=member).delete()
    tell_all(by, agency, NoticeKind.KEY_GRANTED, member)
    return True


def _nod(by: By, member: MemberId) -> None:
    Nod.objects.update_or_create(
        what=Nodded.GRANT.value,
        about=member,
        by_member_id=by.member,
        defaults={"at": by.clock.now()},
        create_defaults={"id": fresh_id(by.clock, by.chance), "at": by.clock.now()},
    )
