"""What the sentences say of grounds, of the never-list, and of what another agency or one member by name may see."""

from tests.access.oracle.cells import (
    ASSISTING,
    BY_NAME,
    LEADING,
    SECTIONS,
    Cell,
    ground_entries,
    ground_purposes,
    ground_sections,
)
from tests.access.oracle.of_agencies import at_work, belongs, of_own_agency, says
from tests.access.oracle.sentences import forbids, permits

OF_THE_DESK = {"cases.read_shared_case", "cases.open_shared_entry", "cases.write_shared_note"}
"""Asked at the desk, of whoever comes with a ground; what lies behind it is shown no ground that does not stand."""


def names(cell: Cell) -> bool:
    """Tell whether the ground names the agency of one who assists people, or the member."""
    if cell.place == "named":
        return cell.role in ASSISTING
    return cell.member and cell.place.endswith("by name")


def holds_now(cell: Cell) -> bool:
    """Tell whether the ground has begun and not ended: its first second counts, the one at which it ends does not."""
    if cell.state.endswith("not yet begun"):
        return cell.second >= 0
    if cell.state.endswith("expired") or cell.state == "withdrawn":
        return cell.second < 0
    return cell.state != "none"


def stands(cell: Cell) -> bool:
    """Tell whether nothing stands against the ground: a conflict never yields, the never-list to a court alone."""
    return cell.state not in {"never", "conflict", "court order, conflict"}


def shown(cell: Cell) -> bool:
    return at_work(cell) and names(cell) and holds_now(cell) and (cell.act in OF_THE_DESK or stands(cell))


def sections_named(cell: Cell) -> bool:
    return set(cell.sections) <= ground_sections(cell)


def entries_named(cell: Cell) -> bool:
    return set(cell.sections) <= ground_entries(cell)


def purpose_named(cell: Cell) -> bool:
    purposes = ground_purposes(cell)
    return cell.purpose in purposes or (cell.purpose == "overview" and "care" in purposes)


@permits(
    "whoever a ground names reads the sections and closed entries that it names, for its purposes, while it holds",
    "read_on_ground",
)
def _reading(cell: Cell) -> bool:
    opens = cell.act in OF_THE_DESK or (entries_named(cell) if cell.closed else sections_named(cell))
    return shown(cell) and purpose_named(cell) and opens


@permits(
    "the keys turn for whoever a ground names, for the sections and closed entries that it names, while it holds",
    "turned_on_ground",
)
def _turning(cell: Cell) -> bool:
    return shown(cell) and (entries_named(cell) if cell.closed else sections_named(cell))


@permits("whoever a ground names for care writes into the sections that it names, while it holds", "written_on_ground")
def _writing(cell: Cell) -> bool:
    opens = cell.act in OF_THE_DESK or sections_named(cell)
    return shown(cell) and "care" in ground_purposes(cell) and opens


@permits(
    "whoever a ground names for safety writes into what keeps somebody safe, where it names that, while it holds",
    "written_on_ground",
)
def _writing_for_safety(cell: Cell) -> bool:
    opens = cell.act in OF_THE_DESK or set(cell.sections) <= {"safety"}
    return shown(cell) and "safety" in ground_purposes(cell) and "safety" in ground_sections(cell) and opens


@permits(
    "interpreters and peer supporters find what was shared with them by name, and close a file to themselves where they"
    " have a conflict of interest",
    "receiving",
)
def _finding_by_name(cell: Cell) -> bool:
    return at_work(cell) and cell.role in BY_NAME and belongs(cell)


@permits("everybody at work opens several things together: each of them is asked about by itself", "turning")
def _together(cell: Cell) -> bool:
    return at_work(cell) and cell.member


@permits("what was shared is taken back by the agency that shared it, by whoever holds it, or by time alone", "ending")
def _ending(cell: Cell) -> bool:
    if cell.standing == "node":
        return True
    holder = says(cell, "own") and cell.role not in {"node administrator", "auditor"}
    return at_work(cell) and (holder or (cell.role in ASSISTING and of_own_agency(cell)))


@forbids(
    "those who look after machines, check the log or count open nothing on any ground",
    "read_on_ground",
    "written_on_ground",
    "turned_on_ground",
    "turning",
)
def _nothing_on_any_ground(cell: Cell) -> bool:
    return cell.standing == "node" or cell.role in {"node administrator", "auditor", "analyst"}


@forbids(
    "interpreters and peer supporters open no whole file, not even on a ground that names every section",
    "read_on_ground",
    "turned_on_ground",
)
def _no_whole_file_on_a_ground(cell: Cell) -> bool:
    return cell.role in BY_NAME and ground_sections(cell) == set(SECTIONS)


@forbids(
    "nobody signs the ground that they asked for: it takes two, but for one hour of a life at risk when nobody answers",
    "consent.sign_ground",
    "consent.sign_passed_on",
)
def _own_ground(cell: Cell) -> bool:
    return says(cell, "own") and not says(cell, "alone")


@forbids("nobody signs the duty agency that they named themselves", "consent.sign_duty_agency")
def _own_duty_agency(cell: Cell) -> bool:
    return says(cell, "own")


@forbids(
    "a legal duty, a court's order and a decision in somebody's best interests are signed by those who lead",
    "consent.sign_ground",
)
def _signed_by_those_who_lead(cell: Cell) -> bool:
    return cell.kind in {"legal duty", "court order", "best interests"} and cell.role not in LEADING


@forbids("nobody takes themselves off the list of those who must never see", "consent.lift_never")
def _own_never(cell: Cell) -> bool:
    return says(cell, "own")


@forbids("only those who lead lift a conflict of interest that somebody declared", "consent.lift_never")
def _declared(cell: Cell) -> bool:
    return says(cell, "declared") and cell.role not in LEADING


@forbids(
    "whom a person never wants to see it sees nothing, whatever the ground, unless a court ordered it",
    "read_on_ground",
    "written_on_ground",
)
def _never(cell: Cell) -> bool:
    return cell.act in OF_THE_DESK and cell.state == "never"


@forbids(
    "who has declared a conflict of interest sees nothing of that file, whatever the ground",
    "read_on_ground",
    "written_on_ground",
)
def _conflict(cell: Cell) -> bool:
    return cell.act in OF_THE_DESK and cell.state in {"conflict", "court order, conflict"}


@forbids(
    "a file is closed to those of the own agency who must never see it, or have declared a conflict of interest",
    "casework",
    "handing_on",
    "signing",
)
def _barred(cell: Cell) -> bool:
    return says(cell, "barred")
