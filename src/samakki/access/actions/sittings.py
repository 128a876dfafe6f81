"""Sessions: how one begins, is recognised at each request, locks, is unlocked and ends."""

import logging
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import router, transaction

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.gateways import factors_of, is_required
from samakki.access.models import Member, Node, Sitting
from samakki.access.words import (
    CODE_VERSION,
    IDLE,
    TRIES,
    WITHOUT_KEY,
    Seat,
    SignedIn,
    SignInFailedError,
    SittingId,
    Stage,
    Ticket,
    Tried,
    folded,
)
from samakki.kernel.deeds import By, KeyNotHeldError, Keyring, NoKeys, OwnKey, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId, fresh_id
from samakki.vault import actions as vault
from samakki.vault.words import CannotOpenError, WrongPassphraseError

_log: Final = logging.getLogger(__name__)
_NOTED: Final = timedelta(minutes=1)
NOBODY: Final = MemberId(UUID(int=0))
"""Whose key is tried for an unknown login, so that it costs the same: nobody knows its passphrase."""
_SECRET: Final = 32


@deed(changes=False)
def sign_in(by: By, login: str, passphrase: str, device: str = "") -> SignedIn:
    """Begin a session for who knows the passphrase: it opens the member's key, and nothing else is compared.

    An unknown login costs the same work. Raises SignInFailedError without telling which of both was wrong.
    """
    member = Member.objects.filter(login=folded(login), active=True).first()
    whose = MemberId(member.pk) if member else NOBODY
    comes = replace(by, member=whose, verdicts={})
    try:
        secret = vault.open_member_key(comes, whose, passphrase)
    except (WrongPassphraseError, KeyNotHeldError):
        _log.warning("not signed in: member %s", member and member.pk)
        raise SignInFailedError from None
    if member is None:
        raise SignInFailedError
    return begin(comes, member, secret, device)


def begin(by: By, member: Member, secret: bytes, device: str) -> SignedIn:
    """Seat a member whose key has just been opened: for `sign_in` and for who accepts an invitation."""
    asks = is_required() or factors_of(member.pk)
    stage = Stage.SECOND_FACTOR if asks else Stage.OPEN
    cookie_secret, sealed = vault.seal_session(by, secret)
    with whole():
        row = Sitting.objects.create(
            id=fresh_id(by.clock, by.chance),
            member=member,
            mark=rules.mark_of(cookie_secret),
            sealed_key=sealed,
            stage=stage.value,
            device=device[:40],
            started_at=by.clock.now(),
            active_at=by.clock.now(),
            proven_at=by.clock.now(),
        )
    _log.info("session %s: member %s, %s", row.pk, member.pk, stage)
    return SignedIn(Ticket(SittingId(row.pk), cookie_secret), stage)


@deed(changes=False)
def resume(by: By, ticket: Ticket) -> Seat:
    """Recognise a request by its ticket: who acts, with which keys, and whether the session is locked or has ended.

    An ended session still tells whose it was, so that what was typed in it can be kept for them. Most requests change
    nothing here, so no writer waits for them.
    """
    row = _found(ticket)
    if row is None:
        return Seat(by, Stage.ENDED)
    now = by.clock.now()
    stage = rules.stage_at(Stage(row.stage), row.started_at, row.active_at, now)
    if not row.member.active:
        stage = Stage.ENDED
    if stage is Stage.ENDED:
        _end(by, row)
    elif stage.value != row.stage:
        _note(row, {"stage": stage.value}, active_at=row.active_at)
    elif stage is Stage.OPEN and now - row.active_at >= _NOTED:
        _note(row, {"active_at": now}, stage=stage.value)
        row.active_at = now
    return _seat(by, row, ticket, stage)


def _seat(by: By, row: Sitting, ticket: Ticket, stage: Stage) -> Seat:
    member = row.member
    acts = replace(by, member=MemberId(member.pk), keys=NoKeys(), verdicts={}, standing=Standing.VISITOR)
    if stage is not Stage.ENDED:
        agency = None if member.agency_id is None else AgencyId(member.agency_id)
        acts = replace(acts, agency=agency, role=member.role, standing=Standing.LOCKED)
    if stage is Stage.OPEN:
        acts = _with_keys(acts, row, ticket)
    return Seat(
        acts,
        stage,
        sitting=SittingId(row.pk),
        member=MemberId(member.pk),
        login=member.login,
        display_name=member.display_name,
        agency_name=member.agency.name if member.agency else "",
        language=member.language,
        calendar=member.calendar,
        has_pin=member.pin_mark is not None,
        must_sign=not _signed(member),
        must_hear=stage is Stage.OPEN and _has_not_heard(member),
        must_look=stage is Stage.OPEN and member.alarmed_at is not None,
        locks_at=row.active_at + IDLE,
    )


def _signed(member: Member) -> bool:
    return member.code_version >= CODE_VERSION


def _has_not_heard(member: Member) -> bool:
    """Tell whether something loud happened since the member last read: in the agency, for the node's staff anywhere."""
    if member.agency is not None:
        told = member.agency.told_at
    else:
        told = Node.objects.values_list("told_at", flat=True).first()
    return told is not None and (member.heard_at is None or member.heard_at < told)


def _with_keys(acts: By, row: Sitting, ticket: Ticket) -> By:
    """Bring the keys along; who has not signed the ethical code of now waits, whatever they hold."""
    waits = replace(acts, standing=Standing.WAITING)
    secret = vault.open_session(waits, bytes(row.sealed_key or b""), ticket.secret)
    signed = _signed(row.member)
    if waits.agency is None or waits.member is None:
        return replace(waits, keys=OwnKey(secret), standing=Standing.ACTIVE if signed else Standing.WAITING)
    keys = vault.keyring(waits, waits.member, waits.agency, secret)
    free = signed and (waits.role in WITHOUT_KEY or _opens(keys, waits.agency))
    return replace(waits, keys=keys, standing=Standing.ACTIVE if free else Standing.WAITING, verdicts={})


def _opens(keys: Keyring, agency: AgencyId) -> bool:
    """Tell whether the member holds the agency's key, and have it at hand before any writer's turn is taken."""
    try:
        keys.newest_epoch(agency)
    except KeyNotHeldError:
        return False
    return True


@deed()
def lock(by: By, sitting: SittingId) -> None:
    """Lock one's own session now, as the idle minutes would."""
    for row in Sitting.objects.filter(pk=sitting, member_id=member_of(by), stage=Stage.OPEN.value):
        _put(row, Stage.LOCKED)


@deed()
def unlock_by_pin(by: By, ticket: Ticket, pin: str) -> Tried:
    """Unlock with the PIN; the third wrong one ends the session."""
    row = own_sitting(by, ticket, Stage.LOCKED)
    if row is None:
        return Tried(right=False, left=0)
    try:
        secret = vault.open_session(by, bytes(row.sealed_key or b""), ticket.secret)
    except CannotOpenError:
        return judge_try(by, row, right=False)
    mark = rules.pin_mark(secret, row.member_id.bytes, pin)
    return judge_try(by, row, right=row.member.pin_mark is not None and rules.same(mark, bytes(row.member.pin_mark)))


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
        return Tried(right=False, left=0) if row is None else judge_try(by, row, right=right, proven=right)


@deed()
def sign_out(by: By, sitting: SittingId) -> None:
    """End one's own session, here or on another device: its sealed key is destroyed."""
    for row in Sitting.objects.filter(pk=sitting, member_id=member_of(by), ended_at=None):
        _end(by, row)


@deed()
def sign_out_everywhere(by: By) -> None:
    """End all one's own sessions, this one included."""
    for row in Sitting.objects.filter(member_id=member_of(by), ended_at=None):
        _end(by, row)


def own_sitting(by: By, ticket: Ticket, *stages: Stage) -> Sitting | None:
    """Find the session of the ticket, locked against a second try at the same moment, if it stands so."""
    row = _found(ticket, for_update=True)
    if row is None or row.member_id != by.member or Stage(row.stage) not in stages:
        return None
    stage = rules.stage_at(Stage(row.stage), row.started_at, row.active_at, by.clock.now())
    return None if stage is Stage.ENDED else row


def judge_try(by: By, row: Sitting, *, right: bool, proven: bool = False) -> Tried:
    """Open the session for a right answer; count a wrong one, and end the session with the third.

    `proven`: the answer was the passphrase itself, so that the session may change what guards the account for a while.
    """
    _log.log(logging.INFO if right else logging.WARNING, "session %s: %s, right: %s", row.pk, Stage(row.stage), right)
    if right:
        row.tries = 0
        row.active_at = by.clock.now()
        row.proven_at = by.clock.now() if proven else row.proven_at
        row.challenge = None if Stage(row.stage) is not Stage.OPEN else row.challenge
        _put(row, Stage.OPEN)
        return Tried(right=True, left=TRIES)
    row.tries += 1
    if row.tries >= TRIES:
        _end(by, row)
    else:
        row.save(update_fields=["tries"])
    return Tried(right=False, left=max(TRIES - row.tries, 0))


def _found(ticket: Ticket, *, for_update: bool = False) -> Sitting | None:
    if len(ticket.secret) != _SECRET:
        return None
    rows = Sitting.objects.select_related("member__agency").filter(pk=ticket.sitting)
    row = (rows.select_for_update(of=("self",)) if for_update else rows).first()
    return row if row is not None and rules.same(bytes(row.mark), rules.mark_of(ticket.secret)) else None


def _note(row: Sitting, told: dict[str, Any], **unless_changed: Any) -> None:
    """Write what a request noticed, unless another has locked, unlocked or ended the session meanwhile."""
    with whole():
        Sitting.objects.filter(pk=row.pk, ended_at=None, **unless_changed).update(**told)


def _put(row: Sitting, stage: Stage) -> None:
    """Write how the session stands, unless another request has ended it meanwhile: what has ended stays ended."""
    row.stage = stage.value
    told: dict[str, Any] = {"stage": stage.value, "tries": row.tries, "active_at": row.active_at}
    told |= {"challenge": row.challenge, "proven_at": row.proven_at}
    with whole():
        Sitting.objects.filter(pk=row.pk, ended_at=None).update(**told)


def _end(by: By, row: Sitting) -> None:
    if row.ended_at is None:
        _log.info("session %s: ended", row.pk)
        with whole():
            Sitting.objects.filter(pk=row.pk, ended_at=None).update(
                stage=Stage.ENDED.value, ended_at=by.clock.now(), sealed_key=None, challenge=None, tries=row.tries
            )


def whole() -> AbstractContextManager[Any]:
    """Open a transaction on the store of sessions, for deeds that open none themselves."""
    return transaction.atomic(using=router.db_for_write(Sitting))
