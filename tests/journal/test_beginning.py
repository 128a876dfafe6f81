"""Files that are begun together stand as if each had been opened and written entry by entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Entry, File, Snapshot
from samakki.journal.rules.headers import NOTHING_BEFORE, entry_hash
from samakki.journal.words import (
    Body,
    Change,
    Draft,
    EntriesWritten,
    FileRead,
    Flag,
    Head,
    Kind,
    MalformedBodyError,
    NoSuchEntryError,
    Verified,
)
from samakki.kernel import happenings
from samakki.kernel.deeds import By
from samakki.kernel.ids import AttachmentId, EntryId, FileId, fresh_id
from samakki.sections.words import Section
from tests.journal.conftest import SHELTER


def change(name: str, value: object) -> Body:
    return Body(Kind.CHANGE, changes=(Change(name, value),))


TOLD = Body(
    Kind.CHANGE,
    note="ឆ្ងាញ់ DEMO",
    changes=(Change("allergies", ["nuts"]),),
    flags=frozenset({Flag.THIRD_PARTY, Flag.IMPORTED}),
    told_by="DEMO: an aunt",
)
WHOLE: tuple[tuple[Section, Body, bool], ...] = (
    (Section.HEALTH, change("weight", 50), False),
    (Section.HEALTH, TOLD, False),
    (Section.LEGAL, Body(Kind.NOTE, "a call"), False),
    (Section.HEALTH, change("pregnant", "yes"), True),
    (Section.HEALTH, change("weight", 51), False),
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[EntriesWritten]:
    """All that the journal told while the test ran."""
    found: list[EntriesWritten] = []
    monkeypatch.setitem(happenings._hearers, EntriesWritten, [])
    happenings.hear(EntriesWritten, lambda _by, happening: found.append(happening))
    return found


def drafts(file: FileId, *entries: tuple[Section, Body, bool]) -> tuple[Draft, ...]:
    return tuple(Draft(file, section, body, closed) for section, body, closed in entries)


def new(by: By) -> FileId:
    return FileId(fresh_id(by.clock, by.chance))


def one_by_one(by: By, *entries: tuple[Section, Body, bool]) -> FileId:
    file = new(by)
    actions.open_file(by, file, SHELTER)
    for section, body, closed in entries:
        actions.append(by, file, section, body, closed=closed)
    return file


def together(by: By, *entries: tuple[Section, Body, bool]) -> FileId:
    file = new(by)
    actions.begin_files(by, SHELTER, {file: drafts(file, *entries)})
    return file


def said(read: FileRead) -> dict[str, Any]:
    """What a file says, but for the ids and stamps that are each entry's own."""
    return {
        "length": read.length,
        "owner": read.owner,
        "bodies": [entry.body for entry in read.entries],
        "places": [
            (entry.header.number, entry.header.section, entry.header.closed, entry.header.key_version)
            for entry in read.entries
        ],
        "state": {
            section: {name: [who_said(head) for head in heads.heads] for name, heads in fields.items()}
            for section, fields in read.state.sections.items()
        },
        "conflicts": [(one.section, one.field, [who_said(head) for head in one.heads]) for one in read.conflicts],
    }


def who_said(head: Head) -> tuple[Any, ...]:
    return head.value, head.author, head.agency, head.third_party, head.told_by


def stored(file: FileId) -> tuple[Any, ...]:
    row = File.objects.get(pk=file)
    snapshots = Snapshot.objects.filter(file_id=file).order_by("section")
    return (
        (row.node, row.owner, row.length, row.conflicts, bool(row.stamp)),
        list(snapshots.values_list("section", "key_version", "through", "conflicts")),
        [bytes(one.attached_hash) for one in Entry.objects.filter(file_id=file).order_by("number")],
    )


def test_files_begun_together_say_the_same_as_files_written_entry_by_entry(dara: By) -> None:
    one, other = one_by_one(dara, *WHOLE), together(dara, *WHOLE)
    assert said(actions.read_file(dara, other)) == said(actions.read_file(dara, one))
    assert stored(other) == stored(one)
    assert queries.conflicts(dara, other) == 1


def test_their_entries_are_chained_and_the_file_ends_at_the_last(dara: By) -> None:
    file = together(dara, *WHOLE)
    chain = queries.headers(dara, file)
    assert [header.number for header in chain] == [1, 2, 3, 4, 5]
    assert [header.previous for header in chain] == [NOTHING_BEFORE, *(entry_hash(header) for header in chain[:-1])]
    row = File.objects.get(pk=file)
    assert (bytes(row.head), row.stamp) == (entry_hash(chain[-1]), str(chain[-1].stamp))
    further = actions.append(dara, file, Section.LEGAL, Body(Kind.NOTE, "another call"))
    assert (further.number, further.previous) == (6, entry_hash(chain[-1]))


def test_they_are_proved_as_all_other_files_are(dara: By, node_by: By) -> None:
    many = {file: drafts(file, *WHOLE) for file in (new(dara), new(dara))}
    one_by_one(dara, *WHOLE)
    actions.begin_files(dara, SHELTER, many)
    jobs.sequence_all(node_by)
    found = queries.verify(node_by)
    assert isinstance(found, Verified)
    assert (found.entries, found.unsigned_entries) == (3 * len(WHOLE), 0)


def test_who_told_it_is_kept_in_the_state_and_stays_when_the_next_entry_is_written(dara: By) -> None:
    file = together(dara, *WHOLE)
    actions.append(dara, file, Section.HEALTH, change("height", 160))
    heads = actions.read_file(dara, file).state.sections[Section.HEALTH]
    assert [(head.third_party, head.told_by) for head in heads["allergies"].heads] == [(True, "DEMO: an aunt")]
    assert {(head.third_party, head.told_by) for head in heads["weight"].heads} == {(False, "")}


def test_a_closed_entry_stays_out_of_the_state_and_is_opened_by_the_id_that_it_was_given(dara: By) -> None:
    file, entry = new(dara), EntryId(fresh_id(dara.clock, dara.chance))
    (draft,) = drafts(file, (Section.HEALTH, change("pregnant", "yes"), True))
    actions.begin_files(dara, SHELTER, {file: [replace(draft, entry=entry)]})
    read = actions.read_file(dara, file)
    assert (read.state.sections, [one.body for one in read.entries]) == ({}, [None])
    assert not Snapshot.objects.filter(file_id=file).exists()
    opened = actions.open_closed(dara, entry)
    assert (opened.header.closed, opened.body) == (True, draft.body)


def test_folding_them_anew_changes_nothing(dara: By) -> None:
    file = together(dara, *WHOLE)
    before = actions.read_snapshots(dara, [file], [Section.HEALTH, Section.LEGAL], "test")
    kept = stored(file)
    assert jobs.rebuild_snapshots(dara, file) == 2
    assert actions.read_snapshots(dara, [file], [Section.HEALTH, Section.LEGAL], "test") == before
    assert stored(file) == kept


@pytest.mark.parametrize("others", [0, 1])
def test_a_file_may_begin_without_any_entry(dara: By, others: int) -> None:
    empty = new(dara)
    files: dict[FileId, Sequence[Draft]] = {empty: ()}
    files |= {file: drafts(file, *WHOLE) for file in (new(dara) for _ in range(others))}
    actions.begin_files(dara, SHELTER, files)
    assert stored(empty) == stored(one_by_one(dara))
    assert actions.append(dara, empty, Section.LEGAL, Body(Kind.NOTE, "the first")).number == 1


def test_no_files_at_all_begin_nothing(dara: By, told: list[EntriesWritten]) -> None:
    before = File.objects.count()
    nothing: Mapping[FileId, Sequence[Draft]] = {}
    actions.begin_files(dara, SHELTER, nothing)
    assert File.objects.count() == before
    assert [one.entries for one in told] == [()]


def wrong(file: FileId, other: FileId) -> Iterator[tuple[Draft, type[Exception]]]:
    yield Draft(other, Section.LEGAL, Body(Kind.NOTE, "elsewhere")), NoSuchEntryError
    attached = Body(Kind.NOTE, "a scan", attachments=(AttachmentId(other),))
    yield Draft(file, Section.LEGAL, attached), NoSuchEntryError
    yield Draft(file, Section.LEGAL, Body(Kind.NOTE)), MalformedBodyError


def test_what_cannot_be_written_lets_no_file_begin(dara: By) -> None:
    file, other, before = new(dara), new(dara), File.objects.count()
    for draft, error in wrong(file, other):
        with pytest.raises(error):
            actions.begin_files(dara, SHELTER, {other: drafts(other, *WHOLE), file: [draft]})
    assert (File.objects.count(), Entry.objects.count()) == (before, 0)


def test_all_entries_are_told_at_once_with_what_stands_and_nothing_of_a_closed_one(
    dara: By, told: list[EntriesWritten]
) -> None:
    file = together(dara, *WHOLE)
    (happening,) = told
    assert tuple(one.header for one in happening.entries) == queries.headers(dara, file)
    assert [sorted(one.now) for one in happening.entries] == [["weight"], ["allergies"], [], [], ["weight"]]
    assert {one.conflicts for one in happening.entries} == {1}
    header = actions.append(dara, file, Section.HEALTH, change("height", 160))
    ((again,),) = (one.entries for one in told[1:])
    assert (again.header, sorted(again.now), again.conflicts) == (header, ["height"], 1)
