"""What a house writes into people's own cases: a stay, its step, what they brought, need and were given, who came."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from django.utils.translation import gettext

from samakki.assistance.queries import rules_of
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Heads, Move, SectionShown, Step, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter.queries import before_reception
from samakki.shelter.words import BELONGINGS_AT_ONCE, Arrival, Companion

_HERE = Section.ADMINISTRATION


def tell_arrival(  # noqa: PLR0913, PLR0917 -- a stay is all of this
    by: By, house: str, bed: str, arrival: Arrival, day: str, received_by: str, moved_why: str = ""
) -> str:
    """Write a stay into the case of somebody who came or moved; gives the name of the row."""
    told = {
        "house": house,
        "bed": bed,
        "since": day,
        "received_by": received_by,
        "given": arrival.given,
        "moved_why": moved_why,
    }
    row = cases.write_row(by, arrival.case, _HERE, "stays", "", {part: Told([words]) for part, words in told.items()})
    if moved_why:
        return row
    _tell_wants(by, arrival, day)
    brought = [words for words in arrival.belongings if words.strip()]
    if len(brought) > BELONGINGS_AT_ONCE:
        about = "belongings"
        raise WordsRefusedError(about, "too_many", BELONGINGS_AT_ONCE)
    for what in brought:
        cases.write_row(by, arrival.case, _HERE, "belongings", "", {"what": Told([what]), "received": Told([day])})
    return row


def tell_step(by: By, case: FileId, house: str, day: str) -> str:
    """Let a case come to the step reception; gives the row of the step, empty where the case has come that far."""
    if case not in before_reception(by, [case]):
        return ""
    move = Move(Step.RECEPTION, day, place=house, reason=gettext("Received into a house."), sure=True)
    return cases.move_step(by, case, move, rules_of(by).rules.order)


def take_step_back(by: By, case: FileId, row: str) -> None:
    """Let a case be where it was before its reception, unless somebody took that step back already."""
    with suppress(WordsRefusedError):
        cases.undo_step(by, case, row)


def tell_companion(by: By, companion: Companion) -> None:
    """Write that a relative without a file of their own is here too, and what they need."""
    section = cases.read_section(by, companion.case, Section.FAMILY)
    told = {"together": Told(["with_person"])} | ({"needs": Told([companion.needs])} if companion.needs else {})
    seen = _seen(section, "members", companion.row, told)
    cases.write_row(by, companion.case, Section.FAMILY, "members", companion.row, seen)


def close_row(by: By, case: FileId, row: str, told: Mapping[str, Told]) -> None:
    """Write parts of a stay that stands in a case, each in place of what stands there now."""
    section = cases.read_section(by, case, _HERE)
    cases.write_row(by, case, _HERE, "stays", row, _seen(section, "stays", row, told))


def _tell_wants(by: By, arrival: Arrival, day: str) -> None:
    section = cases.read_section(by, arrival.case, _HERE)
    told: dict[str, Told] = {}
    if arrival.needs:
        known = _heads(section, "urgent_needs").value
        both = dict.fromkeys([*(known if isinstance(known, list) else []), *arrival.needs])
        told["urgent_needs"] = Told(list(both), base=_heads(section, "urgent_needs").base)
    if arrival.wishes:
        told["room_wishes"] = Told([arrival.wishes], base=_heads(section, "room_wishes").base)
    if _heads(section, "arrived").value is None:
        told["arrived"] = Told([day], base=_heads(section, "arrived").base)
    if told:
        cases.change_fields(by, arrival.case, _HERE, told)


def _heads(section: SectionShown, name: str) -> Heads:
    shown = section.field(name)
    return shown.heads if shown else Heads()


def _seen(section: SectionShown, field: str, row: str, told: Mapping[str, Told]) -> dict[str, Told]:
    """Let each value replace what stands there now."""
    shown = section.field(field)
    parts = next((each.parts for each in shown.rows if each.row == row), ()) if shown else ()
    bases = {part.field.name: part.heads.base for part in parts}
    return {name: replace(given, base=bases.get(name, ())) for name, given in told.items()}
