"""A cell: somebody wants to do something, at a moment, with or without a ground that is shown for it."""

from typing import Final, NamedTuple

ASSISTING: Final = (
    "caseworker",
    "supervisor",
    "hotline counsellor",
    "health professional",
    "legal professional",
    "psychosocial professional",
    "agency administrator",
)
BY_NAME: Final = ("interpreter", "peer supporter")
ROLES: Final = (*ASSISTING, *BY_NAME, "node administrator", "analyst", "auditor", "survivor")
LEADING: Final = ("supervisor", "agency administrator")
SECTIONS: Final = (
    "identity",
    "contact",
    "experience",
    "health",
    "psychosocial",
    "legal",
    "safety",
    "livelihood",
    "family",
    "administration",
)

PLACES: Final = ("own", "own by name", "named", "by name", "not named", "nowhere", "nowhere by name")
"""Whose it is, and whom the ground names: the agency of the one who acts keeps it, or another one does.

`named`: the ground names the agency of the one who acts; `by name`: it names them; `nowhere`: they have no agency.
"""

STATES: Final = {
    "none": "nothing was ever asked",
    "given": "a consent to six sections, for care and for legal help",
    "not yet begun": "as given, and a closed entry by name; the border is its first second",
    "expired": "as given, and a closed entry by name; the border is the second at which it ends",
    "withdrawn": "as given, and a closed entry by name; the border is the second at which it was taken back",
    "other section": "a consent to all sections but those that are asked for",
    "other purpose": "a consent to six sections, for claims alone",
    "closed entry": "a consent to nothing but the closed entries that are asked for",
    "one closed entry": "a consent to nothing but the closed entry of the first section that is asked for",
    "all but another": "a consent to all sections but the one that follows the one that is asked for",
    "every section": "a consent to all ten sections, and to a closed entry by name",
    "life at risk": "somebody's life is at risk: one section, safety, for safety",
    "safety": "as given, for safety alone",
    "safety, not yet begun": "as given, for safety alone; the border is its first second",
    "safety, expired": "as given, for safety alone; the border is the second at which it ends",
    "safety elsewhere": "for safety alone, to all sections but those that are asked for",
    "never": "as given, to somebody whom the person never wants to see it",
    "conflict": "as given, to somebody who has declared a conflict of interest",
    "court order": "a court's order: six sections, a closed entry by name",
    "court order, never": "a court's order, for somebody whom the person never wants to see it",
    "court order, conflict": "a court's order, for somebody who has declared a conflict of interest",
}
WITH_BORDER: Final = frozenset({"not yet begun", "expired", "withdrawn", "safety, not yet begun", "safety, expired"})
SHARED: Final = frozenset({"identity", "contact", "health", "psychosocial", "legal", "safety"})
NAMING_AN_ENTRY: Final = frozenset(
    {
        "not yet begun",
        "expired",
        "withdrawn",
        "closed entry",
        "every section",
        "court order",
        "court order, never",
        "court order, conflict",
    }
)


OF_THE_PERSON: Final = frozenset({"field consents", "field disclosures", "field never_sees"})
"""In which field something is said: these hold what a person decides about who may know of them."""


class Cell(NamedTuple):
    """Who wants what: the role, where they belong, in which sections, what for, on which ground, at which second.

    `second` counts from the border of the state: -1 is the second before. `closed`: what is asked for was closed.
    `true` names the facts that hold. `nods` says how many have said yes, `kind` what kind of ground is to be signed.
    Who is nobody's member is a visitor, or the node.
    """

    act: str
    role: str = "caseworker"
    place: str = "own"
    sections: tuple[str, ...] = ()
    closed: bool = False
    purpose: str = ""
    state: str = "none"
    second: int = 0
    standing: str = "active"
    member: bool = True
    true: frozenset[str] = frozenset()
    nods: int = 0
    kind: str = "consent"


def ground_sections(cell: Cell) -> frozenset[str]:
    """Tell which sections the ground of a cell names."""
    others = {
        "none": frozenset[str](),
        "closed entry": frozenset[str](),
        "one closed entry": frozenset[str](),
        "other section": frozenset(SECTIONS) - set(cell.sections),
        "safety elsewhere": frozenset(SECTIONS) - set(cell.sections),
        "all but another": frozenset(SECTIONS) - {_after(cell.sections)},
        "every section": frozenset(SECTIONS),
        "life at risk": frozenset({"safety"}),
    }
    return others.get(cell.state, SHARED)


def ground_entries(cell: Cell) -> frozenset[str]:
    """Tell in which sections the closed entries lie that the ground of a cell names, one in each."""
    if cell.state == "one closed entry":
        return frozenset(cell.sections[:1])
    return frozenset(cell.sections if cell.state in NAMING_AN_ENTRY else ())


def _after(sections: tuple[str, ...]) -> str:
    """Give the section that follows the first of those that are asked for."""
    return SECTIONS[(SECTIONS.index(sections[0]) + 1) % len(SECTIONS)] if sections else SECTIONS[0]


def ground_purposes(cell: Cell) -> frozenset[str]:
    """Tell for what the ground of a cell was given."""
    if cell.state == "none":
        return frozenset()
    if cell.state.startswith("safety") or cell.state == "life at risk":
        return frozenset({"safety"})
    return frozenset({"claims"} if cell.state == "other purpose" else {"care", "legal"})
