"""Who comes when, and what is written about whom on which day; pure, and the same for the same seed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from samakki.demo.rules.counting import plan_counting
from samakki.demo.rules.days import plan_call, plan_days
from samakki.demo.rules.dice import Dice
from samakki.demo.rules.path import plan_path
from samakki.demo.rules.rows import plan_rows
from samakki.demo.rules.scenes import with_scenes
from samakki.demo.rules.wishes import plan_wishes
from samakki.demo.words import DEMO, STAFF, Course, Step, Told, Verb

_SPAN: Final = 400
_NO_CASES: Final = ("agency administrator", "analyst")
_UNTIL_TOLD: Final = (0, 1, 3, 10, 25, 50)
_DAY_BEGINS, _DAY_ENDS = 1, 11
_PRONOUNS: Final[Mapping[str, Mapping[str, str]]] = {
    "female": {"She": "She", "she": "she", "her": "her", "them": "her", "herself": "herself"},
    "male": {"She": "He", "she": "he", "her": "his", "them": "him", "herself": "himself"},
}
_BIRDS: Final = (
    "Heron",
    "Myna",
    "Egret",
    "Swift",
    "Dove",
    "Plover",
    "Finch",
    "Hoopoe",
    "Lark",
    "Stork",
    "Wren",
    "Teal",
)
_FILLED: Final[Sequence[tuple[str, Sequence[Sequence[str]]]]] = (
    ("sleeps", (["well"], ["so"], ["hard"])),
    ("wants", (["rest"], ["rest", "call"], ["doctor", "clothes"])),
    ("food", (["Sour soup with morning glory"], ["Rice with nothing else, and tea"], ["Whatever is not fish"])),
    ("meals", (["1"], ["2"], ["3"])),
    ("health", (["well"], ["so"], ["hard"])),
    ("plans", (["Washing, then sleeping."], ["The garden."], ["To call nobody."])),
)


@dataclass(frozen=True, slots=True)
class _Person:
    """An invented person: whose agency, who works with her, in which language, by which course."""

    number: int
    course: Course
    workers: Sequence[str]
    tongue: str
    sex: str
    opened: datetime
    ends: datetime
    told: Told
    dice: Dice

    @property
    def worker(self) -> str:
        """Give who opened the case and goes on with it."""
        return self.workers[0]


def plan_all(told: Told, seed: str, ends: datetime, people: int = 0) -> list[Step]:
    """Plan everything that is done for everybody up to a moment, in the order of days; `people` limits how many."""
    dice = Dice(seed)
    steps: list[Step] = []
    numbers = count()
    for course in told.courses:
        for _ in range(course.people):
            number = next(numbers)
            if people and number * 37 % 200 >= people:
                continue
            steps += _in_time(_live(_meet(number, course, told, ends, dice.part(number))), ends)
    lived = with_scenes(sorted(steps, key=_when), ends)
    return sorted([*lived, *plan_counting(lived, ends, told.counting)], key=_when)


def _when(step: Step) -> tuple[datetime, int]:
    return step.at, step.person


def _in_time(steps: Iterable[Step], ends: datetime) -> Iterator[Step]:
    """Let nothing be done before the case was opened; what would come after the end has not happened yet."""
    opened: datetime | None = None
    for step in steps:
        if opened is None:
            opened = min(step.at, ends)
            yield replace(step, at=opened)
        elif step.at <= ends:
            yield replace(step, at=max(opened, step.at))


def _meet(number: int, course: Course, told: Told, ends: datetime, dice: Dice) -> _Person:
    agency = dice.weighted(list(course.agencies), list(course.agencies.values()))
    team = [staff.login for staff in STAFF if staff.agency == agency and staff.role not in _NO_CASES]
    dice.shuffle(team)
    ago = timedelta(days=int(_SPAN * dice.share() ** 1.6))
    own = dice.part("days")
    opened = _office_hour(ends - ago, own)
    tongue, sex = dice.choice(list(told.names)), dice.choice(course.sex)
    return _Person(number, course, team, tongue, sex, opened, ends, told, own)


def _live(person: _Person) -> Iterator[Step]:
    at = person.opened
    yield _step(person, at, Verb.OPEN, text=_say(person, person.course.reason), values=_first_words(person))
    yield _step(person, at + timedelta(minutes=6), Verb.WRITE_FIELDS, "identity", values=_identity(person))
    yield _step(person, at + timedelta(minutes=9), Verb.WRITE_FIELDS, "administration", values=_arrival(person))
    yield from _moves(person)
    days = dict(plan_days(person.ends.date(), person.dice.part("due")))
    yield _step(person, at + timedelta(minutes=40), Verb.WRITE_FIELDS, "administration", values=days)
    yield from _known_fields(person, at)
    yield from _called(person)
    yield from _wishes(person)
    yield from _notes(person, at)
    yield from _seldom(person)


def _known_fields(person: _Person, at: datetime) -> Iterator[Step]:
    told = list(person.course.fields.items())
    person.dice.part("order").shuffle(told)
    for section, fields in told:
        at = _office_hour(at + timedelta(days=person.dice.choice(_UNTIL_TOLD)), person.dice)
        if person.dice.luck(0.75):
            apart = {name: replace(person, dice=person.dice.part(f"{section}.{name}")) for name in fields}
            values = {name: _choose(apart[name], name, known) for name, known in fields.items()}
            values |= dict(plan_rows(section, person.course.fields, person.told.places, person.dice.part("rows")))
            yield _step(person, at, Verb.WRITE_FIELDS, section, values=values)
    if person.dice.luck(0.5):
        ways = {"safe_way": [person.dice.choice(("call", "message", "in_person", "through", "none"))]}
        ways["number"] = [f"000 555 {person.number:03d}"]
        yield _step(person, at + timedelta(minutes=4), Verb.WRITE_FIELDS, "contact", values=ways)


def _moves(person: _Person) -> Iterator[Step]:
    for pace in plan_path(person.opened, person.dice.part("path")):
        yield _step(person, pace.at, Verb.MOVE, text=pace.why, values={"step": [pace.step]})


def _wishes(person: _Person) -> Iterator[Step]:
    dice = person.dice.part("wishes")
    began = _office_hour(person.opened + timedelta(days=dice.between(2, 12)), dice)
    worker = next(staff.display_name for staff in STAFF if staff.login == person.worker)
    for at, values in plan_wishes(began, person.ends.date(), worker, dice):
        yield _step(person, at, Verb.WRITE_FIELDS, "administration", values=values)


def _called(person: _Person) -> Iterator[Step]:
    at, values = plan_call(person.ends, person.dice.part("called"))
    if values and at > person.opened:
        yield _step(person, at, Verb.WRITE_FIELDS, "administration", values=values)


def _notes(person: _Person, at: datetime) -> Iterator[Step]:
    told = [(section, text) for section, texts in person.course.notes.items() for text in texts]
    person.dice.shuffle(told)
    for section, text in told[: person.dice.between(1, len(told) + 1)]:
        at = _office_hour(at + timedelta(days=person.dice.between(0, 35)), person.dice)
        login = person.dice.choice((person.worker, person.worker, *person.workers))
        yield _step(person, at, Verb.NOTE, section, text=_say(person, [text]), login=login)
        if person.dice.luck(0.3):
            tongue = next(staff.language for staff in STAFF if staff.login == login)
            words = person.told.common["no_answer"][tongue]
            yield _step(person, at + timedelta(hours=1), Verb.NOTE, "contact", text=words, login=login)


def _seldom(person: _Person) -> Iterator[Step]:
    common, dice = person.told.common, person.dice
    later = _office_hour(person.opened + timedelta(days=2), dice)
    if _turn(person, 5, 0):
        yield _step(person, later, Verb.NOTE, "contact", text=dice.choice(common["pinned"]), marks={"pinned"})
    if _turn(person, 6, 1):
        section = dice.choice(list(common["closed"]))
        yield _step(person, later, Verb.NOTE, section, text=dice.choice(common["closed"][section]), marks={"closed"})
    if _turn(person, 7, 2):
        words = dice.choice(common["third_party"])
        yield _step(person, later, Verb.NOTE, "family", text=words, marks={"third_party"})
    if _turn(person, 9, 3):
        yield _step(person, later, Verb.NOTE, "experience", text=common["long"].strip())
    if _turn(person, 17, 4):
        yield from _disagree(person, later)
    if _turn(person, 4, 2):
        yield from _fill(person, later)
    if _turn(person, 11, 5):
        shows = "DEMO. A drawing made in the afternoon." if person.number % 2 else "DEMO. A song, hummed."
        marks = {"picture"} if person.number % 2 else {"sound"}
        yield _step(person, later, Verb.ATTACH, "psychosocial", text=shows, marks=marks)


def _turn(person: _Person, one_in: int, first: int) -> bool:
    return person.number % one_in == first


def _disagree(person: _Person, at: datetime) -> Iterator[Step]:
    """Let two colleagues write different things into the same empty field: a conflict for a person to resolve."""
    section = person.dice.choice(list(person.told.common["conflicts"]))
    name = person.dice.choice(list(person.told.common["conflicts"][section]))
    for login, said in zip(person.workers, person.told.common["conflicts"][section][name], strict=False):
        yield _step(person, at, Verb.WRITE_FIELDS, section, values={name: [_say(person, [said])]}, login=login)


def _fill(person: _Person, at: datetime) -> Iterator[Step]:
    much = person.dice.between(2, len(_FILLED) + 1)
    values = {name: person.dice.choice(answers) for name, answers in _FILLED[:much]}
    yield _step(person, at, Verb.FILL, "psychosocial", values=values)


def _first_words(person: _Person) -> Mapping[str, Sequence[str]]:
    bird = _BIRDS[person.number % len(_BIRDS)]
    needs = list(person.course.needs)
    return {
        "pseudonym": [f"{DEMO} {bird} {person.number + 11}"],
        "urgent_needs": sorted(person.dice.sample(needs, person.dice.between(1, 3))),
    }


def _identity(person: _Person) -> Mapping[str, Sequence[str]]:
    dice, names = person.dice, person.told.names[person.tongue]
    values: dict[str, Sequence[str]] = {"sex": [person.sex], "nationality": [names["country"]]}
    values["first_language"] = [person.tongue]
    values["languages"] = sorted({person.tongue, dice.choice(("en", "th", person.tongue))})
    if dice.luck(0.85):
        first, second = dice.choice(names["first"]), dice.choice(names["second"])
        values["called"] = [f"{DEMO} {first} {second}" if dice.luck(0.7) else f"{DEMO} {first}"]
    age = dice.between(person.course.ages[0], person.course.ages[1] + 1)
    if dice.luck(0.5):
        values["born"] = [str(person.opened.year - age)]
    else:
        values["age_told"] = [f"about {age}"]
    return values


def _arrival(person: _Person) -> Mapping[str, Sequence[str]]:
    return {"came_by": [person.dice.choice(person.course.came_by)]}


def _choose(person: _Person, name: str, known: Sequence[str]) -> Sequence[str]:
    if name in {"forms", "control"}:
        return sorted(person.dice.sample(list(known), person.dice.between(1, len(known) + 1)))
    return [_say(person, known)]


def _say(person: _Person, texts: Sequence[str]) -> str:
    places, dice = person.told.places, person.dice
    return dice.choice(texts).format(
        town=dice.choice(places["towns"]),
        province=dice.choice(places["provinces"]),
        river=dice.choice(places["rivers"]),
        abroad=dice.choice(places["abroad"]),
        **_PRONOUNS[person.sex],
    )


def _step(  # noqa: PLR0913 -- a step is who, when, what, where, which words and how marked
    person: _Person,
    at: datetime,
    verb: Verb,
    section: str = "",
    *,
    text: str = "",
    values: Mapping[str, Sequence[str]] | None = None,
    marks: set[str] | None = None,
    login: str = "",
) -> Step:
    who = login or person.worker
    return Step(at, person.number, who, verb, section, text, values or {}, frozenset(marks or ()))


def _office_hour(day: datetime, dice: Dice) -> datetime:
    return day.replace(hour=dice.between(_DAY_BEGINS, _DAY_ENDS), minute=dice.between(0, 60), second=0)
