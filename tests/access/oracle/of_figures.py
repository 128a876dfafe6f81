"""What the sentences say of the data book."""

from tests.access.oracle.cells import LEADING, Cell
from tests.access.oracle.of_agencies import at_work, of_own_agency, says
from tests.access.oracle.sentences import forbids, permits


@permits("those who count, and those who lead an agency, keep its data book", "booking")
def _booking(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {*LEADING, "analyst"} and of_own_agency(cell)


@forbids("nobody closes a month alone: it takes two names", "databook.close_month")
def _alone(cell: Cell) -> bool:
    return says(cell, "own")
