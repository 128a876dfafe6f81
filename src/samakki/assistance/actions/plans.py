"""The plan of a case: its lines written, decided on by the person, done, left, taken up again; the talks about it."""

from collections.abc import Collection, Mapping
from typing import Final

from django.utils import timezone

from samakki.assistance.models import Due
from samakki.assistance.queries import plan_of
from samakki.assistance.queries.plans import staffing
from samakki.assistance.rules import asks_of, member_called, settling_of
from samakki.assistance.words import (
    Ask,
    AskedFirstError,
    Decision,
    DueKind,
    Plan,
    PlanLine,
    PlanOpened,
    PlanState,
    PlanWanted,
    Press,
)
from samakki.cases import actions as cases
from samakki.cases import queries as cases_asked
from samakki.cases.actions import Told
from samakki.cases.words import FieldShown, Sheet, WordsRefusedError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section

_HERE: Final = Section.ADMINISTRATION
_PLAN: Final = "plan"
_AREAS: Final = {Press.WORRY: "psychological", Press.FAMILY: "family"}


@deed()
def open_plan(by: By, case: FileId, sheet: Sheet = Sheet.PLAN) -> PlanOpened:
    """Open the plan of a case, on its page or on paper."""
    read = cases.read_sheet(by, case, [_HERE], sheet)
    return PlanOpened(read.row, plan_of(by, read.of(_HERE)))


@deed()
def write_action(  # noqa: PLR0913 -- which line, what, what is sure, who told it: each is asked on the page
    by: By,
    case: FileId,
    row: str,
    told: Mapping[str, Told],
    *,
    sure: Collection[Ask] = (),
    third_party: bool = False,
    told_by: str = "",
) -> str:
    """Write parts of a line of the plan, each with the values its author saw; an empty `row` adds one.

    Gives the name of the line. Raises AskedFirstError where a day has passed already, the one who is to do it does not
    work here any more, or the person did not want what is said to be done, unless `sure` holds what is asked; and as
    `cases.write_row` does.
    """
    line = _line(_standing(by, case), row) if row else None
    said = {name: each.said[0] for name, each in told.items() if each.said and not each.missing}
    left = [ask for ask in asks_of(said, line, timezone.localdate(by.clock.now()), staffing(by)) if ask not in sure]
    if left:
        raise AskedFirstError(tuple(left))
    if not row:
        _check_said(said)
        told = {"state": Told([PlanState.OPEN]), **told}
    written = cases.write_row(by, case, _HERE, _PLAN, row, told, third_party=third_party, told_by=told_by)
    if said.keys() & {"who", "due"} or "who" in told:
        _stand_on_the_day_of(by, case, written, said.get("who", "" if "who" in told or not line else line.who))
    return written


@deed()
def decide(by: By, case: FileId, row: str, decision: Decision | None, own_words: str | None = None) -> None:
    """Write what the person decided about a line, in their own words where told; None says that they have not yet.

    Any decision can be taken anew on any day; each stays in the history.
    """
    told = {"decision": "" if decision is None else decision.value}
    _write(by, case, row, told if own_words is None else told | {"own_words": own_words})


@deed()
def finish_action(by: By, case: FileId, row: str, outcome: str = "", sure: Collection[Ask] = ()) -> None:
    """Say that a line is done as of today, and what came of it; raises AskedFirstError where it was not wanted."""
    _settle(by, case, row, PlanState.DONE, outcome, sure)


@deed()
def leave_action(by: By, case: FileId, row: str, why: str = "") -> None:
    """Leave a line undone, with a reason where there is one; it stays in the plan and can be taken up again."""
    _settle(by, case, row, PlanState.LEFT, why)


@deed()
def take_up_again(by: By, case: FileId, row: str) -> None:
    """Undo that a line is done or left."""
    _settle(by, case, row, PlanState.OPEN)


@deed()
def say_whether_wanted(by: By, case: FileId, wanted: PlanWanted) -> None:
    """Write whether the person wants a plan; nothing that is done for them hangs on it."""
    standing = cases.read_section(by, case, _HERE).field("plan_wanted")
    base = standing.heads.base if standing else ()
    cases.change_fields(by, case, _HERE, {"plan_wanted": Told([wanted], base=base)})


@deed()
def tell_of_talk(by: By, case: FileId, how: str, said: str = "", day: str = "") -> str:
    """Write that the plan was made or looked at with the person, `how` being a code; today where no day is told.

    Told twice without a word more, it stands once. Gives the name of the row.
    """
    told = {"plan": how, "date": day or timezone.localdate(by.clock.now()).isoformat(), "said": said}
    same = (told["date"], how)
    standing = next((talk for talk in _standing(by, case).talks if (talk.day, talk.how) == same and not said), None)
    if standing:
        return standing.row
    return cases.write_row(by, case, _HERE, "participation", "", {name: Told([each]) for name, each in told.items()})


@deed()
def what_presses(by: By, case: FileId, press: Press, need: str, action: str) -> str:
    """Take what presses on a person into the record as a need before everything, and into the plan as urgent.

    `need` and `action` are its words in the language of the one who writes. What stands in the plan so already and is
    open stands there once. Gives the name of the line.
    """
    standing = next((line for line in _standing(by, case).urgent if (line.goal, line.action) == (need, action)), None)
    if standing:
        return standing.row
    today, area = timezone.localdate(by.clock.now()).isoformat(), _AREAS[press]
    needed = {"area": area, "need": need, "own_view": "first", "urgency": "now", "date": today}
    cases.write_row(by, case, _HERE, "needs", "", {name: Told([each]) for name, each in needed.items()})
    planned = {"goal": need, "action": action, "area": area, "due": today, "urgent": "yes", "decision": Decision.WANTS}
    return write_action(by, case, "", {name: Told([each]) for name, each in planned.items()})


def _settle(by: By, case: FileId, row: str, state: PlanState, words: str = "", sure: Collection[Ask] = ()) -> None:
    told = settling_of(state, timezone.localdate(by.clock.now()))
    _write(by, case, row, told | {"outcome": words} if words else told, sure)


def _stand_on_the_day_of(by: By, case: FileId, row: str, who: str) -> None:
    """Let a line that is for a colleague by name stand on that colleague's day, any other on that of the worker."""
    member = member_called(who, staffing(by)) or cases_asked.at_desk(by, [case])[case].worker
    Due.objects.filter(case_id=case, kind=DueKind.PLAN_ACTION, ref=row).update(member_id=member)


def _standing(by: By, case: FileId) -> Plan:
    return plan_of(by, cases.read_section(by, case, _HERE))


def _write(by: By, case: FileId, row: str, told: Mapping[str, str], sure: Collection[Ask] = ()) -> None:
    """Write parts of a line over what stands in it now: one touch on a line means the line as it is."""
    line = _line(_standing(by, case), row)
    parts = {part.field.name: part for part in line.shown.parts}
    changed = {
        name: Told([said], base=parts[name].heads.base) for name, said in told.items() if _new(parts[name], said)
    }
    if changed:
        write_action(by, case, row, changed, sure=sure)


def _new(part: FieldShown, said: str) -> bool:
    return part.heads.in_conflict or (part.heads.value or "") != said


def _line(plan: Plan, row: str) -> PlanLine:
    found = next((line for line in plan.lines if line.row == row), None)
    if found is None:
        raise FieldUnknownError(row)
    return found


def _check_said(said: Mapping[str, str]) -> None:
    """Refuse a line that says neither what will be done nor what for."""
    if not (said.get("action", "").strip() or said.get("goal", "").strip()):
        about = "action"
        raise WordsRefusedError(about, "empty")
