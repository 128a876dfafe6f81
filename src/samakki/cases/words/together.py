"""People who belong together: a family that is kept together, and two files that may be of one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as hidden

from samakki.cases.words.shown import CaseRow, SectionShown
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of the family who has a case: `row` is None where it cannot be opened here.

    `case` is the file that goes on, where theirs was joined with another.
    """

    case: FileId
    row: CaseRow | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two files side by side, as somebody looks who thinks that they are of one person.

    `alike` says that somebody wrote down that they may be.
    """

    kept: CaseRow
    other: CaseRow
    sections: Mapping[Section, tuple[SectionShown, SectionShown]] = hidden(repr=False)
    alike: bool = False
