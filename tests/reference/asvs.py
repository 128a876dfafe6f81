"""The page of the OWASP standard ASVS 5.0: what levels 1 and 2 ask, and the tests that show it, or why none does.

docs/asvs.csv says it in our own words, one row a requirement; a test claims a row by `@pytest.mark.asvs("6.2.1")`.
"""

import ast
import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.mission import LISTS, ROOT
from tests.reference.write import table

TESTED: Final = "tested"
WITHOUT: Final = "does not apply"
OTHERWISE: Final = "decided otherwise"
OPEN: Final = "open"
CHAPTERS: Final = {
    "1": "Encoding and sanitizing",
    "2": "Validation and business logic",
    "3": "The pages in the browser",
    "4": "Interfaces and web services",
    "5": "Files",
    "6": "Authentication",
    "7": "Sessions",
    "8": "Authorization",
    "9": "Self-contained tokens",
    "10": "OAuth and OpenID Connect",
    "11": "Cryptography",
    "12": "Secure communication",
    "13": "Configuration",
    "14": "Protection of data",
    "15": "Secure code and architecture",
    "16": "Logs and errors",
    "17": "WebRTC",
}
"""The chapters of the standard, by their numbers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement of the standard, and what is said of it."""

    number: str
    level: str
    words: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A test that claims to show a requirement."""

    file: str
    test: str


def asked() -> list[Asked]:
    """Read all requirements, in the order of the standard."""
    with LISTS["asvs"].open(newline="") as file:
        return [
            Asked(row["id"], row["level"], row["requirement"], row["verdict"], row["reason"])
            for row in csv.DictReader(file)
        ]


def claims(folder: Path = ROOT / "tests") -> dict[str, list[Claim]]:
    """Find which tests claim which requirement, by the marks that stand above them."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        text = path.read_text()
        if "mark.asvs" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            for mark in getattr(node, "decorator_list", []):
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.asvs":
                    for number in mark.args:
                        found[ast.literal_eval(number)].append(Claim(path.relative_to(folder).as_posix(), node.name))
    return {number: sorted(tests) for number, tests in found.items()}


def page() -> str:
    rows, shown = asked(), claims()
    told = [(one, ", ".join(_link(test) for test in shown.get(one.number, []))) for one in rows]
    open_ones = [(one.number, one.words, one.reason) for one in rows if one.verdict == OPEN]
    others = [(one.number, one.words, one.reason) for one in rows if one.verdict == OTHERWISE]
    verdicts = (TESTED, WITHOUT, OTHERWISE, OPEN)
    count = {verdict: sum(one.verdict == verdict for one in rows) for verdict in verdicts}
    text = (
        "# The OWASP standard ASVS 5.0\n\n"
        "The *Application Security Verification Standard* 5.0.0 of OWASP asks 253 things of an application at its"
        " levels 1 and 2. What each asks stands here in a few words of our own; the numbers are those of the"
        " [standard](https://github.com/OWASP/ASVS/tree/v5.0.0), which says it in full. Beside it stand the tests that"
        f" show it, or why none does: {count[TESTED]} are shown, {count[WITHOUT]} do not apply,"
        f" {count[OTHERWISE]} are not applied here because something else was decided, {count[OPEN]} are open."
        " `samakki mission --asvs` prints which of the tests passed when they last ran.\n\n"
        f"## Open: {count[OPEN]}\n\n"
        f"{table(('number', 'what is asked', 'what is missing'), open_ones) if open_ones else 'None.'}"
        f"\n\n## Decided otherwise: {count[OTHERWISE]}\n\n"
        f"{table(('number', 'what is asked', 'why it is not applied, and what is done instead'), others)}"
    )
    for chapter, name in CHAPTERS.items():
        lines = [
            (one.number, one.level, one.words, tests or f"*{one.verdict}*: {one.reason}")
            for one, tests in told
            if one.number.partition(".")[0] == chapter
        ]
        text += f"\n## {chapter}. {name}\n\n{table(('number', 'level', 'what is asked', 'shown by'), lines)}"
    return text


def _link(claim: Claim) -> str:
    return f"[{claim.test.removeprefix('test_').replace('_', ' ')}](../../tests/{claim.file})"
