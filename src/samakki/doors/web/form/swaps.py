"""What a page must draw again after a save in place: as little as possible, so that nobody is disturbed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from samakki.doors.web.form.inputs import Fieldset, Input, Item, is_told
from samakki.instruments.words import Kind


@dataclass(frozen=True, slots=True)
class Swap:
    """One part to draw again: a whole question or group, or only what is said of an answer that does not fit."""

    item: Item
    only_error: bool = False

    @property
    def fieldset(self) -> Fieldset | None:
        """Give the group, when it is one."""
        return self.item if isinstance(self.item, Fieldset) else None


def swaps(before: Iterable[Item], after: Iterable[Item], shown: Collection[str], typed: Collection[str]) -> list[Swap]:
    """Compare a page with what it was: `shown` are the questions in the browser, `typed` those just answered."""
    old = _by_mark(before)
    return [swap for item in after for swap in _compared(old, item, shown, typed)]


def _by_mark(items: Iterable[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in items:
        if isinstance(item, Input):
            found[item.asked.mark] = item
        else:
            found[item.block.mark] = item
            found |= _by_mark(item.items)
            for row in item.rows:
                found |= _by_mark(row.items)
    return found


def _compared(old: Mapping[str, Item], item: Item, shown: Collection[str], typed: Collection[str]) -> Iterable[Swap]:
    if isinstance(item, Fieldset):
        yield from _group(old, item, shown, typed)
        return
    was = old.get(item.asked.mark)
    if not isinstance(was, Input):
        yield Swap(item)
        return
    drawn = was.asked.outline() != item.asked.outline()
    if item.asked.question.kind is Kind.NOTE or is_told(item.asked.question):
        anew = drawn or was.value != item.value
    else:
        anew = (item.asked.path in shown) != item.asked.relevant or (drawn and item.asked.path not in typed)
    if anew:
        yield Swap(item)
    elif was.error or item.error:
        yield Swap(item, only_error=True)


def _group(old: Mapping[str, Item], item: Fieldset, shown: Collection[str], typed: Collection[str]) -> Iterable[Swap]:
    was = old.get(item.block.mark)
    same = (
        isinstance(was, Fieldset)
        and was.block.relevant == item.block.relevant
        and was.block.label == item.block.label
        and [row.row.number for row in was.rows] == [row.row.number for row in item.rows]
    )
    if not same:
        yield Swap(item)
        return
    inner = (*item.items, *(each for row in item.rows for each in row.items))
    for each in inner:
        yield from _compared(old, each, shown, typed)
