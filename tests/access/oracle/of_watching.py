"""What the sentences say of watching those who read, and of breaking the glass when a life is at risk."""

from tests.access.oracle.cells import ASSISTING, LEADING, Cell
from tests.access.oracle.of_agencies import at_work, of_own_agency, says
from tests.access.oracle.of_files import leads, leads_here
from tests.access.oracle.sentences import forbids, permits


def assists_here(cell: Cell) -> bool:
    return at_work(cell) and cell.role in ASSISTING and of_own_agency(cell)


@permits(
    "those who lead an agency see what was unusual in its reading, and so do auditors; never a word of any file",
    "watching",
)
def _watching(cell: Cell) -> bool:
    return leads(cell) or (at_work(cell) and cell.role == "auditor")


@permits("those who lead an agency, and auditors, ask about an alarm and say what it was", "judging")
def _judging(cell: Cell) -> bool:
    return leads_here(cell) or (at_work(cell) and cell.role == "auditor")


@forbids("nobody judges their own reading", "judging")
def _own_reading(cell: Cell) -> bool:
    return says(cell, "own")


@forbids("an alarm takes two watchers: nobody is both of them", "watch.judge")
def _two_watchers(cell: Cell) -> bool:
    return says(cell, "judged")


@permits("whoever is asked about their own reading answers", "watched")
def _answering(cell: Cell) -> bool:
    return at_work(cell) and cell.member and says(cell, "own")


@permits(
    "whoever leads or is on duty, in the agency that holds the key, asks for one section when a life is at risk",
    "breaking",
)
def _breaking(cell: Cell) -> bool:
    return leads_here(cell) or (assists_here(cell) and says(cell, "on_duty"))


@permits(
    "an agency that holds a section for care, or for safety, opens it to another when a life is at risk", "passing_on"
)
def _passing_on(cell: Cell) -> bool:
    another = at_work(cell) and cell.role in ASSISTING and cell.place in {"not named", "named", "by name"}
    return another and cell.member and says(cell, "holds")


@forbids("only whoever leads or is on duty asks for what the own agency holds to be opened to another", "watch.pass_on")
def _asked_by_who_is_on_duty(cell: Cell) -> bool:
    return not says(cell, "on_duty") and cell.role not in LEADING


@permits("another who works with the agency's files is the second person", "agreeing_to_break")
def _second_person(cell: Cell) -> bool:
    return assists_here(cell) and not says(cell, "own")


@permits(
    "whoever asked may go on alone where nobody answers; after how long is judged where the ground is signed",
    "going_on_alone",
)
def _alone(cell: Cell) -> bool:
    return assists_here(cell) and says(cell, "own")


@permits("another who leads looks afterwards at what was opened", "reviewing")
def _reviewing(cell: Cell) -> bool:
    return leads_here(cell) and not says(cell, "own")
