"""What the invented people wish, planned line by line, and what of it gets done: their plans."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from samakki.demo.rules.days import near
from samakki.demo.rules.dice import Dice

_SOME: Final = 0.6
_UNTIL: Final = (5, 12, 20, 45, 90, 200, 380)
_DECIDED: Final[Sequence[tuple[str, int]]] = (("wants", 7), ("later", 1), ("not_wanted", 1), ("", 2))
_DONE: Final = 0.85
_NEAR: Final = 0.45
_WISHES: Final[Sequence[tuple[str, str, str, str]]] = (
    ("A door that I can lock", "Look at rooms together", "housing", "yes"),
    ("To feel at home in my body", "Ask at the clinic, with somebody along", "medical", "yes"),
    ("To sleep", "Meet the counsellor once, then decide", "psychological", ""),
    ("To read the menu and the contract", "Visit the reading course", "education", ""),
    ("A stall of my own", "Write down what the first week would cost", "economic", ""),
    ("Papers in my own bag", "Go to the office together", "administrative", ""),
    ("My wages", "List what is owed, by whom, and what proves it", "legal", ""),
    ("To walk to the market without looking back", "Agree on a code word", "safety", "yes"),
    ("To hear my sister's voice", "Find a safe way to call", "family", "yes"),
    ("To know who does what", "Look at this plan together", "case_management", ""),
    ("My own name on paper", "A paper with the right name on it", "administrative", ""),
    ("What the brick yard owes", "A letter to the brick yard, with the lawyer", "legal", ""),
    ("To learn in the evening", "A place in the evening school", "education", ""),
    ("To thread a needle again", "Glasses", "medical", ""),
    ("To be remembered at home", "Word to grandmother, through the nun", "family", ""),
)
Said = dict[str, Sequence[str]]


def plan_wishes(began: datetime, ends: date, worker: str, dice: Dice) -> Iterator[tuple[datetime, Said]]:
    """Plan when the plan was made and what stood in it, then when each line got done; often there is no plan yet."""
    if not dice.luck(_SOME):
        return
    lines = [_line(wish, began, ends, worker, dice) for wish in dice.sample(_WISHES, dice.between(1, 4))]
    cells: Said = {_cell(number, part): [said] for number, line in enumerate(lines, 1) for part, said in line.items()}
    yield began, cells | {"plan_wanted": ["yes"], **_talk(began)}
    for number, line in enumerate(lines, 1):
        day = datetime.fromisoformat(line["due"]).replace(hour=began.hour, minute=began.minute, tzinfo=began.tzinfo)
        if line.get("decision") != "not_wanted" and dice.luck(_DONE):
            yield day, {_cell(number, "state"): ["done"], _cell(number, "done_on"): [line["due"]]}


def _line(wish: tuple[str, str, str, str], began: datetime, ends: date, worker: str, dice: Dice) -> dict[str, str]:
    goal, action, area, urgent = wish
    due = _until(began.date(), ends, bool(urgent), dice)
    decision = dice.weighted([code for code, _ in _DECIDED], [weight for _, weight in _DECIDED])
    told = {"goal": goal, "action": action, "area": area, "due": due.isoformat(), "who": worker}
    return told | {name: said for name, said in (("urgent", urgent), ("decision", decision)) if said}


def _until(began: date, ends: date, urgent: bool, dice: Dice) -> date:  # noqa: FBT001 -- what is wished says it
    """Choose by when: soon after the plan was made, or around the last day that is lived."""
    if dice.luck(_NEAR):
        return max(began, date.fromisoformat(near(ends, dice)))
    return began + timedelta(days=_UNTIL[0] if urgent else dice.choice(_UNTIL))


def _talk(began: datetime) -> Said:
    told: Mapping[str, str] = {"date": began.date().isoformat(), "plan": "made", "about": "The plan"}
    return {f"participation/00000001/{part}": [said] for part, said in told.items()}


def _cell(number: int, part: str) -> str:
    return f"plan/{number:08x}/{part}"
