"""A life is at risk: one section is opened for one hour, by two people, or by one alone when nobody answers."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone

from samakki.access import actions as access
from samakki.access import queries as staff
from samakki.access.words import NoticeKind
from samakki.cases import actions as desk
from samakki.cases import queries as cases
from samakki.cases.words import Disclosed
from samakki.consent import actions as consent
from samakki.consent.words import (
    ALONE_AFTER,
    ALONE_FOR,
    GroundId,
    GroundKind,
    Recipient,
    SignedAlone,
    Terms,
    Use,
)
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.watch import models, rules
from samakki.watch.actions.alarming import raise_alarm
from samakki.watch.queries.glass import duty_now, of_glass, of_reviewing
from samakki.watch.words import (
    CODE_DIGITS,
    TRIES,
    AlarmKind,
    GlassId,
    GlassRefusedError,
    GlassUnknownError,
    Verdict,
)

_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: which section of whose file, to whom, where the reason lies sealed, on which ground."""

    file: FileId
    owner: AgencyId
    section: Section
    recipient: Recipient
    row: str
    ground: GroundId


def _of_member(by: By, member: MemberId, *_rest: object) -> Attributes:
    del member
    return {"owner": str(by.agency or "")}


@deed(about=_of_member)
def put_on_duty(by: By, member: MemberId, until: datetime) -> None:
    """Name who is on duty until a moment: they may ask for a section when a life is at risk.

    Raises GlassRefusedError for who does not work here.
    """
    if by.agency is None or member not in staff.names_at_work(by, by.agency):
        raise GlassRefusedError("not_here")  # noqa: EM101 -- a code, and no message
    now = by.clock.now()
    models.Duty.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=by.agency,
        member_id=member,
        named_by_id=member_of(by, "watch.put_on_duty"),
        since=now,
        until=until,
    )


def _of_breaking(by: By, case: FileId, *_rest: object) -> Attributes:
    return {"owner": str(cases.owner_of(by, case)), "on_duty": by.member in duty_now(by)}


@deed(about=_of_breaking)
def break_glass(by: By, case: FileId, section: Section, recipient: Recipient, reason: str) -> tuple[GlassId, str]:
    """Ask for one section to be opened for one hour to an agency or a colleague, because a life is at risk.

    Gives the code that the second person types, told by telephone or face to face; nothing is opened before. All who
    lead and are on duty are alarmed. Raises WordsRefusedError for a reason of less than 20 characters,
    TermsRefusedError for terms that such a ground cannot have.
    """
    now, owner = by.clock.now(), AgencyId(cases.owner_of(by, case))
    terms = Terms(recipient, frozenset({section}), frozenset({Use.SAFETY}), now, now + ALONE_FOR)
    row = desk.share_without_consent(by, case, Disclosed(GroundKind.LIFE, terms, reason))
    ground = desk.ground_of_sharing(by, case, row)
    return written(by, Asked(case, owner, section, recipient, row, ground))


@deed(about=of_glass)
def agree_to_break(by: By, glass: GlassId, code: str) -> bool:
    """Agree as the second person, by the code that was told; the section is open from now on, for one hour.

    Gives whether the code was right; after five wrong ones it has to be asked for anew. Raises GlassRefusedError
    `stale` for what is too old, `opened` for what is open already, `tries` after too many.
    """
    row = _waiting(by, glass)
    if row.tries >= TRIES:
        raise GlassRefusedError("tries")  # noqa: EM101 -- a code, and no message
    if not hmac.compare_digest(bytes(row.code), _mark(glass, "".join(code.split()))):
        row.tries += 1
        row.save(update_fields=["tries"])
        return False
    _sign(by, row)
    _opened(by, row, alone=False)
    return True


@deed(about=of_glass)
def go_on_alone(by: By, glass: GlassId) -> None:
    """Open what one asked for alone, five minutes later, because nobody answered: the alarm is louder.

    Every member of the agency is told, and the node's staff. Raises GlassRefusedError `too_early`, `stale`, `opened`.
    """
    row = _waiting(by, glass)
    if by.clock.now() - row.asked_at < ALONE_AFTER:
        raise GlassRefusedError("too_early")  # noqa: EM101 -- a code, and no message
    _sign(by, row)


@deed()
def note_alone(by: By, signed: SignedAlone) -> None:
    """Raise the loud alarm whenever a ground was signed by who asked for it, by whatever page."""
    member = member_of(by, "watch.note_alone")
    raise_alarm(by, signed.owner, member, AlarmKind.ALONE, file=signed.file)
    leading, auditors = staff.watchers(by, signed.owner)
    access.alert(by, {*leading, *auditors} - {member})
    access.tell_all(by, by.agency or signed.owner, NoticeKind.GLASS_ALONE, member)
    row = models.Glass.objects.select_for_update().filter(ground=signed.ground, opened_at=None).first()
    if row is not None:
        _opened(by, row, alone=True)


@deed(about=of_reviewing)
def review_glass(by: By, glass: GlassId, verdict: Verdict) -> None:
    """Say afterwards, as somebody else who leads, whether it was right. Raises GlassRefusedError `reviewed`."""
    row = models.Glass.objects.select_for_update().filter(pk=glass, opened_at__isnull=False).first()
    if row is None:
        raise GlassUnknownError
    if row.reviewed_at is not None:
        raise GlassRefusedError("reviewed")  # noqa: EM101 -- a code, and no message
    row.reviewed_by_id, row.reviewed_at = member_of(by, "watch.review_glass"), by.clock.now()
    row.verdict = verdict.value
    row.save(update_fields=["reviewed_by", "reviewed_at", "verdict"])


def written(by: By, asked: Asked) -> tuple[GlassId, str]:
    """Write down what is asked for, alarm those who lead and are on duty, and give the code for a second person."""
    member, code = member_of(by, "watch.break_glass"), str(int.from_bytes(by.chance.bytes(_BYTES)) % 10**CODE_DIGITS)
    glass, code = GlassId(fresh_id(by.clock, by.chance)), code.zfill(CODE_DIGITS)
    models.Glass.objects.create(
        id=glass,
        file=asked.file,
        owner_id=asked.owner,
        passed_by_id=by.agency if by.agency != asked.owner else None,
        section=asked.section.value,
        recipient_kind=asked.recipient.kind.value,
        recipient=asked.recipient.named,
        row=asked.row,
        ground=asked.ground,
        code=_mark(glass, code),
        asked_by_id=member,
        asked_at=by.clock.now(),
    )
    leading = {each for agency in {asked.owner, by.agency or asked.owner} for each in staff.watchers(by, agency)[0]}
    access.alert(by, (leading | duty_now(by)) - {member})
    return glass, code


def _sign(by: By, row: models.Glass) -> None:
    if row.passed_by_id:
        consent.sign_passed_on(by, FileId(row.file), AgencyId(row.owner_id), GroundId(row.ground))
    else:
        desk.sign_sharing(by, FileId(row.file), row.row)


def _opened(by: By, row: models.Glass, *, alone: bool) -> None:
    now, member = by.clock.now(), member_of(by, "watch.agree_to_break")
    row.opened_by_id, row.opened_at, row.alone = member, now, alone
    row.review_on = rules.next_working_day(timezone.localdate(now))
    row.save(update_fields=["opened_by", "opened_at", "alone", "review_on"])
    if not alone:
        owner, asked_by = AgencyId(row.owner_id), MemberId(row.asked_by_id)
        raise_alarm(by, owner, asked_by, AlarmKind.BROKEN, file=FileId(row.file))
        access.tell_all(by, by.agency or owner, NoticeKind.GLASS_BROKEN, asked_by)


def _waiting(by: By, glass: GlassId) -> models.Glass:
    row = models.Glass.objects.select_for_update().filter(pk=glass).first()
    if row is None:
        raise GlassUnknownError
    if row.opened_at is not None:
        raise GlassRefusedError("opened")  # noqa: EM101 -- a code, and no message
    if rules.is_stale(row.asked_at, by.clock.now()):
        raise GlassRefusedError("stale")  # noqa: EM101 -- a code, and no message
    return row


def _mark(glass: GlassId, code: str) -> bytes:
    """Hash a code for one glass; it is good for an hour and five tries, so that it need not be slow."""
    return hashlib.sha256(b"samakki/watch/glass/" + glass.bytes + code.encode()).digest()
