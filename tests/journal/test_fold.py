"""The fold under Hypothesis: no order of arrival, no clock and no repetition changes what a file says."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.journal.rules.encoding import read_body, read_section, write_body, write_section
from samakki.journal.rules.fold import Origin, fold, write_into
from samakki.journal.words import Body, Change, EntryHeader, FileState, Flag, Kind, SectionState
from samakki.kernel.canon import canonical
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId, NodeId
from samakki.sections.words import Section

Entry = tuple[EntryHeader, Body]
FIELDS = ("weight", "allergies", "blood group")
A_DAY = 86_400_000
TOLD: dict[str, Any] = {"flags": frozenset({Flag.THIRD_PARTY})}
values = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=4), st.lists(st.text(max_size=2)))


def entry(at: int, stamp: Stamp, changes: tuple[Change, ...], section: Section = Section.HEALTH) -> Entry:
    header = EntryHeader(
        id=EntryId(UUID(int=at + 1)),
        node=NodeId(UUID(int=0)),
        file=FileId(UUID(int=0)),
        number=at + 1,
        section=section,
        key_version=1,
        author=MemberId(UUID(int=at % 3)),
        agency=AgencyId(UUID(int=at % 2)),
        stamp=stamp,
        closed=False,
        body_hash=b"",
        attached_hash=b"",
        previous=b"",
    )
    return header, Body(Kind.CHANGE, changes=changes)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """A file written by people who saw any part of what was there before, by clocks that are wrong by up to a day."""
    made: list[Entry] = []
    for at in range(draw(st.integers(1, 9))):
        stamp = Stamp(A_DAY * 2 + draw(st.integers(-A_DAY, A_DAY)), at, "0a0b0c0d")
        section = draw(st.sampled_from([Section.HEALTH, Section.LEGAL]))
        seen = [one for one in made if one[0].section is section and draw(st.booleans())]
        known = fold(seen).sections.get(section, {})
        names = draw(st.lists(st.sampled_from(FIELDS), min_size=1, unique=True))
        sources = st.sampled_from([None, EntryId(UUID(int=99)), *(one[0].id for one in made)])
        changes = tuple(
            Change(name, draw(values), known[name].base if name in known else (), draw(sources)) for name in names
        )
        header, body = entry(at, stamp, changes, section)
        made.append((header, replace(body, **draw(st.sampled_from([{}, TOLD, {**TOLD, "told_by": "the mother"}])))))
    return made


def restamped(history: list[Entry], give: Callable[[Stamp], Stamp]) -> list[Entry]:
    """The same history as other clocks would have stamped it."""
    return [
        (
            replace(header, stamp=give(header.stamp)),
            replace(
                body,
                changes=tuple(
                    replace(change, base=tuple(give(stamp) for stamp in change.base)) for change in body.changes
                ),
            ),
        )
        for header, body in history
    ]


def standing(state: FileState) -> dict[tuple[str, str], set[tuple[EntryId, bytes]]]:
    """Which values stand in which field, whatever their stamps."""
    return {
        (section, name): {(head.entry, canonical(head.value)) for head in heads.heads}
        for section, fields in state.sections.items()
        for name, heads in fields.items()
    }


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_state(history: list[Entry], chance: Any) -> None:
    mixed = list(history)
    chance.shuffle(mixed)
    assert fold(mixed) == fold(history)


@given(histories(), st.randoms(use_true_random=False))
def test_what_arrives_twice_counts_once(history: list[Entry], chance: Any) -> None:
    doubled = [*history, *chance.sample(history, len(history) // 2), *history]
    chance.shuffle(doubled)
    assert fold(doubled) == fold(history)


@given(histories(), st.lists(st.integers(-A_DAY, A_DAY), min_size=9, max_size=9))
def test_clocks_wrong_by_a_day_change_nothing_about_what_stands(history: list[Entry], wrong: list[int]) -> None:
    slow = restamped(history, lambda stamp: replace(stamp, wall=stamp.wall + wrong[stamp.count]))
    assert standing(fold(slow)) == standing(fold(history))


@given(histories())
def test_a_snapshot_grown_entry_by_entry_is_the_whole_fold(history: list[Entry]) -> None:
    sections: dict[Section, SectionState] = {}
    sources = {header.id: header.source for header, _body in history}
    for header, body in history:
        fields = read_section(write_section(sections.get(header.section, {})))
        origin = Origin(header.stamp, header.author, header.agency, header.id).telling(body)
        write_into(fields, body.changes, origin, sources)
        sections[header.section] = fields
    whole = fold(history)
    assert FileState(sections) == whole
    assert {name: write_section(fields) for name, fields in sections.items()} == {
        name: write_section(fields) for name, fields in whole.sections.items()
    }


@pytest.mark.req("CASE-25")
def test_what_somebody_else_told_stands_with_who_told_it_until_the_person_is_heard() -> None:
    header, body = entry(0, Stamp(1, 0, "0a0b0c0d"), (Change("allergies", "nuts"),))
    hers = replace(body, **TOLD, told_by="the mother")
    heads = fold([(header, hers)]).heads(Section.HEALTH, "allergies")
    assert [(head.third_party, head.told_by) for head in heads.heads] == [(True, "the mother")]
    own = entry(1, Stamp(2, 0, "0a0b0c0d"), (Change("allergies", "none", (header.stamp,)),))
    heads = fold([(header, hers), own]).heads(Section.HEALTH, "allergies")
    assert [(head.value, head.third_party) for head in heads.heads] == [("none", False)]


def test_a_value_that_was_carried_over_stands_with_who_said_it_first_and_who_carried_it() -> None:
    hers = entry(0, Stamp(1, 0, "0a0b0c0d"), (Change("allergies", "nuts"),))
    carried = entry(1, Stamp(2, 0, "0a0b0c0d"), (Change("weight", "nuts", (), hers[0].id),))
    (head,) = fold([carried, hers]).heads(Section.HEALTH, "weight").heads
    assert (head.author, head.first.author, head.first.stamp) == (carried[0].author, hers[0].author, hers[0].stamp)
    assert head.source == hers[0].source
    (own,) = fold([hers]).heads(Section.HEALTH, "allergies").heads
    assert (own.source, own.first) == (None, hers[0].source)


def test_what_was_carried_from_an_entry_that_is_not_here_is_claimed_for_nobody() -> None:
    carried = entry(1, Stamp(2, 0, "0a0b0c0d"), (Change("weight", 50, (), EntryId(UUID(int=99))),))
    (head,) = fold([carried]).heads(Section.HEALTH, "weight").heads
    assert (head.source, head.first.author) == (None, carried[0].author)


def test_a_snapshot_of_before_anybody_said_who_told_is_still_read() -> None:
    told = b'{"weight":[[[51,"000000000001-0000-0a0b0c0d","%s","%s","%s"]],[]]}' % ((b"0" * 32,) * 3)
    assert [(head.value, head.third_party) for head in read_section(told)["weight"].heads] == [(51, False)]


@given(values, values)
def test_changes_of_different_fields_merge_by_themselves(one: Any, other: Any) -> None:
    first = entry(0, Stamp(1, 0, "0a0b0c0d"), (Change("weight", 50), Change("allergies", "none")))
    base = (first[0].stamp,)
    hers = entry(1, Stamp(3, 0, "0a0b0c0d"), (Change("weight", one, base),))
    his = entry(2, Stamp(2, 0, "0a0b0c0d"), (Change("allergies", other, base),))
    state = fold([first, his, hers])
    assert state.conflicts() == ()
    assert (state.value(Section.HEALTH, "weight"), state.value(Section.HEALTH, "allergies")) == (one, other)


@given(
    st.lists(values, min_size=2, max_size=5, unique_by=canonical),
    st.sampled_from([(), (Stamp(1, 0, "0a0b0c0d"),)]),
    st.randoms(use_true_random=False),
)
def test_different_values_of_one_field_from_one_base_are_always_a_conflict(
    said: list[Any], base: tuple[Stamp, ...], chance: Any
) -> None:
    first = entry(0, Stamp(1, 0, "0a0b0c0d"), (Change("weight", "before"),))
    walls = chance.sample(range(2, 99), len(said))
    rivals = [
        entry(at + 1, Stamp(wall, 0, "0a0b0c0d"), (Change("weight", value, base),))
        for at, (value, wall) in enumerate(zip(said, walls, strict=True))
    ]
    history = [first, *rivals] if base else rivals
    (conflict,) = fold(history).conflicts()
    assert sorted(canonical(head.value) for head in conflict.heads) == sorted(canonical(value) for value in said)


@given(histories(), values)
def test_a_change_that_names_all_that_stands_ends_every_conflict(history: list[Entry], chosen: Any) -> None:
    state = fold(history)
    for section, fields in state.sections.items():
        changes = tuple(state.change(section, name, chosen) for name in fields)
        resolving = entry(20, Stamp(A_DAY * 9, 0, "0a0b0c0d"), changes, section)
        after = fold([resolving, *history])
        assert all(after.value(section, name) == chosen for name in fields)
        assert all(conflict.section is not section for conflict in after.conflicts())


@given(values)
def test_the_same_value_from_one_base_is_no_conflict_and_both_authors_stand(value: Any) -> None:
    state = fold([entry(at, Stamp(at, 0, "0a0b0c0d"), (Change("weight", value),)) for at in (1, 2)])
    assert state.conflicts() == ()
    assert len(state.heads(Section.HEALTH, "weight").heads) == 2


@given(histories())
def test_a_body_reads_as_it_was_written(history: list[Entry]) -> None:
    for _header, body in history:
        assert read_body(write_body(body)) == body


def test_writing_in_turn_keeps_one_value_and_no_memory() -> None:
    """A field that was written in turn a thousand times takes no more room than one that was written once."""
    stamps = [Stamp(at, 0, "0a0b0c0d") for at in range(1_000)]
    base: list[tuple[Stamp, ...]] = [(), *((before,) for before, _after in pairwise(stamps))]
    state = fold(
        entry(at, stamp, (Change("weight", at, seen),))
        for at, (stamp, seen) in enumerate(zip(stamps, base, strict=True))
    )
    heads = state.heads(Section.HEALTH, "weight")
    assert [head.value for head in heads.heads] == [999]
    assert heads.awaited == frozenset()
