"""An import on its pages: the file was read and sealed, some rows at a time, and waits for its map or its turn."""

from dataclasses import dataclass, field
from enum import StrEnum

from samakki.transfers.words.done import ImportId
from samakki.transfers.words.flaws import Problem
from samakki.transfers.words.plans import Plan
from samakki.transfers.words.tables import Format, Survey


class Stage(StrEnum):
    """How far an import on pages has come."""

    MAPPING = "mapping"
    TRYING = "trying"
    TRIED = "tried"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Kept:
    """An import as its pages show it: how far it is, in rows; what the file holds; its map.

    `elsewhere` are the rows that lead to a case that is not here, when it is done.
    """

    id: ImportId
    stage: Stage
    format: Format
    rows: int
    through: int
    taken: int
    already: int
    refused: int
    name: str = field(repr=False)
    survey: Survey = field(repr=False)
    plan: Plan = field(repr=False)
    elsewhere: tuple[int, ...] = ()

    @property
    def works(self) -> bool:
        """Tell whether rows are being gone through."""
        return self.stage in {Stage.TRYING, Stage.RUNNING}

    @property
    def percent(self) -> int:
        """Tell how much of it is gone through."""
        return min(100, 100 * self.through // max(self.rows, 1))


@dataclass(frozen=True, slots=True)
class Mended:
    """The rows that stayed out, as a file in the format they came in, and what is wrong in the first of them."""

    name: str
    content: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()
