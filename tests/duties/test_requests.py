"""What people ask of their files: answered in time, carried out, and written down; a restricted case is only read."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samakki.assistance.models import Due
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.actions import Told
from samakki.cases.words import LineKind, NeverNamed, NotRestrictedError, RestrictWhy, WordsRefusedError
from samakki.consent.words import Recipient, RecipientKind
from samakki.duties import actions, queries
from samakki.duties.rules import answered_by
from samakki.duties.words import RequestKind, RequestRefusedError, RequestState
from samakki.keeping.models import Erasure
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.duties.conftest import rith_of
from tests.keeping.conftest import House


def notes(house: House, case: FileId) -> list[str]:
    read = cases.read_case(house.mali, case)
    return [shown.entry.body.note for shown in read.entries if shown.entry.body]


@pytest.mark.parametrize(
    ("asked", "months", "day"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
    ],
)
def test_an_answer_is_due_a_month_on_at_its_last_day_where_it_has_no_such_day(
    asked: date, months: int, day: date
) -> None:
    assert answered_by(asked, months) == day


def test_it_is_taken_down_in_the_persons_words_and_falls_due(house: House) -> None:
    case = house.person("Srey DEMO")
    today = timezone.localdate()
    own = actions.take_request(house.dara, case, RequestKind.SEE, "DEMO. I want to see it all.")
    found = queries.request(house.mali, own)
    assert (found.kind, found.state, found.due_on) == (RequestKind.SEE, RequestState.ASKED, answered_by(today, 1))
    assert "DEMO. I want to see it all." in notes(house, case)
    due = Due.objects.get(kind=DueKind.REQUEST.value)
    assert (due.case_id, due.on, due.state) == (case, found.due_on, DueState.OPEN.value)


def test_without_words_or_for_a_day_that_has_not_come_nothing_is_taken_down(house: House) -> None:
    case = house.person("Srey DEMO")
    with pytest.raises(WordsRefusedError):
        actions.take_request(house.dara, case, RequestKind.SEE, " ")
    with pytest.raises(RequestRefusedError, match="not_yet"):
        actions.take_request(house.dara, case, RequestKind.SEE, "DEMO", timezone.localdate() + timedelta(days=2))
    assert queries.requests_of(house.dara, case) == ()
    assert not Due.objects.filter(kind=DueKind.REQUEST.value).exists()


def test_it_is_answered_once_with_what_the_person_was_told(house: House) -> None:
    case = house.person("Srey DEMO")
    own = actions.take_request(house.dara, case, RequestKind.OBJECT, "DEMO. No more sharing.")
    with pytest.raises(WordsRefusedError):
        actions.answer_request(house.mali, own, RequestState.REFUSED, "")
    actions.answer_request(house.mali, own, RequestState.REFUSED, "DEMO. A court ordered it.")
    found = queries.request(house.mali, own)
    assert (found.state, found.answered_by) == (RequestState.REFUSED, house.mali.member)
    assert "DEMO. A court ordered it." in notes(house, case)
    assert Due.objects.get(kind=DueKind.REQUEST.value).state == DueState.DONE.value
    with pytest.raises(RequestRefusedError, match="answered"):
        actions.answer_request(house.mali, own, RequestState.GRANTED, "DEMO")


def test_the_time_is_made_longer_once(house: House) -> None:
    case = house.person("Srey DEMO")
    own = actions.take_request(house.dara, case, RequestKind.SEE, "DEMO")
    actions.take_longer(house.mali, own, "DEMO. There are many papers.")
    found = queries.request(house.mali, own)
    assert (found.longer, found.due_on) == (True, answered_by(answered_by(timezone.localdate(), 1), 2))
    assert Due.objects.get(kind=DueKind.REQUEST.value).on == found.due_on
    with pytest.raises(RequestRefusedError, match="no_longer"):
        actions.take_longer(house.mali, own, "DEMO")


def test_two_things_asked_of_one_file_are_both_due(house: House) -> None:
    case = house.person("Srey DEMO")
    for kind in (RequestKind.SEE, RequestKind.CORRECT):
        actions.take_request(house.dara, case, kind, "DEMO")
    assert Due.objects.filter(kind=DueKind.REQUEST.value, case_id=case).count() == 2


def test_a_caseworker_takes_it_down_and_those_who_lead_answer(house: House) -> None:
    rith = rith_of(house)
    case = house.person("Srey DEMO")
    own = actions.take_request(rith, case, RequestKind.CORRECT, "DEMO")
    with pytest.raises(RefusedError):
        actions.answer_request(rith, own, RequestState.GRANTED, "DEMO")
    assert rith.member is not None
    actions.give_request(house.mali, own, rith.member)
    assert queries.request(house.mali, own).answers == rith.member


def test_an_erasure_that_is_granted_waits_for_somebody_else(house: House) -> None:
    case = house.person("Srey DEMO")
    own = actions.take_request(house.dara, case, RequestKind.ERASE, "DEMO. Let it be gone.")
    actions.answer_request(house.mali, own, RequestState.GRANTED, "DEMO. We ask for it.")
    row = Erasure.objects.get()
    assert (row.case, row.asked_by_id, row.state) == (case, house.mali.member, "asked")


def test_a_request_outlives_the_case_without_a_word(house: House) -> None:
    case = house.person("Srey DEMO")
    own = actions.take_request(house.dara, case, RequestKind.ERASE, "DEMO. Let it be gone.")
    house.erase(case)
    actions.answer_request(house.mali, own, RequestState.GRANTED, "DEMO. It is gone.")
    found = queries.request(house.mali, own)
    assert (found.state, found.said_in) == (RequestState.GRANTED, None)


def restricted(house: House, case: FileId) -> None:
    own = actions.take_request(house.dara, case, RequestKind.RESTRICT, "DEMO. It is wrong.")
    actions.answer_request(house.mali, own, RequestState.GRANTED, "DEMO. We write no more.", RestrictWhy.DISPUTED)


def test_a_restricted_case_is_read_and_not_written_but_for_safety(house: House) -> None:
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    restricted(house, case)
    assert cases.read_case(house.dara, case).row.restricted == "disputed"
    with pytest.raises(RefusedError):
        cases.write_note(house.dara, [case], "DEMO")
    with pytest.raises(RefusedError):
        cases.write_note(house.dara, [other, case], "DEMO")
    with pytest.raises(RefusedError):
        cases.change_fields(house.dara, case, Section.HEALTH, {"medicines": Told(["DEMO"])})
    with pytest.raises(RefusedError):
        cases.join_cases(house.dara, case, other, "DEMO. The same person.")
    cases.write_note(house.dara, [case], "DEMO. He stands at the gate.", Section.SAFETY)
    cases.write_note(house.dara, [other], "DEMO. She slept.")
    assert "DEMO. He stands at the gate." in notes(house, case)


def test_whose_case_is_restricted_still_says_who_must_never_see_it(house: House) -> None:
    case = house.person("Srey DEMO")
    restricted(house, case)
    recipient = Recipient(RecipientKind.MEMBER, str(house.dara.member))
    cases.name_never(house.mali, case, NeverNamed(recipient, words="DEMO. Not her."))
    with pytest.raises(RefusedError):
        cases.read_case(house.dara, case)


def test_the_log_of_a_house_goes_on_about_somebody_whose_case_is_restricted(house: House) -> None:
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    restricted(house, case)
    book = cases.open_book(house.dara)
    cases.write_in_book(house.dara, book, "DEMO. Both were at table.", LineKind.LINE, [case, other])
    (line,) = cases.read_book(house.dara, book).lines
    assert line.text == "DEMO. Both were at table."
    assert "DEMO. Both were at table." in notes(house, other)
    assert "DEMO. Both were at table." not in notes(house, case)


def test_those_who_lead_lift_it_and_write_down_what_was_said(house: House) -> None:
    rith = rith_of(house)
    case = house.person("Srey DEMO")
    restricted(house, case)
    with pytest.raises(RefusedError):
        actions.lift_restriction(rith, case, "DEMO")
    actions.lift_restriction(house.mali, case, "DEMO. It was corrected together.")
    assert desk.restricted(house.mali, case) is None
    cases.write_note(house.dara, [case], "DEMO. She came back.")
    with pytest.raises(NotRestrictedError):
        actions.lift_restriction(house.mali, case, "DEMO")


def test_the_pages_take_down_answer_and_show_the_restriction(house: House) -> None:
    case = house.person("Srey DEMO")
    dara, mali = house.client("dara"), house.client("mali")
    page = dara.get(reverse("case", args=[case])).content.decode()
    assert reverse("case-requests", args=[case]) in page
    asking = reverse("case-requests", args=[case])
    assert dara.post(asking, {"kind": "restrict"}).status_code == 422
    address = dara.post(asking, {"kind": "restrict", "words": "DEMO. It is wrong."}).headers["Location"]
    assert "Srey DEMO" in mali.get(reverse("requests")).content.decode()
    answer = {"do": "answer", "state": "granted", "why": "disputed", "words": "DEMO. We write no more."}
    assert mali.post(address, answer | {"state": "maybe"}).status_code == 422
    assert mali.post(address, answer).status_code == 302
    assert "done as asked" in mali.get(address).content.decode()
    restricted_page = dara.get(reverse("case", args=[case])).content.decode()
    assert "Nothing is written into this case for now" in restricted_page
    refused = dara.post(reverse("section", args=[case, "health"]), {"medicines": "DEMO"})
    assert refused.status_code in {302, 422}
    lifted = mali.post(reverse("lift-restriction", args=[case]), {"words": "DEMO. Corrected."})
    assert lifted.headers["Location"] == reverse("case", args=[case])
    assert desk.restricted(house.mali, case) is None
