"""The parts of a screening's page: each indicator as it stands, where it was read, and what can be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext

from samakki.cases.words import Origin, ScreeningKept, ScreeningOpened, sign_in_words, text_in_words, value_in_words
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.sayers import sayer
from samakki.doors.web.desk.telling import code_words, value_words
from samakki.instruments.words import Passage, Seen, SetShown, Stands, Weighed
from samakki.sections.words import Section, field_named

COLOURS: Final = {Stands.PRESENT: "yellow", Stands.DENIED: "grey", Stands.CLOSED: "purple"}
ELEMENTS: Final = ("acts", "means", "purpose")
DECIDED: Final = ("decision", "protection", "immigration")
_EXPERIENCE: Final = Section.EXPERIENCE
_SHOWN: Final = ("decision", "protection", "immigration", "definition", "threshold", "present", "not_known", "reason")


@dataclass(frozen=True, slots=True)
class Place:
    """One place in which a sign was looked for: what stands there, who said it, when, who carried it over since."""

    words: str
    who: str
    when: datetime | None
    carried: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator on the page."""

    label: str
    about: str
    stands: str
    colour: str
    disputed: bool
    places: tuple[Place, ...]
    beside: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A screening of earlier: what was written, by whom, when."""

    parts: tuple[tuple[str, str], ...]
    indicator_set: str
    suggestion: str
    who: str
    when: datetime


def lines(opened: ScreeningOpened, names: Names) -> tuple[Line, ...]:
    """Put every indicator into words."""
    return tuple(_line(each, opened.origins, names) for each in opened.weighing.weighed)


def _line(each: Weighed, origins: Mapping[str, Origin], names: Names) -> Line:
    return Line(
        label=text_in_words(each.indicator.label),
        about=text_in_words(each.indicator.about),
        stands=each.stands.in_words,
        colour=COLOURS.get(each.stands, ""),
        disputed=each.disputed,
        places=tuple(_place(seen, origins, names) for seen in each.seen),
        beside=tuple(_place(seen, origins, names) for seen in each.beside),
    )


def _place(seen: Seen, origins: Mapping[str, Origin], names: Names) -> Place:
    origin = origins.get(seen.known.key)
    if origin is None:
        return Place(sign_in_words(seen, origins), "", None)
    return Place(sign_in_words(seen, origins), *sayer(names, origin.head))


def elements(opened: ScreeningOpened) -> Sequence[tuple[str, str]]:
    """Put act, means and purpose into words as they stand in the case, after a decision that stands there."""
    described = [field_named(_EXPERIENCE, name) for name in ELEMENTS]
    status = field_named(_EXPERIENCE, "status")
    decided = opened.elements.get(status.name)
    return [(gettext(status.label), value_in_words(status, decided))] * bool(decided) + [
        (gettext(field.label), value_in_words(field, opened.elements[field.name]))
        if opened.elements.get(field.name)
        else (gettext(field.label), gettext("Not asked"))
        for field in described
    ]


def kept(opened: ScreeningOpened, names: Names) -> tuple[Kept, ...]:
    """Put the screenings of earlier into words, as they were written then."""
    return tuple(_kept(each, names) for each in opened.kept)


def _kept(each: ScreeningKept, names: Names) -> Kept:
    described = {name: field_named(_EXPERIENCE, f"screenings/{each.row}/{name}") for name in _SHOWN}
    parts = tuple(
        (gettext(field.label), value_words(field, each.parts[name]))
        for name, field in described.items()
        if each.parts.get(name)
    )
    return Kept(
        parts,
        str(each.parts.get("indicator_set") or ""),
        str(each.parts.get("suggestion") or ""),
        who(names, each.head.author),
        each.head.stamp.moment(),
    )


def choices(part: str) -> list[tuple[str, str]]:
    """Give what can be chosen for a part of a screening."""
    field = field_named(_EXPERIENCE, f"screenings/{'0' * 8}/{part}")
    found = [(code, code_words(field, code)) for code, _label in field.codes]
    return found if part == "decision" else [("", gettext("Nothing chosen")), *found]


def deciders() -> dict[str, list[tuple[str, str]]]:
    """Give who can be named as the one who decides, and the country that does."""
    return {
        name: [("", gettext("Nothing chosen")), *((code, code_words(field, code)) for code, _label in field.codes)]
        for name, field in (
            ("decided_by", field_named(_EXPERIENCE, "decided_by")),
            ("country", field_named(_EXPERIENCE, "decision_country")),
        )
    }


def label(part: str) -> str:
    """Name a part of a screening."""
    return gettext(field_named(_EXPERIENCE, f"screenings/{'0' * 8}/{part}").label)


def definitions(sets: Sequence[SetShown]) -> list[tuple[str, str]]:
    """List every definition in law that is here, by the version of the set that it stands in."""
    return [
        (f"{shown.id}/{one.code}", f"{one.country + ': ' if one.country else ''}{text_in_words(one.title)}")
        for shown in sets
        for one in shown.content.definitions
    ]


def thresholds(sets: Sequence[SetShown]) -> list[tuple[str, str]]:
    """List every threshold of proof that is here."""
    found = {one.code: text_in_words(one.title) for shown in sets for one in shown.content.thresholds}
    return list(found.items())


def passages(found: Sequence[Passage]) -> list[tuple[str, str, str]]:
    """Put definitions, thresholds or differences into words: title, words, source."""
    return [(text_in_words(one.title), text_in_words(one.words), one.source) for one in found]


def guidance(sets: Sequence[SetShown]) -> dict[str, object]:
    """Put beside the decision what trafficking is not, what laws and thresholds say, and that nobody is punished."""
    unpunished = [text_in_words(each.content.non_punishment) for each in sets if each.content.non_punishment]
    return {
        "laws": passages([one for each in sets for one in each.content.definitions]),
        "proof": passages([one for each in sets for one in each.content.thresholds]),
        "differences": passages([one for each in sets for one in each.content.differences]),
        "unpunished": unpunished,
    }
