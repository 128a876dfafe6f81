"""The recovery sheet: a paper with words that opens the agency's key when no member can."""

from collections.abc import Sequence

from samakki.kernel.deeds import Attributes, By, KeyNotHeldError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault.actions.agencies import give
from samakki.vault.actions.turns import turn
from samakki.vault.actions.vouching import vouch
from samakki.vault.models import Epoch, Recovery
from samakki.vault.rules import (
    Pair,
    bound,
    derived,
    from_words,
    open_letter,
    pair_of,
    paper_place,
    seal_letter,
    sheet_place,
    to_words,
)
from samakki.vault.words import RecoverySheetUsed, WrongWordsError


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


def _typed(_by: By, agency: AgencyId, _words: Sequence[str]) -> Attributes:
    return {"owner": str(agency)}


def _used(by: By, agency: AgencyId, _words: Sequence[str], member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_agency)
def recovery_words(by: By, agency: AgencyId) -> list[str]:
    """Make a new recovery sheet and give its 36 words, once; the sheet before it stops opening anything.

    Raises KeyNotHeldError when the one who acts does not hold the agency's newest key.
    """
    epoch = by.keys.newest_epoch(agency)
    secret = by.keys.epoch_secret(agency, epoch)
    printed = by.chance.bytes(32)
    pair = _pair(agency, printed)
    wrap = seal_letter(pair.public, secret, paper_place(by.node, agency, epoch))
    with turn(by):
        if Epoch.objects.filter(agency=agency, epoch__gt=epoch).exists():
            raise KeyNotHeldError
        Recovery.objects.update_or_create(
            agency=agency,
            defaults={
                "epoch": epoch,
                "public": pair.public,
                "signature": vouch(sheet_place(by.node, agency), pair.public),
                "wrap": wrap,
                "made_at": by.clock.now(),
                "confirmed_at": None,
            },
        )
    return to_words(printed)


@deed(about=_typed)
def confirm_recovery(by: By, agency: AgencyId, words: Sequence[str]) -> None:
    """Take note that the paper was written down: its words were typed back. Raises WrongWordsError."""
    pair = _pair(agency, from_words(words))
    with turn(by):
        sheets = Recovery.objects.filter(agency=agency, public=pair.public)
        if not sheets.update(confirmed_at=by.clock.now()):
            raise WrongWordsError


@deed(about=_used)
def recover(by: By, agency: AgencyId, words: Sequence[str], member: MemberId) -> None:
    """Grant the agency's key to a member by the words of the paper, when no holder can; the paper stays good.

    Raises WrongWordsError, or KeyNotHeldError when the member has no keys yet.
    """
    pair = _pair(agency, from_words(words))
    sheet = Recovery.objects.filter(agency=agency, public=pair.public).first()
    if sheet is None:
        raise WrongWordsError
    secret = open_letter(pair.secret, bytes(sheet.wrap), paper_place(by.node, agency, sheet.epoch))
    give(by, agency, member, (sheet.epoch, secret))
    tell(by, RecoverySheetUsed(agency, member))


def _pair(agency: AgencyId, printed: bytes) -> Pair:
    return pair_of(derived(printed, bound(b"paper key", agency.bytes)))
