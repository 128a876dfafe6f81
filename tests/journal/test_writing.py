"""Files grow by sealed entries that are chained, folded and read again."""

import tracemalloc
from dataclasses import replace

import pytest

from samakki.journal import actions, queries
from samakki.journal.models import Attachment, Entry, Piece, Snapshot
from samakki.journal.rules.headers import NOTHING_BEFORE, entry_hash
from samakki.journal.words import (
    Body,
    Change,
    Draft,
    Flag,
    Kind,
    MalformedBodyError,
    NoSuchEntryError,
    NoSuchFileError,
)
from samakki.kernel.deeds import By, KeyNotHeldError, NoKeys
from samakki.kernel.ids import AttachmentId, EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault.words import CannotOpenError
from tests.given import SetClock
from tests.journal.conftest import DARA, FILE, OTHER, SHELTER


def note(text: str) -> Body:
    return Body(Kind.NOTE, text)


def change(name: str, value: object, base: tuple[object, ...] = ()) -> Body:
    return Body(Kind.CHANGE, changes=(Change(name, value, base),))  # type: ignore[arg-type]  # stamps of the test


def test_an_entry_is_read_as_it_was_written(dara: By) -> None:
    said = Body(
        Kind.FORM,
        "ឆ្ងាញ់ DEMO",
        (Change("weight", 51), Change("allergies", ["nuts"])),
        form="htcds:3",
        filling="one",
        flags=frozenset({Flag.THIRD_PARTY, Flag.PINNED}),
        told_by="DEMO: an aunt",
    )
    header = actions.append(dara, FILE, Section.HEALTH, said)
    read = actions.read_file(dara, FILE)
    assert [entry.body for entry in read.entries] == [said]
    assert read.entries[0].header == header
    assert read.state.value(Section.HEALTH, "weight") == 51
    assert read.state.heads(Section.HEALTH, "weight").heads[0].told_by == "DEMO: an aunt"


def test_headers_are_chained_in_the_order_of_their_numbers(dara: By) -> None:
    for at in range(4):
        actions.append(dara, FILE, Section.LEGAL if at % 2 else Section.SAFETY, note(f"line {at}"), closed=at == 2)
    chain = queries.headers(dara, FILE)
    assert [header.number for header in chain] == [1, 2, 3, 4]
    assert [header.previous for header in chain] == [NOTHING_BEFORE, *(entry_hash(header) for header in chain[:-1])]
    assert queries.length(dara, FILE) == 4


def test_stamps_in_a_file_grow_although_the_clock_was_set_back_a_day(dara: By, clock: SetClock) -> None:
    first = actions.append(dara, FILE, Section.LEGAL, note("before"))
    clock.move(days=-1)
    second = actions.append(dara, FILE, Section.LEGAL, note("after"))
    assert second.stamp > first.stamp


def test_a_closed_entry_stays_out_of_the_sections_snapshot(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    hidden = actions.append(dara, FILE, Section.HEALTH, change("pregnant", "yes"), closed=True)
    read = actions.read_file(dara, FILE)
    assert read.state.value(Section.HEALTH, "pregnant") is None
    assert [entry.body is None for entry in read.entries] == [True, False]
    assert Snapshot.objects.get(file_id=FILE).through == 1
    opened = actions.open_closed(dara, hidden.id)
    assert opened.body is not None
    assert opened.body.changes[0].value == "yes"
    assert queries.reads_of(dara, FILE)[0].entry == hidden.id


def test_two_changes_from_one_base_are_a_conflict_until_a_person_resolves_it(dara: By) -> None:
    first = actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    actions.append(dara, FILE, Section.HEALTH, change("weight", 51, (first.stamp,)))
    actions.append(dara, FILE, Section.HEALTH, change("weight", 52, (first.stamp,)))
    read = actions.read_file(dara, FILE)
    assert [{head.value for head in one.heads} for one in read.conflicts] == [{51, 52}]
    assert queries.conflicts(dara, FILE) == 1
    actions.resolve(dara, FILE, Section.HEALTH, "weight", 51)
    read = actions.read_file(dara, FILE)
    assert read.conflicts == ()
    assert read.state.value(Section.HEALTH, "weight") == 51
    assert queries.conflicts(dara, FILE) == 0


def test_resolving_does_not_replace_a_value_that_came_after_the_person_looked(dara: By) -> None:
    first = actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    for value in (51, 52):
        actions.append(dara, FILE, Section.HEALTH, change("weight", value, (first.stamp,)))
    seen = actions.read_file(dara, FILE).conflicts[0].heads
    actions.append(dara, FILE, Section.HEALTH, change("weight", 53, (first.stamp,)))
    actions.resolve(dara, FILE, Section.HEALTH, "weight", 52, tuple(head.stamp for head in seen))
    assert {head.value for head in actions.read_file(dara, FILE).conflicts[0].heads} == {52, 53}


@pytest.mark.asvs("2.3.3")
def test_one_deed_writes_several_files_or_none(dara: By) -> None:
    drafts = [Draft(file, Section.SAFETY, note("a call for both")) for file in (OTHER, FILE)]
    written = actions.append_many(dara, drafts)
    assert [header.file for header in written] == [OTHER, FILE]
    nobody = FileId(fresh_id(dara.clock, dara.chance))
    with pytest.raises(NoSuchFileError):
        actions.append_many(dara, [*drafts, Draft(nobody, Section.SAFETY, note("lost"))])
    assert Entry.objects.count() == 2


def test_entries_come_in_pages_newest_first(dara: By) -> None:
    for at in range(7):
        actions.append(dara, FILE, Section.SAFETY, note(f"line {at}"))
    first = actions.read_file(dara, FILE, limit=3)
    assert [entry.header.number for entry in first.entries] == [7, 6, 5]
    second = actions.read_file(dara, FILE, limit=3, before=first.next_before)
    third = actions.read_file(dara, FILE, limit=3, before=second.next_before)
    assert [entry.header.number for entry in third.entries] == [1]
    assert third.next_before is None


@pytest.mark.asvs("15.3.1")
def test_sections_that_were_not_asked_for_are_neither_opened_nor_recorded(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    actions.append(dara, FILE, Section.LEGAL, change("status", "none"))
    read = actions.read_file(dara, FILE, [Section.LEGAL])
    assert set(read.state.sections) == {Section.LEGAL}
    assert [entry.header.section for entry in read.entries] == [Section.LEGAL]
    assert queries.reads_of(dara, FILE)[0].sections == (Section.LEGAL,)


@pytest.mark.req("RIGHT-03")
@pytest.mark.asvs("16.2.1")
def test_a_page_of_files_leaves_one_record_naming_who_read_what_and_why(dara: By) -> None:
    for file in (FILE, OTHER):
        actions.append(dara, file, Section.IDENTITY, change("pseudonym", f"DEMO {file.hex[-1]}"))
    states = actions.read_snapshots(dara, [FILE, OTHER], [Section.IDENTITY], "caseload")
    assert states[OTHER].value(Section.IDENTITY, "pseudonym") == "DEMO 2"
    (mine,), (other,) = queries.reads_of(dara, FILE), queries.reads_of(dara, OTHER)
    assert mine.id == other.id
    assert (mine.member, mine.agency, mine.page, mine.purpose) == (DARA, SHELTER, "caseload", "overview")
    assert mine.sections == (Section.IDENTITY,)


def test_an_entry_that_says_nothing_or_changes_a_field_twice_is_refused(dara: By) -> None:
    for body in (
        note("   "),
        Body(Kind.CHANGE, changes=(Change("weight", 1), Change("weight", 2))),
        Body(Kind.CHANGE, changes=(Change("weight", 1.5),)),
    ):
        with pytest.raises(MalformedBodyError):
            actions.append(dara, FILE, Section.HEALTH, body)
    assert Entry.objects.count() == 0


def test_who_holds_no_key_can_neither_write_nor_read(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, note("sealed"))
    waiting = replace(dara, keys=NoKeys())
    with pytest.raises(KeyNotHeldError):
        actions.read_file(waiting, FILE)
    with pytest.raises(KeyNotHeldError):
        actions.append(waiting, FILE, Section.HEALTH, note("lost"))
    assert queries.length(dara, FILE) == 1


def test_an_older_snapshot_put_back_does_not_open_as_the_newest(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    old = bytes(Snapshot.objects.get().blob)
    actions.append(dara, FILE, Section.HEALTH, note("and more"))
    Snapshot.objects.update(blob=old)
    with pytest.raises(CannotOpenError):
        actions.read_file(dara, FILE)


def test_a_whole_older_snapshot_put_back_is_noticed_and_folded_anew(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, change("weight", 50))
    (old,) = Snapshot.objects.values("through", "blob", "key_version", "conflicts")
    seen = actions.read_file(dara, FILE).state
    actions.append(dara, FILE, Section.HEALTH, Body(Kind.CHANGE, changes=(seen.change(Section.HEALTH, "weight", 51),)))
    Snapshot.objects.update(**old)
    assert actions.read_file(dara, FILE).state.value(Section.HEALTH, "weight") == 51
    assert Snapshot.objects.get().through == 2


def test_a_body_moved_to_another_entry_does_not_open(dara: By) -> None:
    one, two = (actions.append(dara, FILE, Section.HEALTH, note(text)) for text in ("one", "two"))
    Entry.objects.filter(pk=two.id).update(body=bytes(Entry.objects.get(pk=one.id).body))
    with pytest.raises(CannotOpenError):
        actions.read_file(dara, FILE)


def test_an_attachment_goes_in_and_out_in_pieces_with_its_name_sealed(dara: By) -> None:
    content = bytes(range(256)) * 10_000
    entry = EntryId(fresh_id(dara.clock, dara.chance))
    chunks = (content[at : at + 70_000] for at in range(0, len(content), 70_000))
    one = actions.attach(dara, FILE, Section.LEGAL, entry, "image/png", chunks, name="DEMO passport.png")
    header = actions.append(dara, FILE, Section.LEGAL, note("her passport"), entry=entry, attachments=[one])
    assert header.attached_hash != b""
    (opened,) = actions.read_file(dara, FILE).entries
    assert [(each.name, each.media_type, each.size) for each in opened.attachments] == [
        ("DEMO passport.png", "image/png", len(content))
    ]
    read = actions.read_attachment(dara, one)
    pieces = list(read.chunks)
    assert b"".join(pieces) == content
    assert [len(piece) for piece in pieces] == [1 << 20, 1 << 20, len(content) - (2 << 20)]
    assert queries.reads_of(dara, FILE)[0].entry == entry


def test_an_entry_cannot_name_an_attachment_of_another_nor_get_one_later(dara: By) -> None:
    entry = EntryId(fresh_id(dara.clock, dara.chance))
    with pytest.raises(NoSuchEntryError):
        actions.append(
            dara,
            FILE,
            Section.LEGAL,
            note("a claim"),
            entry=entry,
            attachments=[AttachmentId(fresh_id(dara.clock, dara.chance))],
        )
    header = actions.append(dara, FILE, Section.LEGAL, note("a claim"))
    with pytest.raises(NoSuchEntryError):
        actions.attach(dara, FILE, Section.LEGAL, header.id, "image/png", [b"late"])


def test_a_closed_entrys_attachment_has_the_entrys_own_key(dara: By) -> None:
    entry = EntryId(fresh_id(dara.clock, dara.chance))
    one = actions.attach(dara, FILE, Section.HEALTH, entry, "image/png", [b"a test"], closed=True, name="DEMO.png")
    actions.append(dara, FILE, Section.HEALTH, note("a test"), closed=True, entry=entry, attachments=[one])
    (entry_seen,) = actions.read_file(dara, FILE).entries
    assert entry_seen.attachments == ()
    assert b"".join(actions.read_attachment(dara, one).chunks) == b"a test"


def test_an_attachment_of_another_section_or_closed_otherwise_is_not_the_entrys(dara: By) -> None:
    for closed, section in ((True, Section.LEGAL), (False, Section.HEALTH)):
        entry = EntryId(fresh_id(dara.clock, dara.chance))
        one = actions.attach(dara, FILE, section, entry, "image/png", [b"a scan"], closed=closed)
        with pytest.raises(NoSuchEntryError):
            actions.append(dara, FILE, Section.LEGAL, note("a claim"), entry=entry, attachments=[one])
        Piece.objects.all().delete()
        Attachment.objects.all().delete()


def test_an_entry_cannot_name_attachments_that_nobody_attached(dara: By) -> None:
    claim = replace(note("a claim"), attachments=(AttachmentId(fresh_id(dara.clock, dara.chance)),))
    with pytest.raises(NoSuchEntryError):
        actions.append(dara, FILE, Section.LEGAL, claim)


def test_twenty_megabytes_go_in_and_out_in_little_memory(dara: By) -> None:
    size, entry = 20 << 20, EntryId(fresh_id(dara.clock, dara.chance))
    tracemalloc.start()
    try:
        one = actions.attach(dara, FILE, Section.LEGAL, entry, "audio/ogg", (bytes(1 << 16) for _ in range(size >> 16)))
        actions.append(dara, FILE, Section.LEGAL, note("her voice"), entry=entry, attachments=[one])
        assert sum(len(piece) for piece in actions.read_attachment(dara, one).chunks) == size
        assert tracemalloc.get_traced_memory()[1] < 12 << 20
    finally:
        tracemalloc.stop()


def test_what_was_said_shows_in_no_written_form_of_a_value(dara: By) -> None:
    actions.append(dara, FILE, Section.HEALTH, Body(Kind.CHANGE, "canary note", (Change("canary field", "canary"),)))
    actions.append(dara, FILE, Section.HEALTH, change("canary field", "canary too"))
    read = actions.read_file(dara, FILE)
    for shown in (
        *read.entries,
        *read.conflicts[0].heads,
        read.entries[0].body,
        Draft(FILE, Section.HEALTH, note("canary")),
    ):
        assert "canary" not in repr(shown)
