"""How a plan is read off the record, and what is asked before a line of it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from samakki.assistance.words import Ask, Decision, Plan, PlanLine, PlanState, Talk
from samakki.cases.words import FieldShown, Heads, RowShown, SectionShown
from samakki.kernel.dates import PartialDate
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.kernel.ids import MemberId
from samakki.kernel.missing import Missing

_YES: Final = "yes"
_NEVER: Final = date.max


@dataclass(frozen=True, slots=True)
class Staffing:
    """The names of those who work in the agency now, and of all who ever did."""

    now: Mapping[MemberId, str]
    ever: Mapping[MemberId, str]

    def left(self, name: str) -> bool:
        """Tell whether a name is that of somebody who worked here and does not any more."""
        told = _plain(name)
        return bool(told) and told in map(_plain, self.ever.values()) and told not in map(_plain, self.now.values())


def member_called(name: str, staffing: Staffing) -> MemberId | None:
    """Find the one who works here under a name; None where nobody does, or more than one."""
    found = [member for member, known in staffing.now.items() if _plain(known) == _plain(name)]
    return found[0] if len(found) == 1 and _plain(name) else None


def asks_of(told: Mapping[str, str], line: PlanLine | None, today: date, staffing: Staffing) -> tuple[Ask, ...]:
    """Tell what to ask before parts of a line are written, `told` being what was typed for each part.

    A month or a year that is not over is not past. A day that cannot be read asks nothing: writing it is refused.
    """
    asks: list[Ask] = []
    due, done_on = _day(told.get("due", "")), _day(told.get("done_on", ""))
    settled = told.get("state") in {PlanState.DONE, PlanState.LEFT} or (line is not None and not line.is_open)
    if due and due.last() < today and not settled:
        asks.append(Ask.PAST_DAY)
    if done_on and done_on.first() > today:
        asks.append(Ask.DAY_TO_COME)
    if staffing.left(told.get("who", "")):
        asks.append(Ask.LEFT_HERE)
    decided = told.get("decision", line.decision if line else "")
    if told.get("state") == PlanState.DONE and decided == Decision.NOT_WANTED:
        asks.append(Ask.NOT_WANTED)
    return tuple(asks)


def settling_of(state: PlanState, today: date) -> dict[str, str]:
    """Give the parts of a line that say it is done, left, or taken up again."""
    return {"state": state.value, "done_on": today.isoformat() if state is PlanState.DONE else ""}


def plan_in(shown: SectionShown, today: date, staffing: Staffing) -> Plan:
    """Read the plan off a section: what is urgent first, then goal by goal, each in the order of its days.

    What the person does not want stands apart, is never late and asks for nothing more; what they want later, too.
    """
    field = shown.field("plan")
    lines = [_line(row, today, staffing) for row in (field.standing if field else ())]
    wanting = [line for line in lines if line.is_open and line.decision in {"", Decision.WANTS}]
    return Plan(
        wanted=_text(shown, "plan_wanted"),
        urgent_help=_text(shown, "urgent_help"),
        urgent=_by_day(line for line in wanting if line.urgent),
        goals=_by_goal(line for line in wanting if not line.urgent),
        later=_by_day(line for line in lines if line.is_open and line.decision == Decision.LATER),
        not_wanted=tuple(line for line in lines if line.is_open and line.decision == Decision.NOT_WANTED),
        settled=_newest(line for line in lines if not line.is_open),
        talks=_talks(shown.field("participation")),
    )


def _line(row: RowShown, today: date, staffing: Staffing) -> PlanLine:
    heads = {part.field.name: part.heads for part in row.parts}
    told = {name: each.value if isinstance(each.value, str) else "" for name, each in heads.items()}
    decided = heads.get("decision", Heads()).heads if told["decision"] else ()
    state, due = told["state"] or PlanState.OPEN.value, _day(told["due"])
    wanting = state == PlanState.OPEN and told["decision"] != Decision.NOT_WANTED
    return PlanLine(
        row=row.row,
        goal=told["goal"],
        action=told["action"],
        area=told["area"],
        who=told["who"],
        due=told["due"],
        urgent=told["urgent"] == _YES,
        decision=told["decision"],
        heard=_heard(heads.get("decision", Heads()).value),
        own_words=told["own_words"],
        state=state,
        done_on=told["done_on"],
        outcome=told["outcome"],
        decided_at=decided[0].stamp.moment() if decided else None,
        decided_with=decided[0].author if decided else None,
        late=wanting and due is not None and due.last() < today,
        gone_away=staffing.left(told["who"]),
        torn=row.torn,
        shown=row,
    )


def _heard(decision: object) -> bool:
    """Tell whether the person was asked: who would not say was heard, too."""
    missing = decision.get("missing") if isinstance(decision, Mapping) else decision
    return missing not in {None, "", Missing.NOT_ASKED, Missing.UNKNOWN}


def _by_day(lines: Iterable[PlanLine]) -> tuple[PlanLine, ...]:
    return tuple(sorted(lines, key=_last_day))


def _by_goal(lines: Iterable[PlanLine]) -> tuple[tuple[str, tuple[PlanLine, ...]], ...]:
    goals: dict[str, list[PlanLine]] = {}
    for line in _by_day(lines):
        goals.setdefault(line.goal, []).append(line)
    return tuple((goal, tuple(each)) for goal, each in goals.items())


def _newest(lines: Iterable[PlanLine]) -> tuple[PlanLine, ...]:
    return tuple(sorted(lines, key=lambda line: line.done_on, reverse=True))


def _talks(field: FieldShown | None) -> tuple[Talk, ...]:
    told = [
        (row.row, {part.field.name: part.heads.value for part in row.parts})
        for row in (field.standing if field else ())
    ]
    talks = [
        Talk(row, str(parts["date"] or ""), str(parts["plan"]), str(parts["said"] or ""))
        for row, parts in told
        if isinstance(parts["plan"], str)
    ]
    return tuple(sorted(talks, key=lambda talk: talk.day, reverse=True))


def _last_day(line: PlanLine) -> date:
    day = _day(line.due)
    return day.last() if day else _NEVER


def _text(shown: SectionShown, name: str) -> str:
    field = shown.field(name)
    value = field.heads.value if field else None
    return value if isinstance(value, str) else ""


def _day(text: str) -> PartialDate | None:
    try:
        return read_date(text) if text.strip() else None
    except DateRefusedError:
        return None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
