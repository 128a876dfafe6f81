"""The drill of a loss of power, small: each image has what was acknowledged, and the control loses something."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from bench.crash_images import crashed
from bench.recorded_disk import SECTOR, Disk, Done
from django.db import connection

from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By
from tests.journal.conftest import founded, node_secret

__all__ = ["node_secret"]
OLD, NEW = b"old " * SECTOR, b"new " * SECTOR
LEFT = 200


@pytest.mark.slow
def test_in_no_image_of_a_loss_of_power_is_anything_lost_or_corrupt(
    committed_stores: None, node_secret: Path, node_by: By
) -> None:
    if connection.vendor == "sqlite":
        node = replace(node_by, chance=SystemChance())
        founded(node)
        found = crashed(node, 40, 12, Random(7))  # noqa: S311 -- moments of chance, not keys
        assert found.entries > 100
        assert found.wrong == {}
        assert crashed(node, 40, 12, Random(7), "OFF").wrong  # noqa: S311 -- as above


@pytest.fixture
def disk(tmp_path: Path) -> tuple[Disk, str]:
    place = tmp_path / "a store"
    place.write_bytes(OLD)
    return Disk([place]), str(place)


def left(disk: Disk) -> list[dict[str, bytes]]:
    dice = Random(1)  # noqa: S311 -- as above
    return [disk.without_power(dice) for _ in range(LEFT)]


def test_what_was_synced_is_there_for_sure(disk: tuple[Disk, str]) -> None:
    for done in (Done("write", disk[1], 0, NEW), Done("sync", disk[1])):
        disk[0].do(done)
    assert all(image == {disk[1]: NEW} for image in left(disk[0]))


def test_what_was_not_synced_is_there_or_not_or_torn_at_sectors(disk: tuple[Disk, str]) -> None:
    disk[0].do(Done("write", disk[1], 0, NEW))
    images = [image[disk[1]] for image in left(disk[0])]
    assert {OLD, NEW} < set(images)
    assert {image[at : at + SECTOR] for image in images for at in range(0, len(image), SECTOR)} == {
        OLD[:SECTOR],
        NEW[:SECTOR],
    }


def test_what_was_written_later_may_be_there_without_what_was_before(disk: tuple[Disk, str]) -> None:
    for at in (0, len(NEW)):
        disk[0].do(Done("write", disk[1], at, NEW))
    assert {OLD + NEW, OLD, NEW, NEW + NEW} <= {image[disk[1]] for image in left(disk[0])}


def test_a_name_that_was_removed_may_come_back_until_its_folder_is_synced(disk: tuple[Disk, str]) -> None:
    disk[0].do(Done("delete", disk[1]))
    assert {tuple(image) for image in left(disk[0])} == {(), (disk[1],)}
    disk[0].do(Done("create", disk[1] + "-journal"))
    disk[0].do(Done("sync", disk[1] + "-journal"))
    assert {tuple(image) for image in left(disk[0])} == {(disk[1] + "-journal",)}


def test_a_name_that_was_removed_with_its_folder_synced_stays_away(disk: tuple[Disk, str]) -> None:
    disk[0].do(Done("delete", disk[1], 1))
    assert left(disk[0]) == [{}] * LEFT
