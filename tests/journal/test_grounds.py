"""Who does not own a file reads what a ground opens, and nothing else: policy decides, and the keys too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samakki.journal import actions, queries
from samakki.journal.models import Entry, ReadFile, Snapshot
from samakki.journal.words import FileRead, Purpose
from samakki.kernel.deeds import By, KeyNotHeldError, NoKeys, RefusedError, Standing
from samakki.kernel.grounds import GroundShown
from samakki.sections.words import Section
from samakki.vault import actions as vault
from samakki.vault.words import CannotOpenError, Drawer
from tests.given import NOON, SetClock
from tests.journal.conftest import FILE, MALI, OTHER, SHELTER, WELFARE
from tests.journal.grounded import NOY, WEEK, Comes, again, change, ground, note, share, tell, unshare

HEALTH, IDENTITY = Section.HEALTH, Section.IDENTITY


def words_of(read: FileRead) -> str:
    return repr([entry.body.note for entry in read.entries if entry.body]) + repr(
        [[head.value for head in heads.heads] for fields in read.state.sections.values() for heads in fields.values()]
    )


@pytest.mark.asvs("8.2.3")
def test_a_share_of_health_reads_health_and_not_who_it_is(judged: By, mali: Comes) -> None:
    told = tell(judged)
    share(judged, HEALTH)
    read = actions.read_file(mali(), FILE, ground=ground())
    assert read.state.sections.keys() == {HEALTH}
    assert read.state.value(HEALTH, "weight") == 51
    assert [entry.header.id for entry in read.entries] == [told.health]
    assert read.length == 1
    assert "DEMO" not in words_of(read)


@pytest.mark.asvs("8.2.3")
def test_a_closed_entry_is_not_opened_by_a_share_of_its_section(judged: By, mali: Comes) -> None:
    told = tell(judged)
    share(judged, HEALTH)
    for entry in (told.closed, told.other_closed):
        with pytest.raises(RefusedError):
            actions.open_closed(mali(), entry, ground=ground())
        with pytest.raises(KeyNotHeldError):
            actions.open_closed(mali(), entry, ground=ground(entries=(entry,)))


def test_a_ground_may_open_one_closed_entry_and_nothing_else(judged: By, mali: Comes) -> None:
    told = tell(judged)
    share(judged, entries=(told.closed,))
    only = ground(sections=(), entries=(told.closed,))
    opened = actions.open_closed(mali(), told.closed, ground=only)
    assert opened.body is not None
    assert opened.body.note == "DEMO: a test and its result"
    assert [one.body for one in actions.open_closed_many(mali(), [told.closed], ground=only)] == [opened.body]
    for entry in (told.other_closed, told.health):
        with pytest.raises(RefusedError):
            actions.open_closed(mali(), entry, ground=only)
    assert actions.read_file(mali(), FILE, ground=only).entries == ()


REFUSED = [
    ("no ground", None, {}),
    ("a ground of somebody else", ground(recipient=SHELTER), {}),
    ("of another member", ground(recipient=NOY), {}),
    ("another section", ground(), {"sections": [IDENTITY]}),
    ("one section too many", ground(), {"sections": [HEALTH, IDENTITY]}),
    ("another purpose", ground(), {"purpose": Purpose.EXPORT}),
    ("not yet", ground(since=NOON + timedelta(seconds=1)), {}),
    ("not any more", ground(until=NOON), {}),
]


@pytest.mark.parametrize(("shown", "asked"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_policy_refuses_whoever_holds_the_keys_and_not_the_ground(
    judged: By, mali: Comes, shown: GroundShown | None, asked: dict[str, object]
) -> None:
    """All keys are shared here: it is the policy that says no."""
    tell(judged)
    share(judged, *Section)
    with pytest.raises(RefusedError):
        actions.read_file(mali(), FILE, ground=shown, **asked)  # type: ignore[arg-type]  # what the table says
    assert not queries.reads_of(judged, FILE)


ALLOWED = [
    ("in its first second", ground(since=NOON), {}),
    ("in its last second", ground(until=NOON + timedelta(seconds=1)), {}),
    ("without end", ground(until=None), {}),
    ("by name", ground(recipient=MALI), {}),
    ("in a list, for care", ground(), {"purpose": Purpose.OVERVIEW}),
    ("for another purpose that it names", ground(purposes=frozenset({"export"})), {"purpose": Purpose.EXPORT}),
    ("less than it opens", ground(sections=(HEALTH, IDENTITY)), {"sections": [HEALTH]}),
]


@pytest.mark.parametrize(("shown", "asked"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_policy_lets_read_on_the_other_side_of_each_border(
    judged: By, mali: Comes, shown: GroundShown, asked: dict[str, object]
) -> None:
    tell(judged)
    share(judged, *Section)
    assert actions.read_file(mali(), FILE, ground=shown, **asked).state.value(HEALTH, "weight") == 51  # type: ignore[arg-type]  # what the table says


@pytest.mark.parametrize("role", ["auditor", "node administrator", "", "director"])
def test_who_does_not_assist_people_reads_on_no_ground_of_their_agency(judged: By, mali: Comes, role: str) -> None:
    tell(judged)
    share(judged, *Section)
    with pytest.raises(RefusedError):
        actions.read_file(replace(mali(), role=role), FILE, ground=ground())


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.ACTIVE])
def test_only_who_is_at_work_reads_on_a_ground(judged: By, mali: Comes, standing: Standing) -> None:
    tell(judged)
    share(judged, *Section)
    with pytest.raises(RefusedError):
        actions.read_file(replace(mali(), standing=standing), FILE, ground=ground())


def test_a_ground_without_keys_opens_nothing(judged: By, mali: Comes) -> None:
    tell(judged)
    with pytest.raises(KeyNotHeldError):
        actions.read_file(mali(), FILE, ground=ground())


def test_a_ground_ends_by_itself_in_the_very_second(judged: By, mali: Comes, clock: SetClock) -> None:
    tell(judged)
    share(judged, HEALTH)
    shown = ground(until=NOON + WEEK)
    clock.set(NOON + WEEK - timedelta(seconds=1))
    assert actions.read_file(mali(), FILE, ground=shown).entries
    clock.set(NOON + WEEK)
    with pytest.raises(RefusedError):
        actions.read_file(mali(), FILE, ground=shown)
    with pytest.raises(RefusedError):
        actions.append(mali(), FILE, HEALTH, note("DEMO: too late"), ground=shown)


def test_after_it_was_taken_back_what_follows_is_out_of_reach_of_kept_keys(
    judged: By, mali: Comes, node_by: By
) -> None:
    told = tell(judged)
    share(judged, HEALTH)
    reader = mali()
    actions.read_file(reader, FILE, ground=ground())
    unshare(replace(node_by, keys=NoKeys()), HEALTH)
    later = actions.append(again(judged), FILE, HEALTH, change("weight", 54))
    assert (Entry.objects.get(pk=told.health).key_version, later.key_version) == (1, 2)
    assert Snapshot.objects.get(section=HEALTH).key_version == 2
    for by in (reader, mali()):
        with pytest.raises((KeyNotHeldError, CannotOpenError)):
            actions.read_file(by, FILE, ground=ground())
        with pytest.raises((KeyNotHeldError, CannotOpenError)):
            actions.open_closed(by, later.id, ground=ground())
    read = actions.read_file(again(judged), FILE)
    assert [head.value for head in read.state.heads(HEALTH, "weight").heads] == [54, 51]


def test_shared_files_stand_on_one_page_each_with_its_own_ground(judged: By, mali: Comes) -> None:
    for file in (FILE, OTHER):
        tell(judged, file)
    share(judged, HEALTH)
    share(judged, IDENTITY, HEALTH, file=OTHER)
    wanted = [HEALTH, IDENTITY]
    grounds = {FILE: ground(), OTHER: ground(sections=(HEALTH, IDENTITY))}
    states = actions.read_shared_snapshots(mali(), grounds, wanted, "shared")
    assert {file: set(state.sections) for file, state in states.items()} == {FILE: {HEALTH}, OTHER: {HEALTH, IDENTITY}}
    grounds[OTHER] = ground(sections=(HEALTH, IDENTITY), until=NOON)
    with pytest.raises(RefusedError):
        actions.read_shared_snapshots(mali(), grounds, wanted, "shared")
    assert ReadFile.objects.count() == 2


def test_a_shared_list_asks_the_keystore_once(
    judged: By, mali: Comes, django_assert_max_num_queries: object, node_by: By
) -> None:
    files = [FILE, OTHER]
    for file in files:
        tell(judged, file)
        share(judged, HEALTH, file=file)
    grounds = {file: ground() for file in files}
    actions.read_shared_snapshots(mali(), grounds, [HEALTH], "shared")
    reader = mali()
    reader.keys.newest_epoch(WELFARE)
    with django_assert_max_num_queries(1, using="keystore"):  # type: ignore[operator]  # a fixture of pytest-django
        actions.read_shared_snapshots(reader, grounds, [HEALTH], "shared")


def test_a_snapshot_under_a_former_key_is_sealed_anew_when_its_owner_opens_it(
    judged: By, mali: Comes, node_by: By
) -> None:
    tell(judged)
    share(judged, HEALTH)
    unshare(node_by, HEALTH)
    kept = Snapshot.objects.get(section=HEALTH)
    states = actions.read_snapshots(again(judged), [FILE], [HEALTH], "list")
    moved = Snapshot.objects.get(section=HEALTH)
    assert (kept.key_version, moved.key_version, moved.through) == (1, 2, kept.through)
    assert bytes(kept.blob) != bytes(moved.blob)
    read = actions.read_file(again(judged), FILE)
    assert read.state.sections[HEALTH] == states[FILE].sections[HEALTH]
    assert Snapshot.objects.get(section=IDENTITY).key_version == 1


def test_an_interpreter_reads_by_name_what_a_ground_opens(judged: By, node_by: By) -> None:
    told = tell(judged)
    vault.make_member_key(replace(node_by, member=NOY, verdicts={}, standing=Standing.WAITING), NOY, "interprets")
    comes = replace(node_by, member=NOY, verdicts={})
    secret = vault.open_member_key(replace(comes, standing=Standing.WAITING), NOY, "interprets")
    keys = vault.HeldKeys(node_by.node, NOY, SHELTER, secret)
    noy = replace(comes, agency=SHELTER, role="interpreter", standing=Standing.ACTIVE, keys=keys)
    vault.share_with_member(judged, SHELTER, NOY, [Drawer(FILE, HEALTH)])
    read = actions.read_file(noy, FILE, ground=ground(recipient=NOY))
    assert [entry.header.id for entry in read.entries] == [told.health]
    with pytest.raises(RefusedError):
        actions.read_file(noy, FILE)
    with pytest.raises(RefusedError):
        actions.read_file(noy, FILE, ground=ground(recipient=SHELTER))
    vault.unshare(node_by, SHELTER, NOY, [Drawer(FILE, HEALTH)])
    with pytest.raises(KeyNotHeldError):
        actions.read_file(
            replace(noy, keys=vault.HeldKeys(node_by.node, NOY, SHELTER, secret)), FILE, ground=ground(NOY)
        )


def test_a_list_of_the_own_agency_asks_the_keystore_as_often_as_ever(
    judged: By, mali: Comes, node_by: By, django_assert_max_num_queries: object
) -> None:
    for file in (FILE, OTHER):
        tell(judged, file)
        share(judged, HEALTH, IDENTITY, file=file)
        unshare(node_by, HEALTH, file=file)
    for _time in range(2):  # the snapshots come under the new keys, then these under the agency's own
        actions.read_snapshots(again(judged), [FILE, OTHER], [HEALTH, IDENTITY], "list")
    reader = again(judged)
    reader.keys.newest_epoch(SHELTER)
    with django_assert_max_num_queries(1, using="keystore"):  # type: ignore[operator]  # a fixture of pytest-django
        actions.read_snapshots(reader, [FILE, OTHER], [HEALTH, IDENTITY], "list")
