"""Passing on: an agency that holds a section lets another read it for an hour, because a life is at risk."""

from samakki.consent import models
from samakki.consent.actions.grounds import signed, told_of_signing, write_ground
from samakki.consent.actions.handing import carry_out
from samakki.consent.queries import passable
from samakki.consent.words import (
    ALONE_FOR,
    GroundId,
    GroundKind,
    GroundUnknownError,
    RecipientKind,
    Terms,
    TermsRefusedError,
)
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section


def _of_passing(by: By, file: FileId, owner: AgencyId, terms: Terms) -> Attributes:
    return {"owner": str(owner), "holds": terms.sections <= set(passable(by, file)), "own": False, "alone": False}


@deed(about=_of_passing)
def pass_on(by: By, file: FileId, owner: AgencyId, terms: Terms) -> GroundId:
    """Write that a section which the own agency holds is opened to somebody for an hour, because a life is at risk.

    Nothing is opened before it is signed. It ends with the ground by which the own agency holds the section, if that
    ends earlier. Raises TermsRefusedError for terms that no such ground can have.
    """
    if terms.until - terms.since > ALONE_FOR:
        raise TermsRefusedError("too_long")  # noqa: EM101 -- a code, and no message
    if (terms.recipient.kind, terms.recipient.named) == (RecipientKind.AGENCY, str(by.agency)):
        raise TermsRefusedError("own_agency")  # noqa: EM101 -- a code, and no message
    if len(terms.sections) != 1:
        raise TermsRefusedError("one_section")  # noqa: EM101 -- a code, and no message
    through = _through(by, file, terms)
    return write_ground(by, file, owner, GroundKind.LIFE, terms, GroundId(through.id))


def _of_signing(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> Attributes:
    row = models.Ground.objects.filter(pk=ground, file_id=file, owner_id=owner, through__isnull=False).first()
    if row is None:
        raise GroundUnknownError
    held = set(map(Section, row.sections)) <= set(passable(by, file))
    return {"owner": str(owner), "holds": held, **told_of_signing(by, file, owner, ground)}


@deed(about=_of_signing)
def sign_passed_on(by: By, file: FileId, owner: AgencyId, ground: GroundId) -> None:
    """Sign, in the agency that holds the section, that it is passed on: it is open from now on, for one hour.

    Who asked may do so alone where nobody answered for five minutes. Raises what `sign_ground` raises, KeyNotHeldError.
    """
    found = signed(by, file, owner, ground)
    carry_out(by, file, [found], _through(by, file, found.terms))


def _through(by: By, file: FileId, terms: Terms) -> GroundShown:
    (section,) = terms.sections
    return passable(by, file)[section]
