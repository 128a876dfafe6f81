"""A plain book of what was done in a simulated month, kept beside the house and without looking into it.

It knows by its own few rules what must be due, on whose day, and what must stand in each file at the end.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple


class Limit(NamedTuple):
    """A time limit: its name, what it asks, its time, the moves that end it (none named: any)."""

    name: str
    asks: str
    time: timedelta
    until: frozenset[str] = frozenset()


LIMITS: Final = {
    "identification": Limit(
        "identification_looked_at", "Is it decided, or is a second opinion needed?", timedelta(days=30)
    ),
    "crisis_intervention": Limit("crisis_needs_seen", "Are the urgent needs seen to?", timedelta(hours=24)),
    "referral": Limit("referral_answered", "Have they answered, and did the person arrive?", timedelta(hours=48)),
    "reception": Limit("first_days_over", "The first days are over: how is it going?", timedelta(hours=72)),
    "case_planning": Limit("plan_made", "Is there a plan that the person wants?", timedelta(days=14)),
    "assessment": Limit("assessed", "Is the assessment written down?", timedelta(days=30)),
    "recovery": Limit("recovery_looked_at", "Look at the plan together again.", timedelta(days=90)),
    "reintegration": Limit(
        "reintegration_followed", "Are follow-ups agreed?", timedelta(days=30), frozenset({"follow_up", "closure"})
    ),
}
"""What the general rules ask after each step."""
OPEN: Final = "open"


@dataclass(eq=False)
class Task:
    """Something that must be due: for whom, of which kind, by which words it is known on a page."""

    case: str
    kind: str
    words: str
    on: date
    state: str = OPEN
    tries: int = 0
    given_to: str = ""
    made_on: date = date.min
    settled: bool = False


@dataclass
class Person:
    """A case as the book knows it."""

    worker: str
    steps: list[str] = field(default_factory=list)
    closed: bool = False
    words: list[str] = field(default_factory=list)
    met: list[date] = field(default_factory=list)


@dataclass
class Ledger:
    """All that was done; `faults` is what the house did otherwise."""

    persons: dict[str, Person] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    aways: list[tuple[str, date, date, str]] = field(default_factory=list)
    entered: Counter[tuple[str, str]] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    shown: set[Task] = field(default_factory=set)
    covered: int = 0
    counted: int = 0

    def holder(self, task: Task, day: date) -> str:
        """Tell on whose day it stands: the worker's, who was given it, or who stands in for that one."""
        at = task.given_to or self.persons[task.case].worker
        for _each in self.aways:
            at = next((cover for who, since, until, cover in self.aways if who == at and since <= day <= until), at)
        return at

    def is_away(self, worker: str, day: date) -> bool:
        """Tell whether somebody is away."""
        return any(who == worker and since <= day <= until for who, since, until, _cover in self.aways)

    def due(self, day: date) -> Iterator[Task]:
        """Give what is open and due on a day."""
        return (task for task in self.tasks if task.on == day and task.state == OPEN)

    def wrote(self, what: str, case: str, words: str) -> None:
        """Enter words that must stand in a file."""
        self.done[what] += 1
        self.persons[case].words.append(words)

    def planned(self, task: Task, day: date) -> None:
        """Enter something that is due from now on."""
        task.made_on = day
        self.tasks.append(task)
        self.persons[task.case].words.append(task.words)
        self.done[task.kind] += 1
        self.recount(task.case)

    def stepped(self, case: str, step: str, now: datetime) -> None:
        """Enter a move: it ends limits, and its own begins."""
        person = self.persons[case]
        self.done["step"] += 1
        for task in self.tasks:
            if task.case == case and task.kind.startswith("limit ") and task.state == OPEN:
                begun = task.kind.removeprefix("limit ")
                until = LIMITS[begun].until
                if not until or step in until or step == begun:
                    task.state = "done"
        person.steps.append(step)
        if step in LIMITS:
            limit = LIMITS[step]
            on = (now + limit.time).date()
            self.tasks.append(Task(case, f"limit {step}", limit.asks, on, made_on=now.date()))
            self.entered[case, limit.name] += 1

    def held(self, case: str, day: date) -> None:
        """Enter that somebody met the person."""
        self.persons[case].met.append(day)
        self.recount(case)

    def recount(self, case: str) -> None:
        """Tell which next times are over: somebody met the person since, or a follow-up stands on that day."""
        own = [task for task in self.tasks if task.case == case]
        for task in own:
            if task.kind == "again" and not task.settled:
                planned = any(one.kind == "follow_ups" and one.on == task.on and one.words != task.words for one in own)
                met = any(day > task.made_on for day in self.persons[case].met)
                task.state = "done" if planned or met else OPEN

    def fault(self, words: str) -> None:
        """Enter what the house did otherwise."""
        self.faults.append(words)
