"""Unlocking, and what each proof of who one is does to a session: tries are counted, a right one renews its ticket."""

import logging
from typing import Final

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.actions.sittings import end, is_of, put, row_of, whole
from samakki.access.models import Sitting
from samakki.access.words import TRIES, Stage, Ticket, Tried
from samakki.kernel.deeds import By, deed
from samakki.vault import actions as vault
from samakki.vault.words import CannotOpenError, WrongPassphraseError

_log: Final = logging.getLogger(__name__)


@deed()
def unlock_by_pin(by: By, ticket: Ticket, pin: str) -> Tried:
    """Unlock with the PIN; the third wrong one ends the session."""
    row = own_sitting(by, ticket, Stage.LOCKED)
    if row is None:
        return Tried(right=False, left=0)
    try:
        secret = vault.open_session(by, bytes(row.sealed_key or b""), ticket.secret)
    except CannotOpenError:
        return judge_try(by, row, ticket, right=False)
    mark = rules.pin_mark(secret, row.member_id.bytes, pin)
    right = row.member.pin_mark is not None and rules.same(mark, bytes(row.member.pin_mark))
    return judge_try(by, row, ticket, right=right)


@deed(changes=False)
def unlock_by_passphrase(by: By, ticket: Ticket, passphrase: str) -> Tried:
    """Unlock with the passphrase, for who has set no PIN; the third wrong one ends the session."""
    right = True
    try:
        vault.open_member_key(by, member_of(by), passphrase)
    except WrongPassphraseError:
        right = False
    with whole():
        row = own_sitting(by, ticket, Stage.LOCKED)
        if row is None:
            return Tried(right=False, left=0)
        return judge_try(by, row, ticket, right=right, proven=right)


def own_sitting(by: By, ticket: Ticket, *stages: Stage) -> Sitting | None:
    """Find the session of the ticket, locked against a second try at the same moment, if it stands so."""
    row = row_of(ticket, for_update=True)
    if row is None or not is_of(ticket, row) or row.member_id != by.member or Stage(row.stage) not in stages:
        return None
    stage = rules.stage_at(Stage(row.stage), row.started_at, row.active_at, by.clock.now())
    return None if stage is Stage.ENDED else row


def judge_try(by: By, row: Sitting, ticket: Ticket, *, right: bool, proven: bool = False) -> Tried:
    """Open the session for a right answer and give it a new ticket; count a wrong one, and end it with the third.

    `proven`: the answer was the passphrase itself, so that the session may change what guards the account for a while.
    """
    _log.log(logging.INFO if right else logging.WARNING, "session %s: %s, right: %s", row.pk, Stage(row.stage), right)
    if right:
        row.tries = 0
        row.active_at = by.clock.now()
        row.proven_at = by.clock.now() if proven else row.proven_at
        row.challenge = None if Stage(row.stage) is not Stage.OPEN else row.challenge
        return Tried(right=True, left=TRIES, ticket=_opened_anew(by, row, ticket))
    row.tries += 1
    if row.tries >= TRIES:
        end(by, row)
    else:
        row.save(update_fields=["tries"])
    return Tried(right=False, left=max(TRIES - row.tries, 0))


def _opened_anew(by: By, row: Sitting, ticket: Ticket) -> Ticket:
    """Seal the key of the session under a new secret: a copy of the former cookie opens nothing from now on."""
    secret = vault.open_session(by, bytes(row.sealed_key or b""), ticket.secret)
    fresh, sealed = vault.seal_session(by, secret)
    put(row, Stage.OPEN, sealed_key=sealed, mark=rules.mark_of(fresh), former_mark=row.mark)
    return Ticket(ticket.sitting, fresh)
