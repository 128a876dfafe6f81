import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from samakki.kernel import deeds
from samakki.kernel.clocks import HybridClock
from samakki.kernel.deeds import DECLARED, By, KeyNotHeldError, NoKeys, RefusedError, Standing, deed, sight, whole, wire
from samakki.kernel.happenings import Happening, hear, tell
from samakki.kernel.ids import AgencyId, NodeId
from tests.kernel.clocks import CountedChance, SetClock


class House:
    """Remembers what was asked and which transactions were begun, done or undone."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.refused: set[str] = set()
        self.told: list[str] = []

    def judge(self, _by: By, act: str, about: deeds.Attributes) -> bool:
        self.asked.append((act, dict(about)))
        return act not in self.refused

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.told.append("begun")
        try:
            yield
        except BaseException:
            self.told.append("undone")
            raise
        self.told.append("done")


class RiceCooked(Happening):
    """Something that happens only in this test."""


@pytest.fixture
def house() -> Iterator[House]:
    kept = deeds._House.judge, deeds._House.transaction
    made = House()
    wire(made.judge, made.transaction)
    before = set(DECLARED)
    yield made
    deeds._House.judge, deeds._House.transaction = kept
    for act in set(DECLARED) - before:
        del DECLARED[act]


@pytest.fixture
def by() -> By:
    clock = SetClock()
    return By(NodeId(UUID(int=1)), clock, HybridClock(clock, "00000000"), CountedChance())


def cook(house: House) -> Callable[[By, str], str]:
    @deed(about=lambda by, dish: {"dish": dish, "standing": str(by.standing)})
    def cook_dish(_by: By, dish: str) -> str:
        house.told.append(dish)
        if dish == "burnt":
            raise ValueError(dish)
        return dish.upper()

    return cook_dish


def test_a_deed_is_asked_with_what_it_is_about_and_done_in_one_transaction(house: House, by: By) -> None:
    assert cook(house)(by, "rice") == "RICE"
    assert house.asked == [("kernel.cook_dish", {"dish": "rice", "standing": "visitor"})]
    assert house.told == ["begun", "rice", "done"]


@pytest.mark.asvs("16.3.2")
def test_every_refusal_is_logged_by_act_and_member(house: House, by: By, caplog: pytest.LogCaptureFixture) -> None:
    house.refused.add("kernel.cook_dish")
    with caplog.at_level(logging.INFO, "samakki.kernel"), pytest.raises(RefusedError):
        cook(house)(by, "rice")
    assert [record.getMessage() for record in caplog.records] == [f"refused: kernel.cook_dish, member {by.member}"]


def test_a_refused_deed_begins_nothing(house: House, by: By) -> None:
    house.refused.add("kernel.cook_dish")
    with pytest.raises(RefusedError) as refused:
        cook(house)(by, "rice")
    assert (refused.value.act, refused.value.reason) == ("kernel.cook_dish", "policy")
    assert house.told == []


@pytest.mark.asvs("2.3.3", "16.5.3")
def test_a_deed_that_fails_is_undone_whole(house: House, by: By) -> None:
    with pytest.raises(ValueError, match="burnt"):
        cook(house)(by, "burnt")
    assert house.told == ["begun", "burnt", "undone"]


def test_a_deed_inside_a_deed_joins_its_transaction_and_is_asked_all_the_same(house: House, by: By) -> None:
    inner = cook(house)

    @deed()
    def serve_meal(by: By) -> str:
        return inner(by, "rice") + inner(by, "soup")

    assert serve_meal(by) == "RICESOUP"
    assert [act for act, _ in house.asked] == ["kernel.serve_meal", "kernel.cook_dish", "kernel.cook_dish"]
    assert house.told == ["begun", "rice", "soup", "done"]


def test_a_refusal_inside_undoes_what_was_done_outside(house: House, by: By) -> None:
    inner = cook(house)
    house.refused.add("kernel.cook_dish")

    @deed()
    def serve_meal(by: By) -> str:
        house.told.append("table laid")
        return inner(by, "rice")

    with pytest.raises(RefusedError):
        serve_meal(by)
    assert house.told == ["begun", "table laid", "undone"]


def test_after_a_failed_deed_the_next_one_gets_a_transaction_of_its_own(house: House, by: By) -> None:
    with pytest.raises(ValueError, match="burnt"):
        cook(house)(by, "burnt")
    cook(house)(by, "rice")
    assert house.told[-3:] == ["begun", "rice", "done"]


def test_a_deed_that_only_turns_a_key_keeps_no_writer_waiting(house: House, by: By) -> None:
    inner = cook(house)

    @deed(changes=False)
    def try_lid(by: By) -> str:
        house.told.append("lid tried")
        return inner(by, "rice") + inner(by, "soup")

    assert try_lid(by) == "RICESOUP"
    assert [act for act, _ in house.asked] == ["kernel.try_lid", "kernel.cook_dish", "kernel.cook_dish"]
    assert house.told == ["lid tried", "begun", "rice", "done", "begun", "soup", "done"]


def test_what_is_whole_stands_in_one_transaction_that_begins_only_then(house: House, by: By) -> None:
    inner = cook(house)

    @deed(changes=False)
    def wait_for_guest(by: By, last: str) -> str:
        house.told.append("waited")
        with whole():
            return inner(by, "rice") + inner(by, last)

    assert wait_for_guest(by, "soup") == "RICESOUP"
    assert house.told == ["waited", "begun", "rice", "soup", "done"]
    with pytest.raises(ValueError, match="burnt"):
        wait_for_guest(by, "burnt")
    assert house.told[5:] == ["waited", "begun", "rice", "burnt", "undone"]


def test_a_query_is_asked_and_opens_no_transaction(house: House, by: By) -> None:
    @sight()
    def count_pots(_by: By) -> int:
        return 3

    assert count_pots(by) == 3
    house.refused.add("kernel.count_pots")
    with pytest.raises(RefusedError):
        count_pots(by)
    assert house.told == []


def test_every_declared_act_is_known_by_room_verb_and_kind(house: House) -> None:
    cook(house)
    assert DECLARED["kernel.cook_dish"].kind == "deed"


def test_one_act_cannot_be_declared_in_two_places(house: House) -> None:
    def elsewhere(_by: By) -> None:
        """Stand in another module."""

    cook(house)
    elsewhere.__name__, elsewhere.__module__ = "cook_dish", "tests.kernel.elsewhere"
    with pytest.raises(RuntimeError, match="declared twice"):
        deed()(elsewhere)


def test_without_wiring_nothing_is_allowed(house: House, by: By) -> None:
    deeds._House.judge = None
    with pytest.raises(RuntimeError, match="nobody decides"):
        cook(house)(by, "rice")
    deeds._House.judge, deeds._House.transaction = house.judge, None
    with pytest.raises(RuntimeError, match="no transaction"):
        cook(house)(by, "rice")


def test_one_who_brought_no_keys_opens_nothing(by: By) -> None:
    agency = AgencyId(UUID(int=2))
    assert isinstance(by.keys, NoKeys)
    assert by.standing is Standing.VISITOR
    for ask in (lambda: by.keys.epoch_secret(agency, 1), lambda: by.keys.newest_epoch(agency), by.keys.member_secret):
        with pytest.raises(KeyNotHeldError):
            ask()


def test_a_happening_is_told_to_every_hearer_in_order_once(by: By) -> None:
    heard: list[str] = []

    def first(_by: By, _happening: RiceCooked) -> None:
        heard.append("first")

    def second(_by: By, _happening: RiceCooked) -> None:
        heard.append("second")

    hear(RiceCooked, first)
    hear(RiceCooked, second)
    hear(RiceCooked, first)
    tell(by, RiceCooked())
    assert heard == ["first", "second"]


def test_a_hearer_that_fails_undoes_the_deed(house: House, by: By) -> None:
    class PotBroken(Happening):
        """Something that happens only here."""

    def fail(_by: By, _happening: PotBroken) -> None:
        raise ValueError

    hear(PotBroken, fail)

    @deed()
    def break_pot(by: By) -> None:
        tell(by, PotBroken())

    with pytest.raises(ValueError):  # noqa: PT011 -- the hearer fails without words
        break_pot(by)
    assert house.told == ["begun", "undone"]
