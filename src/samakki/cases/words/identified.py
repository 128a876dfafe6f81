"""How a case stands: identified or not, and, apart from it, assisted or not."""

from dataclasses import dataclass
from typing import Final

OPINIONS: Final = "second_opinions"
REPORTS: Final = "missing_reports"


@dataclass(frozen=True, slots=True)
class FourWays:
    """One of four ways in which a person can stand; help asks for no decision, and a decision brings no help yet.

    `of_trafficking` tells whether a word of trafficking may stand on the pages of the case.
    """

    identified: bool = False
    assisted: bool = False
    of_trafficking: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A second opinion that is asked for: what, of whom, until which day an answer is wanted."""

    words: str
    of_whom: str
    due: str = ""
