"""The drill of the rotation, small: a process is killed while keys are turned, and every data key opens afterwards."""

from dataclasses import replace
from pathlib import Path

from bench.vault_rotate import fill, held, killed, opened

from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By
from samakki.vault.models import Wrap
from tests.vault.conftest import node_secret

__all__ = ["node_secret"]
MOMENTS = [0.0, 0.05, 0.1, 0.2]


def test_a_rotation_killed_at_moments_of_chance_leaves_every_key_as_it_was(
    committed_stores: None, node_secret: Path, node_by: By
) -> None:
    clock = WallClock()
    by = held(replace(node_by, clock=clock, hybrid=HybridClock(clock, "0a0b0c0d"), chance=SystemChance()))
    fill(by, 400)
    before = opened(by)
    assert before[0] == 400
    epoch = killed(by, MOMENTS)
    assert opened(by) == before
    assert set(Wrap.objects.values_list("epoch", flat=True)) == {epoch}


def test_a_data_key_that_is_another_is_told(committed_stores: None, node_secret: Path, node_by: By) -> None:
    by = held(node_by)
    fill(by, 10)
    before = opened(by)
    Wrap.objects.filter(pk=Wrap.objects.order_by("pk")[3].pk).delete()
    assert opened(by) != before
