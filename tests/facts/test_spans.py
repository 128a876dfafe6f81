"""What rows tell of days is counted in bands: from a first moment to a later one, or each stay by itself."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.facts.rules import told_by_rows
from samakki.facts.words import DAY_BANDS, LONGEST_BAND, NOT_ENDED, Kind, Told
from samakki.kernel.missing import Missing
from samakki.sections.words import BY_NAME, DIMENSIONS, Field, Section, Span

STEPS = BY_NAME[Section.ADMINISTRATION, "steps"]
STAYS = BY_NAME[Section.ADMINISTRATION, "stays"]
COURT = BY_NAME[Section.LEGAL, "prosecution"]
DAYS = {*(code for _last, code in DAY_BANDS), LONGEST_BAND, NOT_ENDED}


def step(name: str, day: object, how: str = "entered") -> Mapping[str, list[object]]:
    return {"step": [name], "day": [day], "how": [how]}


def stay(since: object, until: object = None) -> Mapping[str, list[object]]:
    return {"since": [since], "until": [] if until is None else [until]}


def values(*codes: str) -> frozenset[Told]:
    return frozenset(Told(Kind.VALUE, code) for code in codes)


UNKNOWN = frozenset({Told(Kind.UNKNOWN)})


@pytest.mark.parametrize(
    ("rows", "first", "referral"),
    [
        ([step("identification", "2026-03-01"), step("reception", "2026-03-04")], values("1-3"), frozenset()),
        ([step("referral", "2026-03-01"), step("reception", "2026-03-09")], values("8-14"), values("8-14")),
        ([step("reception", "2026-03-09"), step("referral", "2026-03-01")], values("8-14"), values("8-14")),
        ([step("referral", "2026-03-01")], values(NOT_ENDED), values(NOT_ENDED)),
        ([step("crisis_intervention", "2026-03-01")], values("0"), frozenset()),
        ([step("referral", "2026-03-01"), step("reception", "2026-03-02", "skipped")], *[values(NOT_ENDED)] * 2),
        ([step("referral", "2026-03-05"), step("reception", "2026-03-01")], values("0"), values(NOT_ENDED)),
        ([step("referral", "2026-03"), step("reception", "2026-04")], UNKNOWN, UNKNOWN),
        ([step("referral", "2025-01"), step("reception", "2026-11")], values("366+"), values("366+")),
        ([step("referral", {"missing": "unknown"}), step("reception", "2026-11-01")], values("0"), UNKNOWN),
        ([], frozenset(), frozenset()),
    ],
)
def test_days_run_from_the_first_moment_to_the_first_that_follows(
    rows: list[Mapping[str, list[object]]], first: frozenset[Told], referral: frozenset[Told]
) -> None:
    told = told_by_rows(STEPS, rows)
    assert told == {"administration.steps.first_help": first, "administration.steps.referral": referral}


@pytest.mark.parametrize(
    ("rows", "bands"),
    [
        ([stay("2026-01-01", "2026-02-10")], values("31-90")),
        ([stay("2026-01-01", "2026-02-10"), stay("2026-06-01")], values("31-90", NOT_ENDED)),
        ([stay("2026-02-10", "2026-08-01"), stay("2026-01-01", "2026-02-10")], values("181-365")),
        ([stay("2026-01-01", "2026-02-10"), stay("2026-02-10")], values(NOT_ENDED)),
        ([stay("2026-01", "2026-02"), stay("2026-02", "2026-02-20")], UNKNOWN),
        ([stay("2026-05-01", "2026-04-01")], UNKNOWN),
        ([stay("2026-01-01", {"missing": "unknown"})], UNKNOWN),
        ([stay(None)], frozenset()),
    ],
)
def test_each_stay_has_its_days_and_a_move_to_another_bed_is_no_end(
    rows: list[Mapping[str, list[object]]], bands: frozenset[Told]
) -> None:
    assert told_by_rows(STAYS, rows) == {"administration.stays.length": bands}


@pytest.mark.req("LEGAL-11")
def test_of_a_prosecution_each_step_is_counted_and_the_days_from_the_report_on() -> None:
    rows = [
        {"step": [name], "day": [day]}
        for name, day in (("reported", "2026-01-05"), ("charged", "2026-03-20"), ("acquitted", "2026-08"))
    ]
    assert told_by_rows(COURT, rows) == {
        "legal.prosecution.step": values("reported", "charged", "acquitted"),
        "legal.prosecution.to_charge": values("31-90"),
        "legal.prosecution.to_judgment": values("181-365"),
    }
    waits = told_by_rows(COURT, rows[:1])
    assert waits["legal.prosecution.to_charge"] == waits["legal.prosecution.to_judgment"] == values(NOT_ENDED)


def test_two_values_side_by_side_are_not_settled_by_a_clock() -> None:
    torn = {"step": ["referral"], "day": ["2026-03-01", "2026-03-08"], "how": ["entered"]}
    assert set(told_by_rows(STEPS, [torn]).values()) == {frozenset({Told(Kind.UNSETTLED)})}
    same = {"step": ["referral"], "day": ["2026-03-01", "2026-03-01"], "how": ["entered"]}
    assert told_by_rows(STEPS, [same])["administration.steps.referral"] == values(NOT_ENDED)


WRITTEN = (
    st.text()
    | st.sampled_from(["2026-01", "2026-02-03", "reported", "entered", "charged", "reception"])
    | st.lists(st.text(min_size=1), max_size=2)
    | st.sampled_from([{"missing": missing.value} for missing in Missing])
    | st.none()
)


@pytest.mark.parametrize("field", [STEPS, STAYS, COURT], ids=lambda field: field.name)
@given(data=st.data())
def test_whatever_stands_in_rows_no_word_of_it_becomes_a_fact(field: Field, data: st.DataObject) -> None:
    row = st.fixed_dictionaries({part.name: st.lists(WRITTEN, max_size=2) for part in field.parts})
    rows = data.draw(st.lists(row, max_size=4))
    known = DAYS | {code for part in field.parts for code, _words in part.codes} | {""}
    assert {one.value for told in told_by_rows(field, rows).values() for one in told} <= known


def test_a_step_of_which_nobody_knows_which_it_is_begins_and_ends_nothing() -> None:
    strange = {"step": [{"missing": "unknown"}], "day": ["2026-03-01"], "how": ["entered"]}
    told = told_by_rows(STEPS, [strange, step("referral", "2026-03-05"), step("reception", "2026-03-06")])
    assert told["administration.steps.referral"] == values("1-3")


def test_what_starts_closed_is_never_counted_by_its_rows() -> None:
    spans = [name for name, counted in DIMENSIONS.items() if isinstance(counted, Span)]
    assert len(spans) == 5
    for name in spans:
        section, field, _span = name.split(".")
        assert not BY_NAME[Section(section), field].closed
