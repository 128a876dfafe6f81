"""What was edited, deleted, reordered or cut off is found and named, also when the attacker knows all hashes."""

from dataclasses import replace

import pytest
from django.db import connection

from samakki.journal import actions, jobs, queries
from samakki.journal.models import (
    Attachment,
    Checkpoint,
    Entry,
    EntryLeaf,
    File,
    PendingEntry,
    Piece,
    ReadLeaf,
    Snapshot,
)
from samakki.journal.rules.headers import body_hash
from samakki.journal.words import Body, Kind, Verified, Wrong
from samakki.journal.words import Checkpoint as Point
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, fresh_id
from samakki.sections.words import Section
from tests.journal import attacker
from tests.journal.conftest import FILE

pytestmark = pytest.mark.usefixtures("written")


def test_what_nobody_touched_holds(node_by: By, witness: Point) -> None:
    assert queries.verify(node_by, witness) == Verified(12, 6, 4, 0, 0)


def test_an_edited_body_is_named(node_by: By) -> None:
    entry = attacker.entry_at(4)
    Entry.objects.filter(pk=entry.pk).update(body=b"another story")
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, entry.pk, 4)


def test_an_edited_body_with_its_hash_made_to_fit_is_named(node_by: By) -> None:
    entry = attacker.entry_at(4)
    Entry.objects.filter(pk=entry.pk).update(body=b"another story", body_hash=body_hash(b"another story"))
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, entry.pk, 4)


@pytest.mark.parametrize(
    ("name", "value"),
    [("author", "0195d000-0000-7000-8000-0000000000ff"), ("section", "health"), ("closed", True), ("key_version", 9)],
)
def test_an_edited_header_is_named(node_by: By, name: str, value: object) -> None:
    entry = attacker.entry_at(7)
    Entry.objects.filter(pk=entry.pk).update(**{name: value})
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, entry.pk, 7)


@pytest.mark.asvs("16.4.2")
def test_an_edited_entry_with_every_hash_made_to_fit_is_named_by_its_batch(node_by: By) -> None:
    Entry.objects.filter(pk=attacker.entry_at(4).pk).update(body=b"another story")
    attacker.make_it_look_right()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position, fault.place) == (Wrong.EDITED, 3, "positions 3 to 5 of the entries")


@pytest.mark.parametrize("change", ["number = 0", "number = 1099511627776", "body = 'a text'", "previous = 7"])
def test_a_column_of_another_form_is_a_fault_like_any_other(node_by: By, change: str) -> None:
    if connection.vendor == "sqlite":  # PostgreSQL takes no value of another form
        entry = attacker.entry_at(4)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            cursor.execute(f"UPDATE journal_entry SET {change} WHERE id = %s", [entry.pk.hex])  # noqa: S608 -- as above
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        fault = attacker.found(node_by)
        assert (fault.wrong, fault.subject, fault.position) == (Wrong.EDITED, entry.pk, 4)


def test_a_leaf_of_another_form_is_a_fault_like_any_other(node_by: By) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE journal_entry_leaf SET hash = 'a text' WHERE position = 4")
        assert attacker.found(node_by).wrong is Wrong.EDITED


def test_a_deleted_entry_is_named(node_by: By) -> None:
    entry = attacker.entry_at(5)
    attacker.delete_entry(entry)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.DELETED, entry.pk, 5)


def test_a_deleted_entry_whose_leaf_is_gone_too_is_named(node_by: By) -> None:
    attacker.delete_entry(attacker.entry_at(5))
    EntryLeaf.objects.filter(position=5).delete()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.DELETED, 5)


def test_a_deleted_entry_with_all_others_moved_up_is_found_in_its_file(node_by: By) -> None:
    entry = attacker.entry_at(5)
    attacker.delete_entry(entry)
    attacker.close_up(EntryLeaf, 5)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.file) == (Wrong.DELETED, entry.file_id)
    assert f"entry {entry.number} of the file is missing" in fault.seen


def test_a_deleted_entry_with_every_hash_made_to_fit_is_found_by_the_signed_roots(node_by: By) -> None:
    attacker.delete_entry(attacker.entry_at(5))
    attacker.close_up(EntryLeaf, 5)
    attacker.make_it_look_right()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.DELETED, 3)


def test_entries_that_changed_places_in_their_file_are_named(node_by: By) -> None:
    one, other = attacker.entry_at(2), attacker.entry_at(6)
    assert one.file_id == other.file_id
    attacker.swap_numbers(one, other)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject, fault.position) == (Wrong.REORDERED, one.pk, 2)


def test_leaves_that_changed_places_are_named(node_by: By) -> None:
    attacker.swap_leaves(EntryLeaf, 4, 5)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.REORDERED, 4)


def test_leaves_that_name_each_others_entries_are_named(node_by: By) -> None:
    one, other = (EntryLeaf.objects.get(position=at).entry for at in (4, 5))
    for at, entry in ((4, "0195d000-0000-7000-8000-0000000000ff"), (5, one), (4, other)):
        EntryLeaf.objects.filter(position=at).update(entry=entry)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.REORDERED, 4)


def test_reordered_entries_with_every_hash_made_to_fit_are_named_by_the_order_of_the_tree(node_by: By) -> None:
    attacker.swap_numbers(attacker.entry_at(2), attacker.entry_at(6))
    attacker.make_it_look_right()
    assert (attacker.found(node_by).wrong, attacker.found(node_by).position) == (Wrong.REORDERED, 2)


def test_reordered_entries_and_leaves_with_every_hash_made_to_fit_are_found_by_the_signed_roots(node_by: By) -> None:
    attacker.swap_numbers(attacker.entry_at(2), attacker.entry_at(6))
    attacker.swap_leaves(EntryLeaf, 2, 6)
    attacker.make_it_look_right()
    assert attacker.found(node_by).place == "positions 0 to 2 of the entries"


def test_a_journal_cut_off_at_its_end_is_named(node_by: By) -> None:
    for position in (10, 11):
        attacker.delete_entry(attacker.entry_at(position))
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.TRUNCATED, 10)


def test_a_cut_journal_whose_leaves_are_gone_too_is_named(node_by: By) -> None:
    for position in (10, 11):
        attacker.delete_entry(attacker.entry_at(position))
    EntryLeaf.objects.filter(position__gte=10).delete()
    attacker.make_it_look_right()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.position) == (Wrong.TRUNCATED, 10)


def cut_history(after: int) -> None:
    """Take away everything since a checkpoint, so that nothing that is left speaks of it."""
    last = Checkpoint.objects.get(number=after)
    for position in range(last.entries_size, EntryLeaf.objects.count()):
        attacker.delete_entry(attacker.entry_at(position))
    for position in range(last.reads_size, ReadLeaf.objects.count()):
        attacker.delete_read(attacker.read_at(position))
    EntryLeaf.objects.filter(position__gte=last.entries_size).delete()
    ReadLeaf.objects.filter(position__gte=last.reads_size).delete()
    Checkpoint.objects.filter(number__gt=after).delete()
    attacker.make_it_look_right()


def test_a_history_cut_clean_is_found_by_a_witness_only(node_by: By, witness: Point) -> None:
    cut_history(3)
    assert isinstance(queries.verify(node_by), Verified)
    assert attacker.found(node_by, witness).wrong is Wrong.TRUNCATED


def test_missing_checkpoints_are_named(node_by: By) -> None:
    Checkpoint.objects.filter(number=4).delete()
    assert attacker.found(node_by).wrong is Wrong.TRUNCATED
    Checkpoint.objects.filter(number=2).delete()
    assert (attacker.found(node_by).wrong, attacker.found(node_by).place) == (Wrong.DELETED, "checkpoint 3")


def test_a_history_told_anew_with_the_nodes_own_secret_is_found_by_a_witness(node_by: By, witness: Point) -> None:
    Entry.objects.filter(pk=attacker.entry_at(4).pk).update(body=b"another story")
    attacker.make_it_look_right()
    attacker.sign_anew(node_by)
    assert isinstance(queries.verify(node_by), Verified)
    assert attacker.found(node_by, witness).wrong is Wrong.FORKED


def test_an_older_witness_agrees_with_what_grew_since(dara: By, node_by: By, witness: Point) -> None:
    actions.append(dara, FILE, Section.SAFETY, Body(Kind.NOTE, "one more"))
    jobs.sequence(node_by)
    assert queries.verify(node_by, witness) == Verified(13, 6, 5, 0, 0)


def test_a_bad_signature_is_named(node_by: By, witness: Point) -> None:
    Checkpoint.objects.filter(number=2).update(signature=bytes(64))
    assert (attacker.found(node_by).wrong, attacker.found(node_by).place) == (Wrong.BAD_SIGNATURE, "checkpoint 2")
    assert attacker.found(node_by, replace(witness, signature=bytes(64))).wrong is Wrong.BAD_SIGNATURE


def test_another_nodes_key_is_named(node_by: By, witness: Point) -> None:
    assert attacker.found(node_by, replace(witness, key=bytes(32))).wrong is Wrong.FOREIGN_KEY
    Checkpoint.objects.filter(number=4).update(key=bytes(32))
    assert (attacker.found(node_by).wrong, attacker.found(node_by).place) == (Wrong.FOREIGN_KEY, "checkpoint 4")


def test_an_entry_slipped_in_is_named(node_by: By) -> None:
    entry = attacker.entry_at(11)
    entry.pk, entry.number = fresh_id(node_by.clock, node_by.chance), entry.number + 1
    entry.save(force_insert=True)
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject) == (Wrong.ADDED, entry.pk)


def test_an_entry_that_waits_for_its_place_is_proved_by_its_files_chain(dara: By, node_by: By) -> None:
    header = actions.append(dara, FILE, Section.SAFETY, Body(Kind.NOTE, "not numbered yet"))
    assert queries.verify(node_by) == Verified(13, 6, 4, 1, 0)
    Entry.objects.filter(pk=header.id).update(body=b"another story")
    assert (attacker.found(node_by).wrong, attacker.found(node_by).subject) == (Wrong.EDITED, header.id)
    attacker.delete_entry(Entry.objects.get(pk=header.id))
    assert (attacker.found(node_by).wrong, attacker.found(node_by).subject) == (Wrong.TRUNCATED, header.id)
    PendingEntry.objects.all().delete()
    assert (attacker.found(node_by).wrong, attacker.found(node_by).file) == (Wrong.TRUNCATED, FILE)


def test_a_file_that_says_another_end_is_named(node_by: By) -> None:
    File.objects.filter(pk=FILE).update(head=bytes(32))
    assert (attacker.found(node_by).wrong, attacker.found(node_by).file) == (Wrong.EDITED, FILE)


def attached(by: By) -> EntryId:
    entry = EntryId(fresh_id(by.clock, by.chance))
    one = actions.attach(by, FILE, Section.LEGAL, entry, "image/png", [bytes(3 << 20)], name="DEMO.png")
    actions.append(by, FILE, Section.LEGAL, Body(Kind.NOTE, "a scan"), entry=entry, attachments=[one])
    return entry


def test_an_attachment_with_an_edited_or_missing_piece_is_named(dara: By, node_by: By) -> None:
    attached(dara)
    assert isinstance(queries.verify(node_by), Verified)
    Piece.objects.filter(number=1).update(blob=b"another picture")
    assert attacker.found(node_by).wrong is Wrong.EDITED
    Piece.objects.filter(number=2).delete()
    assert attacker.found(node_by).wrong is Wrong.TRUNCATED


def test_an_attachment_that_is_gone_is_named_by_its_entry(dara: By, node_by: By) -> None:
    entry = attached(dara)
    Piece.objects.all().delete()
    Attachment.objects.all().delete()
    fault = attacker.found(node_by)
    assert (fault.wrong, fault.subject) == (Wrong.DELETED, entry)


def test_what_a_key_opens_is_not_touched_by_proving(dara: By, node_by: By) -> None:
    before = list(Snapshot.objects.values_list("file_id", "section", "through"))
    queries.verify(node_by)
    assert list(Snapshot.objects.values_list("file_id", "section", "through")) == before
