"""Signing out: oneself, here or everywhere; and a colleague, whose membership goes on."""

from typing import Final

from samakki.access.actions.acting import member_of
from samakki.access.actions.proving import proven_sitting
from samakki.access.actions.sittings import end
from samakki.access.actions.telling import tell_all
from samakki.access.actions.unlocking import own_sitting
from samakki.access.models import Member, Sitting
from samakki.access.words import NotFitError, NoticeKind, SittingId, Stage, Ticket, unfit
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, MemberId

_STANDING: Final = (Stage.SECOND_FACTOR, Stage.OPEN, Stage.LOCKED)


@deed()
def sign_out(by: By, ticket: Ticket) -> None:
    """End the session of the ticket, wherever it stands: its sealed key is destroyed.

    Who holds no ticket of it ends no session this way; one elsewhere is ended by `sign_out_elsewhere`.
    """
    row = own_sitting(by, ticket, *_STANDING)
    if row is not None:
        end(by, row)


@deed()
def sign_out_elsewhere(by: By, ticket: Ticket, sitting: SittingId) -> None:
    """End a session of one's own on another device, with the passphrase typed here in the last five minutes.

    Who comes upon a desk that was left open cannot send its owner away elsewhere; whoever has lost a device and signs
    in on another is asked nothing more. Raises NotProvenError, NotFitError. Source: ASVS 5.0, 7.5.2.
    """
    proven_sitting(by, ticket)
    for row in Sitting.objects.filter(pk=sitting, member_id=member_of(by), ended_at=None):
        end(by, row)


@deed()
def sign_out_everywhere(by: By, ticket: Ticket) -> None:
    """End all one's own sessions, this one included, with the passphrase typed here in the last five minutes.

    Raises NotProvenError, NotFitError.
    """
    proven_sitting(by, ticket)
    for row in Sitting.objects.filter(member_id=member_of(by), ended_at=None):
        end(by, row)


def _colleague(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_colleague)
def sign_out_colleague(by: By, agency: AgencyId, member: MemberId) -> bool:
    """End all sessions of a colleague at once, who stays a member: a device is lost, or stands open somewhere.

    They may sign in again, and are then told who signed them out, above every page, until they have read it. Tells
    whether there was any session to end; where there was none, nothing is told. Raises NotFitError.
    """
    if not Member.objects.filter(pk=member, agency_id=agency, active=True).exists():
        raise NotFitError(unfit.NOBODY, "member")
    rows = list(Sitting.objects.filter(member_id=member, ended_at=None))
    for row in rows:
        end(by, row)
    if rows:
        tell_all(by, agency, NoticeKind.SIGNED_OUT, member)
        Member.objects.filter(pk=member).update(signed_out_at=by.clock.now())
    return bool(rows)
