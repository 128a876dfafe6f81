"""The parts of the page of identification: four ways, the inputs of a decision, opinions, what each team holds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import OPINIONS, FourWays, SectionShown, defined_words, proof_words
from samakki.doors.web.desk.inputs import Input, input_of
from samakki.doors.web.desk.names import Names
from samakki.doors.web.desk.rows import RowsShown, rows_of
from samakki.doors.web.desk.telling import value_words
from samakki.instruments import queries as instruments
from samakki.kernel.deeds import By
from samakki.sections.words import BY_NAME, Field, Section

_EXPERIENCE: Final = Section.EXPERIENCE
_ADMINISTRATION: Final = Section.ADMINISTRATION
DECISION: Final[Sequence[Field]] = tuple(
    BY_NAME[_EXPERIENCE, name]
    for name in (
        "status",
        "decided_by",
        "decided_on",
        "decision_country",
        "definition",
        "threshold",
        "decision_reason",
    )
)
_LAW: Final = frozenset({"definition", "threshold"})
HELP: Final[Sequence[Field]] = tuple(
    BY_NAME[_ADMINISTRATION, name] for name in ("concern", "came_by", "assisted", "not_assisted_why")
)
_NEEDED: Final[Mapping[str, Promise]] = {
    "decided_by": _("Say who decided: nobody is identified by nobody."),
    "definition": _("Say by which definition: the same life is trafficking under one law and not under another."),
    "not_assisted_why": _("Say why: it was not offered, not needed, or declined. Declining is a right."),
    "question": _("Write what you are not sure of."),
    "of_whom": _("Choose a colleague, or write who is asked."),
}


def needed_words(about: str) -> str:
    """Say what is missing, and why it is asked for."""
    return str(_NEEDED.get(about, _("Write something here first.")))


def id_of(about: str) -> str:
    """Give the id of the input that is to be looked at again."""
    return f"id_f-{about}" if about in {field.name for field in (*DECISION, *HELP)} else f"id_{about}"


def table(ways: FourWays) -> list[dict[str, Any]]:
    """Give the four ways as two lines of two, with the one in which this case stands."""
    return [
        {
            "label": words,
            "cells": [
                {"words": gettext("This case") if (identified, assisted) == (ways.identified, ways.assisted) else ""}
                for assisted in (True, False)
            ],
        }
        for identified, words in ((True, gettext("Identified")), (False, gettext("Not identified, or not decided")))
    ]


def decision(shown: SectionShown, posted: QueryDict | None, errors: Mapping[str, str]) -> list[Input]:
    """Give the inputs of a decision; the law and the threshold by which it is made stand apart."""
    return _inputs(shown, [field for field in DECISION if field.name not in _LAW], posted, errors)


def law(
    by: By, shown: SectionShown, posted: QueryDict | None, errors: Mapping[str, str]
) -> list[tuple[Input, dict[str, str], list[str]]]:
    """Give the inputs of definition and threshold, each with those that are here; others may be typed."""
    sets = instruments.indicator_sets(by)
    listed = {
        "definition": [defined_words(one, each) for each in sets for one in each.content.definitions],
        "threshold": [proof_words(one) for each in sets for one in each.content.thresholds],
    }
    found = _inputs(shown, [field for field in DECISION if field.name in _LAW], posted, errors)
    return [(one, {"list": f"known-{one.name}"}, list(dict.fromkeys(listed[one.name]))) for one in found]


def help_inputs(shown: SectionShown, posted: QueryDict | None, errors: Mapping[str, str]) -> list[Input]:
    """Give the inputs that say what a case is about, by which way it came, and whether somebody helps."""
    return _inputs(shown, HELP, posted, errors)


def torn(*shown: SectionShown) -> list[dict[str, str]]:
    """Give the fields of which two people wrote different things."""
    return [
        {"section": one.field.section.value, "name": one.field.name, "label": gettext(one.field.label)}
        for section in shown
        for one in section.fields
        if one.field in (*DECISION, *HELP) and one.heads.in_conflict
    ]


def opinions(shown: SectionShown) -> list[dict[str, Any]]:
    """Give the second opinions in words; those that wait for an answer first."""
    found = shown.field(OPINIONS)
    told = []
    for row in found.standing if found else ():
        said = {part.field.name: part for part in row.parts}
        words = {name: value_words(part.field, part.heads.value) for name, part in said.items() if part.heads.heads}
        told.append({**words, "row": row.row, "waits": said["state"].heads.value == "asked"})
    return sorted(told, key=lambda one: not one["waits"])


def teams(names: Names, shown: SectionShown) -> RowsShown | None:
    """Give what each team holds, side by side; nothing of it is overwritten by what another holds."""
    found = shown.field("joint_decisions")
    return rows_of(names, found) if found else None


def _inputs(
    shown: SectionShown, fields: Sequence[Field], posted: QueryDict | None, errors: Mapping[str, str]
) -> list[Input]:
    found = [shown.field(field.name) for field in fields]
    return [input_of(one, posted, errors.get(one.field.name, "")) for one in found if one and not one.heads.in_conflict]
