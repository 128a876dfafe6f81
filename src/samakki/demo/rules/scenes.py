"""What is done around the persons in the last days: in the house, by those who lead, at the end of a case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from samakki.demo.words import BEGIN_WITH, STAFF, Step, Verb

_LEADS: Final = "thuza"
_FIRST: Final = "dara"
_NIGHT: Final = "bopha"
_AWAY: Final = "sisouk"
_TOO_NEW: Final = timedelta(days=3)
_BEFORE_A_SCENE: Final = timedelta(days=1)
_SEEN_BY_ALL: Final = ("shelter",)


@dataclass(slots=True)
class _Cast:
    """Who may play in a scene: each person once, those first who came last."""

    opened: Sequence[Step]
    ends: datetime
    taken: set[int] = field(default_factory=set)

    def take(self, worker: str = "", days: int = 0) -> int | None:
        """Give somebody whose case was opened so many days ago at least, by this worker where one is named."""
        until = self.ends - max(_TOO_NEW, timedelta(days=days)) - _BEFORE_A_SCENE
        for step in reversed(self.opened):
            if step.person not in self.taken and step.at < until and worker in {"", step.login}:
                self.taken.add(step.person)
                return step.person
        return None


def with_scenes(steps: Sequence[Step], ends: datetime) -> list[Step]:
    """Add the scenes to what is lived from day to day; about a case that is closed nothing is written any more."""
    team = {staff.login for staff in STAFF if staff.agency in _SEEN_BY_ALL}
    opened = [step for step in steps if step.verb is Verb.OPEN and step.login in team]
    cast = _Cast(opened, ends)
    if not opened or opened[0].at > ends - _TOO_NEW:
        return list(steps)
    scenes = [
        *_closing(cast),
        *_house(cast),
        *_leading(cast),
        *_following(cast),
        *_deciding(cast),
        *_agreeing(cast),
        *_begun(opened[0]),
        *_swept(steps, ends),
    ]
    over = {step.person: step.at for step in scenes if step.verb is Verb.CLOSE}
    goes_on = [step for step in steps if step.at < over.get(step.person, ends + _TOO_NEW)]
    return sorted([*goes_on, *scenes], key=lambda step: (step.at, step.person))


def _begun(first: Step) -> Iterator[Step]:
    """Let the agency choose its rules and write how it goes about a first night."""
    at = first.at + timedelta(hours=1)
    yield Step(at, first.person, _FIRST, Verb.CHOOSE_RULES)
    words = "DEMO. Tea first. A key to the room. Nobody asks for the story on the first night; a lamp stays on."
    yield Step(at, first.person, _FIRST, Verb.WRITE_PROCEDURE, text=words, values={"about": ["crisis_intervention"]})


def _swept(steps: Sequence[Step], ends: datetime) -> Iterator[Step]:
    """Let everybody see, some days ago, to what was left over until then."""
    at = ends - timedelta(days=3, hours=2)
    first = {step.login: step.person for step in reversed(steps) if step.verb is Verb.OPEN and step.at < at}
    for login, person in first.items():
        yield Step(at, person, login, Verb.CATCH_UP)


def _house(cast: _Cast) -> Iterator[Step]:
    came = (
        ("Garden", "A", 21, BEGIN_WITH),
        ("Garden", "B", 12, BEGIN_WITH),
        ("Garden", "C", 9, ""),
        ("River", "A", 6, ""),
        ("River", "B", 1, BEGIN_WITH),
    )
    people = [(cast.take(who, days), room, bed, days) for room, bed, days, who in came]
    for person, room, bed, days in people:
        if person is not None:
            values = {"bed": [f"{room}/{bed}"], "brought": ["DEMO. A bag with a zip"], "watch": ["yes"] * (days == 1)}
            given = "DEMO. Soap, a towel, a key, slippers that fit."
            yield _scene(cast, person, Verb.RECEIVE, BEGIN_WITH, days * 24 + 2, text=given, values=values)
    moved, left, watched = people[1][0], people[2][0], people[4][0]
    if moved is not None:
        why = "DEMO. Nearer to the window, as was wished."
        yield _scene(cast, moved, Verb.CHANGE_BED, BEGIN_WITH, 50, text=why, values={"bed": ["Attic/A"]})
    if left is not None:
        yield _scene(cast, left, Verb.LEAVE, _NIGHT, 30, text="DEMO. To the aunt, beyond the dike.")
    if watched is not None:
        for hours, how in ((24, "uneasy"), (15, "calm"), (9, "asleep"), (3, "calm"), (1, "calm")):
            yield _scene(cast, watched, Verb.LOOK_IN, _NIGHT, hours, values={"how": [how]})
        yield from _shifts(cast, watched)


def _shifts(cast: _Cast, about: int) -> Iterator[Step]:
    yield _scene(cast, about, Verb.BEGIN_SHIFT, _NIGHT, 11)
    lines = (
        (10, "line", "DEMO. Supper was late, nobody minded. Two played draughts until the lamp went out."),
        (7, "to be told", "DEMO. The gate sticks. Whoever comes in by night should lift it."),
        (4, "line", "DEMO. Awake before dawn; sat in the kitchen, wanted company and no talk."),
    )
    for hours, kind, words in lines:
        yield _scene(cast, about, Verb.LINE, _NIGHT, hours, text=words, values={"kind": [kind]})
    words = "DEMO. A quiet night. Please ask the joiner about the gate."
    yield _scene(cast, about, Verb.HAND_OVER, _NIGHT, 2.5, text=words)
    yield _scene(cast, about, Verb.TAKE_OVER, BEGIN_WITH, 2.4)
    words = "DEMO. Rice and eggs for everybody. The joiner comes in the afternoon."
    yield _scene(cast, about, Verb.LINE, BEGIN_WITH, 1.5, text=words, values={"kind": ["line"]})


def _leading(cast: _Cast) -> Iterator[Step]:
    asked = (
        ("plan", "DEMO. Is the evening school too much beside the work?", "", 20),
        ("closing", "DEMO. Is enough agreed for the time afterwards?", "return", 60),
        ("assessment", "DEMO. Please look at the safety plan with me.", "sign", 90),
    )
    for about, question, answer, hours in asked:
        person = cast.take(BEGIN_WITH, 5)
        if person is None:
            continue
        yield _scene(cast, person, Verb.ASK_REVIEW, BEGIN_WITH, hours, text=question, values={"about": [about]})
        if answer == "return":
            words = "DEMO. Who calls in the first week? Let us write that down."
            yield _scene(cast, person, Verb.RETURN, _LEADS, hours - 20, text=words)
        if answer == "sign":
            yield _scene(cast, person, Verb.SIGN, _LEADS, hours - 20, text="DEMO. Good. I would not change a word.")
    absent = cast.take(_AWAY, 3)
    if absent is not None:
        yield _scene(cast, absent, Verb.GO_AWAY, _AWAY, 30, values={"covered_by": [BEGIN_WITH]})
    host = cast.take("", 30)
    if host is not None:
        yield _scene(cast, host, Verb.ANNOUNCE, BEGIN_WITH, 5, text="DEMO. Two bags. Speaks little on the telephone.")


def _following(cast: _Cast) -> Iterator[Step]:
    held = (
        ("DEMO. Sells soup with a neighbour. Laughed about the ladle.", "well"),
        ("DEMO. The room is loud; the work is not.", "so_so"),
        ("DEMO. Went to the temple fair, came back with a plant.", "well"),
    )
    for place, (how, view) in enumerate(held):
        person = cast.take(BEGIN_WITH if place else "", 120)
        if person is not None:
            yield _scene(cast, person, Verb.SCHEDULE, BEGIN_WITH, 24 * 100)
            values = {"way": ["visit"], "own_view": [view], "safe": ["yes"]}
            yield _scene(cast, person, Verb.HOLD, BEGIN_WITH, 24 * 8, text=how, values=values)
            if place:
                yield _scene(cast, person, Verb.TRY, BEGIN_WITH, 20, text="DEMO. Nobody picked up. Again tomorrow.")
    fears = "DEMO. Somebody asked for this person at the gate, by name. Do not let anybody in."
    for hours, words in ((80, "DEMO. Walked home with a colleague; the police post knows."), (0.4, "")):
        person = cast.take(BEGIN_WITH, 5)
        if person is not None:
            yield _scene(cast, person, Verb.CALL_ALARM, BEGIN_WITH, hours, text=fears)
            if words:
                yield _scene(cast, person, Verb.ANSWER_ALARM, _LEADS, hours - 1, text=words)
    person = cast.take(BEGIN_WITH, 10)
    if person is not None:
        words = "DEMO. Please let the bearer of this letter have the paper for which the fee was waived."
        values = {"to_whom": ["DEMO district office"], "about": ["A paper"], "signed_by": ["Kanya (DEMO), caseworker"]}
        yield _scene(cast, person, Verb.WRITE_LETTER, BEGIN_WITH, 28, text=words, values=values | {"language": ["en"]})


def _deciding(cast: _Cast) -> Iterator[Step]:
    law = {"decided_by": ["ngo"], "definition": ["DEMO law of Toral"], "threshold": ["Reasonable grounds"]}
    kinds: tuple[Mapping[str, Sequence[str]], ...] = (
        {"status": ["identified"], "assisted": ["yes"], **law},
        {"status": ["identified"], "assisted": ["no"], "not_assisted_why": ["declined"], **law},
        {"status": ["not_trafficked"], "assisted": ["yes"], **law},
        {"status": ["possible"], "assisted": ["yes"]},
        {"status": ["not_decided"], "assisted": ["no"], "not_assisted_why": ["not_needed"]},
    )
    for place, values in enumerate(kinds):
        person = cast.take("" if place % 2 else BEGIN_WITH, 6)
        if person is not None:
            yield _scene(cast, person, Verb.IDENTIFY, _LEADS, 70 + place, values=values)
            if place == 2:  # noqa: PLR2004 -- the third of these was not easy to decide
                question = "DEMO. Was there a promise before the journey, or only after it?"
                whom = {"of_whom": ["DEMO Welfare Office, second desk"]}
                yield _scene(cast, person, Verb.ASK_OPINION, BEGIN_WITH, 100, text=question, values=whom)
                answer = "DEMO. We read it as you do: no promise, no broker."
                yield _scene(cast, person, Verb.ANSWER_OPINION, BEGIN_WITH, 75, text=answer)


def _agreeing(cast: _Cast) -> Iterator[Step]:
    asked = (
        (Verb.AGREE, "welfare", ("health", "legal"), "DEMO. The doctor's paper and the wages. Not what happened.", 60),
        (Verb.AGREE, "hotline", ("safety", "contact"), "DEMO. So that whoever picks up at night knows the word.", 200),
        (Verb.REFUSE, "welfare", ("health",), "DEMO. Not now. Ask me when it rains less.", 44),
    )
    for place, (verb, recipient, sections, words, hours) in enumerate(asked):
        person = cast.take(BEGIN_WITH, 12)
        if person is None:
            continue
        values = {"recipient": [recipient], "sections": list(sections), "days": ["90"]}
        yield _scene(cast, person, verb, BEGIN_WITH, hours, text=words, values=values)
        if place == 1:
            yield _scene(cast, person, Verb.WITHDRAW, BEGIN_WITH, 47, text="DEMO. Said so over the washing-up.")
        if verb is Verb.REFUSE:
            why = "DEMO. The officers of the market quarter know the driver."
            yield _scene(cast, person, Verb.KEEP_OUT, BEGIN_WITH, 43, text=why, values={"kind": ["police"]})


def _closing(cast: _Cast) -> Iterator[Step]:
    wanted = {"closing_why": ["goals"], "closing_agreed": ["yes"], "closing_rating": ["helped"], "come_back": ["yes"]}
    alone = {"closing_why": ["wish"], "closing_agreed": ["yes"], "closing_rating": ["partly"], "come_back": ["yes"]}
    told = (
        (wanted, "wanted", "DEMO. You asked before you wrote. That was new.", 24 * 6),
        (alone, "only_this_person", "DEMO. I know the way. Leave the lamp on.", 24 * 3),
        (alone, "wanted", "DEMO. The stall is mine now.", 24 * 40),
    )
    for place, (said, after, words, hours) in enumerate(told):
        person = cast.take(BEGIN_WITH, 150)
        if person is None:
            continue
        values = {
            **said,
            "closing_words": [words],
            "exit_strategy": ["DEMO. A sister next door, a stall, a number that answers."],
            "come_back_how": ["DEMO. By the back door, at any hour"],
            "after_closing": [after],
            "reintegration": ["well" if after == "wanted" else "in_part"],
        }
        yield _scene(cast, person, Verb.CLOSE, BEGIN_WITH, hours, values=values)
        if place == 0:
            yield from _story(cast, person)
        if place == 2:  # noqa: PLR2004 -- the last one comes back
            why = "DEMO. Came by the back door and asked for the lawyer."
            yield _scene(cast, person, Verb.REOPEN, BEGIN_WITH, 26, text=why)


def _story(cast: _Cast, person: int) -> Iterator[Step]:
    words = (
        "Somebody was offered a place in a course and did not come. We wrote it down as a no.\n\n"
        "It was the hour: the course began when the market does. Asked again with another hour, the answer was yes.\n\n"
        "What we learnt: ask what stands in the way before you write a no."
    )
    values = {"title": ["The hour of the course"]}
    yield _scene(cast, person, Verb.WRITE_STORY, BEGIN_WITH, 24 * 5, text=words, values=values)
    yield _scene(cast, person, Verb.RELEASE_STORY, _LEADS, 24 * 4)


def _scene(  # noqa: PLR0913 -- a scene is of whom, what, by whom, how many hours ago, and in which words
    cast: _Cast,
    person: int,
    verb: Verb,
    login: str,
    hours_ago: float,
    *,
    text: str = "",
    values: Mapping[str, Sequence[str]] | None = None,
) -> Step:
    return Step(cast.ends - timedelta(hours=hours_ago), person, login, verb, "", text, values or {})
