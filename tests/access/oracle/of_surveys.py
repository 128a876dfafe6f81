"""What the sentences say of surveys."""

from tests.access.oracle.cells import ASSISTING, LEADING, Cell
from tests.access.oracle.of_agencies import at_work, belongs, of_own_agency, says
from tests.access.oracle.sentences import permits


@permits(
    "those who assist people and those who count know which surveys their agency holds or may analyse",
    "survey_listing",
)
def _listing(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {*ASSISTING, "analyst"} and belongs(cell)


@permits(
    "what was counted of a survey is known to its holder, and to the analysts of an agency that an agreement in force"
    " names",
    "survey_reading",
)
def _reading(cell: Cell) -> bool:
    holds = of_own_agency(cell) and cell.role in {*ASSISTING, "analyst"}
    return at_work(cell) and (holds or (belongs(cell) and cell.role == "analyst" and says(cell, "agreed")))


@permits(
    "analysts alone say what is counted of a survey: of their own agency, or where an agreement in force names it",
    "survey_defining",
)
def _defining(cell: Cell) -> bool:
    either = of_own_agency(cell) or says(cell, "agreed")
    return at_work(cell) and cell.role == "analyst" and belongs(cell) and either


@permits("those who lead an agency that is a party sign and end an agreement on use", "survey_agreeing")
def _agreeing(cell: Cell) -> bool:
    return at_work(cell) and cell.role in LEADING and belongs(cell) and says(cell, "named")
