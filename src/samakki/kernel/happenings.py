"""What must be heard above: values in the past tense, told in the same transaction as what they tell of."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from samakki.kernel.deeds import By


class Happening:
    """Something that has happened, said by the room where it happened."""

    __slots__ = ()


H = TypeVar("H", bound=Happening)
_hearers: Final[dict[type[Happening], list[Callable[..., None]]]] = defaultdict(list)


def hear(kind: type[H], hearer: Callable[["By", H], None]) -> None:
    """Let `hearer` be told of every such happening; only the wiring table calls this."""
    if hearer not in _hearers[kind]:
        _hearers[kind].append(hearer)


def tell(by: "By", happening: Happening) -> None:
    """Tell all hearers, in order, in the running transaction: one that fails undoes what happened."""
    for hearer in _hearers[type(happening)]:
        hearer(by, happening)
