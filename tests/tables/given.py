"""Tables as tests write them down."""

import io

from samakki.tables.about import About
from samakki.tables.checking import Beside, check
from samakki.tables.findings import Finding
from samakki.tables.printed import Table
from samakki.tables.reading import read_table


def table(text: str, name: str = "table.csv") -> Table:
    return read_table(io.BytesIO(text.encode()), name)


def found(
    text: str, name: str = "table.csv", about: About | None = None, *, beside: Beside | None = None
) -> list[Finding]:
    return check(table(text, name), about, beside)


def told(findings: list[Finding]) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(one.kind.value, one.row, one.column, one.computed, one.printed) for one in findings]
