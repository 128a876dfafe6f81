"""The parts of a day, ready for the template: one function a panel."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import DayLine, Due, DueKind, ReviewLine, Today
from samakki.cases.words import CaseRow, Person, Sieve, text_in_words
from samakki.doors.web.desk.dues import KINDS, late_words, tried_words
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.desk.telling import DANGERS, SAFE_WAYS, code_words, date_words
from samakki.doors.web.today.wording import left_words, near
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section, field_named

FIRST: Final = 7
"""So many lines of each list stand open, so that one's people stay in sight; the others unfold in their place."""
STEPS: Final = field_named(Section.ADMINISTRATION, "step")
PLACES: Final = {code: place for place, (code, _label) in enumerate(STEPS.codes, 1)}
MOVABLE: Final = frozenset({DueKind.PLAN_ACTION, DueKind.APPOINTMENT, DueKind.FOLLOW_UP})
_ACTS: Final = (("done", _("Done"), "d"), ("tried", _("Tried"), "t"), ("move", _("Move"), "m"))
_SOON: Final = 2


class Folded(NamedTuple):
    """A list of the day: what stands open, what unfolds, how many there are in all."""

    first: Sequence[dict[str, Any]]
    rest: Sequence[dict[str, Any]]
    all: int


def folded(lines: Sequence[dict[str, Any]], number: int = 0) -> Folded:
    """Fold a list; `number` is how many there are in all, where these are only the first slice of them."""
    return Folded(lines[:FIRST], lines[FIRST:], max(number, len(lines)))


def due_line(names: Names, line: DayLine, me: MemberId | None) -> dict[str, Any]:
    """Put something due into words."""
    due, told = line.due, line.row
    parts = [told.code(part) if told else "" for part in ("place", "with_whom", "transport")]
    own = next((words for part in ("what", "action", "goal", "why") if told and (words := told.code(part))), "")
    own = own or (text_in_words(due.asks) if due.asks else "")
    return whose(line.person.row) | {
        "id": due.id,
        "kind": str(KINDS[due.kind]),
        "what": own or str(KINDS[due.kind]),
        "named": bool(own),
        "at": due.at.strftime("%H:%M") if due.at else "",
        "parts": [words for words in parts if words],
        "late": late_words(line.days),
        "tried": tried_words(due.tries),
        "alarm": due.kind in {DueKind.ALARM, DueKind.WATCH},
        "acts": _acts(due),
        "instead": who(names, due.member) if due.member and due.member != me else "",
    }


def waiting(day: Today) -> list[dict[str, Any]]:
    """Put into words what waits for others: opinions asked of them, looks of a supervisor."""
    opinions = [
        whose(line.person.row)
        | {
            "id": line.due.id,
            "what": str(KINDS[line.due.kind]),
            "left": left_words(-line.days),
            "over": line.days > 0,
            "soon": line.days > -_SOON,
            "tried": tried_words(line.due.tries),
        }
        for line in day.opinions
    ]
    return opinions + [
        whose(line.person.row) | {"what": _review_words(line), "since": line.asked_at} for line in day.asked
    ]


def answers(names: Names, day: Today) -> list[dict[str, Any]]:
    """Put into words what came back: answers of supervisors, and where two people wrote different things."""
    told = [
        whose(line.person.row)
        | {
            "review": line.review,
            "what": _review_words(line),
            "signed": line.verdict == "signed",
            "who": who(names, line.decided_by) if line.decided_by else "",
            "when": line.decided_at,
        }
        for line in day.answered
    ]
    return told + [
        whose(person.row) | {"torn": ", ".join(section_words(section) for section in person.torn)}
        for person in day.desk.torn
    ]


def unfollowed(day: Today) -> list[dict[str, Any]]:
    """Put into words for whom nobody planned the follow-ups that the rules want: at which step, since when."""
    return [
        whose(person.row)
        | {
            "step": code_words(STEPS, person.step),
            "since": date_words(str(person.step_since)) if person.step_since else "",
        }
        for person in day.unfollowed
    ]


def people(names: Names, day: Today, me: MemberId | None) -> list[dict[str, Any]]:
    """Put one's people into words: those in danger first, then by the next day on which something is due."""
    busy = {line.due.case: False for line in (*day.late, *day.coming)}
    busy |= {line.due.case: True for line in (*day.late, *day.coming) if line.due.kind is DueKind.ALARM}
    lines = [(_order(person, day, busy), _person(names, person, day, busy, me)) for person in day.desk.people]
    return [line for _place, line in sorted(lines, key=lambda pair: pair[0])]


def chips(day: Today, sieve: Sieve) -> list[dict[str, Any]]:
    """Give the chips that sift one's people, each with how many it leaves where that is known without opening."""
    tally, places = day.desk.tally, sorted(PLACES, key=PLACES.__getitem__)
    found = [
        _chip(gettext("All"), tally.all, "", on=not sieve.holds_back),
        _chip(gettext("No contact for 30 days"), tally.quiet, "quiet=1", on=sieve.quiet),
        _chip(gettext("Without a plan"), tally.unplanned, "unplanned=1", on=sieve.unplanned),
        _chip(gettext("Under 18"), None, "children=1", on=sieve.children),
    ]
    steps = [
        _chip(f"{PLACES[step]} {code_words(STEPS, step)}", tally.steps[step], f"step={step}", on=sieve.step == step)
        for step in places
        if step in tally.steps
    ]
    return found + steps


def sieve_of(asked: QueryDict | Mapping[str, str]) -> Sieve:
    """Read from an address which people are wanted; what is no step is left out."""
    step = asked.get("step", "")
    return Sieve(
        step=step if step in PLACES else "",
        quiet=asked.get("quiet") == "1",
        children=asked.get("children") == "1",
        unplanned=asked.get("unplanned") == "1",
    )


def query_of(sieve: Sieve) -> str:
    """Write a sieve as a part of an address."""
    boxes = (("quiet", sieve.quiet), ("children", sieve.children), ("unplanned", sieve.unplanned))
    return "&".join([*([f"step={sieve.step}"] if sieve.step else []), *(f"{name}=1" for name, on in boxes if on)])


def whose(row: CaseRow) -> dict[str, Any]:
    """Give what heads a line: the name or pseudonym, and the safe way to make contact."""
    return {
        "case": str(row.case),
        "name": row.name or gettext("Closed to you"),
        "pseudonym": row.pseudonym if row.called else "",
        "safe_way": str(SAFE_WAYS.get(row.safe_way, "")),
        "safe_code": row.safe_way,
    }


def _person(
    names: Names, person: Person, day: Today, busy: Mapping[FileId, bool], me: MemberId | None
) -> dict[str, Any]:
    """Put one person into words; `busy` are those for whom something is late or of today, True where it is an alarm."""
    row, today = person.row, day.today
    place = PLACES.get(person.step, 0)
    waits = row.case in busy
    return whose(row) | {
        "mark": row.mark,
        "place": place,
        "step": code_words(STEPS, person.step) if place else "",
        "next": _due_words(row.case, day) if waits else near(day.next_due.get(row.case), today),
        "waits": waits,
        "contact": near(person.last_contact_on, today),
        "danger": str(DANGERS.get(row.danger, "")),
        "danger_code": row.danger,
        "alarm": busy.get(row.case, False),
        "child": person.child,
        "conflicts": row.conflicts,
        "instead": who(names, row.worker) if row.worker and row.worker != me else "",
    }


def _due_words(case: FileId, day: Today) -> str:
    return gettext("late") if any(line.due.case == case for line in day.late) else gettext("today")


def _order(person: Person, day: Today, busy: Mapping[FileId, bool]) -> tuple[bool, date, date, str]:
    case = person.row.case
    due = day.today if case in busy else day.next_due.get(case, date.max)
    return (person.row.danger != "yes_now", due, person.last_contact_on or date.min, person.row.name)


def _chip(words: str, number: int | None, query: str, *, on: bool) -> dict[str, Any]:
    return {"words": words, "number": number, "query": query, "on": on, "address": f"{reverse('today')}?{query}"}


def _acts(due: Due) -> list[tuple[str, str, str]]:
    """Give what can be done with something due here: what rules set stays where it is, what a house watches too."""
    if not due.settles_here:
        return []
    return [(act, str(words), key) for act, words, key in _ACTS if act != "move" or due.kind in MOVABLE]


def _review_words(line: ReviewLine) -> str:
    about = next((part for part in field_named(Section.ADMINISTRATION, "reviews").parts if part.name == "about"), None)
    return code_words(about, line.about) if about else line.about
