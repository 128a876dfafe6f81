"""What a page draws again while somebody fills it in: as little as possible, so that nobody is disturbed.

The page carries a short mark of how each part was drawn; what would now be drawn otherwise is sent again.
"""

import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from samakki.doors.web.form.inputs import Fieldset, Input, Item, is_told
from samakki.instruments.words import Kind

Drawn = Mapping[str, tuple[str, str]]
_DRAWN: Final = re.compile(r"(?P<mark>q[0-9-]+):(?P<sum>[\w-]{4})(?P<doubt>!?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Swap:
    """One part to draw again: a whole question or group, or only what is said of an answer that does not fit."""

    item: Item
    only_error: bool = False

    @property
    def fieldset(self) -> Fieldset | None:
        """Give the group, when it is one."""
        return self.item if isinstance(self.item, Fieldset) else None


def write_drawn(items: Iterable[Item]) -> str:
    """Write how the parts of a page are drawn: for each a short checksum, with a `!` where an answer is doubted."""
    return " ".join(f"{_mark(each)}:{''.join(map(str, _drawn(each)))}" for each in _parts(items))


def read_drawn(text: str) -> Drawn:
    """Read what `write_drawn` wrote; of what is anything else nothing is known, and it is drawn again."""
    told = (_DRAWN.fullmatch(part) for part in text.split(" "))
    return {found["mark"]: (found["sum"], found["doubt"]) for found in told if found}


def swaps(items: Iterable[Item], drawn: Drawn) -> Iterable[Swap]:
    """Tell what to draw again; of a group that is drawn again its parts are not."""
    for item in items:
        was, now = drawn.get(_mark(item)), _drawn(item)
        if was is None or was[0] != now[0]:
            yield Swap(item)
        elif isinstance(item, Fieldset):
            yield from swaps(_inside(item), drawn)
        elif was[1] or now[1]:
            yield Swap(item, only_error=True)


def _parts(items: Iterable[Item]) -> Iterable[Item]:
    for item in items:
        yield item
        if isinstance(item, Fieldset):
            yield from _parts(_inside(item))


def _inside(item: Fieldset) -> tuple[Item, ...]:
    return (*item.items, *(each for row in item.rows for each in row.items))


def _mark(item: Item) -> str:
    return item.asked.mark if isinstance(item, Input) else item.block.mark


def _drawn(item: Item) -> tuple[str, str]:
    if isinstance(item, Fieldset):
        block = item.block
        rows = tuple(row.row.number for row in item.rows)
        return _sum((block.relevant, block.label, rows, block.row_page, block.row_pages, block.full, block.cut)), ""
    told = item.asked.question.kind is Kind.NOTE or is_told(item.asked.question)
    return _sum((item.asked.outline(), item.template, item.value if told else "")), "!" if item.error else ""


def _sum(parts: object) -> str:
    """Give 24 bits of a checksum in four signs: what differs and is taken for the same is drawn at the next change."""
    return urlsafe_b64encode(zlib.crc32(repr(parts).encode()).to_bytes(4)[1:]).decode()
