"""What is only carried over names the entry in which it was said; nobody writes in the name of another."""

from dataclasses import replace

import pytest

from samakki.journal import actions, jobs
from samakki.journal.models import File
from samakki.journal.words import Body, Change, Draft, Kind, NoSuchEntryError
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from tests.journal.conftest import FILE, OTHER, SHELTER


def change(name: str, value: object) -> Body:
    return Body(Kind.CHANGE, changes=(Change(name, value),))


def test_what_is_carried_over_names_the_entry_in_which_it_was_said_and_nobody_elses(dara: By) -> None:
    noy = replace(dara, member=MemberId(fresh_id(dara.clock, dara.chance)))
    said = actions.append(dara, FILE, Section.HEALTH, change("weight", 51))
    moved = Body(Kind.CHANGE, changes=(Change("before", 51, (), said.id),))
    actions.append(noy, FILE, Section.HEALTH, moved)
    for closed in (False, True):
        strange = Body(Kind.CHANGE, changes=(Change("before", 52, (), EntryId(fresh_id(dara.clock, dara.chance))),))
        with pytest.raises(NoSuchEntryError):
            actions.append(noy, FILE, Section.HEALTH, strange, closed=closed)
    read = actions.read_file(dara, FILE)
    (head,) = read.state.heads(Section.HEALTH, "before").heads
    assert (head.author, head.source) == (noy.member, said.source)
    assert read.entries[0].sources == {said.id: said.source}
    jobs.rebuild_snapshots(dara, FILE)
    assert actions.read_file(dara, FILE).state == read.state


def test_an_entry_of_another_agencys_file_is_no_source(dara: By) -> None:
    said = actions.append(dara, OTHER, Section.HEALTH, change("weight", 51))
    moved = Body(Kind.CHANGE, changes=(Change("weight", 51, (), said.id),))
    actions.append(dara, FILE, Section.HEALTH, moved)
    File.objects.filter(pk=OTHER).update(owner=fresh_id(dara.clock, dara.chance))
    with pytest.raises(NoSuchEntryError):
        actions.append(dara, FILE, Section.HEALTH, moved)


def test_nothing_is_carried_into_files_that_begin_together(dara: By) -> None:
    said = actions.append(dara, FILE, Section.HEALTH, change("weight", 51))
    fresh = FileId(fresh_id(dara.clock, dara.chance))
    moved = Body(Kind.CHANGE, changes=(Change("weight", 51, (), said.id),))
    with pytest.raises(NoSuchEntryError):
        actions.begin_files(dara, SHELTER, {fresh: [Draft(fresh, Section.HEALTH, moved)]})
