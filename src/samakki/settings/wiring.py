"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, transaction

from samakki.access.queries import JUDGE
from samakki.access.words import MemberLeft
from samakki.assistance.actions import (
    bring_reviews,
    follow,
    follow_stories,
    follow_worker,
    give_reviews_back,
    give_to_duty,
    keep_guardians,
    keep_limits,
    rest,
    wake,
)
from samakki.assistance.words import comes_due
from samakki.cases.actions import Now, count, note_in_clear, note_steps
from samakki.cases.words import (
    STEP,
    STEPS,
    CaseAssigned,
    CaseOpened,
    CasesJoined,
    CasesParted,
    Searched,
    StepMoved,
    is_noted,
)
from samakki.consent.actions import end_for_member, take_over_never
from samakki.consent.words import SignedAlone
from samakki.journal.words import EntriesWritten, Written
from samakki.kernel import deeds
from samakki.kernel.happenings import hear
from samakki.sections.words import Section, counted_in_rows, may_be_counted
from samakki.settings.stores import is_full
from samakki.watch.actions import note_alone, note_search

_GUARDED: Final = {
    (Section.IDENTITY, "born"),
    (Section.FAMILY, "guardian_name"),
    (Section.FAMILY, "guardian_since"),
}


def wire_the_house() -> None:
    """Join the rooms; called once, when all are loaded."""
    JUDGE.read_policies()
    deeds.wire(judge=JUDGE, transaction=_whole_or_not)
    hear(EntriesWritten, _count)
    hear(EntriesWritten, _follow)
    hear(CaseOpened, _give_to_duty)
    hear(CaseAssigned, _hand_over)
    hear(CasesJoined, _rest)
    hear(CasesJoined, _keep_shut)
    hear(CasesParted, _wake)
    hear(StepMoved, keep_limits)
    hear(Searched, note_search)
    hear(SignedAlone, note_alone)
    hear(MemberLeft, _end_by_name)


def _count(by: deeds.By, written: EntriesWritten) -> None:
    """Let what may be counted become a fact in the action that wrote it; most entries hold nothing of the kind."""
    now = _touched(written, counted_in_rows)
    for each in _of_the_desk(written):
        header = each.header
        fields = {name: heads for name, heads in each.now.items() if may_be_counted(header.section, name)}
        if fields:
            now.append(Now(header.file, header.section, fields))
    if now:
        count(by, now)


def _follow(by: deeds.By, written: EntriesWritten) -> None:
    """Keep what stands in clear of a case, and what is due for it, in step with what was written."""
    noted = _touched(written, is_noted)
    if noted:
        note_in_clear(by, noted)
    due = _touched(written, comes_due)
    if due:
        follow(by, due)
    told = _touched(written, _is_of_stories)
    if told:
        follow_stories(by, told)
    guarded = _touched(written, _is_of_guardians)
    if guarded:
        keep_guardians(by, guarded)
    moved = _touched(written, _is_of_steps)
    if moved:
        note_steps(by, moved)


def _of_the_desk(written: EntriesWritten) -> list[Written]:
    """Give what the owning agency wrote: another, who writes on a ground, has not the keys nor the right to follow it.

    What they wrote is followed when somebody of the owning agency next writes in that section.
    """
    return [each for each in written.entries if each.header.ground is None]


def _is_of_stories(section: Section, name: str) -> bool:
    return section is Section.ADMINISTRATION and name.partition("/")[0] == "stories"


def _is_of_guardians(section: Section, name: str) -> bool:
    return (section, name) in _GUARDED


def _is_of_steps(section: Section, name: str) -> bool:
    return section is Section.ADMINISTRATION and name.partition("/")[0] in {STEP, STEPS}


def _touched(written: EntriesWritten, about: Callable[[Section, str], bool]) -> list[Now]:
    """Give all of each section in which a field was written that `about` tells of, as it stands at the end."""
    found = {}
    for each in _of_the_desk(written):
        section = each.header.section
        if any(about(section, name) for name in each.now):
            found[each.header.file, section] = each.standing
    return [Now(file, section, standing) for (file, section), standing in found.items()]


def _give_to_duty(by: deeds.By, opened: CaseOpened) -> None:
    """Let the duty agency hold its part of a case that is opened here; a register that is brought gives it nothing."""
    if not opened.brought:
        give_to_duty(by, opened)


def _hand_over(by: deeds.By, assigned: CaseAssigned) -> None:
    follow_worker(by, assigned.case, assigned.was, assigned.worker)


def _end_by_name(by: deeds.By, left: MemberLeft) -> None:
    end_for_member(by, left.agency, left.member)


def _rest(by: deeds.By, joined: CasesJoined) -> None:
    rest(by, joined.other)
    bring_reviews(by, joined.kept, joined.other)


def _keep_shut(by: deeds.By, joined: CasesJoined) -> None:
    """Let whoever must never see one file of a person never see the other."""
    if by.agency is not None:
        take_over_never(by, joined.kept, by.agency, joined.other)


def _wake(by: deeds.By, parted: CasesParted) -> None:
    wake(by, parted.other)
    give_reviews_back(by, parted.kept, parted.other)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    try:
        with transaction.atomic(using="default"):
            yield
    except DatabaseError as reason:
        if is_full(reason):
            raise deeds.NoRoomError from reason
        raise
