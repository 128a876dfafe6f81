"""Typing the passphrase again: a desk that somebody left open must not change what guards the account."""

from samakki.access.actions.acting import member_of
from samakki.access.actions.sittings import whole
from samakki.access.actions.unlocking import judge_try, own_sitting
from samakki.access.models import Sitting
from samakki.access.words import PROVEN_FOR, NotFitError, NotProvenError, Stage, Ticket, Tried, unfit
from samakki.kernel.deeds import By, deed
from samakki.vault import actions as vault
from samakki.vault.words import WrongPassphraseError


@deed(changes=False)
def prove(by: By, ticket: Ticket, passphrase: str) -> Tried:
    """Type the passphrase again in an open session; for five minutes it may then change what guards the account.

    The third wrong answer ends the session, as it does at unlocking.
    """
    right = True
    try:
        vault.open_member_key(by, member_of(by), passphrase)
    except WrongPassphraseError:
        right = False
    with whole():
        row = own_sitting(by, ticket, Stage.OPEN)
        if row is None:
            return Tried(right=False, left=0)
        return judge_try(by, row, ticket, right=right, proven=right)


def proven_sitting(by: By, ticket: Ticket, *stages: Stage) -> Sitting:
    """Find the session if its passphrase was typed in the last five minutes; raises NotProvenError, NotFitError.

    A session between passphrase and second factor has just been opened with the passphrase.
    """
    row = own_sitting(by, ticket, *(stages or (Stage.OPEN,)))
    if row is None:
        raise NotFitError(unfit.NOT_HERE, "code")
    fresh = row.proven_at is not None and by.clock.now() - row.proven_at < PROVEN_FOR
    if Stage(row.stage) is Stage.OPEN and not fresh:
        raise NotProvenError
    return row
