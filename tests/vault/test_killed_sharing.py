"""A process killed while it shares, takes back or moves wraps leaves either before or after, and nothing unreadable."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import sleep

import pytest

from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By, NoKeys
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.models import Milestone, Root, Wrap
from samakki.vault.words import Box, Drawer, Lock, Plain
from tests.forking import fork_alone
from tests.vault.conftest import DARA, FILE, MALI, SHELTER, WELFARE, found, sign_in
from tests.vault.shared import HEALTH, NOTE, sealed

KILLS = 20


@pytest.fixture
def dara(committed_stores: None, node_secret: Path, node_by: By) -> By:
    """Dara, with real commits and real chance: each process must make keys of its own."""
    by = found(replace(node_by, chance=SystemChance()))
    actions.make_agency_key(sign_in(by, MALI, WELFARE), WELFARE)
    return by


def die(*_args: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(work: Callable[[], object], after: float | None = None) -> None:
    """Let a process do something that kills it, or be killed after so many seconds."""
    child = fork_alone()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    if after is not None:
        sleep(after)
        os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended before it was killed"


def held_by_welfare() -> set[int]:
    return set(Wrap.objects.filter(agency=WELFARE, section=Section.HEALTH).values_list("version", flat=True))


def test_killed_between_destroying_and_making_anew_nothing_was_done(dara: By, monkeypatch: pytest.MonkeyPatch) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    before = set(Wrap.objects.values_list("id", "wrap"))
    with monkeypatch.context() as patch:
        patch.setitem(actions.unshare.__wrapped__.__globals__, "insert_wraps", die)  # type: ignore[attr-defined]  # where it is called
        killed(lambda: actions.unshare(replace(dara, keys=NoKeys()), SHELTER, WELFARE, [HEALTH]))
    assert {(number, bytes(blob)) for number, blob in before} == {
        (number, bytes(blob)) for number, blob in Wrap.objects.values_list("id", "wrap")
    }
    assert actions.open_many(sign_in(dara, MALI, WELFARE), [box]) == [NOTE]


def test_killed_when_the_keys_are_gone_and_the_data_knows_nothing_yet_it_can_be_done_again(
    dara: By, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    with monkeypatch.context() as patch:
        patch.setattr(Milestone.objects, "create", die)
        killed(lambda: actions.unshare(replace(dara, keys=NoKeys()), SHELTER, WELFARE, [HEALTH]))
    assert held_by_welfare() == set()
    assert queries.keystore_state(dara).generation > Milestone.objects.order_by("-generation")[0].generation
    queries.check_keystore(dara)
    actions.unshare(replace(dara, keys=NoKeys()), SHELTER, WELFARE, [HEALTH])
    assert sorted(Wrap.objects.filter(agency=SHELTER).values_list("version", flat=True)) == [1, 2]
    assert actions.open_many(sign_in(dara, DARA), [box, sealed(sign_in(dara, DARA))]) == [NOTE] * 2


@pytest.mark.slow
def test_killed_at_any_moment_a_section_is_shared_whole_or_not_at_all(dara: By, tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.touch()
    for kill in range(KILLS):
        killed(lambda: come_and_go(dara, told), 0.05 + 0.037 * (kill % 7))
        versions = set(Wrap.objects.filter(agency=SHELTER).values_list("version", flat=True))
        assert versions == set(range(1, len(versions) + 1))
        assert held_by_welfare() in (set(), versions)
        boxes = list(acknowledged(told))
        assert actions.open_many(sign_in(dara, DARA), boxes) == [NOTE] * len(boxes)
    assert Root.objects.get().generation > KILLS
    assert len(boxes) > KILLS


def come_and_go(dara: By, told: Path) -> None:
    """Share, write and take back for ever; what was sealed is told once it is certain."""
    by = sign_in(replace(dara, chance=SystemChance()), DARA)
    with told.open("a") as file:
        while True:
            actions.share(by, SHELTER, WELFARE, [HEALTH])
            (one,) = actions.seal_many(by, SHELTER, [Plain(HEALTH, b"x", NOTE)])
            file.write(f"{one.version} {one.blob.hex()}\n")
            file.flush()
            actions.unshare(replace(by, keys=NoKeys()), SHELTER, WELFARE, [HEALTH])
            by = sign_in(by, DARA)


def acknowledged(told: Path) -> Iterator[Box]:
    for line in told.read_text().splitlines():
        version, _space, blob = line.partition(" ")
        if len(blob) % 2 == 0 and len(blob) // 2 >= 29 + 64:
            yield SHELTER, Lock(FILE, Section.HEALTH, int(version)), b"x", bytes.fromhex(blob)


@pytest.mark.slow
def test_killed_at_any_moment_of_moving_wraps_none_becomes_unreadable(dara: By) -> None:
    drawers = [Drawer(FILE, section) for section in Section]
    boxes = [sealed(dara, drawer) for drawer in drawers]
    actions.share(dara, SHELTER, WELFARE, drawers)
    for kill in range(KILLS):
        killed(lambda: turn_and_move(dara), 0.05 + 0.037 * (kill % 7))
        for reader in (sign_in(dara, DARA), sign_in(dara, MALI, WELFARE)):
            assert actions.open_many(reader, boxes) == [NOTE] * len(boxes)
    for member, agency in ((DARA, SHELTER), (MALI, WELFARE)):
        while actions.rewrap(sign_in(dara, member, agency), agency, 3):
            continue
        assert queries.waiting_wraps(dara, agency) == 0
        assert actions.open_many(sign_in(dara, member, agency), boxes) == [NOTE] * len(boxes)


def turn_and_move(dara: By) -> None:
    """Begin epoch after epoch, moving a few wraps of each."""
    chance = SystemChance()
    for at in count():
        member, agency = ((DARA, SHELTER), (MALI, WELFARE))[at % 2]
        actions.rotate(sign_in(replace(dara, chance=chance), member, agency), agency)
        for _batch in range(3):
            actions.rewrap(sign_in(replace(dara, chance=chance), member, agency), agency, 2)
