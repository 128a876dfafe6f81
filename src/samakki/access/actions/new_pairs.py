"""A lost passphrase: a new pair of keys, begun by a colleague whom its owner had named, and agreed to by two of them.

Nobody alone can do it, an administrator neither. The former pair is gone then, and the agency's key is granted anew.
"""

import base64
from dataclasses import replace

from samakki.access import rules
from samakki.access.actions.acting import member_of
from samakki.access.actions.telling import tell_all
from samakki.access.gateways import common_words, forget_factors
from samakki.access.models import Member, NewPair, Nod, Parked, Sitting, Voucher
from samakki.access.queries.pairs import nodders, open_pair, pair_of_link
from samakki.access.words import (
    INVITED_FOR,
    NODS_FOR_A_PAIR,
    Nodded,
    NotFitError,
    NoticeKind,
    PairSpentError,
    Stage,
    unfit,
)
from samakki.kernel.deeds import Attributes, By, Standing, deed
from samakki.kernel.ids import AgencyId, MemberId, fresh_id
from samakki.vault import actions as vault
from samakki.vault.words import LastHolderError


def _vouching(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    named = Voucher.objects.filter(member_id=member, colleague_id=by.member, member__agency_id=agency).exists()
    return {"owner": str(agency), "own": by.member == member, "named": named}


@deed(about=_vouching)
def begin_new_pair(by: By, agency: AgencyId, member: MemberId) -> str:
    """Begin a new pair of keys for a colleague who has named the one who acts; gives the secret of a one-time link.

    Raises NotFitError when one waits already, or nobody of the agency is meant.
    """
    row = Member.objects.filter(pk=member, agency_id=agency, active=True).first()
    if row is None:
        raise NotFitError(unfit.NOBODY, "member")
    now, waiting = by.clock.now(), open_pair(member)
    if waiting is not None and waiting.ends_at > now:
        raise NotFitError(unfit.PAIR_WAITS, "member")
    if waiting is not None:
        _end(by, agency, waiting)
    secret = by.chance.bytes(32)
    NewPair.objects.create(
        id=fresh_id(by.clock, by.chance),
        mark=rules.mark_of(secret),
        member=row,
        begun_by_id=member_of(by),
        begun_at=now,
        ends_at=now + INVITED_FOR,
    )
    tell_all(by, agency, NoticeKind.PAIR_BEGUN, member)
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


@deed()
def make_new_pair(by: By, link: str, passphrase: str, *, lost_step: bool = False) -> None:
    """Choose the passphrase of the new pair, with the link; it opens nothing before two colleagues have said yes.

    `lost_step` asks that the second step be set up anew too. Raises PairSpentError, NotFitError.
    """
    pair = pair_of_link(link, by.clock.now(), for_update=True)
    if pair.made_at is not None:
        raise PairSpentError
    owner = pair.member
    agency = owner.agency.name if owner.agency else ""
    fit = rules.fit_passphrase(passphrase, owner.login, owner.display_name, agency, common=common_words())
    member = MemberId(owner.pk)
    comes = replace(by, member=member, standing=Standing.WAITING, verdicts={})
    vault.prepare_member_key(comes, member, pair.pk, fit)
    pair.made_at, pair.lost_step = by.clock.now(), lost_step
    pair.save(update_fields=["made_at", "lost_step"])


@deed(about=_vouching)
def approve_new_pair(by: By, agency: AgencyId, member: MemberId) -> bool:
    """Say, as a colleague whom its owner had named, that the number was compared; the second yes puts it in place.

    Tells whether it is in place now. Raises NotFitError.
    """
    pair = open_pair(member)
    if pair is None or pair.made_at is None or pair.ends_at <= by.clock.now():
        raise NotFitError(unfit.NO_PAIR, "member")
    Nod.objects.get_or_create(
        what=Nodded.PAIR.value,
        about=pair.pk,
        by_member_id=by.member,
        defaults={"id": fresh_id(by.clock, by.chance), "at": by.clock.now()},
    )
    nods = len(nodders(pair))
    if nods < NODS_FOR_A_PAIR:
        return False
    _put_in_place(by, agency, pair, nods)
    return True


@deed(about=_vouching)
def stop_new_pair(by: By, agency: AgencyId, member: MemberId) -> None:
    """Give a new pair up: its owner remembers the passphrase, or never asked for it."""
    pair = open_pair(member)
    if pair is not None and pair.member.agency_id == agency:
        _end(by, agency, pair)
        tell_all(by, agency, NoticeKind.PAIR_STOPPED, member)


def _put_in_place(by: By, agency: AgencyId, pair: NewPair, nods: int) -> None:
    member, now = MemberId(pair.member_id), by.clock.now()
    try:
        vault.replace_member_key(by, agency, member, pair.pk, nods)
    except LastHolderError:
        raise NotFitError(unfit.LAST_HOLDER, "member") from None
    Sitting.objects.filter(member_id=member, ended_at=None).update(
        stage=Stage.ENDED.value, ended_at=now, sealed_key=None, challenge=None
    )
    Parked.objects.filter(member_id=member).delete()
    Member.objects.filter(pk=member).update(pin_mark=None)
    if pair.lost_step:
        forget_factors(member)
    Nod.objects.filter(about__in=[pair.pk, member]).delete()
    pair.ended_at, pair.replaced = now, True
    pair.save(update_fields=["ended_at", "replaced"])
    tell_all(by, agency, NoticeKind.PAIR_REPLACED, member)


def _end(by: By, agency: AgencyId, pair: NewPair) -> None:
    vault.forget_prepared(by, agency, pair.pk)
    Nod.objects.filter(what=Nodded.PAIR.value, about=pair.pk).delete()
    pair.ended_at = by.clock.now()
    pair.save(update_fields=["ended_at"])
