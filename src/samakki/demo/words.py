"""The words of the demonstration: its agencies and staff, the courses of its persons, and what is done on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

DEMO: Final = "DEMO"
FORM_NAME: Final = "DEMO First days"


@dataclass(frozen=True, slots=True)
class AgencyTold:
    """An invented agency: its short name in the courses, its name, its kind as `access` knows it."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class StaffTold:
    """An invented member of staff; the first of an agency founds its key."""

    agency: str
    login: str
    display_name: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class StaffCard:
    """What a visitor of the demonstration needs in order to sign in."""

    agency: str
    login: str
    display_name: str
    role: str
    passphrase: str = field(repr=False)


AGENCIES: Final = (
    AgencyTold("shelter", "DEMO Lotus House", "shelter"),
    AgencyTold("welfare", "DEMO Welfare Office of Upper Toral", "welfare office"),
    AgencyTold("hotline", "DEMO Night Line", "hotline"),
)
STAFF: Final = (
    StaffTold("shelter", "dara", "Dara (DEMO)", "agency administrator", "en"),
    StaffTold("shelter", "bopha", "Bopha (DEMO)", "caseworker", "km"),
    StaffTold("shelter", "sisouk", "Sisouk (DEMO)", "caseworker", "lo"),
    StaffTold("shelter", "kanya", "Kanya (DEMO)", "caseworker", "en"),
    StaffTold("shelter", "thuza", "Thuza (DEMO)", "supervisor", "my"),
    StaffTold("shelter", "mala", "Mala (DEMO)", "analyst", "en"),
    StaffTold("welfare", "siriporn", "Siriporn (DEMO)", "agency administrator", "th"),
    StaffTold("welfare", "manivan", "Manivan (DEMO)", "caseworker", "lo"),
    StaffTold("welfare", "lan", "Lan (DEMO)", "caseworker", "vi"),
    StaffTold("welfare", "nipha", "Nipha (DEMO)", "supervisor", "th"),
    StaffTold("hotline", "yuko", "Yuko (DEMO)", "agency administrator", "ja"),
    StaffTold("hotline", "meiling", "Meiling (DEMO)", "hotline counsellor", "zh"),
    StaffTold("hotline", "vanna", "Vanna (DEMO)", "hotline counsellor", "km"),
)


PUBLISHES: Final = "thuza"
"""Who publishes the forms that the first of the staff brings in: it takes two names."""

BEGIN_WITH: Final = "kanya"
"""Whom a newcomer should be first: a caseworker of the shelter, in English."""


@dataclass(frozen=True, slots=True)
class Course:
    """A type of course, as the files in `courses/` tell it."""

    name: str
    people: int
    agencies: Mapping[str, int]
    sex: Sequence[str]
    ages: tuple[int, int]
    reason: Sequence[str]
    came_by: Sequence[str]
    needs: Sequence[str]
    fields: Mapping[str, Mapping[str, Sequence[str]]]
    notes: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """All that the files of the demonstration tell."""

    courses: Sequence[Course]
    names: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, Sequence[str]]
    common: Mapping[str, Any]
    counting: Mapping[str, Any]


NOBODY: Final = -1
"""Whose number a step has that is about nobody."""


class Verb(StrEnum):
    """What a member of staff does in one step."""

    OPEN = "open"
    WRITE_FIELDS = "write fields"
    NOTE = "note"
    ATTACH = "attach"
    FILL = "fill"
    MOVE = "move"
    CHOOSE_RULES = "choose rules"
    WRITE_PROCEDURE = "write procedure"
    RECEIVE = "receive"
    CHANGE_BED = "change bed"
    LEAVE = "leave"
    LOOK_IN = "look in"
    BEGIN_SHIFT = "begin shift"
    LINE = "line"
    HAND_OVER = "hand over"
    TAKE_OVER = "take over"
    SCHEDULE = "schedule"
    HOLD = "hold"
    TRY = "try"
    CATCH_UP = "catch up"
    CALL_ALARM = "call alarm"
    ANSWER_ALARM = "answer alarm"
    ASK_REVIEW = "ask review"
    SIGN = "sign"
    RETURN = "return"
    ASK_OPINION = "ask opinion"
    ANSWER_OPINION = "answer opinion"
    IDENTIFY = "identify"
    GO_AWAY = "go away"
    ANNOUNCE = "announce"
    WRITE_LETTER = "write letter"
    CLOSE = "close"
    REOPEN = "reopen"
    WRITE_STORY = "write story"
    RELEASE_STORY = "release story"
    AGREE = "agree"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    KEEP_OUT = "keep out"
    BRING_TABLE = "bring table"
    SAY_WHOLE = "say whole"
    CLOSE_MONTH = "close month"
    RELEASE = "release"
    BEGIN_SURVEY = "begin survey"
    ASK_OFFICE = "ask office"
    DEFINE = "define"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done for one person, or about nobody, by one member of staff at one moment."""

    at: datetime
    person: int
    login: str
    verb: Verb
    section: str = ""
    text: str = ""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wishes of the demonstration: how many persons (0: all), and XLSForms (name, content) besides."""

    people: int = 0
    forms: Sequence[tuple[str, bytes]] = ()


ALL: Final = Wishes()


class NotOursError(Exception):
    """The folder was not made by the demonstration, so it is left alone."""
