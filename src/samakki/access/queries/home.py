"""Where we are: which node this is, and whether it was founded."""

from dataclasses import replace
from uuid import UUID

from samakki.access.models import Node
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import NodeId


@sight()
def at_home(by: By) -> By:
    """Give the same one who acts, at this node and by this process's clock; a node not yet founded is nobody's."""
    row = Node.objects.values_list("node", flat=True).first()
    return by if row is None else replace(by, node=NodeId(row), hybrid=_hybrid(row, by))


@sight()
def at_the_machine(by: By) -> None:
    """Make sure that whoever asks acts at the machine, before tables are made or a server begins."""


@sight()
def is_founded(by: By) -> bool:
    """Tell whether this node has been founded."""
    return Node.objects.exists()


_CLOCKS: dict[UUID, HybridClock] = {}


def _hybrid(node: UUID, by: By) -> HybridClock:
    """Keep one clock a process: its stamps must never repeat, so its mark is the process's own."""
    if not isinstance(by.clock, WallClock):
        return HybridClock(by.clock, by.chance.bytes(4).hex())
    return _CLOCKS.setdefault(node, HybridClock(by.clock, SystemChance().bytes(4).hex()))
