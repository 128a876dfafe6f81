"""What becomes of a form over time: newer versions, rows of others, beginning anew; no word stands in clear."""

import pytest
from django.apps import apps

from samakki.cases import actions as cases
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import INTAKE, Paper, begin, bring, ids, stored


def test_a_form_whose_version_changed_meanwhile_loses_nothing(node_of_today: Node, intake: Paper) -> None:
    intake.save(name="Bopha", hurt="no", age="19")
    newer = form(
        q("begin_group", "who", "Who"),
        q("text", "name", "Name"),
        q("end_group"),
        q("text", "hurt", "Harm"),
        q("date", "age", "Born"),
    )
    bring(node_of_today.by("dara"), newer, "Intake")
    open_page = Paper(intake.client, intake.address)
    assert "There is a newer version of this form." in open_page.html
    stay = open_page.save(name="Bopha S.")
    assert stored(node_of_today, intake)["name"] == "Bopha S."
    case, filling = ids(intake)
    address = f"/case/{case}/forms/{filling}/newer/"
    listed = stay.client.get(address).content.decode()
    assert "2 answers fit the newer version and go along." in listed
    assert "The newer form asks this in another way." in listed
    newest = listed.partition('name="newest" value="')[2].partition('"')[0]
    assert stay.client.post(address, {"newest": newest}).status_code == 302
    moved = Paper(stay.client, f"/case/{case}/forms/{filling}/1/")
    assert moved.value("who/name") == ["Bopha S."]
    late = stay.save(name="Bopha of the old page")
    assert "carried over to a newer version meanwhile" in late.html
    told = stored(node_of_today, intake)
    assert told["name"] == "Bopha of the old page"
    assert "There is a newer version" not in late.html


def test_the_list_of_forms_tells_what_was_begun_and_what_can_be(node_of_today: Node, intake: Paper) -> None:
    intake.save(name="Bopha")
    case, filling = ids(intake)
    page = intake.client.get(f"/case/{case}/forms/").content.decode()
    assert f"/case/{case}/forms/{filling}/" in page
    assert "1 answer" in page
    assert "Intake" in page


def test_a_row_number_that_nobody_gave_is_not_written(node_of_today: Node, intake: Paper) -> None:
    path = "kids[999999999]/kid"
    intake.client.post(intake.address, {"seen": f'{{"{path}":0}}', f"a:{path}": "x", "do": "save"})
    assert stored(node_of_today, intake) == {}


def test_what_was_typed_into_a_row_that_a_colleague_took_away_is_kept(node_of_today: Node, intake: Paper) -> None:
    page = Paper(intake.client, intake.address.replace("/1/", "/2/")).save("add kids")
    Paper(node_of_today.browser("mali"), page.address).save("remove kids[1]")
    page.save(**{"kids[1]/kid": "Chan"})
    assert stored(node_of_today, intake)["kids[1]/kid"] == "Chan"


def test_beginning_the_same_form_twice_goes_on_with_the_empty_one(node_of_today: Node, intake: Paper) -> None:
    case, filling = ids(intake)
    made = bring(node_of_today.by("dara"), INTAKE, "Intake")
    assert ids(begin(intake.client, case, made)) == (case, filling)
    intake.save(name="Bopha")
    assert ids(begin(intake.client, case, made)) != (case, filling)


def test_a_form_in_which_nothing_depends_on_an_answer_never_opens_the_case_while_it_is_filled_in(
    node_of_today: Node, intake: Paper
) -> None:
    assert 'hx-vals=\'{"do":"look"}\'' in intake.html
    plain = bring(node_of_today.by("dara"), form(q("text", "a"), q("integer", "b")), "Plain")
    assert "look" not in begin(intake.client, ids(intake)[0], plain).html


def test_no_answer_of_a_form_stands_in_clear_in_either_store(node_of_today: Node, intake: Paper) -> None:
    intake.save(name="canary សាមគ្គី", hurt="yes").save(how="canary of harm")
    words = ("canary", "សាមគ្គី", "hurt")
    found = [
        (model.__name__, word)
        for model in apps.get_models()
        if model.__module__ != "samakki.instruments.models"
        for row in model._default_manager.values_list()
        for value in row
        for word in words
        if word.encode() in (bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode())
    ]
    assert found == []


def test_of_two_answers_a_person_says_which_stands_and_the_other_stays_in_the_history(
    node_of_today: Node, intake: Paper
) -> None:
    case, filling = ids(intake)
    other = Paper(node_of_today.browser("mali"), intake.address)
    intake.save(name="Bopha")
    other.save(name="Sophea")
    address = f"/case/{case}/forms/{filling}/history/"
    page = intake.client.get(address).content.decode()
    assert page.count("This stands") == 2
    stands = page.partition("<strong>Bopha</strong>")[2].partition('name="stands" value="')[2].partition('"')[0]
    assert intake.client.post(address, {"path": "name", "stands": stands}).status_code == 302
    page = intake.client.get(address).content.decode()
    assert "This stands" not in page
    assert "Sophea" in page
    assert stored(node_of_today, intake)["name"] == "Bopha"
    for told in ({"path": "name", "stands": stands}, {"path": "x", "stands": "y"}, {}):
        assert intake.client.post(address, told).status_code == 302
    assert len(cases.filling_history(node_of_today.by("dara"), case, filling)) == 3


@pytest.mark.req("CASE-25")
def test_an_answer_that_somebody_else_told_stays_so_when_a_person_decides_that_it_stands(
    node_of_today: Node, intake: Paper
) -> None:
    case, filling = ids(intake)
    other = Paper(node_of_today.browser("mali"), intake.address)
    intake.save(name="Bopha", **{"third-party": "yes", "told-by": "an aunt"})
    other.save(name="Sophea")
    address = f"/case/{case}/forms/{filling}/history/"
    page = intake.client.get(address).content.decode()
    stands = page.partition("<strong>Bopha</strong>")[2].partition('name="stands" value="')[2].partition('"')[0]
    intake.client.post(address, {"path": "name", "stands": stands})
    shown = cases.read_filling(node_of_today.by("dara"), case, filling)
    head = shown.heads["name"].heads[0]
    assert (head.value, head.third_party, head.told_by) == ("Bopha", True, "an aunt")


def test_the_same_answer_given_by_two_is_no_quarrel(node_of_today: Node, intake: Paper) -> None:
    other = Paper(node_of_today.browser("mali"), intake.address)
    intake.save(name="Bopha")
    assert "Two people" not in other.save(name="Bopha").html
