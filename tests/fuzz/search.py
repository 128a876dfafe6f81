"""Searches for bytes that a parser does not bear, for as long as it is given; what it ever found is tried first.

Time says how long is searched, and decides nothing. What one input may cost is a bound of work: seconds of this
process's own processor, far beyond what any input needs, and how much its memory may grow.
"""

import gc
import hashlib
import os
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Final, NoReturn

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as some

SECONDS: Final = "SAMAKKI_FUZZ_SECONDS"
FROM: Final = "SAMAKKI_FUZZ_FROM"
"""The first seed: the checks go the same way each time, a longer search begins where chance says."""
FEW: Final = 3.0
WORK: Final = 90
"""So many seconds of the processor one input may take; the longest known takes two."""
ROOM: Final = 700_000
"""So many KiB the process may grow by while it searches: pyxform alone takes a fifth of it."""
FOUND: Final = Path(__file__).parent / "found"
_AT_ONCE: Final = 250


class TooMuchError(BaseException):
    """One input cost more than any may: not an Exception, so that no parser takes it for a fault of the file."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One way into a parser: what reads bytes and judges what came of it, and where such bytes come from."""

    name: str
    read: Callable[[bytes], None]
    inputs: some.SearchStrategy[bytes]

    def __repr__(self) -> str:
        return self.name


def search(parser: str, *readers: Reader) -> None:
    """Try what was found before, then search until the time is over; what is found is kept, to be tried for ever."""
    for reader, content in kept(parser, readers):
        within_bounds(reader, content)
    ends = monotonic() + float(os.environ.get(SECONDS, FEW))
    for seed in count(int(os.environ.get(FROM, "0"))):
        if monotonic() >= ends:
            return
        _search_once(parser, readers, seed, ends)


def kept(parser: str, readers: Sequence[Reader]) -> Iterator[tuple[Reader, bytes]]:
    """Give what was found before, each with the reader that did not bear it."""
    named = {reader.name: reader for reader in readers}
    for place in sorted((FOUND / parser).glob("*.bin")):
        yield named[place.name.partition("-")[0]], place.read_bytes()


def within_bounds(reader: Reader, content: bytes) -> None:
    """Let a reader read, within the bounds of work and memory."""
    before = _most_memory()
    with stopped_after(WORK):
        reader.read(content)
    grown = _most_memory() - before
    if grown > ROOM:
        message = f"{reader.name} took {grown} KiB for {len(content)} bytes"
        raise TooMuchError(message)


def _search_once(parser: str, readers: Sequence[Reader], seed: int, ends: float) -> None:
    failed: list[tuple[Reader, bytes]] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=_AT_ONCE,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @hypothesis.given(some.sampled_from(readers).flatmap(_with_input))
    def one_after_the_other(told: tuple[Reader, bytes]) -> None:
        if monotonic() > ends and not failed:
            return
        try:
            within_bounds(*told)
        except BaseException:
            failed.append(told)
            raise

    try:
        one_after_the_other()
    except BaseException:
        _keep(parser, failed)
        raise
    gc.collect()


def _with_input(reader: Reader) -> some.SearchStrategy[tuple[Reader, bytes]]:
    return some.tuples(some.just(reader), reader.inputs)


def _keep(parser: str, failed: Sequence[tuple[Reader, bytes]]) -> None:
    """Keep the smallest input that failed: where the folder is thrown away afterwards, its bytes are told too."""
    if not failed:
        return
    reader, content = failed[-1]
    folder = FOUND / parser
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{reader.name}-{hashlib.sha256(content).hexdigest()[:12]}.bin"
    place.write_bytes(content)
    told = content.hex() if len(content) <= 4_000 else f"{content[:2_000].hex()}…"
    print(f"kept as {place.relative_to(FOUND.parent.parent.parent)}: {told}")  # noqa: T201 -- told with the failure


@contextmanager
def stopped_after(seconds: int) -> Iterator[None]:
    def stop(_number: int, _frame: object) -> NoReturn:
        message = f"still at work after {seconds} s of the processor"
        raise TooMuchError(message)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def must_say(*words: object) -> None:
    """Hold that a refusal says why: a word of it that is empty is a fault."""
    assert all(words)


def fuzz(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that searches; what libraries only warn of is no fault here, as it is none at a node."""
    return pytest.mark.fuzz(pytest.mark.filterwarnings("ignore")(test))
