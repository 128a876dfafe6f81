"""What headings and values may be called, in all the languages of the house and in the standard."""

from collections.abc import Mapping
from dataclasses import dataclass

from samakki.sections.words import Section
from samakki.transfers.words.plans import Target


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words and what they mean: headings to fields, the standard's names to fields, values to codes.

    `names` are headings under which names of people stand. `codes` and, for the standard's own values,
    `standard_codes` are by section, field and part of a row (empty for a field by itself).
    """

    headings: Mapping[str, tuple[Target, ...]]
    standard: Mapping[str, Target]
    codes: Mapping[tuple[Section, str, str], Mapping[str, str]]
    standard_codes: Mapping[tuple[Section, str, str], Mapping[str, str]]
    names: frozenset[str]
