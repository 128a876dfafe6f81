"""The pages of surveys: from the first round to what an analyst is told of it."""

from datetime import date, timedelta

import pytest

from samakki.doors.web.surveys.wording import BECAME_TEXTS, HAND_TEXTS, KIND_TEXTS, REFUSED
from samakki.instruments.words import Unanswered
from samakki.surveys import actions, queries
from samakki.surveys.words import Became, Hand, RespondentKind, SurveyWrong
from tests.cases.pages.conftest import hidden, text_of
from tests.surveys.asked import TEXT
from tests.surveys.pages.conftest import YES, Desk


def test_every_word_of_a_survey_that_people_see_has_words() -> None:
    assert set(REFUSED) == set(SurveyWrong)
    assert set(KIND_TEXTS) == set(RespondentKind)
    assert set(BECAME_TEXTS) == set(Became)
    assert set(HAND_TEXTS) == set(Hand)


def test_pages_without_anything_say_so(desk: Desk) -> None:
    assert "No surveys yet" in text_of(desk.noy, "/surveys/")
    assert "Your agency is a party to none." in text_of(desk.noy, "/surveys/")
    page = text_of(desk.dara, desk.page)
    for words in ("No round yet", "Nothing was told yet", "No definition yet", "None yet."):
        assert words in page
    _which, address = desk.round()
    assert "Nobody is asked yet" in text_of(desk.mali, address)
    assert "Nobody answered this in words" in text_of(desk.mali, f"{address}codes/?question=story")


@pytest.mark.req("STAT-26", "STAT-27")
def test_a_round_is_asked_closed_and_counted_and_the_analyst_sees_numbers_alone(desk: Desk) -> None:
    assert desk.sokha.post(desk.page, {"do": "define", "text": TEXT}).status_code == 302
    _which, address = desk.round()
    words = "Words of nobody but me."
    for _number in range(4):
        asked = desk.asks(address, **YES)
        actions.answer(desk.node.by("mali"), asked, {"reason": "debt", "story": words})
    office = desk.asks(address, kind="organisation", called="House of the river")
    actions.answer(desk.node.by("mali"), office, {"reason": "work"})
    page = text_of(desk.mali, address)
    assert "4 of 4 answered" in page
    assert "Organisation: House of the river" in page
    assert "Waits to be counted" not in page
    assert desk.dara.post(address, {"do": "close"}).status_code == 302
    assert 'name="do" value="count"' in text_of(desk.mali, address)
    agency = hidden(text_of(desk.mali, address), "agency")
    assert desk.mali.post(address, {"do": "count", "name": "Reasons", "agency": agency}).status_code == 302
    told = text_of(desk.sokha, desk.page)
    assert "Reasons, round 1" in told
    assert 'width="320"' in told
    assert "Too few to tell of." in told
    assert words not in told
    assert "House of the river" not in told
    for closed in (address, f"{address}codes/?question=story", f"/surveys/respondents/{asked}/"):
        assert desk.sokha.get(closed).status_code == 404


def test_answers_are_typed_page_by_page_and_kept_and_every_question_may_be_left(desk: Desk) -> None:
    which, address = desk.round()
    asked = desk.asks(address, **YES)
    page = f"/surveys/respondents/{asked}/"
    shown = text_of(desk.mali, page)
    assert "Every question can be left." in shown
    typed = {"sheet": "1", "seen": hidden(shown, "seen"), "a:reason": "debt", "do": "finish"}
    assert desk.mali.post(page, typed).url == address
    (opened,) = actions.read_answers(desk.node.by("mali"), which)
    assert opened.answers == {"reason": "debt"}
    left = {"sheet": "1", "seen": hidden(text_of(desk.mali, page), "seen"), "n:reason": "unknown", "do": "keep"}
    assert desk.mali.post(page, left).status_code == 200
    (opened,) = actions.read_answers(desk.node.by("mali"), which)
    assert opened.answers == {"reason": Unanswered.UNKNOWN}
    assert queries.progress(desk.node.by("mali"), which)[0].answered == 1


@pytest.mark.req("CONSENT-06")
def test_a_person_is_asked_with_a_yes_to_research_and_takes_it_back_with_one_press(desk: Desk) -> None:
    _which, address = desk.round()
    for lacking, words in (("research", "not one to research"), ("how", "Write how"), ("adult", "A child is asked")):
        answer = desk.mali.post(address, {"do": "ask", **{key: one for key, one in YES.items() if key != lacking}})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    asked = desk.asks(address, **YES)
    assert desk.mali.post(address, {"do": "take_back", "respondent": str(asked)}).status_code == 302
    page = text_of(desk.mali, address)
    assert "1 took their yes back" in page
    assert str(asked) not in page
    assert desk.mali.get(f"/surveys/respondents/{asked}/").status_code == 404


def test_an_answer_is_coded_and_the_second_coder_does_not_see_the_first(desk: Desk) -> None:
    _which, address = desk.round()
    asked = desk.asks(address, **YES)
    actions.answer(desk.node.by("mali"), asked, {"story": "In my own words."})
    codes = f"{address}codes/?question=story"
    assert "There are no codes for this question yet." in text_of(desk.mali, codes)
    lines = "debt | Debt | Money that was owed.\nwork | Work | Work that was promised."
    assert desk.mali.post(desk.page, {"do": "codes", "asked": "story", "codes": lines}).status_code == 302
    assert desk.mali.post(desk.page, {"do": "codes", "asked": "story", "codes": "debt"}).status_code == 422
    coded = {"respondent": str(asked), "code": ["debt"], "do": "FIRST"}
    assert desk.mali.post(codes, coded).status_code == 302
    assert desk.mali.post(codes, {**coded, "do": "SECOND"}).status_code == 422
    seen = text_of(desk.dara, codes)
    assert "In my own words." in seen
    assert "A colleague has coded it." in seen
    assert "First coding: Debt" not in seen
    assert desk.dara.post(codes, {**coded, "do": "SECOND", "code": ["work"]}).status_code == 302
    assert "First coding: Debt" in text_of(desk.dara, codes)
    assert "Second coding: Work" in text_of(desk.mali, codes)
    assert desk.mali.get(f"{address}codes/?question=reason").status_code == 404


@pytest.mark.req("STAT-32")
def test_an_agreement_is_proposed_signed_by_all_and_ended_by_any(desk: Desk) -> None:
    desk.round()
    today = date.today()  # noqa: DTZ011 -- the day of the machine on which the node runs
    proposed = {
        "do": "propose",
        "purpose": "A study of why people leave.",
        "party": str(desk.node.by("noy").agency),
        "question": ["reason"],
        "first": today.isoformat(),
        "last": (today + timedelta(days=30)).isoformat(),
    }
    assert desk.dara.post(desk.page, {**proposed, "party": ""}).status_code == 422
    assert desk.dara.post(desk.page, proposed).status_code == 302
    (use,) = queries.uses(desk.node.by("noy"))
    page = text_of(desk.noy, "/surveys/")
    assert "A study of why people leave." in page
    assert "holds for nobody yet" in page
    assert desk.vanna.get(desk.page).status_code == 404
    for leader in (desk.dara, desk.noy):
        assert leader.post(f"/surveys/uses/{use.id}/", {"do": "sign"}).status_code == 302
    assert "signed by all" in text_of(desk.noy, "/surveys/")
    assert "Why people leave" in text_of(desk.vanna, desk.page)
    assert desk.vanna.post(desk.page, {"do": "define", "text": TEXT}).status_code == 302
    story = TEXT.replace("Reasons", "Stories").replace("[reason]", "[story]")
    answer = desk.vanna.post(desk.page, {"do": "define", "text": story})
    assert (answer.status_code, "No agreement in force" in answer.content.decode()) == (422, True)
    assert desk.vanna.post(f"/surveys/uses/{use.id}/", {"do": "end"}).status_code == 403
    assert desk.noy.post(f"/surveys/uses/{use.id}/", {"do": "end"}).status_code == 302
    assert "ended by Welfare office" in text_of(desk.dara, "/surveys/")
    assert desk.vanna.get(desk.page).status_code == 404


def test_what_is_typed_wrong_is_told_and_what_is_not_there_is_not_found(desk: Desk) -> None:
    answer = desk.sokha.post(desk.page, {"do": "define", "text": "name: [\n"})
    assert answer.status_code == 422
    assert 'href="#define"' in answer.content.decode()
    assert desk.dara.post(desk.page, {"do": "open", "first": "soon", "last": ""}).status_code == 422
    assert desk.dara.post("/surveys/", {"title": "", "form": "none", "threshold": "many"}).status_code == 422
    assert desk.dara.post(desk.page, {"do": "dance"}).status_code == 400
    nobody = "0195d000-0000-7000-8000-00000000dead"
    for address in (f"/surveys/{nobody}/", f"/surveys/rounds/{nobody}/", f"/surveys/respondents/{nobody}/"):
        assert desk.mali.get(address).status_code == 404
