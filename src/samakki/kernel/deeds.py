"""How an action is declared: `deed` changes or unseals, `sight` only asks; both ask who may, each time.

The floors forbid the lower rooms to know `access` or a database, so both are handed in once, by the wiring table.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, Final, NoReturn, ParamSpec, Protocol, TypeVar

from samakki.kernel.clocks import Chance, Clock, HybridClock
from samakki.kernel.ids import AgencyId, MemberId, NodeId

_log: Final = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")
Attributes = Mapping[str, str | int | bool | list[str]]


class Standing(StrEnum):
    """How somebody stands before the house at this moment."""

    NODE = "node"
    VISITOR = "visitor"
    WAITING = "waiting"
    LOCKED = "locked"
    ACTIVE = "active"


class KeyNotHeldError(Exception):
    """The one who acts holds no key that opens this."""


class Keyring(Protocol):
    """The keys that somebody brought along for this one request."""

    def epoch_secret(self, agency: AgencyId, epoch: int) -> bytes:
        """Give the agency's private key of that epoch; raises KeyNotHeldError."""

    def newest_epoch(self, agency: AgencyId) -> int:
        """Tell the agency's newest epoch for which a key is held; raises KeyNotHeldError."""

    def member_secret(self) -> bytes:
        """Give the member's own private key; raises KeyNotHeldError."""


class NoKeys:
    """The keyring of one who brought none: the command line, a visitor, a member who waits or is locked."""

    def epoch_secret(self, _agency: AgencyId, _epoch: int) -> NoReturn:
        """Refuse."""
        raise KeyNotHeldError

    def newest_epoch(self, _agency: AgencyId) -> NoReturn:
        """Refuse."""
        raise KeyNotHeldError

    def member_secret(self) -> NoReturn:
        """Refuse."""
        raise KeyNotHeldError


class OwnKey(NoKeys):
    """The keyring of who belongs to no agency: what was sealed to themselves opens, and nothing of any case."""

    __slots__ = ("_secret",)

    def __init__(self, member_secret: bytes) -> None:
        """Hold the member's own private key."""
        self._secret = member_secret

    def member_secret(self) -> bytes:  # type: ignore[override]  # who has one gives it
        """Give the member's own private key."""
        return self._secret


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, where they stand, with which keys, by which clock: the first argument of every action and query.

    `why` is a code: why somebody opens what is not on their own list. It goes into each record of what they read.
    """

    node: NodeId
    clock: Clock
    hybrid: HybridClock
    chance: Chance
    standing: Standing = Standing.VISITOR
    member: MemberId | None = None
    agency: AgencyId | None = None
    role: str = ""
    why: str = ""
    keys: Keyring = field(default_factory=NoKeys)
    verdicts: dict[object, bool] = field(default_factory=dict, repr=False, compare=False)


class RefusedError(Exception):
    """Access said no: `act` is what was asked, `reason` a short code that the doors put into words."""

    def __init__(self, act: str, reason: str = "policy") -> None:
        """Keep what was asked and why it was refused."""
        super().__init__(f"{act}: {reason}")
        self.act = act
        self.reason = reason


class NoRoomError(Exception):
    """The disk is full: nothing of the deed was written, and all that was acknowledged before is intact."""


class Judge(Protocol):
    """Says whether an act is allowed: the room `access`, from above."""

    def __call__(self, by: By, act: str, about: Attributes) -> bool:
        """Decide; anything unclear is a no."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An action or query as it was declared: its name `room.verb`, its kind, and its function."""

    act: str
    kind: str
    function: Callable[..., object]


DECLARED: Final[dict[str, Declared]] = {}
_inside: Final[ContextVar[bool]] = ContextVar("inside_a_deed", default=False)


class _House:
    judge: Judge | None = None
    transaction: Callable[[], AbstractContextManager[Any]] | None = None


def wire(judge: Judge, transaction: Callable[[], AbstractContextManager[Any]]) -> None:
    """Hand in who decides and what a transaction is; the wiring table calls this once at start."""
    _House.judge = judge
    _House.transaction = transaction


def deed(
    about: Callable[..., Attributes] | None = None, *, changes: bool = True
) -> Callable[[Callable[Concatenate[By, P], R]], Callable[Concatenate[By, P], R]]:
    """Declare an action: it is asked of `access` with what `about` tells of its arguments, then done whole or not.

    One that itself only turns a key says `changes=False`: it opens no transaction, so that nobody who wants to write
    waits while a passphrase is tried; each action that it calls is then whole by itself. So does one that waits for
    another program; what it then changes stands in `whole`.
    """

    def declare(function: Callable[Concatenate[By, P], R]) -> Callable[Concatenate[By, P], R]:
        act = _declare("deed", function)

        @wraps(function)
        def act_out(by: By, /, *args: P.args, **kwargs: P.kwargs) -> R:
            _ask(by, act, {} if about is None else about(by, *args, **kwargs))
            if not changes:
                return function(by, *args, **kwargs)
            with whole():
                return function(by, *args, **kwargs)

        return act_out

    return declare


@contextmanager
def whole() -> Iterator[None]:
    """Do what stands inside whole or not; inside another action it is part of that one's transaction."""
    if _inside.get():
        yield
        return
    token = _inside.set(True)
    try:
        with _transaction():
            yield
    finally:
        _inside.reset(token)


def sight(
    about: Callable[..., Attributes] | None = None,
) -> Callable[[Callable[Concatenate[By, P], R]], Callable[Concatenate[By, P], R]]:
    """Declare a query: it is asked of `access`, opens nothing and changes nothing."""

    def declare(function: Callable[Concatenate[By, P], R]) -> Callable[Concatenate[By, P], R]:
        act = _declare("sight", function)

        @wraps(function)
        def look(by: By, /, *args: P.args, **kwargs: P.kwargs) -> R:
            _ask(by, act, {} if about is None else about(by, *args, **kwargs))
            return function(by, *args, **kwargs)

        return look

    return declare


def _declare(kind: str, function: Callable[..., object]) -> str:
    room = function.__module__.split(".")[1]
    act = f"{room}.{function.__name__}"
    if act in DECLARED and DECLARED[act].function.__module__ != function.__module__:
        message = f"{act} is declared twice"
        raise RuntimeError(message)
    DECLARED[act] = Declared(act, kind, function)
    return act


def _ask(by: By, act: str, about: Attributes) -> None:
    if _House.judge is None:
        message = "the house is not wired: nobody decides"
        raise RuntimeError(message)
    if not _House.judge(by, act, about):
        _log.info("refused: %s, member %s", act, by.member)
        raise RefusedError(act)


def _transaction() -> AbstractContextManager[Any]:
    if _House.transaction is None:
        message = "the house is not wired: there is no transaction"
        raise RuntimeError(message)
    return _House.transaction()
