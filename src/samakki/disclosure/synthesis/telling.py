"""What is written beside synthetic rows: a page for everybody, and an exact report that stays inside."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from samakki.disclosure.synthesis.budget import rho_of
from samakki.disclosure.synthesis.making import Made
from samakki.disclosure.synthesis.utility import nearness, spreads
from samakki.disclosure.synthesis.words import Budget

NEVER = "These rows are of nobody. They are for trying things out, and never the source of official figures."
_SHORT = 3
_OF_LAYOUT = """
`ctdc.csv` holds the same rows in the columns of the global dataset of the Counter-Trafficking Data Collaborative: -99
where nothing was recorded or no column of ours says it, 1 and 0 for yes and no. They are no part of that dataset.
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was promised: the budget, whose rows are one unit, and whether the codes were declared or found."""

    budget: Budget
    person: str | None
    rows: int
    declared: bool

    @property
    def unit(self) -> str:
        """Say who is protected."""
        if self.person is None:
            return "one row: every row was taken to be a person of its own"
        return f"one person, however many rows; up to {self.rows} of each, chosen by chance, were counted"


def about(made: Made, terms: Terms, layouts: Sequence[str] = ()) -> dict[str, Any]:
    """Tell what can be published beside the rows; it is made of the noisy counts and the terms alone."""
    return {
        "notice": NEVER,
        "rows": made.rows.rows,
        "columns": {name: len(codes) for name, codes in zip(made.rows.names, made.rows.codes, strict=True)},
        "privacy": {
            "epsilon": terms.budget.epsilon,
            "delta": terms.budget.delta,
            "rho": rho_of(terms.budget),
            "unit": terms.unit,
            "neighbours": "tables that differ by all rows of one person",
            "number_of_rows": "not taken as known; told by noisy counts",
            "codes": "declared by a public codebook" if terms.declared else "found with a private threshold",
        },
        "noise_of_each_pair_of_codes": round(made.counted.noise, 3),
        **({"layouts": list(layouts)} if layouts else {}),
    }


def about_page(made: Made, terms: Terms, layouts: Sequence[str] = ()) -> str:
    """Write the same in plain words."""
    codes = (
        "The codes are those of a public codebook."
        if terms.declared
        else "The codes were found in the rows themselves, with noise; those that too few had became *(rare)*."
    )
    return f"""# Synthetic rows

**{NEVER}**

{made.rows.rows:,} rows were made from noisy counts of all pairs of columns. What the counts say of any person is
bounded: differential privacy with epsilon {terms.budget.epsilon:g} and delta {terms.budget.delta:.2g}.
The unit is {terms.unit}. {codes}
The noise on each pair of codes has a standard deviation of {made.counted.noise:.1f} rows: a count of fewer than
{3 * made.counted.noise:.0f} rows in this file may be chance, and relations among more than two columns are a likeness
at best.

An empty value means that nothing was recorded. The file holds no true row except by coincidence.
{_OF_LAYOUT if layouts else ""}"""


def inside(made: Made, terms: Terms) -> dict[str, Any]:
    """Tell how near the rows come to the true ones. It is exact, so it is not private: it stays inside."""
    return {
        "notice": "Exact, and therefore not private: it stays with whoever holds the true rows.",
        "privacy_of_the_rows": about(made, terms)["privacy"],
        "combinations": [asdict(each) for each in nearness(made.true, made.rows, _SHORT)],
        "columns": [{**asdict(each), "apart": each.apart} for each in spreads(made.true, made.rows)],
    }


def inside_page(made: Made) -> str:
    """Write the same in plain words."""
    lines = [
        "# How near the synthetic rows come to the true ones",
        "",
        "**This page was made with the true rows. It is exact and therefore not private: it stays inside.**",
        f"{NEVER}",
        "",
        f"True rows that were counted: {made.true.rows:,}. Synthetic rows: {made.rows.rows:,}.",
        "",
        "| columns together | true combinations | rows of each, mean | counts are off by, mean | invented | lost |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {each.length} | {each.true:,} | {each.mean:.1f} | {each.off:.1f} | {each.invented:.1%} | {each.lost:.1%} |"
        for each in nearness(made.true, made.rows, _SHORT)
    ]
    lines += [
        "",
        "*Off*: over the combinations that both have. *Invented*: of those in the synthetic rows, how many no true row",
        "has. *Lost*: of those in the true rows, how many no synthetic row has; mostly those of a few rows. A missing",
        "value is part of no combination.",
        "",
        "| column | rows that would have to change |",
        "|---|---|",
    ]
    lines += [f"| {each.name} | {each.apart:.2%} |" for each in spreads(made.true, made.rows)]
    for each in spreads(made.true, made.rows):
        lines += ["", f"## {each.name}", "", "| code | true | synthetic |", "|---|---|---|"]
        lines += [
            f"| {code or '(missing)'} | {rows:,} | {each.synthetic[code]:,} |" for code, rows in each.true.items()
        ]
    return "\n".join(lines) + "\n"
