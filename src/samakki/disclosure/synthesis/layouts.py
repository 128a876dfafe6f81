"""Synthetic rows in the columns of others: which of our columns and codes stand for which of theirs.

The columns and their order are those of the global k-anonymised dataset of the Counter-Trafficking Data Collaborative
(CTDC; its files of 14 April 2020 and of 15 July 2021 have the same), without the line of numbers that it begins with.
-99 stands where nothing was recorded, 1 and 0 for yes and no. What is written there is made of rows that are nobody's:
it costs nothing of any budget.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from samakki.disclosure.synthesis.words import MISSING, Codebook, Coded, RefusedError
from samakki.kernel.told import Told, ToldWrongError, read

CTDC: Final = "ctdc"
NOT_RECORDED: Final = "-99"
LONGEST: Final = 1_000_000


def _each(prefix: str, names: str) -> tuple[str, ...]:
    return tuple(prefix + name for name in names.split())


COLUMNS: Final = (
    *("yearOfRegistration", "Datasource", "gender", "ageBroad", "majorityStatus", "majorityStatusAtExploit"),
    *("majorityEntry", "citizenship"),
    *_each(
        "meansOfControl",
        "DebtBondage TakesEarnings RestrictsFinancialAccess Threats PsychologicalAbuse PhysicalAbuse SexualAbuse"
        " FalsePromises PsychoactiveSubstances RestrictsMovement RestrictsMedicalCare ExcessiveWorkingHours"
        " UsesChildren ThreatOfLawEnforcement WithholdsNecessities WithholdsDocuments Other NotSpecified Concatenated",
    ),
    *_each("is", "ForcedLabour SexualExploit OtherExploit SexAndLabour ForcedMarriage ForcedMilitary OrganRemoval"),
    *("isSlaveryAndPractices", "typeOfExploitConcatenated"),
    *_each(
        "typeOfLabour",
        "Agriculture Aquafarming Begging Construction DomesticWork Hospitality IllicitActivities Manufacturing"
        " MiningOrDrilling Peddling Transportation Other NotSpecified Concatenated",
    ),
    *_each("typeOfSex", "Prostitution Pornography RemoteInteractiveServices PrivateSexualServices Concatenated"),
    *("isAbduction", "RecruiterRelationship", "CountryOfExploitation"),
    *_each("recruiterRelation", "IntimatePartner Friend Family Other Unknown"),
)
_AGES: Final = ("0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+")
_ANY: Final = re.compile(r"[^\x00-\x1f]{1,200}\Z")
_SHAPES: Final[Mapping[str, tuple[re.Pattern[str], str]]] = {
    "yearOfRegistration": (re.compile(r"(19|20)\d\d\Z"), "a year, as 2019"),
    "ageBroad": (re.compile("|".join(map(re.escape, _AGES)) + r"\Z"), f"one of {', '.join(_AGES)}"),
    **dict.fromkeys(
        ("majorityStatus", "majorityStatusAtExploit", "majorityEntry"),
        (re.compile(r"(Adult|Minor)\Z"), "Adult or Minor"),
    ),
    **dict.fromkeys(
        ("citizenship", "CountryOfExploitation"), (re.compile(r"[A-Z]{2}\Z"), "two letters of ISO 3166, as KH")
    ),
    **dict.fromkeys(
        ("Datasource", "gender", "RecruiterRelationship", *(name for name in COLUMNS if name.endswith("Concatenated"))),
        (_ANY, "words"),
    ),
}
"""What may stand in a column, as far as it is documented; in all others 1 and 0."""
_FLAG: Final = (re.compile(r"[01]\Z"), "1 or 0")


@dataclass(frozen=True, slots=True)
class Filled:
    """What fills one of their columns: a column of ours, code by code, or the same words in every row."""

    ours: str
    codes: Mapping[str, str]
    always: str = NOT_RECORDED


def read_mapping(place: Path, book: Codebook) -> dict[str, Filled]:
    """Read which of our columns and codes fill which of CTDC's; every code of the codebook must have an answer.

    Raises:
        RefusedError: it is no YAML, names a column that is not there, leaves a code out, says what can't stand there.

    """
    try:
        told = read(place.read_text("utf-8-sig"), LONGEST, as_written=True)
        filled = {name: _filled(name, each, book) for name, each in told.pairs()}
    except (ToldWrongError, UnicodeDecodeError, OSError) as wrong:
        message = f"{place.name}: {wrong}. Nothing was made and nothing was spent."
        raise RefusedError(message) from None
    if not filled:
        message = f"{place.name} fills no column. Nothing was made and nothing was spent."
        raise RefusedError(message)
    return filled


def _filled(name: str, told: Told, book: Codebook) -> Filled:
    if name not in COLUMNS:
        told.refuse(f"CTDC has no column {name}")
    parts = told.table((), {"from", "codes", "always"})
    if parts["always"]:
        if parts["from"] or parts["codes"]:
            told.refuse("either `always`, or `from` and `codes`")
        return Filled("", {}, _told(name, parts["always"]))
    ours = parts["from"].code(set(book), "column of the codebook")
    codes = dict(parts["codes"].pairs()) if parts["codes"] else {}
    for code in codes:
        if code not in book[ours]:
            parts["codes"].refuse(f"{ours} has no code {code}")
    theirs = {}
    for code in book[ours]:
        if code == MISSING:
            continue
        if codes and code not in codes:
            parts["codes"].refuse(f"nothing is said of {code}; say {NOT_RECORDED} where it has no answer")
        theirs[code] = _told(name, codes[code] if codes else Told(f"{told.where}, from {ours}", code))
    return Filled(ours, theirs)


def _told(name: str, told: Told) -> str:
    """Give what stands in a column of theirs; `-99` may in all."""
    shape, words = _SHAPES.get(name, _FLAG)
    if told.value == NOT_RECORDED:
        return NOT_RECORDED
    return told.matched(shape, f"{words}, or {NOT_RECORDED}")


def laid_out(made: Coded, filled: Mapping[str, Filled]) -> str:
    """Write rows in all of CTDC's columns, as CSV; what nothing fills is not recorded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    columns = [list(_column(made, filled.get(name))) for name in COLUMNS]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def _column(made: Coded, filled: Filled | None) -> Iterator[str]:
    if filled is None or not filled.ours:
        return iter([NOT_RECORDED if filled is None else filled.always] * made.rows)
    place = made.names.index(filled.ours)
    theirs = np.asarray([filled.codes.get(code, NOT_RECORDED) for code in made.codes[place]], dtype=object)
    return iter(theirs[made.values[place]].tolist())
