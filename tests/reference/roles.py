"""The page of roles: what each may ask for at best, in the own agency and with nothing in the way."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any, Final
from uuid import UUID

from samakki.access.gateways import house_policies
from samakki.access.gateways.decisions import FOLDER
from samakki.access.words import ROLE_TEXTS, Role
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import Attributes, By, Standing
from samakki.kernel.ids import AgencyId, MemberId, NodeId

TYPE: Final = re.compile(r"^type (\w+) = \{(.*?)\};", re.MULTILINE | re.DOTALL)
ACTION: Final = re.compile(r"^action ((?:\"[\w.]+\",?\s*)+)[^;]*?context: (\w+|\{\}) \};", re.MULTILINE | re.DOTALL)
PART: Final = re.compile(r"(\w+)(\??): (\w+)")
OWN: Final = AgencyId(UUID(int=1))
BEST: Final[dict[str, tuple[Any, ...]]] = {"Bool": (True, False), "Long": (0, 2), "String": ("",)}
NAMED: Final[dict[str, tuple[Any, ...]]] = {"owner": (str(OWN),), "section": ("", "health", "legal", "psychosocial")}
ARRIVING: Final = "Everybody, whoever they are"


def page() -> str:
    text = (
        "# Roles\n\nWhat each role may ask for at best: at work, in the own agency, with the key, the code signed, and "
        "nothing in the way. What stands nowhere here is the machine's alone, or for a session that is locked. "
        "The rules are in [policies](policies.md), what each act does in [acts](acts.md).\n"
    )
    together: dict[frozenset[Role], list[str]] = defaultdict(list)
    for act, roles in allowed().items():
        together[roles].append(act)
    for roles in sorted(together, key=lambda found: (-len(found), [role for role in Role if role in found])):
        if roles:
            text += f"\n## {_called(roles)}\n\n{', '.join(f'`{act}`' for act in sorted(together[roles]))}\n"
    return text


def allowed() -> dict[str, frozenset[Role]]:
    """Tell which roles each act is open to, in the best of cases."""
    judge = house_policies()
    shapes = {act: list(_shapes(context)) for act, context in contexts().items()}
    return {
        act: frozenset(role for role in Role if any(judge(_actor(role), act, about) for about in abouts))
        for act, abouts in sorted(shapes.items())
    }


def _called(roles: frozenset[Role]) -> str:
    if roles == frozenset(Role):
        return ARRIVING
    return ", ".join(str(ROLE_TEXTS[role]) for role in Role if role in roles)


def contexts() -> dict[str, str]:
    schema = "\n".join(path.read_text() for path in sorted(FOLDER.glob("*.cedarschema")))
    types = dict(TYPE.findall(schema))
    found = {}
    for acts, context in ACTION.findall(schema):
        for act in re.findall(r'"([\w.]+)"', acts):
            found[act] = types.get(context, "")
    return found


def _shapes(parts: str) -> Iterator[Attributes]:
    """Give all that an act may tell about itself: what is optional is left out."""
    needed = [(name, kind) for name, optional, kind in PART.findall(parts) if not optional]
    told = {name: NAMED.get(name, BEST.get(kind, ("",))) for name, kind in needed}
    for values in product(*told.values()):
        yield dict(zip(told, values, strict=True))


def _actor(role: Role) -> By:
    clock = WallClock()
    return By(
        node=NodeId(UUID(int=0)),
        clock=clock,
        hybrid=HybridClock(clock, "00000000"),
        chance=SystemChance(),
        standing=Standing.ACTIVE,
        member=MemberId(UUID(int=2)),
        agency=OWN,
        role=role.value,
    )
