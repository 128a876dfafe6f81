"""The matrix of cells: all of it for a long walk, and a selection in which every pair of values meets near a yes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any, Final

from tests.access.asking import TELLS
from tests.access.oracle.cells import OF_THE_PERSON, PLACES, ROLES, SECTIONS, STATES, WITH_BORDER, Cell
from tests.access.oracle.judging import GROUPS, SENTENCES

PURPOSES: Final = ("care", "overview", "legal", "claims", "research", "safety")
NO_PURPOSE: Final = ("",)
Variant = tuple[str, bool, Sequence[str], bool]
VARIANTS: Final[tuple[Variant, ...]] = (
    ("journal.read_file", False, PURPOSES, False),
    ("journal.read_file", False, ("care",), True),
    ("journal.open_closed", True, PURPOSES, False),
    ("journal.open_closed", False, ("care",), False),
    ("journal.open_closed_many", True, PURPOSES, False),
    ("journal.open_closed_many", True, ("care",), True),
    ("journal.read_attachment", False, PURPOSES, False),
    ("journal.read_attachment", True, ("care", "legal"), False),
    ("journal.shown_snapshots", False, ("overview", "legal"), False),
    ("journal.append", False, NO_PURPOSE, False),
    ("journal.append", True, NO_PURPOSE, False),
    ("journal.append_many", False, NO_PURPOSE, False),
    ("journal.append_many", False, NO_PURPOSE, True),
    ("journal.resolve", False, NO_PURPOSE, False),
    ("journal.attach", False, NO_PURPOSE, False),
    ("vault.pass_on", False, NO_PURPOSE, False),
    ("vault.seal_many", False, NO_PURPOSE, False),
    ("vault.seal_many", True, NO_PURPOSE, False),
    ("vault.make_section_keys", False, NO_PURPOSE, False),
    ("vault.open_of", False, NO_PURPOSE, False),
    ("vault.open_of", False, NO_PURPOSE, True),
    ("vault.open_of", True, NO_PURPOSE, False),
)
"""Acts on another agency's file: whether what they want was closed, what for, whether it lies in two sections."""
AT_THE_DESK: Final[tuple[tuple[str, Sequence[str]], ...]] = (
    ("cases.read_shared_case", PURPOSES),
    ("cases.open_shared_entry", PURPOSES),
    ("cases.write_shared_note", ("care",)),
)
BESIDE: Final = "livelihood"
"""The second section of those acts that want two; it is shared nowhere but by the court that shares all."""
MOMENTS: Final = tuple((state, second) for state in STATES for second in ((0,) if state == "none" else (-1, 0, 1)))
NEAR: Final = tuple((state, second) for state, second in MOMENTS if second == 0 or state in WITH_BORDER)
NOT_AT_WORK: Final = tuple(product(("caseworker", "interpreter", "agency administrator"), ("waiting", "locked")))
ON_GROUNDS: Final = frozenset(variant[0] for variant in VARIANTS) | {act for act, _purposes in AT_THE_DESK}
FACTS: Final = ("own", "begun", "sole", "named", "agreed", "fits", "declared", "barred")
FACTS_OF_WATCHING: Final = ("judged", "on_duty", "holds", "alone", "restricted")
FIELDS: Final = ("field called", *sorted(OF_THE_PERSON))
OF_WRITING: Final = frozenset({"restricted", "section", "field"})
"""What is told of a case for the sake of the acts that write into it."""
WRITES: Final = frozenset(act for act, groups in GROUPS.items() if "writing" in groups)
USUAL: Final = ((), ("safety",))
PASSING: Final = frozenset({"holds", "on_duty"})
A_PAIR: Final = 2
WALKED_WHOLE: Final = frozenset({"access.begin_new_pair"})
"""Whose ban shows only beside a second fact, though it is alike another act."""
GROUND_KINDS: Final = ("consent", "life at risk", "best interests", "legal duty", "court order")


def of_role(role: str) -> Iterator[Cell]:
    """Give all cells about files in which somebody of this role is at work."""
    places = PLACES if role in {"caseworker", "node administrator", "auditor"} else PLACES[:5]
    for place, (state, second) in product(places, MOMENTS):
        for act, closed, purposes, two in VARIANTS:
            for section, purpose in product(SECTIONS, purposes):
                sections = (section, BESIDE) if two and section != BESIDE else (section,)
                yield Cell(act, role, place, sections, closed, purpose, state, second)
        for act, purposes in AT_THE_DESK:
            for purpose in purposes:
                yield Cell(act, role, place, purpose=purpose, state=state, second=second)
        yield from into_restricted(role, place, state, second)


def into_restricted(role: str, place: str, state: str, second: int = 0) -> Iterator[Cell]:
    """Give the cells in which a note is written on a ground into a case that is restricted."""
    act, shut = "cases.write_shared_note", frozenset({"restricted"})
    for sections in (("safety",), ("health",)):
        yield Cell(act, role, place, sections, purpose="care", state=state, second=second, true=shut)


def of_others() -> Iterator[Cell]:
    """Give the cells about files of those who are not at work: who waits, whose session is locked, visitor and node."""
    for (role, how), place, (state, second) in product(NOT_AT_WORK, PLACES[:4], NEAR):
        yield from _about(role, how, place, state, second)
    for how, place, (state, second) in product(("visitor", "node"), ("nowhere", "nowhere by name"), NEAR):
        yield from _about("", how, place, state, second)


def _about(role: str, how: str, place: str, state: str, second: int) -> Iterator[Cell]:
    member = bool(role)
    for act, closed, purposes, _two in VARIANTS:
        yield Cell(act, role, place, ("health",), closed, purposes[0], state, second, how, member)
    for act, purposes in AT_THE_DESK:
        yield Cell(act, role, place, (), False, purposes[0], state, second, how, member)  # noqa: FBT003 -- as the cell has it


def without_a_ground(act: str) -> Iterator[Cell]:
    """Give all cells of an act for which no ground is shown: who, whose, each fact that it tells, true and false."""
    tells = TELLS[act]
    known = set(tells) - (OF_WRITING if "restricted" in tells and act not in WRITES else set())
    facts = [name for name in (*FACTS, *FACTS_OF_WATCHING) if name in known]
    facts += FIELDS if "field" in known else ()
    sections = [(), *((one,) for one in ("health", "legal", "psychosocial", "safety"))] if "section" in known else [()]
    closed = (False, True) if "closed" in tells else (False,)
    kinds = GROUND_KINDS if "kind" in tells else ("consent",)
    places = ("own", "not named", "nowhere") if "owner" in tells else ("own", "nowhere")
    told = product(_truths(facts), sections, closed, (1, 2, 3) if "nods" in tells else (0,), kinds)
    for (true, within, shut, nods, kind), (role, how, member) in product(told, _actors()):
        for place in places if member else ("nowhere",):
            yield Cell(act, role, place, within, shut, "", "none", 0, how, member, true, nods, kind)


def _actors() -> Iterator[tuple[str, str, bool]]:
    for role in ROLES:
        yield role, "active", True
    for role, how in NOT_AT_WORK:
        yield role, how, True
    for how in ("visitor", "node", "active", "waiting", "locked"):
        yield "", how, False
    yield "caseworker", "active", False
    yield "", "node", True
    yield "auditor", "waiting", True
    yield "analyst", "locked", True
    yield "survivor", "locked", True


def _truths(facts: Sequence[str]) -> Iterator[frozenset[str]]:
    for size in range(len(facts) + 1):
        for true in map(frozenset, combinations(facts, size)):
            if len(true & set(FIELDS)) <= ("restricted" in true):
                yield true


def elsewhere() -> Iterator[Cell]:
    """Give all cells of all acts for which no ground is shown."""
    for act in sorted(GROUPS):
        if act not in ON_GROUNDS:
            yield from without_a_ground(act)


def everything() -> Iterator[Cell]:
    """Give the whole matrix."""
    for role in ROLES:
        yield from of_role(role)
    yield from of_others()
    yield from elsewhere()


NEAR_A_YES: Final[tuple[tuple[str, Mapping[str, Any]], ...]] = (
    ("named", {"role": "caseworker", "place": "named"}),
    ("by name", {"role": "interpreter", "place": "by name"}),
    ("for safety", {"role": "caseworker", "place": "named", "sections": ("safety",), "moment": ("safety", 0)}),
    ("own", {"role": "health professional", "place": "own"}),
)
SPREADS: Final[Mapping[str, Sequence[Any]]] = {
    "role": ROLES,
    "place": PLACES,
    "sections": (
        ("health",),
        ("legal",),
        ("psychosocial",),
        ("safety",),
        (BESIDE,),
        ("health", BESIDE),
        ("legal", BESIDE),
        ("psychosocial", BESIDE),
    ),
    "purpose": PURPOSES,
    "moment": NEAR,
    "standing": ("active", "waiting", "locked", "node"),
}
CHOSEN: Final = {
    "named": (
        ("journal.read_file", False),
        ("journal.open_closed", True),
        ("journal.append", False),
        ("vault.open_of", False),
        ("vault.open_of", True),
        ("cases.read_shared_case", False),
        ("cases.write_shared_note", False),
    ),
    "for safety": (
        ("journal.append", False),
        ("cases.write_shared_note", False),
    ),
    "by name": (
        ("journal.read_file", False),
        ("journal.append", False),
        ("vault.open_of", False),
        ("vault.open_of", True),
    ),
    "own": (
        ("journal.read_file", False),
        ("journal.open_closed", True),
        ("journal.open_closed_many", True),
        ("journal.open_closed_many", False),
        ("journal.read_attachment", True),
        ("journal.append", False),
        ("vault.open_of", True),
    ),
}
PAIRS_BY_NAME: Final = frozenset({frozenset({"role", "moment"}), frozenset({"role", "place"})})
PAIRS_OF_GROUND: Final = frozenset(
    frozenset(pair)
    for pair in (("sections", "moment"), ("place", "moment"), ("role", "standing"), ("role", "sections"))
)
FEWER: Final = {
    "own": dict.fromkeys((("journal.open_closed_many", True), ("journal.read_attachment", True)), PAIRS_OF_GROUND),
    "by name": dict.fromkeys(CHOSEN["by name"], PAIRS_BY_NAME),
    "for safety": dict.fromkeys(CHOSEN["for safety"], PAIRS_OF_GROUND),
    "named": dict.fromkeys(
        (("journal.open_closed", True), ("vault.open_of", True), ("cases.write_shared_note", False)), PAIRS_OF_GROUND
    ),
}
"""Of what is decided by the same sentences as another act here, only some pairs."""


def chosen() -> list[Cell]:
    """Choose cells so that every pair of values meets where everything else says yes: a border has both its sides.

    Of acts alike, of which the same sentences speak, the first meets every pair, and the others every value.
    """
    found: dict[Cell, None] = {}
    for name, near in NEAR_A_YES:
        for act, closed in CHOSEN[name]:
            found |= dict.fromkeys(_pairs(act, closed, name, near))
    by_name = ("interpreter", "peer supporter"), ("journal.read_file", "vault.open_of")
    for role, act, section in product(*by_name, SECTIONS):
        purpose = "care" if "purpose" in TELLS[act] else ""
        found[Cell(act, role, "by name", (section,), purpose=purpose, state="all but another")] = None
    for role, place, state in product(ROLES, ("named", "by name"), ("given", "expired")):
        found |= dict.fromkeys(into_restricted(role, place, state))
    walked: set[tuple[frozenset[str], frozenset[str]]] = set()
    for act in named_acts():
        sentences = frozenset(words for words, sentence in SENTENCES.items() if sentence.speaks_of(act))
        alike = sentences, frozenset(TELLS[act])
        steps = 1 if alike in walked and act not in WALKED_WHOLE else A_PAIR
        walked.add(alike)
        found |= dict.fromkeys(cell for cell in without_a_ground(act) if _departs(cell) <= steps)
    return list(found)


def _departs(cell: Cell) -> int:
    """Count in how much a cell differs from somebody at work who does the usual with a file of their own agency.

    Of passing on, the usual is a file of another agency, of which one's own holds something, while one is on duty.
    """
    stranger = cell.standing != "active" or not cell.member
    passing = "holds" in TELLS[cell.act]
    place, usual = ("not named", PASSING.intersection(TELLS[cell.act])) if passing else ("own", frozenset[str]())
    told = (stranger, cell.place != place, cell.sections not in USUAL, cell.kind != GROUND_KINDS[0], cell.nods > 0)
    return sum(told) + len(cell.true ^ usual)


def _pairs(act: str, closed: bool, name: str, near: Mapping[str, Any]) -> Iterator[Cell]:  # noqa: FBT001 -- as the cell has it
    spreads = {axis: values for axis, values in SPREADS.items() if axis != "purpose" or "purpose" in TELLS[act]}
    if at_desk := "never" in TELLS[act]:
        spreads = {axis: values for axis, values in spreads.items() if axis != "sections"}
    if name == "own":
        spreads = {axis: spreads[axis] for axis in ("role", "sections", "place", "standing") if axis in spreads}
    for one, other in combinations(spreads, 2):
        if frozenset({one, other}) not in FEWER.get(name, {}).get((act, closed), {frozenset({one, other})}):
            continue
        for first, second in product(spreads[one], spreads[other]):
            yield _cell(act, closed, {**near, one: first, other: second}, at_desk=at_desk)


def _cell(act: str, closed: bool, axes: Mapping[str, Any], *, at_desk: bool) -> Cell:  # noqa: FBT001 -- as the cell has it
    state, second = axes.get("moment", ("court order" if closed else "given", 0))
    standing = axes.get("standing", "active")
    node = standing == "node"
    place = axes["place"]
    if node:
        place = "nowhere by name" if place.endswith("by name") else "nowhere"
    return Cell(
        act=act,
        role="" if node else axes["role"],
        place=place,
        sections=() if at_desk else axes.get("sections", ("health",)),
        closed=closed,
        purpose=axes.get("purpose", "care") if "purpose" in TELLS[act] else "",
        state=state,
        second=second,
        standing=standing,
        member=not node,
    )


def named_acts() -> list[str]:
    """Give all acts of which a sentence speaks by name, and one of each set of groups, but those on grounds."""
    found = {word for sentence in SENTENCES.values() for word in sentence.scope if "." in word}
    by_what_is_told = sorted((act for act in GROUPS if act not in found), key=lambda act: ("barred" in TELLS[act], act))
    first = {GROUPS[act]: act for act in by_what_is_told}
    return sorted((found | set(first.values())) - ON_GROUNDS)
