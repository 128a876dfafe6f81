"""Agreeing to an erasure and carrying it out, also where the disk is full."""

from collections.abc import Callable
from typing import TypeVar

from samakki.keeping import gateways
from samakki.keeping.actions.erasing import approve_erasure, carry_out_erasure
from samakki.keeping.queries.erasures import of_erasure
from samakki.keeping.words import Erasure, ErasureId
from samakki.kernel.deeds import By, NoRoomError, deed

R = TypeVar("R")


@deed(about=of_erasure, changes=False)
def agree_and_erase(by: By, erasure: ErasureId) -> Erasure:
    """Agree that a case is erased, as somebody else than who asked, and erase it at once.

    That it was agreed on is written down first: what breaks off is finished by `finish_erasure`. Raises
    ErasureRefusedError, KeyNotHeldError; NoRoomError where there is no ballast left to throw off.
    """
    _with_room(lambda: approve_erasure(by, erasure))
    return finish_erasure(by, erasure)


@deed(about=of_erasure, changes=False)
def finish_erasure(by: By, erasure: ErasureId) -> Erasure:
    """Carry out what was agreed on and broke off. Raises ErasureRefusedError, NoRoomError."""
    done = _with_room(lambda: carry_out_erasure(by, erasure))
    gateways.purge_data()
    return done


@deed(changes=False)
def take_on_ballast(by: By) -> None:
    """Let there be ballast that an erasure can throw off."""
    gateways.take_on_ballast()


def _with_room(do: Callable[[], R]) -> R:
    """Do it; where the disk is full ballast is thrown off first, and taken on again when there is room."""
    try:
        return do()
    except NoRoomError:
        if not gateways.throw_off_ballast():
            raise
        return do()
    finally:
        gateways.take_on_ballast()
