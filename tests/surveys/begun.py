"""One of everything that an address of surveys names: a survey, its round, who is asked in it, an agreement on use."""

from datetime import timedelta

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.kernel.deeds import By
from samakki.surveys import actions
from samakki.surveys.actions import Proposed
from samakki.surveys.words import RespondentKind
from tests.surveys.asked import ASKED_FORM

ELSEWHERE = "University beyond the river"


def begun(by: By, node: By, name: str) -> dict[str, object]:
    """Begin a survey, ask somebody called so who answers by that name, and propose an agreement to a third agency."""
    access.add_agency(node, ELSEWHERE, "registrar")
    (third,) = (one.agency for one in about_access.agencies(by) if one.name == ELSEWHERE)
    form = instruments.release_xlsform(node, ASKED_FORM, Naming(name="Why people leave"))
    survey = actions.begin_survey(by, "Why people leave", form.instrument, 3)
    today = by.clock.now().date()
    days = today, today + timedelta(days=9)
    asked = actions.open_round(by, survey, *days, form.version)
    respondent = actions.ask(by, asked, RespondentKind.ORGANISATION, name)
    actions.answer(by, respondent, {"story": name})
    assert by.agency
    use = actions.propose_use(by, survey, Proposed("Seasons", frozenset({"reason"}), *days, (by.agency, third)))
    return {"survey_id": survey, "round_id": asked, "respondent_id": respondent, "use_id": use}
