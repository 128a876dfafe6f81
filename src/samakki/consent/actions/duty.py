"""A duty agency: named by one who leads, signed by another, it holds what keeps somebody safe from the first day."""

from samakki.access import queries as access
from samakki.access.words import AgencyKind
from samakki.consent import models
from samakki.consent.actions.grounds import close
from samakki.consent.actions.handing import carry_out, locked
from samakki.consent.queries.stored import ground_in
from samakki.consent.words import (
    DutyAgency,
    DutyAgencyId,
    Ended,
    GroundId,
    GroundKind,
    GroundUnknownError,
    RecipientKind,
    TermsRefusedError,
)
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.sections.words import Section


def _of_owner(_by: By, owner: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def name_duty_agency(by: By, owner: AgencyId, agency: AgencyId) -> DutyAgencyId:
    """Name an agency that shall hold what keeps somebody safe from the opening of each case; another has to sign it.

    What somebody named before and nobody signed is forgotten. Raises TermsRefusedError `own_agency`, `not_here`,
    `embassy_by_consent`.
    """
    if agency == owner:
        raise TermsRefusedError("own_agency")  # noqa: EM101 -- a code, and no message
    kind = {each.agency: each.kind for each in access.agencies(by)}.get(agency)
    if kind is None or kind is AgencyKind.EMBASSY:
        raise TermsRefusedError("embassy_by_consent" if kind else "not_here")
    now = by.clock.now()
    models.DutyAgency.objects.filter(owner_id=owner, ended_at=None, signed_at=None).update(ended_at=now)
    row = models.DutyAgency.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner_id=owner,
        agency_id=agency,
        named_by_id=member_of(by, "consent.name_duty_agency"),
        named_at=now,
    )
    return DutyAgencyId(row.pk)


def _of_signing(by: By, owner: AgencyId, named: DutyAgencyId) -> Attributes:
    row = _waiting(owner, named)
    return {"owner": str(owner), "own": row.named_by_id == by.member}


@deed(about=_of_signing)
def sign_duty_agency(by: By, owner: AgencyId, named: DutyAgencyId) -> None:
    """Sign as the second person whom somebody named: it holds for cases that are opened from now on.

    Whoever was named before is so no longer, and what they hold ends. Raises GroundUnknownError.
    """
    row, now = _waiting(owner, named), by.clock.now()
    for former in models.DutyAgency.objects.filter(owner_id=owner, ended_at=None, signed_at__isnull=False):
        _end(by, former)
    row.signed_by_id, row.signed_at = member_of(by, "consent.sign_duty_agency"), now
    row.save(update_fields=["signed_by", "signed_at"])


@deed(about=_of_owner)
def end_duty_agency(by: By, owner: AgencyId) -> int:
    """Name no duty agency any more; what one holds of open and closed cases ends at once. Gives of how many."""
    rows = models.DutyAgency.objects.filter(owner_id=owner, ended_at=None)
    return sum(_end(by, row) for row in list(rows))


def _of_file(_by: By, _file: FileId, owner: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_file)
def sign_as_arranged(by: By, file: FileId, owner: AgencyId, ground: GroundId, named: DutyAgency) -> None:
    """Sign for a case that is being opened what two who lead signed beforehand: its duty agency holds its safety.

    Raises GroundUnknownError for any other ground, or a naming that does not stand.
    """
    row = models.DutyAgency.objects.filter(pk=named.id, owner_id=owner, ended_at=None, signed_at__isnull=False).first()
    own = models.Ground.objects.filter(pk=ground, file_id=file, owner_id=owner, signed_at=None, ended_at=None).first()
    if row is None or own is None or not _is_arranged(own, row, by):
        raise GroundUnknownError
    signs = row.signed_by_id if row.signed_by_id != own.asked_by_id else row.named_by_id
    own.signed_by_id, own.signed_at, own.arranged_id = signs, by.clock.now(), row.pk
    own.save(update_fields=["signed_by", "signed_at", "arranged"])
    carry_out(by, file, [ground_in(own)])


def _is_arranged(ground: models.Ground, row: models.DutyAgency, by: By) -> bool:
    """Tell whether a ground is what was arranged: a legal duty, towards that agency, about safety alone."""
    towards = (ground.kind, ground.recipient_kind, ground.recipient, ground.asked_by_id)
    arranged = (GroundKind.DUTY.value, RecipientKind.AGENCY.value, str(row.agency_id), by.member)
    return towards == arranged and ground.sections == [Section.SAFETY.value] and not ground.entries


def _end(by: By, row: models.DutyAgency) -> int:
    """End a naming, and every ground that was signed by it; give how many these were."""
    row.ended_at = by.clock.now()
    row.save(update_fields=["ended_at"])
    ended = 0
    for pk, file in models.Ground.objects.filter(arranged=row, ended_at=None).values_list("pk", "file_id"):
        standing = locked(FileId(file))
        found = next((each for each in standing if each.id == pk), None)
        if found is not None:
            close(by, found, standing, Ended.TAKEN_BACK)
            ended += 1
    return ended


def _waiting(owner: AgencyId, named: DutyAgencyId) -> models.DutyAgency:
    row = models.DutyAgency.objects.filter(pk=named, owner_id=owner, ended_at=None, signed_at=None).first()
    if row is None:
        raise GroundUnknownError
    return row
