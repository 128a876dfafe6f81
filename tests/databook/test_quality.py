"""How good the data are is measured: what is known of identified and reintegrated persons, and what contradicts."""

from datetime import date

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import queries
from samakki.databook.gateways import standard
from samakki.databook.rules import dimensions_of, judged
from samakki.databook.words import BookRefusedError, Period, Year
from samakki.databook.words.quality import Check, Filled, Group, Quality
from samakki.kernel.deeds import By, RefusedError
from samakki.sections.words import DIMENSIONS, Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.databook.conftest import Counting
from tests.databook.test_keeping import DAY
from tests.given import SetClock

WHERE = {"status": Section.EXPERIENCE, "sex": Section.IDENTITY, "nationality": Section.IDENTITY}
EVERYBODY = Group("everybody", (), ("sex", "form"))


def came(by: By, **told: str) -> None:
    """Open a case of which this is told, all in one field after the other; `state` is the state of the case."""
    case = cases.open_case(by, "A reason", pseudonym="Quality")
    for name, said in told.items():
        field, section = ("status" if name == "state" else name), WHERE.get(name, Section.ADMINISTRATION)
        missing = said.removeprefix("missing ") if said.startswith("missing ") else ""
        cases.change_fields(by, case, section, {field: Told([] if missing else [said], missing)})


def of(by: By, group: str, day: date = DAY, period: Period | None = None) -> Quality:
    return queries.quality(by, SHELTER, group, day, period)


def filled(quality: Quality, dimension: str) -> Filled:
    return next(one for one in quality.filled if one.dimension == dimension)


def test_each_person_is_known_or_missing_in_one_way_and_contradicts_or_not() -> None:
    rows = [
        *(("a", "sex", "female"), ("a", "form", "labour"), ("a", "form", "marriage")),
        *(("b", "sex", "prefers not to say"), ("b", "form", "unsettled")),
        *(("c", "", "not asked"), ("d", "sex", "unknown"), ("d", "form", "labour")),
    ]
    check = Check("both", (("sex", ("female",)), ("form", ("marriage",))))
    assert judged(rows, EVERYBODY, [check], DAY) == Quality(
        "everybody",
        DAY,
        persons=4,
        sound=2,
        filled=(
            Filled("sex", 1, (("unknown", 1), ("not asked", 1), ("prefers not to say", 1))),
            Filled("form", 2, (("not asked", 1), ("unsettled", 1))),
        ),
        contradicting=(("both", 1),),
    )
    of_labour = Group("labour", ((("form", ("labour",)), ("sex", ("unknown",))), (("sex", ("female",)),)), ("sex",))
    assert judged(rows, of_labour, [], DAY).persons == 2
    assert judged([], EVERYBODY, [check], DAY) == Quality(
        "everybody", DAY, 0, 0, (Filled("sex", 0, ()), Filled("form", 0, ())), (("both", 0),)
    )


@pytest.mark.req("STAT-22")
def test_what_is_missing_of_identified_persons_is_measured_in_each_way_of_missing(counting: Counting) -> None:
    by = counting.caseworker
    came(by, status="identified", sex="female", nationality="KH")
    came(by, status="identified", sex="missing prefers not to say")
    came(by, status="identified", sex="missing unknown", nationality="LA")
    came(by, status="not_decided", sex="male")
    quality = of(counting.analyst, "identified")
    assert quality.persons == 3
    assert filled(quality, "identity.sex") == Filled("identity.sex", 1, (("unknown", 1), ("prefers not to say", 1)))
    assert filled(quality, "identity.nationality") == Filled("identity.nationality", 2, (("not asked", 1),))
    assert of(counting.analyst, "everybody").persons == 4


@pytest.mark.req("STAT-22", "STAT-23")
def test_what_is_inaccurate_of_reintegrated_persons_is_counted_and_the_rest_is_sound(
    counting: Counting, clock: SetClock
) -> None:
    by = counting.caseworker
    came(by, step="reintegration", assisted="yes", state="active")
    came(by, step="reintegration", assisted="yes", state="closed")
    came(by, reintegration="well", assisted="no")
    came(by, step="recovery", assisted="yes", state="closed")
    quality = of(counting.analyst, "reintegrated")
    told = dict(quality.contradicting)
    assert (quality.persons, quality.sound) == (3, 1)
    assert {name for name, number in told.items() if number} == {
        "closed before the closing",
        "reintegrated and not assisted",
    }
    clock.move(days=3)
    later = by.clock.now().date()
    assert of(counting.analyst, "reintegrated", later).sound == 1
    came(by, step="follow_up", assisted="yes")
    assert of(counting.analyst, "reintegrated", later).sound == 2
    assert of(counting.analyst, "reintegrated", DAY).sound == 1, "as known on a day it stays"


def test_of_a_year_only_those_who_came_in_it_are_judged(counting: Counting) -> None:
    came(counting.caseworker, status="identified")
    assert of(counting.analyst, "identified", DAY, Period(Year.CALENDAR, DAY.year)).persons == 1
    assert of(counting.analyst, "identified", DAY, Period(Year.CALENDAR, DAY.year - 1)).persons == 0


def test_it_is_told_of_the_own_agency_only_and_of_groups_that_are_known(counting: Counting) -> None:
    with pytest.raises(RefusedError):
        queries.quality(counting.analyst, WELFARE, "everybody", DAY)
    with pytest.raises(BookRefusedError, match="no_such_group"):
        of(counting.analyst, "anybody")


def test_the_standard_that_is_shipped_names_what_is_counted_and_codes_that_are_there() -> None:
    shipped = standard()
    having = [*(one for group in shipped.groups for one in group.any_of), *(check.told for check in shipped.checks)]
    for group in shipped.groups:
        assert set(dimensions_of(group, shipped.checks)) <= set(DIMENSIONS)
    for dimension, codes in (pair for one in having for pair in one):
        known = {code for code, _words in getattr(DIMENSIONS[dimension], "codes", ())} or {"not ended"}
        assert set(codes) <= known, dimension
