"""The parts of the plan's page in words: its lines, what was decided, what is asked, what can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import Ask, Decision, Plan, PlanLine, PlanState, PlanWanted, Press, Talk
from samakki.cases.words import FieldShown
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.telling import code_words
from samakki.doors.web.plan.starts import PRESSES, STARTS, Start
from samakki.sections.words import BY_NAME, Field, Section

PLAN: Final = BY_NAME[Section.ADMINISTRATION, "plan"]
TALKS: Final = BY_NAME[Section.ADMINISTRATION, "participation"]
PARTS: Final[Mapping[str, Field]] = {part.name: part for part in PLAN.parts}
ASKED: Final[Mapping[Ask, Promise]] = {
    Ask.PAST_DAY: _("This day has passed already. Is it meant so?"),
    Ask.DAY_TO_COME: _("It is said to be done on a day that is still to come. Is it meant so?"),
    Ask.LEFT_HERE: _("The one who is to do it does not work here any more. Is it meant so?"),
    Ask.NOT_WANTED: _("The person said that they do not want this. Did they decide anew, or was it done all the same?"),
}
DECISIONS: Final = {
    Decision.WANTS: _("Wants this"),
    Decision.LATER: _("Later"),
    Decision.NOT_WANTED: _("Does not want this"),
}
_TAGS: Final = {Decision.WANTS: "green", Decision.LATER: "", Decision.NOT_WANTED: "yellow"}
_WANTED: Final = {PlanWanted.YES: _("Yes"), PlanWanted.LATER: _("Later"), PlanWanted.NO: _("No")}
_DID: Final[Mapping[str, Promise]] = {
    "done": _("Done."),
    "dropped": _("Left. It stays in the plan, below."),
    "open": _("Taken up again."),
    "decided": _("The decision is written."),
    "added": _("Added."),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the plan as the page shows it; `decisions` are the three answers, `torn` the parts with two values."""

    row: str
    title: str
    under: str
    area: str
    who: str
    due: str
    urgent: bool
    late: bool
    gone_away: bool
    decision: str
    decision_words: str
    decision_colour: str
    decided: str
    own_words: str
    decisions: tuple[tuple[str, Any, bool], ...]
    torn: tuple[tuple[str, str], ...]
    state: str
    state_words: str
    done_on: str
    outcome: str

    @property
    def is_open(self) -> bool:
        """Tell whether it is neither done nor left."""
        return self.state == PlanState.OPEN


def plan_panels(names: Names, plan: Plan) -> dict[str, Any]:
    """Give every part of a plan in words."""
    return {
        "wanted": plan.wanted,
        "wanted_words": _WANTED[PlanWanted(plan.wanted)] if plan.wanted in _WANTED else "",
        "wanted_answers": [(answer.value, words) for answer, words in _WANTED.items()],
        "urgent_help": plan.urgent_help,
        "urgent": lines(names, plan.urgent, goal=True),
        "goals": [{"goal": goal, "lines": lines(names, each)} for goal, each in plan.goals],
        "later": lines(names, plan.later, goal=True),
        "not_wanted": lines(names, plan.not_wanted, goal=True),
        "settled": lines(names, plan.settled, goal=True),
        "talks": [_talk(talk) for talk in plan.talks],
        "undecided": len(plan.undecided),
        "headless": len(plan.headless),
        "nobody_heard": plan.nobody_heard,
        "is_empty": not plan.lines,
    }


def lines(names: Names, told: Iterable[PlanLine], *, goal: bool = False) -> list[LineShown]:
    """Put lines of a plan into words; `goal` says that each tells its own goal, because no heading does."""
    return [_line(names, line, goal=goal) for line in told]


def did(plan: Plan, asked: Mapping[str, str]) -> dict[str, str] | None:
    """Tell what was done just now and how to undo it, from the address that the page was led to."""
    line = next((line for line in plan.lines if line.row == asked.get("row")), None)
    talk = next((talk for talk in plan.talks if talk.row == asked.get("row")), None)
    done = asked.get("did", "")
    if done == "told" and talk:
        return {"row": talk.row, "title": _talk(talk)["words"], "words": gettext("Written down."), "do": "untell"}
    if line is None or done not in _DID:
        return None
    return {
        "row": line.row,
        "title": line.action or line.goal,
        "words": str(_DID[done]),
        "do": _undoing(done, asked.get("was", "")),
        "finished": "yes" if done == PlanState.DONE else "",
    }


def _undoing(done: str, before: str) -> str:
    """Name the touch that undoes what was done."""
    if done == "decided":
        return f"decide-{before if before in set(Decision) else ''}"
    if done == PlanState.OPEN:
        return "finish" if before == PlanState.DONE else "leave"
    return "remove" if done == "added" else "again"


def asked_words(asks: Iterable[Ask]) -> list[str]:
    """Put what is asked first into words."""
    return [str(ASKED[ask]) for ask in asks]


def starts() -> list[dict[str, Any]]:
    """Give the usual first lines by service area."""
    found: dict[str, list[tuple[int, Start]]] = {}
    for number, start in enumerate(STARTS):
        found.setdefault(start.area, []).append((number, start))
    return [{"area": area_words(area), "starts": each} for area, each in found.items()]


def presses() -> list[tuple[str, Any]]:
    """Give what presses before anything else, to be taken into the plan with one touch."""
    return [(press.value, PRESSES[press][0]) for press in Press]


def area_words(area: str) -> str:
    """Name a service area in the reader's language."""
    return code_words(PARTS["area"], area) if area else ""


def choices(name: str) -> list[tuple[str, str]]:
    """Give the answers of a part of a line, to choose from."""
    return [(code, gettext(words)) for code, words in PARTS[name].codes]


def _line(names: Names, line: PlanLine, *, goal: bool) -> LineShown:
    decided = who(names, line.decided_with) if line.decided_with else ""
    heard = not line.heard or line.decision
    known = line.decision in set(Decision)
    return LineShown(
        row=line.row,
        title=line.action or line.goal,
        under=line.goal if goal and line.action else "",
        area=area_words(line.area),
        who=line.who,
        due=line.due,
        urgent=line.urgent,
        late=line.late,
        gone_away=line.is_open and line.gone_away,
        decision=line.decision,
        decision_words=str(DECISIONS[Decision(line.decision)]) if known else "" if heard else gettext("Would not say"),
        decision_colour=_TAGS[Decision(line.decision)] if known else "",
        decided=decided,
        own_words=line.own_words,
        decisions=tuple((each.value, words, each == line.decision) for each, words in DECISIONS.items()),
        torn=tuple(_torn(line.shown.parts)),
        state=line.state,
        state_words=code_words(PARTS["state"], line.state),
        done_on=line.done_on,
        outcome=line.outcome,
    )


def _torn(parts: Iterable[FieldShown]) -> Iterable[tuple[str, str]]:
    for part in parts:
        if part.heads.in_conflict:
            yield part.field.name, gettext(part.field.label)


def _talk(talk: Talk) -> dict[str, str]:
    part = TALKS.part("plan")
    return {"row": talk.row, "day": talk.day, "words": code_words(part, talk.how) if part else "", "said": talk.said}
