"""Who writes into the file of another agency says on which ground, and keeps what they wrote."""

from dataclasses import replace
from uuid import UUID

import pytest

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Entry, ReadFile
from samakki.journal.words import Draft, Verified
from samakki.kernel.deeds import By, KeyNotHeldError, RefusedError
from samakki.kernel.ids import EntryId
from samakki.sections.words import Section
from tests.journal.conftest import DARA, FILE, MALI, OTHER, SHELTER, WELFARE
from tests.journal.grounded import GROUND, Comes, again, change, ground, note, share, tell, unshare

HEALTH, IDENTITY = Section.HEALTH, Section.IDENTITY


def test_what_a_guest_writes_says_on_which_ground_and_is_the_owners_to_read(
    judged: By, mali: Comes, node_by: By
) -> None:
    tell(judged)
    share(judged, HEALTH)
    header = actions.append(mali(), FILE, HEALTH, change("allergies", ["nuts"]), ground=ground())
    assert (header.ground, header.agency, header.author) == (GROUND, WELFARE, MALI)
    read = actions.read_file(again(judged, node_by), FILE)
    assert read.entries[0].header == header
    assert read.state.value(HEALTH, "allergies") == ["nuts"]
    assert actions.read_file(mali(), FILE, ground=ground()).state.value(HEALTH, "allergies") == ["nuts"]


def test_what_a_guest_wrote_stays_readable_for_their_agency_and_nothing_else_does(
    judged: By, mali: Comes, node_by: By
) -> None:
    tell(judged)
    share(judged, HEALTH)
    own = actions.append(mali(), FILE, HEALTH, note("DEMO: our nurse saw her"), ground=ground())
    secret = actions.append(mali(), FILE, HEALTH, note("DEMO: closed by us"), ground=ground(), closed=True)
    unshare(node_by, HEALTH)
    actions.append(again(judged, node_by), FILE, HEALTH, note("DEMO: what came later"))
    kept = actions.read_own(mali(), FILE)
    assert [(one.header.id, one.body and one.body.note) for one in kept] == [
        (secret.id, None),
        (own.id, "DEMO: our nurse saw her"),
    ]
    (opened, _open) = actions.read_own(mali(), FILE, closed=[secret.id])
    assert opened.body is not None
    assert opened.body.note == "DEMO: closed by us"
    assert [read.member for read in queries.reads_of(judged, FILE)] == [MALI] * 2
    found = actions.open_closed(again(judged, node_by), secret.id)
    assert found.body == opened.body
    for by in (judged, replace(mali(), agency=SHELTER, verdicts={})):
        assert actions.read_own(by, FILE) == ()


def test_a_guest_writes_only_where_the_ground_and_the_keys_reach(judged: By, mali: Comes, node_by: By) -> None:
    tell(judged)
    share(judged, HEALTH)
    with pytest.raises(RefusedError):
        actions.append(mali(), FILE, HEALTH, note("DEMO: no ground"))
    with pytest.raises(RefusedError):
        actions.append(mali(), FILE, IDENTITY, note("DEMO: another section"), ground=ground())
    with pytest.raises(RefusedError):
        actions.append(mali(), FILE, HEALTH, note("DEMO: to read"), ground=ground(purposes=frozenset({"export"})))
    with pytest.raises(KeyNotHeldError):
        actions.append(mali(), FILE, IDENTITY, note("DEMO: no key"), ground=ground(sections=(IDENTITY,)))
    with pytest.raises(KeyNotHeldError):
        actions.append(mali(), OTHER, HEALTH, note("DEMO: another file"), ground=ground())
    assert Entry.objects.count() == 4


def test_several_entries_at_once_show_one_ground_or_are_refused(judged: By, mali: Comes) -> None:
    tell(judged)
    share(judged, HEALTH)
    drafts = [Draft(FILE, HEALTH, note(f"DEMO: {at}"), ground=ground()) for at in range(2)]
    assert len(actions.append_many(mali(), drafts)) == 2
    with pytest.raises(RefusedError):
        actions.append_many(mali(), [*drafts, Draft(FILE, HEALTH, note("DEMO: and one without"))])


def test_a_conflict_that_a_guest_sees_they_can_resolve(judged: By, mali: Comes, node_by: By) -> None:
    tell(judged)
    share(judged, HEALTH)
    actions.append(mali(), FILE, HEALTH, change("weight", 60), ground=ground())
    assert queries.conflicts(judged, FILE) == 1
    actions.resolve(mali(), FILE, HEALTH, "weight", 60, ground=ground())
    read = actions.read_file(again(judged, node_by), FILE)
    assert (read.state.value(HEALTH, "weight"), read.conflicts) == (60, ())


def test_every_reading_names_its_ground_and_the_journal_verifies(judged: By, mali: Comes, node_by: By) -> None:
    told = tell(judged)
    share(judged, HEALTH, entries=(told.closed,))
    shown = ground(entries=(told.closed,))
    actions.read_file(mali(), FILE, ground=shown)
    actions.open_closed(mali(), told.closed, ground=shown)
    actions.read_shared_snapshots(mali(), {FILE: shown}, [HEALTH], "shared")
    actions.read_file(judged, FILE)
    actions.append(mali(), FILE, HEALTH, note("DEMO: ours"), ground=shown)
    reads = queries.reads_of(judged, FILE)
    assert [(one.member, one.ground) for one in reads] == [(DARA, None), *[(MALI, GROUND)] * 3]
    jobs.sequence_all(node_by)
    assert isinstance(queries.verify(node_by), Verified)
    unshare(node_by, HEALTH)
    actions.append(again(judged, node_by), FILE, HEALTH, note("DEMO: later"))
    jobs.sequence_all(node_by)
    assert isinstance(queries.verify(node_by), Verified)


@pytest.mark.parametrize("table", ["journal_entry", "journal_read_file"])
@pytest.mark.parametrize("forged", [None, UUID(int=7)])
def test_a_ground_that_was_changed_or_taken_away_is_found(
    judged: By, mali: Comes, node_by: By, table: str, forged: UUID | None
) -> None:
    tell(judged)
    share(judged, HEALTH)
    actions.append(mali(), FILE, HEALTH, note("DEMO: ours"), ground=ground())
    actions.read_file(mali(), FILE, ground=ground())
    jobs.sequence_all(node_by)
    rows = Entry.objects if table == "journal_entry" else ReadFile.objects
    assert rows.filter(ground=GROUND).update(ground=forged) == 1  # type: ignore[attr-defined]  # both have it
    assert not isinstance(queries.verify(node_by), Verified)


def test_a_ground_slipped_under_a_reading_of_the_own_agency_is_found(judged: By, node_by: By) -> None:
    tell(judged)
    actions.read_file(judged, FILE)
    jobs.sequence_all(node_by)
    assert ReadFile.objects.update(ground=GROUND) == 1
    assert not isinstance(queries.verify(node_by), Verified)


def test_an_attachment_of_a_guest_is_theirs_and_the_owners(judged: By, mali: Comes, node_by: By) -> None:
    tell(judged)
    share(judged, HEALTH)
    entry, by, bytes_of_it = EntryId(UUID(int=88)), mali(), b"DEMO scan " * 50
    own = actions.attach(by, FILE, HEALTH, entry, "image/png", [bytes_of_it], name="DEMO", ground=ground())
    with pytest.raises(RefusedError):
        actions.attach(by, FILE, IDENTITY, entry, "image/png", [b"x"], ground=ground())
    body = replace(note("DEMO: a scan"), attachments=(own,))
    actions.append(by, FILE, HEALTH, body, entry=entry, ground=ground())
    for reader, shown in ((again(judged, node_by), None), (mali(), ground())):
        read = actions.read_attachment(reader, own, ground=shown)
        assert (read.about.name, b"".join(read.chunks)) == ("DEMO", bytes_of_it)
    unshare(node_by, HEALTH)
    (kept,) = actions.read_own(mali(), FILE)
    assert kept.attachments[0].name == "DEMO"
    with pytest.raises(RefusedError):
        actions.read_attachment(mali(), own)
    assert b"".join(actions.read_own_attachment(mali(), own).chunks) == bytes_of_it
    with pytest.raises(KeyNotHeldError):
        actions.read_own_attachment(again(judged, node_by), own)
    jobs.sequence_all(node_by)
    assert isinstance(queries.verify(node_by), Verified)
