"""What stands in a section, for those who hear that it was written: rows as they are, days as they are known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from samakki.cases.words.shown import RowShown
from samakki.journal.words import Heads
from samakki.kernel.dates import PartialDate
from samakki.kernel.ids import AgencyId, MemberId
from samakki.sections.words import GONE, RANK, Section, split_cell

NOTED_FIELDS: Final = frozenset({"step", "steps", "plan", "follow_ups", "status", "closed_on"})
"""The fields of administration of which something stands in clear on the case: when, never what."""


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """Whose a case of any agency is and who sees to it; `decoy` says that it is nobody's."""

    owner: AgencyId
    worker: MemberId | None
    decoy: bool


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Whose a case is, who sees to it, which step it is at; `joined` says that another file of the person goes on."""

    owner: AgencyId
    worker: MemberId | None
    joined: bool
    closed: bool
    step: str = ""
    step_since: date | None = None

    @property
    def on_lists(self) -> bool:
        """Tell whether it stands on the lists of the day: not once it is closed, or went into another file."""
        return not (self.joined or self.closed)


@dataclass(frozen=True, slots=True)
class Hands:
    """How many open cases stand on a list, and how many of them are quiet or new."""

    cases: int
    quiet: int
    new: int


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A row that was not taken away: its name and what stands in its parts."""

    row: str
    parts: Mapping[str, Heads]

    def heads(self, part: str) -> Heads:
        """Give what stands in a part; no heads when nothing was ever written there."""
        return self.parts.get(part, Heads())

    def code(self, part: str) -> str:
        """Give the code or text to show first in a part, empty when there is none."""
        value = self.heads(part).value
        return value if isinstance(value, str) else ""


def is_noted(section: Section, name: str) -> bool:
    """Tell whether something of a field stands in clear on the case."""
    return section is Section.ADMINISTRATION and name.partition("/")[0] in NOTED_FIELDS


def standing_rows(fields: Mapping[str, Heads], field: str) -> tuple[StandingRow, ...]:
    """Give the rows of a field that were not taken away, by their names."""
    rows: dict[str, dict[str, Heads]] = {}
    for name, heads in fields.items():
        named = split_cell(name)
        if named and named.field == field:
            rows.setdefault(named.row, {})[named.part] = heads
    found = (StandingRow(row, parts) for row, parts in sorted(rows.items()))
    return tuple(row for row in found if not row.heads(GONE).value or is_late(row.parts))


def standing_of(row: RowShown) -> StandingRow:
    """Give a row that was opened on a page as it stands."""
    return StandingRow(row.row, {part.field.name: part.heads for part in row.parts})


def is_late(parts: Mapping[str, Heads]) -> bool:
    """Tell whether somebody wrote into a row after it was taken away, so that a person has to look."""
    gone = (head.stamp for head in parts.get(GONE, Heads()).heads if head.value)
    taken = max(gone, default=None)
    told = (heads for part, heads in parts.items() if part not in {GONE, RANK})
    return taken is not None and any(head.stamp > taken for heads in told for head in heads.heads)


def days_in(heads: Heads) -> tuple[date, ...]:
    """Give the days that stand in a date, the last that each may be: of a month or a year, its last day."""
    values = (head.value for head in heads.heads)
    return tuple(_days(value for value in values if isinstance(value, str)))


def _days(texts: Iterable[str]) -> Iterable[date]:
    for text in texts:
        try:
            yield PartialDate.parse(text).last()
        except ValueError:
            continue
