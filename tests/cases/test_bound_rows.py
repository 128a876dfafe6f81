"""Rows and amounts of the case file in forms: a row of one is a row of all, an amount is one value."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samakki.cases.rules import field_value, form_value, paths_of, spot_of
from samakki.cases.rules.placing import row_path
from samakki.instruments.words import GONE, HERE, Bindings, Bound
from samakki.sections.words import Section, cell
from tests.cases.bound import Desk, desk
from tests.instruments.fields import LEGS, demo_fields
from tests.instruments.forms import form, q

__all__ = ["demo_fields", "desk"]
pytestmark = pytest.mark.usefixtures("demo_fields")

WAY = form(
    q("begin_repeat", "legs", field="experience.demo_legs"),
    q("text", "place", field=".place"),
    q("date", "since", field=".since"),
    q("text", "remark"),
    q("begin_group", "cost", field=".paid"),
    q("decimal", "much", field=".amount"),
    q("end_group"),
    q("end_repeat"),
    q("begin_group", "pay", field="experience.demo_pay"),
    q("text", "amount", field=".amount"),
    q("text", "currency", field=".currency"),
    q("end_group"),
)


def test_the_rows_of_a_repeat_are_the_rows_of_the_case_in_their_order(desk: Desk) -> None:
    version = desk.bring(WAY, "Way")
    filling, other = desk.begin(version), desk.begin(version)
    dara = desk.staff.dara
    desk.fill(
        dara, filling, {"legs[4000000000]": HERE, "legs[4000000000]/place": "Aranya", "legs[4000000000]/remark": "!"}
    )
    desk.fill(dara, other, {"legs[7]": HERE, "legs[7]/place": "Poipet"})
    shown = desk.read(dara, filling)
    assert [path for path, value in shown.answers.items() if value == HERE] == ["legs[4000000000]", "legs[7]"]
    assert shown.answers["legs[7]/place"] == "Poipet"
    assert shown.answers["legs[4000000000]/remark"] == "!"
    assert "legs[4000000000]/remark" not in desk.read(dara, other).answers
    assert (Section.EXPERIENCE, cell("demo_legs", "ee6b2800", "place")) in desk.names()
    assert (Section.EXPERIENCE, cell("demo_legs", "00000007", "_rank")) in desk.names()
    desk.fill(dara, filling, {"legs[7]": GONE})
    shown = desk.read(dara, other)
    assert (shown.answers["legs[7]"], "legs[7]/place" in shown.answers) == (GONE, False)
    assert (Section.EXPERIENCE, cell("demo_legs", "00000007", "_gone")) in desk.names()


def test_money_is_one_value_of_several_questions_and_kept_by_the_form_until_it_is_whole(desk: Desk) -> None:
    dara = desk.staff.dara
    filling = desk.begin(desk.bring(WAY, "Way"))
    assert desk.fill(dara, filling, {"pay/amount": "9,000"}).unfit == {"pay/amount"}
    assert desk.fill(dara, filling, {"pay/currency": "thb"}).unfit == set()
    shown = desk.read(dara, filling)
    assert (shown.answers, shown.unfit) == ({"pay/amount": "9000", "pay/currency": "THB"}, frozenset())
    desk.fill(dara, filling, {"pay/amount": "8000"})
    shown = desk.read(dara, filling)
    assert shown.heads["pay/amount"].value == {"amount": "8000", "currency": "THB", "per": "", "date": ""}
    assert len(shown.heads["pay/amount"].heads) == 1
    desk.fill(dara, filling, {"pay/amount": {"missing": "unknown"}})
    assert desk.read(dara, filling).heads["pay/amount"].value == {"missing": "unknown"}
    saved = desk.fill(dara, filling, {"pay/amount": "much", "pay/currency": "shells"})
    assert saved.unfit == {"pay/amount", "pay/currency"}
    assert desk.read(dara, filling).answers["pay/currency"] == "shells"
    desk.fill(dara, filling, {"pay/amount": None, "pay/currency": None})
    shown = desk.read(dara, filling)
    assert (shown.heads["pay/amount"].value, shown.torn) == (None, frozenset())


def test_an_amount_in_a_row_is_one_value_of_that_row(desk: Desk) -> None:
    content = form(
        q("begin_repeat", "legs", field="experience.demo_legs"),
        q("decimal", "much", field=".paid.amount"),
        q("text", "of", field=".paid.currency"),
        q("end_repeat"),
    )
    filling = desk.begin(desk.bring(content, "Costs"))
    desk.fill(desk.staff.dara, filling, {"legs[7]": HERE, "legs[7]/much": "1200.50", "legs[7]/of": "KHR"})
    shown = desk.read(desk.staff.dara, filling)
    assert (shown.answers["legs[7]/much"], shown.answers["legs[7]/of"]) == ("1200.50", "KHR")
    assert (Section.EXPERIENCE, cell("demo_legs", "00000007", "paid")) in desk.names()


PLACES = {
    "a": Bound(Section.IDENTITY, "called"),
    "g/b": Bound(Section.EXPERIENCE, "hours_a_day"),
    "legs": Bound(Section.EXPERIENCE, LEGS.name),
    "legs/place": Bound(Section.EXPERIENCE, LEGS.name, "place"),
    "legs/g/since": Bound(Section.EXPERIENCE, LEGS.name, "since"),
}


@given(st.integers(0, 0xFFFFFFFF), st.sampled_from(sorted(PLACES)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_bound_path_leads_to_one_value_and_back(number: int, path: str) -> None:
    bindings = Bindings(Section.EXPERIENCE, places=PLACES)
    named = row_path("legs", f"{number:08x}", path) if path.startswith("legs") else path
    spot = spot_of(bindings, named)
    assert spot is not None
    assert [each for each, _ in paths_of(bindings, spot.section, spot.name)] == [named]


@given(st.text(max_size=40), st.integers(0, 24), st.sampled_from(["unknown", "not asked", "prefers not to say"]))
def test_what_a_field_holds_is_what_the_form_shows(words: str, number: int, why: str) -> None:
    for place, answer in (
        (Bound(Section.IDENTITY, "called"), words),
        (Bound(Section.EXPERIENCE, "hours_a_day"), str(number)),
    ):
        kept = field_value(place, answer)
        assert field_value(place, form_value(place, kept)) == kept
        assert form_value(place, field_value(place, {"missing": why})) == {"missing": why}
