"""Erasing with four eyes: one asks, another one agrees, and then the keys go first."""

from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from samakki.assistance import actions as assistance
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import CaseErased
from samakki.consent import actions as consent
from samakki.facts import actions as facts
from samakki.journal import queries as files
from samakki.keeping.models import Erasure as Row
from samakki.keeping.models import KeptOn
from samakki.keeping.queries.erasures import erasures, of_erasure, shown
from samakki.keeping.words import (
    OPEN,
    EraseWhy,
    Erasure,
    ErasureId,
    ErasureOpened,
    ErasureRefusedError,
    ErasureState,
    ErasureUnknownError,
)
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId, fresh_id
from samakki.shelter import actions as shelter
from samakki.transfers import actions as transfers
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import KeysAwayError

PAGE: Final = "erasure"


def _of_case(by: By, case: FileId, *_rest: object) -> Attributes:
    return {"owner": str(desk.owner_of(by, case))}


@deed(about=_of_case)
def ask_erasure(by: By, case: FileId, why: EraseWhy) -> ErasureId:
    """Ask for a case to be erased; somebody else who leads the agency decides.

    Raises CaseUnknownError, ErasureRefusedError where it was asked already.
    """
    member_of(by, "keeping.ask_erasure")
    return _file(by, case, why)


@deed(about=_of_case)
def file_erasure(by: By, case: FileId, why: EraseWhy) -> ErasureId:
    """Ask for a case to be erased at the terminal of the node; raises as `ask_erasure`."""
    return _file(by, case, why)


@deed(about=of_erasure)
def take_erasure_back(by: By, erasure: ErasureId) -> None:
    """Take one's own request back while nobody has decided; raises ErasureRefusedError."""
    row = _waiting(erasure)
    if row.asked_by_id != by.member:
        raise ErasureRefusedError("not_yours")  # noqa: EM101 -- a code, and not a message
    _rows(erasure).update(state=ErasureState.TAKEN_BACK.value)


@deed(about=of_erasure)
def refuse_erasure(by: By, erasure: ErasureId) -> None:
    """Say that a case is not to be erased, as somebody else than who asked. Raises ErasureRefusedError."""
    _waiting(erasure)
    _rows(erasure).update(state=ErasureState.REFUSED.value, decided_by=member_of(by), decided_at=by.clock.now())


@deed(about=of_erasure)
def approve_erasure(by: By, erasure: ErasureId) -> None:
    """Agree that a case is erased, as somebody else than who asked; `carry_out_erasure` must follow.

    It is written down first, by itself: from then on the erasure is finished whatever happens. Raises
    ErasureRefusedError, KeyNotHeldError.
    """
    row = _waiting(erasure)
    person = cases.number_for_facts(by, FileId(row.case))
    _rows(erasure).update(
        state=ErasureState.APPROVED.value,
        decided_by=member_of(by),
        decided_at=by.clock.now(),
        person=person,
    )


@deed()
def open_waiting(by: By) -> tuple[ErasureOpened, ...]:
    """Open the names of those of the own agency about whom an erasure waits."""
    if by.agency is None:
        return ()
    waiting = [one for one in erasures(by, by.agency) if one.state in OPEN]
    seen = cases.glance(by, [one.case for one in waiting], {}, PAGE)
    return tuple(
        ErasureOpened(one, seen[one.case].row.name, seen[one.case].row.mark) for one in waiting if one.case in seen
    )


@deed(about=of_erasure)
def open_erasure(by: By, erasure: ErasureId) -> ErasureOpened | None:
    """Open who an erasure that waits is about, and how much there is; None when nothing waits any more."""
    row = Row.objects.get(pk=erasure)
    case = FileId(row.case)
    if row.state not in OPEN:
        return None
    seen = cases.glance(by, [case], {}, PAGE)
    return ErasureOpened(shown(row), seen[case].row.name, seen[case].row.mark, cases.extent_of(by, case))


@deed(about=of_erasure)
def carry_out_erasure(by: By, erasure: ErasureId) -> Erasure:
    """Erase what was agreed on: the keys first and for good, then the rest; begun and broken off, it is finished.

    Raises ErasureRefusedError when nobody else has agreed, or it is done.
    """
    row = Row.objects.select_for_update().filter(pk=erasure).first()
    if row is None:
        raise ErasureUnknownError
    if row.state != ErasureState.APPROVED.value:
        raise ErasureRefusedError("not_agreed" if row.done_at is None else "done")
    decider = MemberId(row.decided_by_id) if row.decided_by_id else None
    erased = _erase(by, AgencyId(row.owner_id), FileId(row.case), decider, row)
    row.state, row.done_at, row.person = ErasureState.DONE.value, by.clock.now(), None
    row.keys, row.entries, row.attachments = erased.keys, erased.entries, erased.attachments
    row.facts_kept, row.facts_gone, row.final_at = erased.facts_kept, erased.facts_gone, erased.final_at
    row.save()
    return shown(row)


@deed()
def name_final_days(by: By) -> int:
    """Find out from when on erasures are final of which that is not known; gives how many are known now."""
    rows = Row.objects.filter(state=ErasureState.DONE.value, final_at=None)
    try:
        for row in rows:
            row.final_at = vault.renew_generation(by, [FileId(row.case)])
            row.save(update_fields=["final_at"])
    except KeysAwayError:
        return 0
    return len(rows)


@deed()
def make_final(by: By) -> None:
    """Note that all erasures up to now are final: no older copy of the keystore can be opened any more."""
    now = by.clock.now()
    Row.objects.filter(state=ErasureState.DONE.value, done_at__lte=now).exclude(final_at__lte=now).update(final_at=now)


@deed()
def erase_again(by: By) -> int:
    """Erase in data that was put back whatever had been erased since it was copied; gives how many files."""
    ids = keystore.erased_ids(by)
    again = files.files_known(by, ids)
    for case in desk.known_anywhere(by, again):
        row = Row.objects.filter(case=case).exclude(state=ErasureState.DONE.value).first()
        _erase(by, desk.owner_of(by, case), case, None, None)
        if row is not None:
            _rows(ErasureId(row.pk)).update(state=ErasureState.DONE.value, done_at=by.clock.now(), person=None)
    facts.drop(by, ids)
    return len(again)


def _erase(by: By, owner: AgencyId, case: FileId, decider: MemberId | None, row: Row | None) -> CaseErased:
    erased = cases.erase_case_file(by, case, decider, row.person if row else None)
    consent.forget_erased(by, owner, case)
    assistance.forget_erased(by, owner, case)
    shelter.forget_erased(by, owner, case)
    transfers.forget_erased(by, owner, case)
    KeptOn.objects.filter(case_id=case).delete()
    cases.forget_case(by, case)
    return erased


def _file(by: By, case: FileId, why: EraseWhy) -> ErasureId:
    own = ErasureId(fresh_id(by.clock, by.chance))
    try:
        with transaction.atomic(using="default"):
            Row.objects.create(
                id=own,
                case=case,
                owner_id=desk.owner_of(by, case),
                why=why.value,
                state=ErasureState.ASKED.value,
                asked_by_id=by.member,
                asked_at=by.clock.now(),
            )
    except IntegrityError:
        raise ErasureRefusedError("asked") from None  # noqa: EM101 -- a code, and not a message
    return own


def _waiting(erasure: ErasureId) -> Row:
    row = Row.objects.select_for_update().filter(pk=erasure).first()
    if row is None:
        raise ErasureUnknownError
    if row.state != ErasureState.ASKED.value:
        raise ErasureRefusedError("decided")  # noqa: EM101 -- a code, and not a message
    return row


def _rows(erasure: ErasureId) -> QuerySet[Row]:
    return Row.objects.filter(pk=erasure)
