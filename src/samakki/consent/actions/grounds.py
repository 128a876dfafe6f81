"""Grounds are opened, signed by somebody else where that is needed, told to the person, and ended."""

from samakki.access import queries as access
from samakki.access.words import BY_NAME, AgencyKind, StaffNamed
from samakki.consent import models, rules
from samakki.consent.actions.handing import carry_out, end_shares, locked
from samakki.consent.queries.stored import columns_of, ground_in, listed_of
from samakki.consent.words import (
    Ended,
    Ground,
    GroundId,
    GroundKind,
    GroundUnknownError,
    Reader,
    Recipient,
    RecipientKind,
    SignedAlone,
    Terms,
    TermsRefusedError,
)
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.sections.words import Section


def _of_owner(_by: By, _file: FileId, owner: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def open_ground(by: By, file: FileId, owner: AgencyId, kind: GroundKind, terms: Terms) -> GroundId:
    """Write a ground; a consent holds from its first moment, any other when somebody else has signed it.

    Whoever it names gets the keys now, or when it begins and somebody of the owning agency is there. Raises
    TermsRefusedError, KeyNotHeldError.
    """
    return write_ground(by, file, owner, kind, terms)


def write_ground(
    by: By, file: FileId, owner: AgencyId, kind: GroundKind, terms: Terms, through: GroundId | None = None
) -> GroundId:
    """Write a ground where its terms may be so, and hand out what begins now; what is passed on begins when signed."""
    asked_by, standing = member_of(by, "consent.open_ground"), locked(file)
    recipient, reader, embassy = _known(by, owner, terms.recipient)
    fitted = rules.fitting(kind, terms, by.clock.now(), to_embassy=embassy)
    if kind is not GroundKind.COURT and reader and rules.is_closed_to(listed_of(file), reader, str(owner)):
        raise TermsRefusedError("named_never")  # noqa: EM101 -- a code, and no message
    row = models.Ground(
        id=fresh_id(by.clock, by.chance),
        file_id=file,
        owner_id=owner,
        kind=kind.value,
        asked_by_id=asked_by,
        made_at=by.clock.now(),
        through=through,
        **columns_of(fitted) | {"recipient": recipient.named},
    )
    _check_whole(standing, ground_in(row), reader)
    row.save(force_insert=True)
    if through is None:
        carry_out(by, file, [*standing, ground_in(row)])
    return GroundId(row.pk)


def _of_signing(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> Attributes:
    return {"owner": str(owner), "kind": _stored(file, owner, ground).kind, **told_of_signing(by, file, owner, ground)}


def told_of_signing(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> Attributes:
    """Tell access whether the actor asked for it, and whether they may sign alone."""
    row = _stored(file, owner, ground)
    alone = rules.may_sign_alone(GroundKind(row.kind), row.until - row.since, row.made_at, by.clock.now())
    return {"own": row.asked_by_id == by.member, "alone": alone}


@deed(about=_of_signing)
def sign_ground(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> None:
    """Sign a ground as the second person: it holds from now on, for as long as it was meant to.

    Where a life is at risk, for an hour at most, and nobody answered for five minutes, who asked may sign it alone.
    Raises GroundUnknownError, TermsRefusedError `already_signed` for one that waits for nobody, and `named_never` where
    the person named the recipient meanwhile.
    """
    found = signed(by, file, owner, ground)
    carry_out(by, file, [found])


def signed(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> Ground:
    """Write down who signed a ground, and give it as it holds from now on."""
    standing = locked(file)
    found = next((each for each in standing if each.id == ground), None)
    if found is None or not found.waits:
        raise TermsRefusedError("already_signed")  # noqa: EM101 -- a code, and no message
    _recipient, reader, _embassy = _known(by, owner, found.terms.recipient)
    if found.kind is not GroundKind.COURT and reader and rules.is_closed_to(listed_of(file), reader, str(owner)):
        raise TermsRefusedError("named_never")  # noqa: EM101 -- a code, and no message
    now = by.clock.now()
    terms = rules.from_signature(found.terms, now)
    row = _stored(file, owner, ground)
    row.signed_by_id, row.signed_at = member_of(by, "consent.sign_ground"), now
    row.since, row.until, row.alone = terms.since, terms.until, row.asked_by_id == row.signed_by_id
    row.save(update_fields=["signed_by", "signed_at", "since", "until", "alone"])
    if row.alone:
        tell(by, SignedAlone(file, owner, ground))
    return ground_in(row)


@deed(about=_of_owner)
def note_told(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> None:
    """Note that the person was told of a ground; raises GroundUnknownError."""
    row = _stored(file, owner, ground)
    row.told_at = by.clock.now()
    row.save(update_fields=["told_at"])


@deed(about=_of_owner)
def end_ground(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> None:
    """End a ground at once: a consent is withdrawn, another ground taken back. It needs no key.

    From the next request on nobody sees anything because of it; each who held keys loses them, and is told. Raises
    GroundUnknownError for one that is not there or has ended already.
    """
    standing = locked(file)
    found = next((each for each in standing if each.id == ground and each.owner == owner), None)
    if found is None:
        raise GroundUnknownError
    close(by, found, standing, Ended.WITHDRAWN if found.kind is GroundKind.CONSENT else Ended.TAKEN_BACK)


@deed()
def end_expired(by: By, ground: GroundId) -> bool:
    """End a ground whose time is over, and take the keys back; gives whether there was anything to end."""
    row = models.Ground.objects.filter(pk=ground, ended_at=None, until__lte=by.clock.now()).first()
    if row is None:
        return False
    standing = locked(FileId(row.file_id))
    found = next((each for each in standing if each.id == ground), None)
    if found is not None:
        close(by, found, standing, Ended.EXPIRED)
    return found is not None


def close(by: By, ended: Ground, standing: list[Ground], why: Ended) -> None:
    """End a ground among those of its file that stand, and with it whatever was passed on because of it."""
    end_shares(by, ended, standing, why)
    models.Ground.objects.filter(pk=ended.id).update(ended_at=by.clock.now(), ended_why=why.value)
    others = [each for each in standing if each.id != ended.id]
    for passed in [each for each in others if each.through == ended.id]:
        close(by, passed, others, why)


def _stored(file: FileId, owner: AgencyId, ground: GroundId) -> models.Ground:
    row = models.Ground.objects.filter(pk=ground, file_id=file, owner_id=owner).first()
    if row is None:
        raise GroundUnknownError
    return row


def _known(by: By, owner: AgencyId, recipient: Recipient) -> tuple[Recipient, Reader | None, bool]:
    """Give who is named, as one who reads where it is one, and whether it is an embassy.

    Raises TermsRefusedError `own_agency`, and `not_here` for whom nobody here knows.
    """
    agencies = {str(each.agency): each for each in access.agencies(by)}
    match recipient.kind:
        case RecipientKind.NODE:
            return Recipient(recipient.kind, " ".join(recipient.named.split())[:120]), None, False
        case RecipientKind.KIND if recipient.named in set(AgencyKind):
            return recipient, None, recipient.named == AgencyKind.EMBASSY
        case RecipientKind.AGENCY if recipient.named == str(owner):
            raise TermsRefusedError("own_agency")  # noqa: EM101 -- a code, and no message
        case RecipientKind.AGENCY if recipient.named in agencies:
            agency, member, by_name = agencies[recipient.named], "", False
        case RecipientKind.MEMBER if found := _at_work(by, recipient.named):
            agency, member, by_name = agencies[str(found.agency)], str(found.member), found.role in BY_NAME
        case _:
            raise TermsRefusedError("not_here" if recipient.named else "nobody")
    reader = Reader(str(agency.agency), agency.kind.value, member, by_name)
    return recipient, reader, agency.kind is AgencyKind.EMBASSY


def _at_work(by: By, member: str) -> StaffNamed | None:
    return next((each for each in access.staff_known(by, [member]) if each.at_work), None)


def _check_whole(standing: list[Ground], ground: Ground, reader: Reader | None) -> None:
    """Refuse what would make the whole file of what somebody reads by name, at any moment in which it holds."""
    if reader is None or not reader.by_name:
        return
    now = ground.terms
    others = [each for each in standing if each.terms.until > now.since and each.terms.since < now.until]
    parts = [each.terms.sections for each in (*others, ground) if rules.is_given(each, reader)]
    if frozenset[Section]().union(*parts) == frozenset(Section):
        raise TermsRefusedError("whole_file")  # noqa: EM101 -- a code, and no message
