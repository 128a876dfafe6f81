"""A decision of a screening names who decided and for which country, and keeps nobody else's name beside it."""

from samakki.cases import actions
from samakki.sections.words import Section
from tests.cases.test_screening import Desk, desk

__all__ = ["desk"]


def stands(desk: Desk) -> dict[str, object]:
    read = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE)
    return {one.field.name: one.heads.value for one in read.fields}


def test_a_decision_tells_who_decided_and_for_which_country(desk: Desk) -> None:
    desk.screen(decision="identified", decided_by="government", country="TH")
    now = stands(desk)
    assert (now["status"], now["decided_by"], now["decision_country"]) == ("identified", "government", "TH")


def test_a_new_decision_without_a_name_keeps_nobody_elses(desk: Desk) -> None:
    desk.screen(decision="identified", decided_by="court", country="TH")
    desk.screen(decision="possible")
    now = stands(desk)
    assert (now["status"], now["decided_by"], now["decision_country"]) == ("possible", None, None)


def test_an_open_screening_changes_nothing_of_an_earlier_decision(desk: Desk) -> None:
    desk.screen(decision="identified", decided_by="court", country="TH")
    desk.screen(decision="not_decided")
    assert stands(desk)["decided_by"] == "court"
