"""Filling in a form without script: what is sent, what comes back, what is kept."""

import json
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from samakki.cases import actions as cases
from tests.cases.pages.conftest import Node
from tests.instruments.pages.paper import Paper, ids, stored


def test_half_a_form_is_kept_and_resumed_where_it_was_left(node_of_today: Node, intake: Paper) -> None:
    saved = intake.save(name="Dara of the river", hurt="no")
    assert "Saved." in saved.html
    assert stored(node_of_today, intake) == {"name": "Dara of the river", "hurt": "no"}

    case, filling = ids(intake)
    again = Paper(node_of_today.browser("dara"), f"/case/{case}/forms/{filling}/")
    assert again.address == intake.address
    assert again.value("name") == ["Dara of the river"]
    assert again.value("hurt") == ["no"]


@pytest.mark.req("RECEP-16")
def test_a_question_about_harm_is_never_demanded_and_may_be_left_with_a_reason(
    node_of_today: Node, intake: Paper
) -> None:
    assert "asked for by this form" in intake.html
    on = intake.save("next")
    assert on.address.endswith("/2/")
    assert stored(node_of_today, intake) == {}
    left = Paper(intake.client, intake.address).save(**{"n:hurt": "prefers not to say"})
    assert stored(node_of_today, intake) == {"hurt": {"missing": "prefers not to say"}}
    assert "Left open" in left.html


def test_a_question_appears_when_another_is_answered_and_its_answer_outlives_its_absence(
    node_of_today: Node, intake: Paper
) -> None:
    assert "a:how" not in intake.shown
    asked = intake.save(hurt="yes")
    assert "a:how" in asked.shown
    hidden = asked.save(how="a rope").save(hurt="no")
    assert "a:how" not in hidden.shown
    assert "1 answer is kept, although the form no longer asks for it." in hidden.html
    assert stored(node_of_today, intake)["how"] == "a rope"


def test_what_does_not_fit_is_kept_marked_and_stops_nobody(node_of_today: Node, intake: Paper) -> None:
    doubted = intake.save("next", age="as old as time")
    assert doubted.address == intake.address
    assert "This is not a whole number. It is kept as you wrote it." in doubted.html
    assert doubted.value("age") == ["as old as time"]
    assert doubted.save("next").address.endswith("/2/")
    assert stored(node_of_today, intake) == {"age": "as old as time"}
    assert "Nobody is as old as that" in doubted.save(age="១៥០").html
    assert stored(node_of_today, intake)["age"] == "150"


def test_part_of_a_date_may_be_given_and_a_buddhist_year_is_understood(node_of_today: Node, intake: Paper) -> None:
    intake.save(**{"y:born": "๒๕๔๔", "m:born": "5"})
    assert stored(node_of_today, intake) == {"born": "2001-05"}
    Paper(intake.client, intake.address).save(**{"y:born": "", "m:born": "", "d:born": "7"})
    assert stored(node_of_today, intake)["born"] == "--07"
    assert "No calendar has this date" in Paper(intake.client, intake.address).html


def test_an_answer_can_be_corrected_taken_back_and_the_history_tells_who_and_what(
    node_of_today: Node, intake: Paper
) -> None:
    intake.save(name="Bopha", wants=["yes", "no"]).save(name="Bopha S.").save(**{"n:name": "blank"})
    assert stored(node_of_today, intake)["name"] is None
    case, filling = ids(intake)
    page = intake.client.get(f"/case/{case}/forms/{filling}/history/").content.decode()
    assert page.partition('<ol class="timeline">')[2].count("<strong>dara</strong>") == 3
    assert '<del class="old-value">Bopha S.</del> <ins class="new-value">nothing</ins>' in page
    assert '<del class="old-value">Bopha</del> <ins class="new-value">Bopha S.</ins>' in page
    assert "Yes, No" in page


def test_rows_are_added_and_taken_away_without_losing_what_was_typed(node_of_today: Node, intake: Paper) -> None:
    second = Paper(intake.client, intake.address.replace("/1/", "/2/"))
    one = second.save("add kids")
    two = one.save("add kids", **{"kids[1]/kid": "Chan"})
    assert two.value("kids[1]/kid") == ["Chan"]
    gone = two.save("remove kids[1]", **{"kids[2]/kid": "Veasna"})
    assert "a:kids[1]/kid" not in gone.shown
    assert gone.value("kids[2]/kid") == ["Veasna"]
    assert gone.save("add kids").value("kids[3]/kid") == [""]
    told = stored(node_of_today, intake)
    assert (told["kids[1]"], told["kids[1]/kid"], told["kids[2]/kid"]) == ("gone", "Chan", "Veasna")


def test_a_row_that_is_none_is_neither_added_nor_removed(node_of_today: Node, intake: Paper) -> None:
    for do in (
        "add nowhere",
        "remove kids[7]",
        "remove kids",
        "remove name",
        "add kids[1]",
        "add",
        "goto x",
        "goto 99",
    ):
        assert intake.send(do).status_code == 302
    assert stored(node_of_today, intake) == {}


def test_two_who_change_different_questions_disturb_each_other_not_and_one_question_keeps_both(
    node_of_today: Node, intake: Paper
) -> None:
    other = Paper(node_of_today.browser("mali"), intake.address)
    intake.save(name="Bopha", age="19")
    other.save(name="Sophea", hurt="no")
    told = stored(node_of_today, intake)
    assert (told["age"], told["hurt"]) == ("19", "no")
    page = Paper(intake.client, intake.address)
    assert "Two people answered “Name the person uses” differently." in page.html
    settled = page.save(name="Bopha, called Sophea")
    assert "Two people answered" not in settled.html


def test_the_same_page_sent_twice_writes_once(node_of_today: Node, intake: Paper) -> None:
    intake.save(name="Bopha")
    intake.save(name="Bopha")
    case, filling = ids(intake)
    assert len(cases.filling_history(node_of_today.by("dara"), case, filling)) == 1
    assert "Two people" not in Paper(intake.client, intake.address).html


def test_a_page_of_another_case_or_agency_leads_nowhere(node_of_today: Node, intake: Paper) -> None:
    case, filling = ids(intake)
    noy = node_of_today.browser("noy")
    for address in ("1/", "", "history/", "newer/"):
        assert noy.get(f"/case/{case}/forms/{filling}/{address}").status_code == 404
        assert intake.client.get(f"/case/{case}/forms/{uuid4()}/{address}").status_code == 404
    assert noy.post(intake.address, {"do": "save"}).status_code == 404
    assert intake.client.post(f"/case/{case}/forms/begin/", {"version": str(uuid4())}).status_code == 404


@pytest.mark.parametrize("seen", ["", "[]", "{", '{"name":[1]}', '{"name":["x","not a stamp"]}', '{"name":5}', "0"])
def test_a_page_that_is_not_ours_is_refused_and_nothing_breaks(node_of_today: Node, intake: Paper, seen: str) -> None:
    answer = intake.client.post(intake.address, {"seen": seen, "do": "save", "a:name": "x"})
    assert answer.status_code in {302, 400}
    assert stored(node_of_today, intake) == {}


@pytest.mark.asvs("1.2.1", "3.2.2")
def test_a_name_in_a_form_that_looks_like_a_page_is_shown_as_text(node_of_today: Node, intake: Paper) -> None:
    page = intake.save(name="<script>alert(1)</script>", age='"><b>')
    assert "<script>alert(1)" not in page.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.html
    assert '"><b>' not in page.html


def test_a_look_in_place_draws_again_only_what_changed_and_saves_nothing(node_of_today: Node, intake: Paper) -> None:
    told = {"hurt": "yes", "age": "200", "name": "Bopha"}
    html = intake.send("look", told, **{"HX-Request": "true"}).content.decode()
    assert 'id="q3" hx-swap-oob="true"' in html
    assert 'id="q4-error" hx-swap-oob="true"' in html
    assert "Thank you, Bopha" in html
    assert 'id="q4-in"' not in html
    assert 'id="q1-in"' not in html
    assert "Not saved yet" in html
    assert stored(node_of_today, intake) == {}
    html = intake.send("autosave", told, **{"HX-Request": "true"}).content.decode()
    assert "All saved" in html
    assert stored(node_of_today, intake) == told


def test_a_save_whose_answer_was_lost_is_no_quarrel_with_oneself(node_of_today: Node, intake: Paper) -> None:
    intake.send("autosave", {"name": "Bop"})
    settled = intake.save(name="Bopha")
    assert settled.value("name") == ["Bopha"]
    assert "Two people" not in settled.html


def test_the_case_file_leads_to_the_form_and_tells_of_two_answers(node_of_today: Node, intake: Paper) -> None:
    case, filling = ids(intake)
    other = Paper(node_of_today.browser("mali"), intake.address)
    intake.save(name="Bopha")
    other.save(name="Sophea")
    page = intake.client.get(f"/case/{case}/").content.decode()
    assert page.count(f"/case/{case}/forms/{filling}/") >= 3
    assert "an answer in a form" in page
    assert f"/case/{case}/forms/" in page


@pytest.mark.parametrize("strange", ["9" * 5_000, "9" * 20, "-1", "x"])
def test_a_page_or_a_row_that_no_form_has_leads_to_one_that_it_has(intake: Paper, strange: str) -> None:
    for verb in (f"goto {strange}", f"rows kids {strange}"):
        answer = intake.client.get(intake.send(verb)["Location"], follow=True)
        assert answer.status_code == 200, verb


def test_an_answer_in_a_row_that_no_form_has_is_left_alone(node_of_today: Node, intake: Paper) -> None:
    path = f"kids[{'9' * 5_000}]/kid"
    posted = {**intake._sent, "seen": json.dumps({path: 0}), f"a:{path}": "words", "do": "save"}
    as_text = urlencode(posted, doseq=True)
    answer = intake.client.post(intake.address, as_text, "application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert stored(node_of_today, intake) == {}
