"""The account: an auditor sees figures and grounds, and not one word of what people said."""

import pytest
from django.urls import reverse

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.duties import actions, queries
from samakki.duties.words import SAMPLED, BreachKind, RequestKind, RequestState
from samakki.kernel.deeds import By, RefusedError
from tests.duties.conftest import CONFIDED, told_of
from tests.just_opened import visitor
from tests.keeping.conftest import MALIS, House


@pytest.fixture
def audrey(house: House) -> By:
    """An auditor of the node."""
    link = access.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR)
    access.accept_invitation(visitor(house.node), link, MALIS, "en", "a test")
    return house._signed_in("audrey")


def test_what_is_asked_erased_and_breached_is_counted_without_a_key(house: House, audrey: By) -> None:
    case, gone = told_of(house), house.person("Rith DEMO")
    actions.take_request(house.dara, case, RequestKind.SEE, "DEMO")
    actions.note_breach(house.dara, BreachKind.AWAY, "DEMO. The line was cut.")
    house.erase(gone)
    account = queries.account(audrey)
    assert account.requests == {(RequestKind.SEE, RequestState.ASKED): 1}
    assert (account.erased.done, account.erased.by_oneself) == (1, 0)
    assert [one.kind for one in account.breaches] == [BreachKind.AWAY]
    assert account.grounds.by_oneself == account.handed_out.by_oneself == 0
    assert ("duties_request", "due_on") in {(one.table, one.column) for one in account.columns}


def test_thirty_readings_are_drawn_each_with_why_it_was_possible(house: House, audrey: By) -> None:
    cases.read_case(house.dara, told_of(house))
    drawn = queries.sample_reads(audrey)
    assert 0 < len(drawn) <= SAMPLED
    assert {one.grounds for one in drawn} == {()}
    assert {one.who for one in drawn} == {"dara"}


@pytest.mark.parametrize("login", ["dara", "mali"])
def test_nobody_of_an_agency_sees_the_account_of_the_node(house: House, login: str) -> None:
    with pytest.raises(RefusedError):
        queries.account(house._signed_in(login))
    assert house.client(login).get(reverse("accounting")).status_code == 403


def test_the_page_holds_no_word_and_no_name_of_anybody(house: House, audrey: By) -> None:
    case = told_of(house)
    actions.take_request(house.dara, case, RequestKind.SEE, "DEMO. I want to see it all.")
    page = house.client("audrey").get(f"{reverse('accounting')}?sample=yes").content.decode()
    assert "Thirty readings by chance" in page
    assert "consent_ground" in page
    assert "Srey DEMO" not in page
    assert CONFIDED not in page
    assert "I want to see it all" not in page
