"""The pages of erasing and of copies, as browsers ask for them."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone

from samakki.access.words import Role
from samakki.cases.models import Case
from samakki.keeping import queries
from samakki.keeping.models import Erasure as Row
from samakki.keeping.models import KeptOn
from samakki.keeping.words import ErasureState
from tests.keeping.conftest import House


def test_it_is_asked_on_the_page_of_a_case_and_agreed_on_by_another(house: House) -> None:
    case = house.person("Srey DEMO")
    dara, mali = house.client("dara"), house.client("mali")
    assert reverse("ask-erasure", args=[case]).encode() in dara.get(reverse("case", args=[case])).content
    page = dara.get(reverse("ask-erasure", args=[case])).content.decode()
    assert "Srey DEMO" in page
    assert "cannot be brought back" in page
    assert dara.post(reverse("ask-erasure", args=[case]), {}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    address = dara.post(reverse("ask-erasure", args=[case]), {"why": "the person's wish"}).headers["Location"]
    own = dara.get(address).content.decode()
    assert "You asked this yourself" in own
    assert "Agree" not in own
    assert dara.post(address, {"do": "erase", "mark": str(case)[-6:]}).status_code == HTTPStatus.NOT_FOUND
    assert "Srey DEMO" in mali.get(reverse("erasures")).content.decode()
    assert mali.post(address, {"do": "erase", "mark": "000000"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Case.objects.filter(pk=case).exists()
    assert mali.post(address, {"do": "erase", "mark": str(case)[-6:]}).status_code == HTTPStatus.FOUND
    receipt = mali.get(address).content.decode()
    assert "Receipt of an erasure" in receipt
    assert "Srey DEMO" not in receipt
    assert mali.get(reverse("case", args=[case])).status_code == HTTPStatus.NOT_FOUND
    assert "Srey DEMO" not in mali.get(reverse("erasures")).content.decode()


def test_it_can_stay_and_be_taken_back(house: House) -> None:
    case = house.person("Srey DEMO")
    dara, mali = house.client("dara"), house.client("mali")
    address = dara.post(reverse("ask-erasure", args=[case]), {"why": "opened by mistake"}).headers["Location"]
    dara.post(address, {"do": "take-back"})
    assert Row.objects.get().state == ErasureState.TAKEN_BACK.value
    address = dara.post(reverse("ask-erasure", args=[case]), {"why": "opened by mistake"}).headers["Location"]
    mali.post(address, {"do": "refuse"})
    assert Row.objects.filter(state=ErasureState.REFUSED.value).exists()
    assert mali.get(reverse("case", args=[case])).status_code == HTTPStatus.OK


def test_a_caseworker_asks_and_decides_nothing(house: House) -> None:
    house.comes("rith", Role.CASEWORKER)
    case = house.person("Srey DEMO")
    rith = house.client("rith")
    address = house.client("dara").post(reverse("ask-erasure", args=[case]), {"why": "the person's wish"})
    page = rith.get(address.headers["Location"]).content.decode()
    assert "It waits for somebody who leads" in page
    answer = rith.post(address.headers["Location"], {"do": "erase", "mark": str(case)[-6:]})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert Case.objects.filter(pk=case).exists()


def test_rules_propose_and_people_keep_on_or_ask(house: House) -> None:
    case, young = house.person("Srey DEMO"), house.person("Rith DEMO")
    long_ago = timezone.localdate() - timedelta(days=85 * 31)
    Case.objects.filter(pk=case).update(closed_on=long_ago)
    Case.objects.filter(pk=young).update(closed_on=timezone.localdate())
    mali = house.client("mali")
    page = mali.get(reverse("erasures")).content.decode()
    assert "Srey DEMO" in page
    assert "Closed for seven years" in page
    assert "Rith DEMO" not in page
    assert mali.post(reverse("keep-on", args=[case]), {"months": "12"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for strange in ("", "7", "9" * 5_000):
        answer = mali.post(reverse("keep-on", args=[case]), {"months": strange, "why": "DEMO. A trial goes on."})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert (
        mali.post(reverse("keep-on", args=[case]), {"months": "12", "why": "DEMO. A trial goes on."}).status_code == 302
    )
    assert KeptOn.objects.get().until > timezone.localdate() + timedelta(days=364)
    assert "Srey DEMO" not in mali.get(reverse("erasures")).content.decode()
    assert queries.proposed(house.mali) == ()


def test_what_is_silent_for_years_is_proposed_too_until_it_is_asked(house: House) -> None:
    case = house.person("Srey DEMO")
    Case.objects.filter(pk=case).update(last_entry_at=timezone.now() - timedelta(days=61 * 31))
    assert [one.case for one in queries.proposed(house.mali)] == [case]
    house.client("dara").post(reverse("ask-erasure", args=[case]), {"why": "kept long enough"})
    assert queries.proposed(house.mali) == ()


def test_the_page_of_copies_tells_what_is_overdue_and_what_is_there(house: House) -> None:
    page = house.client("dara").get(reverse("backups")).content.decode()
    assert "A copy is overdue" in page
    assert "None was ever finished" in page
    house.backup()
    page = house.client("dara").get(reverse("backups")).content.decode()
    assert "A copy is overdue" not in page
    assert "whole" in page
    assert house.client("mali").get(reverse("backups")).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("name", ["erasures", "backups"])
def test_a_visitor_is_led_to_sign_in(house: House, name: str) -> None:
    from django.test import Client  # noqa: PLC0415 -- only here

    assert Client().get(reverse(name)).headers["Location"].startswith(reverse("sign-in"))
