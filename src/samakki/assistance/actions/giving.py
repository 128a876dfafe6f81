"""What is due goes to a colleague, or somebody sees to an alarm; each case says so, and it can go back."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext

from samakki.access import queries as access
from samakki.assistance.actions.days import named
from samakki.assistance.actions.settling import few, of_dues
from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import as_told
from samakki.assistance.words import Due, DueId, DueKind, DueSettledError, Given
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section

_MEMBER: Final = "member"
_DUES: Final = "dues"


@deed(about=of_dues)
def give_due(by: By, dues: Sequence[DueId], member: MemberId) -> tuple[Given, ...]:
    """Give these to a colleague; the cases stay with their workers, and say on whose day what is due stands now.

    Tells what went into other hands. Raises WordsRefusedError `not_a_choice` for somebody who does not work here, or
    not any more, DueSettledError where a colleague has seen to one meanwhile.
    """
    few(dues)
    _check(by, member)
    return _hand(by, [(due, member) for due in _open(dues)])


@deed(about=of_dues)
def take_alarm(by: By, dues: Sequence[DueId]) -> tuple[Given, ...]:
    """Say that one sees to an alarm oneself; it stays open until it is answered. Raises as `give_due` does."""
    return _hand(by, [(due, by.member) for due in _open(dues) if due.kind is DueKind.ALARM])


def _of_given(by: By, given: Sequence[Given]) -> Attributes:
    return of_dues(by, [each.due for each in given])


@deed(about=_of_given)
def give_back(by: By, given: Sequence[Given]) -> None:
    """Undo that these were given: each stands on the day again on which it stood.

    Raises WordsRefusedError `changed_since` where somebody has seen to one or given it on since, `not_a_choice` where
    whom it was with has left.
    """
    few(given)
    rows = {DueId(row.pk): as_told(row) for row in Stored.objects.filter(pk__in=[each.due for each in given])}
    if any(not rows[each.due].is_open or rows[each.due].member != each.now for each in given):
        raise WordsRefusedError(_DUES, "changed_since")
    for was in {each.was for each in given if each.was}:
        _check(by, was)
    _hand(by, [(rows[each.due], each.was) for each in given])


def _check(by: By, member: MemberId) -> None:
    if by.agency is None or member not in access.names_at_work(by, by.agency):
        raise WordsRefusedError(_MEMBER, "not_a_choice")


def _open(dues: Sequence[DueId]) -> list[Due]:
    rows = [as_told(row) for row in Stored.objects.filter(pk__in=dues).order_by("on", "id")]
    settled = next((due for due in rows if not due.is_open), None)
    if settled:
        raise DueSettledError(settled.state)
    return rows


def _hand(by: By, moves: Sequence[tuple[Due, MemberId | None]]) -> tuple[Given, ...]:
    """Let each stand on somebody's day, or on nobody's, and tell its case; what stands there already stays."""
    moved = [(due, to) for due, to in moves if due.member != to]
    what, names = named(by, [due for due, _to in moved]), access.names_of_staff(by, by.agency) if by.agency else {}
    told: dict[Section, dict[FileId, list[str]]] = {}
    for due, to in moved:
        section = Section.SAFETY if due.kind is DueKind.ALARM else Section.ADMINISTRATION
        words = (
            gettext("%(name)s sees to it.") % {"name": names.get(to, "")}
            if to
            else gettext("Nobody sees to it for now.")
        )
        told.setdefault(section, {}).setdefault(due.case, []).append(f"{what[due.id]} · {words}")
    for section, lines in told.items():
        cases.leave_traces(by, {case: "\n".join(said) for case, said in lines.items()}, section)
    for to in {to for _due, to in moved}:
        Stored.objects.filter(pk__in=[due.id for due, each in moved if each == to]).update(member_id=to)
    return tuple(Given(due.id, due.member, to) for due, to in moved)
