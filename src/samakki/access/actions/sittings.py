"""Sessions: how one begins, is recognised at each request, locks and ends."""

import logging
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import router, transaction

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.gateways import factors_of, is_required
from samakki.access.models import Member, Node, Notice, Sitting
from samakki.access.words import (
    BY_NAME,
    CODE_VERSION,
    IDLE,
    WITHOUT_KEY,
    NoticeKind,
    Seat,
    SignedIn,
    SignInFailedError,
    SittingId,
    Stage,
    Ticket,
    folded,
)
from samakki.kernel.deeds import By, KeyNotHeldError, Keyring, NoKeys, OwnKey, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId, fresh_id
from samakki.vault import actions as vault
from samakki.vault.words import WrongPassphraseError

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

    An ended session still tells whose it was, so that what was typed in it can be kept for them; so does a ticket that
    a proof has just replaced, and nothing more. Most requests change nothing here, so no writer waits for them.
    """
    row = row_of(ticket)
    if row is None or not (is_of(ticket, row) or _was_of(ticket, row)):
        return Seat(by, Stage.ENDED)
    if not is_of(ticket, row):
        return _seat(by, row, ticket, Stage.ENDED)
    now = by.clock.now()
    stage = rules.stage_at(Stage(row.stage), row.started_at, row.active_at, now)
    if not row.member.active:
        stage = Stage.ENDED
    if stage is Stage.ENDED:
        end(by, row)
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
        signed_out_by=_signed_out_by(member) if stage is Stage.OPEN else "",
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
    return _is_unheard(member, told)


def _signed_out_by(member: Member) -> str:
    """Name the colleague who signed the member out, until the member has read it."""
    if not _is_unheard(member, member.signed_out_at):
        return ""
    told = Notice.objects.filter(about=member, kind=NoticeKind.SIGNED_OUT.value).select_related("by_member")
    last = told.order_by("-at").first()
    return last.by_member.display_name if last is not None and last.by_member is not None else ""


def _is_unheard(member: Member, told: datetime | None) -> bool:
    return told is not None and (member.heard_at is None or member.heard_at < told)


def _with_keys(acts: By, row: Sitting, ticket: Ticket) -> By:
    """Bring the keys along; who has not signed the ethical code of now waits, whatever they hold.

    Who belongs to no agency, or only counts in one, brings their own key and no other.
    """
    waits = replace(acts, standing=Standing.WAITING)
    secret = vault.open_session(waits, bytes(row.sealed_key or b""), ticket.secret)
    signed = _signed(row.member)
    if waits.agency is None or waits.member is None or waits.role in WITHOUT_KEY - BY_NAME:
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
        put(row, Stage.LOCKED)


def row_of(ticket: Ticket, *, for_update: bool = False) -> Sitting | None:
    """Find the session that a ticket names; whether it carries its secret is for `is_of` to say."""
    if len(ticket.secret) != _SECRET:
        return None
    rows = Sitting.objects.select_related("member__agency").filter(pk=ticket.sitting)
    return (rows.select_for_update(of=("self",)) if for_update else rows).first()


def is_of(ticket: Ticket, row: Sitting) -> bool:
    """Tell whether this is the session's ticket of now."""
    return rules.same(bytes(row.mark), rules.mark_of(ticket.secret))


def _was_of(ticket: Ticket, row: Sitting) -> bool:
    return row.former_mark is not None and rules.same(bytes(row.former_mark), rules.mark_of(ticket.secret))


def _note(row: Sitting, told: dict[str, Any], **unless_changed: Any) -> None:
    """Write what a request noticed, unless another has locked, unlocked or ended the session meanwhile."""
    with whole():
        Sitting.objects.filter(pk=row.pk, ended_at=None, **unless_changed).update(**told)


def put(row: Sitting, stage: Stage, **more: Any) -> None:
    """Write how the session stands, unless another request has ended it meanwhile: what has ended stays ended."""
    row.stage = stage.value
    told: dict[str, Any] = {"stage": stage.value, "tries": row.tries, "active_at": row.active_at}
    told |= {"challenge": row.challenge, "proven_at": row.proven_at, **more}
    with whole():
        Sitting.objects.filter(pk=row.pk, ended_at=None).update(**told)


def end(by: By, row: Sitting) -> None:
    """End a session that has not ended: its sealed key is destroyed."""
    if row.ended_at is None:
        _log.info("session %s: ended", row.pk)
        with whole():
            Sitting.objects.filter(pk=row.pk, ended_at=None).update(
                stage=Stage.ENDED.value, ended_at=by.clock.now(), sealed_key=None, challenge=None, tries=row.tries
            )


def whole() -> AbstractContextManager[Any]:
    """Open a transaction on the store of sessions, for deeds that open none themselves."""
    return transaction.atomic(using=router.db_for_write(Sitting))
