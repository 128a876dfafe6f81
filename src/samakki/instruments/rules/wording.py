"""Finds words in a form that blame the one who is asked, and questions that give the answer along; English and Khmer.

A list of words understands nothing: what it finds is remarked on, never refused; what it does not find may hurt too.
"""

import re
from collections.abc import Iterator
from typing import Final

from samakki.instruments.rules.vocabulary import heading
from samakki.instruments.rules.workbook import Line, Workbook
from samakki.instruments.words import Fault, Finding, Place

_SPOKEN: Final = frozenset({"label", "caption", "hint", "guidance_hint", "constraint_message", "required_message"})
_BLAMES: Final = re.compile(
    r"""
    \bwhy\s+(?:did|do|have|would|were|are)(?:n['\u2019]t)?\s+(?:you|she|he|they)\b
    | \bwhy\s+not\s+(?:leave|run|escape|report)\b
    | \b(?:your|her|his|their)\s+(?:own\s+)?(?:fault|mistake|choice\s+to\s+go) | \b(?:admit|confess)(?:s|ed|ing|ion)?\b
    | \b(?:prostitute|whore|slut|hooker|addict|drunkard|runaway)s?\b
    | \bsold\s+(?:yourself|herself|himself|themselves)\b
    | \billegal\s+(?:migrant|immigrant|alien|worker|resident|foreigner)s?\b | \billegals\b
    | \bshould(?:n['\u2019]t)?\s+have\b | \b(?:lie|lies|lied|lying|liar)\s+(?:to|about)\b | \bdeserve[sd]?\b
    | \b(?:claim|pretend|allege)(?:s|ed|ing)?\s+to\s+(?:be|have)\b | \b(?:un-?cooperative|refused?\s+to\s+cooperate)\b
    | \b(?:let|allow)(?:ed|ing)?\s+(?:it|them|him|her)\s+(?:to\s+)?(?:happen|do|touch)\b | \bpromiscuous\b
    | \b(?:real|true|genuine|innocent)\s+victims?\b | \bvictim\s+record\b | \bgullible\b | \bnaive\b
    | ហេតុអ្វី(?:បាន)?(?:ជា)?\s*(?:អ្នក|ប្អូន|គេ|នាង)\s*(?:មិន|បាន|ទៅ|យល់ព្រម) | កំហុសរបស់(?:អ្នក|ប្អូន|គេ|នាង) | សារភាព
    | ស្រីពេស្យា | ស្រីខូច | ពេស្យាចារ | លក់ខ្លួន(?!ទៅ) | កុហក | ភូតភរ | ល្ងង់ | ជនខុសច្បាប់ | អន្តោប្រវេសន៍ខុសច្បាប់
    | ពលករខុសច្បាប់ | ជនរងគ្រោះពិតប្រាកដ | មិនព្រមសហការ | គួរតែបានរត់ | សមនឹងទទួល
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEADS: Final = re.compile(
    r"""
    \b(?:were|was|have|has)\s+(?:you|she|he|they)\s+(?:been\s+)?
        (?:forced|beaten|raped|abused|sold|trafficked|tricked|deceived|exploited|enslaved)\b
    | \bdid\s+(?:they|he|she|the\s+\w+)\s+(?:force|beat|rape|abuse|sell|trick|deceive|exploit|lock)\b
    | \b(?:didn['\u2019]t|weren['\u2019]t|isn['\u2019]t|aren['\u2019]t|don['\u2019]t)\s+(?:you|she|he|they|it)\b
    | ,\s*(?:right|correct)\s*\?
    | តើ(?:អ្នក|ប្អូន)(?:ត្រូវ)?(?:បាន)?(?:គេ)?\s*(?:បង្ខំ|វាយដំ|រំលោភ|បោក|លក់)
    | តើ(?:ពួក)?គេ(?:បាន)?\s*(?:បង្ខំ|វាយ|រំលោភ|បោក|លក់)(?:ដំ|បញ្ឆោត)?\s*(?:អ្នក|ប្អូន)? | មែនទេ\s*\?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def blaming(text: str) -> tuple[str, ...]:
    """List the words of a text that put blame on the one who is asked."""
    return tuple(found[0] for found in _BLAMES.finditer(text))


def leading(text: str) -> tuple[str, ...]:
    """List the words of a text that give the answer along with the question."""
    return tuple(found[0] for found in _LEADS.finditer(text))


def wordings(book: Workbook) -> Iterator[Finding]:
    """Go through all that a form says to people, and remark on blame and on leading."""
    for sheet, lines in (("survey", book.survey), ("choices", book.choices)):
        for line in lines:
            yield from _in_line(sheet, line)


def _in_line(sheet: str, line: Line) -> Iterator[Finding]:
    for column, said in line.cells.items():
        if heading(column) in _SPOKEN:
            place = Place(sheet, line.number, column)
            yield from (Finding(Fault.BLAMES, words, place) for words in blaming(said))
            yield from (Finding(Fault.LEADS, words, place) for words in leading(said))
