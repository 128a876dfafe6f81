"""Where somebody stays, and whether somebody looks in, as the page of their case says it."""

from typing import Any

from samakki.doors.web.house_watch.panels import STATES
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter import queries


def staying(by: By, case: FileId) -> dict[str, Any]:
    """Tell in which house and bed somebody stays, and how the watch stands; empty parts where there is none."""
    told: dict[str, Any] = {"watch": "", "house": None}
    for _watch, state in queries.watches(by, [case]):
        told["watch"], told["colour"] = STATES[state]
    stay = queries.stays_of(by, [case]).get(case)
    if stay is None:
        return told
    plan = queries.house_plan(by, stay.house)
    bed = next((each.bed for each in plan.beds if each.bed.id == stay.bed), None)
    return told | {"house": plan.house, "stay": stay.id, "bed": f"{bed.room} · {bed.name}" if bed else ""}
