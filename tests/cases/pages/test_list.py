"""The list of people: found by name, walked in pages, given from one worker to another, read with few questions."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


@pytest.mark.asvs("14.2.1")
def test_people_are_looked_for_without_a_name_in_the_address(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara, pseudonym="Lotus")
    open_case(dara, pseudonym="Reed")
    answer = dara.post("/people/?who=mine", {"wanted": "lot"})
    page = answer.content.decode()
    assert str(case) in page
    assert "Reed" not in page
    assert "1 person found." in page
    assert "0 people found." in dara.post("/people/", {"wanted": "nobody"}).content.decode()


@pytest.mark.parametrize(
    "odd", ["?page=0", "?page=-3", "?page=x", "?page=99999999999", "?who=all&order=name", "?page=9"]
)
def test_odd_addresses_of_the_list_show_a_list(node_of_today: Node, odd: str) -> None:
    dara = node_of_today.browser("dara")
    assert dara.get(f"/people/{odd}").status_code == 200


def test_the_number_of_questions_to_the_stores_does_not_grow_with_the_people_on_the_page(node_of_today: Node) -> None:
    by = node_of_today.by("dara")
    counted = []
    for _round in range(2):
        for number in range(4):
            case = actions.open_case(by, "Danger", f"P-{number}")
            actions.change_fields(by, case, Section.CONTACT, {"safe_way": Told(["call"])})
        dara = node_of_today.browser("dara")
        with (
            CaptureQueriesContext(connections["default"]) as data,
            CaptureQueriesContext(connections["keystore"]) as keys,
        ):
            assert dara.get("/people/").status_code == 200
        counted.append((len(data), len(keys)))
    assert counted[0] == counted[1]
    assert counted[0][0] <= 20
    assert counted[0][1] <= 6


def test_a_case_is_given_to_a_colleague_or_to_nobody_and_to_no_stranger(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    member = node_of_today.by("mali").member
    given = dara.post(f"/case/{case}/worker/", {"worker": str(member)}).url
    assert given.startswith(f"/case/{case}/?handed=")
    handed = given.partition("=")[2]
    assert handed in text_of(dara, given)
    assert dara.post(f"/case/{case}/worker/undo/", {"handed": handed}).url == f"/case/{case}/"
    assert str(case) in text_of(dara, "/people/")
    dara.post(f"/case/{case}/worker/undo/", {"handed": handed})
    assert "Somebody wrote there meanwhile" in text_of(dara, f"/case/{case}/")
    dara.post(f"/case/{case}/worker/", {"worker": str(member)})
    assert str(case) in text_of(mali, "/people/")
    assert str(case) not in text_of(dara, "/people/")
    for stranger in (str(node_of_today.by("noy").member), "x"):
        assert dara.post(f"/case/{case}/worker/", {"worker": stranger}).status_code == 400
    assert dara.post(f"/case/{case}/worker/", {"worker": ""}).status_code == 302
    assert str(case) in text_of(dara, "/people/?who=nobodys")


def test_a_page_on_which_a_note_is_written_leaves_one_record_of_who_read(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    before = len(journal.reads_of(node_of_today.by("dara"), case))
    text_of(dara, f"/note/?case={case}")
    assert len(journal.reads_of(node_of_today.by("dara"), case)) == before + 1
