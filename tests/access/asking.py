"""How a cell of the matrix is asked of the house: with what its own rooms tell access of a ground and of an act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from samakki.access.gateways.decisions import Actor
from samakki.consent import rules
from samakki.consent.words import (
    Candidate,
    Ground,
    GroundId,
    GroundKind,
    Never,
    NeverId,
    Reader,
    Recipient,
    RecipientKind,
    Terms,
    Use,
)
from samakki.kernel.deeds import Attributes
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section
from tests.access.oracle import cells
from tests.access.oracle.cells import Cell
from tests.reference.roles import PART, contexts

HERE: Final = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
THERE: Final = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
ELSEWHERE: Final = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a3"))
ME: Final = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
COLLEAGUE: Final = MemberId(UUID("0195d000-0000-7000-8000-0000000000b2"))
FILE: Final = FileId(UUID("0195d000-0000-7000-8000-0000000000c1"))
SINCE: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
TAKEN_BACK: Final = SINCE + timedelta(days=2)
UNTIL: Final = SINCE + timedelta(days=3)
MIDST: Final = SINCE + timedelta(days=1)
BORDERS: Final = {
    "not yet begun": SINCE,
    "expired": UNTIL,
    "withdrawn": TAKEN_BACK,
    "safety, not yet begun": SINCE,
    "safety, expired": UNTIL,
}
KINDS: Final = {"life at risk": GroundKind.LIFE} | dict.fromkeys(
    ("court order", "court order, never", "court order, conflict"), GroundKind.COURT
)
TELLS: Final = {
    act: {name: optional == "?" for name, optional, _kind in PART.findall(parts)} for act, parts in contexts().items()
}
"""What each act tells about itself, as the schema says, and whether it may be left out."""
OF_THE_DESK: Final = frozenset({"cases.read_shared_case", "cases.open_shared_entry", "cases.write_shared_note"})
WHOLE: Final = frozenset({"journal.read_file", "journal.shown_snapshots"})
"""Acts that name their sections, but lie in none."""
WRITING: Final = frozenset(
    {
        *("journal.append", "journal.append_many", "journal.resolve", "journal.attach"),
        *("vault.seal_many", "vault.make_section_keys"),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and by whom."""

    actor: Actor
    act: str
    about: Attributes


def question(cell: Cell) -> Question:
    """Put a cell as the house would put it."""
    belongs = cell.member and not cell.place.startswith("nowhere")
    actor = (cell.standing, cell.role, str(HERE) if belongs else None, str(ME) if cell.member else None)
    return Question(actor, cell.act, {**_plain(cell, TELLS[cell.act]), **_shown(cell, TELLS[cell.act])})


def _plain(cell: Cell, tells: Mapping[str, bool]) -> dict[str, str | int | bool | list[str]]:
    alone = len(cell.sections) == 1 and cell.act not in WHOLE
    known: dict[str, str | int | bool | list[str]] = {
        "owner": str(HERE if cell.place in {"own", "own by name"} else THERE),
        "section": cell.sections[0] if alone else "",
        "closed": cell.closed,
        "nods": cell.nods,
        "kind": cell.kind,
    }
    told = {name: known.get(name, name in cell.true) for name, optional in tells.items() if not optional}
    if "ground_kind" not in tells or cell.act == "cases.write_shared_note":
        told |= {name: True for name in cell.true if tells.get(name)}
        told |= {
            name: value for name, _, value in (fact.partition(" ") for fact in cell.true) if value and name in tells
        }
        told |= {"section": cell.sections[0]} if tells.get("section") and alone else {}
    if "within" in tells and len(cell.sections) > 1 and cell.act not in WHOLE:
        told["within"] = sorted(cell.sections)
    return told


def _shown(cell: Cell, tells: Mapping[str, bool]) -> Attributes:
    """Tell of the ground of a cell; at the desk with what stands against it, behind it only one that opens."""
    if "ground_kind" not in tells or cell.state == "none":
        return {}
    at = BORDERS.get(cell.state, MIDST) + timedelta(seconds=cell.second)
    reader = _reader(cell)
    ground = _ground(cell, reader)
    if ground.ended_at is not None and not rules.holds(ground, at):
        return {}
    listed = _listed(cell, reader)
    candidate = Candidate(
        rules.shown(ground, reader),
        rules.is_closed_to(listed, reader, str(ground.owner)),
        rules.is_declared_by(listed, reader),
    )
    if cell.act in OF_THE_DESK:
        against = {"never": candidate.never, "declared": candidate.declared}
        return {"sections": [], "entries": [], "purpose": cell.purpose, **against, **candidate.ground.told(at)}
    if not candidate.opens:
        return {}
    by_name = cell.closed and cell.act not in WRITING
    wanted: dict[str, str | int | bool | list[str]] = {
        "sections": [] if by_name else sorted(cell.sections),
        "entries": sorted(str(_entry(section)) for section in cell.sections) if by_name else [],
    }
    purpose = {"purpose": cell.purpose} if "purpose" in tells else {}
    return {**wanted, **purpose, **candidate.ground.told(at)}


def _reader(cell: Cell) -> Reader:
    """Tell whom the ground names: the one who acts, or somebody else whose ground is shown."""
    names = cell.place == "named" or cell.place.endswith("by name")
    return Reader(str(HERE), "shelter", str(ME)) if names else Reader(str(ELSEWHERE), "hospital", str(COLLEAGUE))


def _ground(cell: Cell, reader: Reader) -> Ground:
    by_name = cell.place.endswith("by name")
    recipient = (
        Recipient(RecipientKind.MEMBER, reader.member) if by_name else Recipient(RecipientKind.AGENCY, reader.agency)
    )
    kind = KINDS.get(cell.state, GroundKind.CONSENT)
    return Ground(
        id=GroundId(UUID(int=1)),
        file=FILE,
        owner=HERE if cell.place in {"own", "own by name"} else THERE,
        kind=kind,
        terms=Terms(
            recipient,
            frozenset(map(Section, cells.ground_sections(cell))),
            frozenset(map(Use, cells.ground_purposes(cell))),
            SINCE,
            UNTIL,
            frozenset((Section(section), _entry(section)) for section in cells.ground_entries(cell)),
        ),
        asked_by=COLLEAGUE,
        made_at=SINCE,
        signed_by=None if kind is GroundKind.CONSENT else COLLEAGUE,
        signed_at=None if kind is GroundKind.CONSENT else SINCE,
        ended_at=TAKEN_BACK if cell.state == "withdrawn" else None,
    )


def _listed(cell: Cell, reader: Reader) -> list[Never]:
    declared = cell.state.endswith("conflict")
    if not declared and not cell.state.endswith("never"):
        return []
    member = Recipient(RecipientKind.MEMBER, reader.member)
    listed = member if declared else Recipient(RecipientKind.AGENCY, reader.agency)
    return [Never(NeverId(UUID(int=2)), FILE, listed, SINCE, declared=declared)]


def _entry(section: str) -> EntryId:
    return EntryId(UUID(int=100 + cells.SECTIONS.index(section)))
