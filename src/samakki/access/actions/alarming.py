"""Whom an alarm waits for, and whether persons are told a member's name."""

from collections.abc import Iterable

from samakki.access.actions.acting import member_of
from samakki.access.models import Member
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import MemberId


@deed()
def alert(by: By, members: Iterable[MemberId]) -> None:
    """Let an alarm stand above every page of these members until they look at it."""
    Member.objects.filter(pk__in=set(members), active=True, alarmed_at=None).update(alarmed_at=by.clock.now())


@deed()
def calm(by: By) -> None:
    """Note that one has looked: nothing stands above every page any more."""
    Member.objects.filter(pk=member_of(by)).update(alarmed_at=None)


@deed()
def agree_to_be_named(by: By, *, named: bool) -> None:
    """Say whether persons who ask who read about them are told one's own name."""
    Member.objects.filter(pk=member_of(by)).update(named=named)
