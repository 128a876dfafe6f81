"""Forms for a child and for an adult: the one that fits the age that is known comes first, nothing is forbidden."""

from datetime import date
from uuid import UUID

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.rules import audience_of
from samakki.instruments.words import Audience
from samakki.journal.words import Head, Heads
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import bring, open_case


def born(*values: object) -> Heads:
    none = UUID(int=0)
    return Heads(
        tuple(Head(value, Stamp(1, 0, "0a0b0c0d"), MemberId(none), AgencyId(none), EntryId(none)) for value in values)
    )


@pytest.mark.parametrize(
    ("values", "audience"),
    [
        ((), Audience.ANY),
        (("2012",), Audience.CHILD),
        (("1990-05",), Audience.ADULT),
        (("2008",), Audience.ANY),
        (("2008-03-14",), Audience.ADULT),
        (("2008-03-15",), Audience.CHILD),
        (("1990", "2012"), Audience.ANY),
        (({"missing": "unknown"},), Audience.ANY),
        (("a long time ago",), Audience.ANY),
    ],
)
def test_who_may_be_a_child_is_called_neither(values: tuple[object, ...], audience: Audience) -> None:
    assert audience_of(born(*values), date(2026, 3, 14)) is audience


def test_the_form_that_fits_comes_first_and_the_other_can_be_begun_too(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    for audience in ("adult", "any", "child"):
        bring(by, form(q("text", "a"), settings={"audience": audience}), f"Screening {audience}")
    case = open_case(dara)
    plain = dara.get(f"/case/{case}/forms/").content.decode()
    assert "fits the age" not in plain
    cases.change_fields(by, FileId(case), Section.IDENTITY, {"born": Told(["2019"])})
    page = dara.get(f"/case/{case}/forms/").content.decode()
    places = [page.index(f"<strong>Screening {audience}</strong>") for audience in ("child", "any", "adult")]
    assert places == sorted(places)
    assert page.count("fits the age that is known") == 1
