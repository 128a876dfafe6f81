"""The read log under attack: edited, deleted, reordered, cut off; each is found and named."""

import pytest

from samakki.journal import actions, queries
from samakki.journal.models import Read, ReadFile, ReadLeaf
from samakki.journal.words import Verified, Wrong
from samakki.kernel.deeds import By
from tests.journal import attacker
from tests.journal.conftest import FILE

pytestmark = pytest.mark.usefixtures("written")


def test_an_edited_read_record_is_named(node_by: By) -> None:
    read = attacker.read_at(2)
    Read.objects.filter(pk=read.pk).update(member="0195d000-0000-7000-8000-0000000000ff")
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, read.pk, 2)


def test_a_file_taken_off_a_read_record_is_named(node_by: By) -> None:
    read = attacker.read_at(3)
    ReadFile.objects.filter(read_id=read.pk).delete()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, read.pk, 3)


def test_an_edited_read_record_with_every_hash_made_to_fit_is_named_by_its_batch(node_by: By) -> None:
    Read.objects.filter(pk=attacker.read_at(2).pk).update(purpose="overview")
    attacker.make_it_look_right()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.EDITED, 1)
    assert fault.place.endswith("of the reads")


@pytest.mark.asvs("16.4.2")
def test_a_deleted_read_record_is_named(node_by: By) -> None:
    read = attacker.read_at(3)
    attacker.delete_read(read)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.DELETED, read.pk, 3)
    ReadLeaf.objects.filter(position=3).delete()
    assert (attacker.found(node_by).wrong, attacker.found(node_by).position) == (Wrong.DELETED, 3)


def test_a_deleted_read_record_with_all_others_moved_up_is_found_by_the_signed_roots(node_by: By) -> None:
    attacker.delete_read(attacker.read_at(3))
    attacker.close_up(ReadLeaf, 3)
    attacker.make_it_look_right()
    assert attacker.found(node_by).wrong is Wrong.DELETED


def test_reordered_read_records_are_named(node_by: By) -> None:
    attacker.swap_leaves(ReadLeaf, 1, 2)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.REORDERED, 1)


def test_a_read_log_cut_off_at_its_end_is_named(node_by: By) -> None:
    attacker.delete_read(attacker.read_at(5))
    assert (attacker.found(node_by).wrong, attacker.found(node_by).position) == (Wrong.TRUNCATED, 5)
    ReadLeaf.objects.filter(position=5).delete()
    attacker.make_it_look_right()
    assert (attacker.found(node_by).wrong, attacker.found(node_by).position) == (Wrong.TRUNCATED, 5)


def test_a_read_record_that_waits_is_proved_by_its_own_hash(dara: By, node_by: By) -> None:
    actions.read_file(dara, FILE)
    assert queries.verify(node_by) == Verified(12, 7, 4, 0, 1)
    Read.objects.filter(page="case").update(page="print")
    assert attacker.found(node_by).wrong is Wrong.EDITED
