from datetime import date
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.kernel.canon import canonical, parse
from samakki.kernel.dates import PartialDate
from samakki.kernel.ids import fresh_id
from samakki.kernel.languages import BY_TAG, LANGUAGES
from samakki.kernel.missing import Missing
from tests.kernel.clocks import CountedChance, SetClock

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner),
    max_leaves=20,
)


@given(JSON)
def test_a_canonical_value_is_read_as_it_was_written(value: object) -> None:
    assert parse(canonical(value)) == value
    assert canonical(parse(canonical(value))) == canonical(value)


@given(st.dictionaries(st.text("abcក", max_size=3), st.integers()))
def test_the_order_of_keys_changes_nothing(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize("value", [1.5, [1.5], {"a": {"b": (1, 2.0)}}])
def test_a_float_has_no_canonical_form(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_scripts_are_written_as_they_are() -> None:
    assert canonical("សុភា") == '"សុភា"'.encode()


def test_an_id_is_a_uuid_of_version_seven_that_sorts_by_time() -> None:
    clock, chance = SetClock(), CountedChance()
    made = []
    for _ in range(50):
        made.append(fresh_id(clock, chance))
        clock.move(milliseconds=1)
    assert made == sorted(made)
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}


def test_ids_of_one_moment_differ() -> None:
    clock, chance = SetClock(), CountedChance()
    assert len({fresh_id(clock, chance) for _ in range(100)}) == 100


def test_eight_languages_each_by_its_own_name() -> None:
    assert len(LANGUAGES) == len(BY_TAG) == 8
    assert BY_TAG["km"].own_name == "ភាសាខ្មែរ"


def test_four_ways_of_missing_and_the_right_to_leave_a_question_are_kept_apart() -> None:
    assert {missing.value for missing in Missing} == {
        "no",
        "unknown",
        "not asked",
        "suppressed",
        "prefers not to say",
    }


@pytest.mark.parametrize("half", [rb'{"a":"\ud800"}', rb'{"\uDFFF":1}', rb'["\uD83D"]'])
def test_half_a_sign_is_not_read_because_it_could_not_be_written(half: bytes) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        parse(half)


def test_what_only_looks_like_half_a_sign_is_read() -> None:
    for told in ({"a": r"C:\udata"}, ["\U0001f33f", r"\ud800"]):
        assert parse(canonical(told)) == told


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ("2018", date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 28)),
        ("2021-02-03", date(2021, 2, 3)),
        ("9999", date(9999, 12, 31)),
        ("9999-12", date(9999, 12, 31)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_the_last_day_that_a_date_may_have_been_is_known_to_the_end_of_the_calendar(known: str, last: date) -> None:
    assert PartialDate.parse(known).last() == last
