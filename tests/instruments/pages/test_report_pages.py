"""Which questions nobody answers: counted in slices by those who lead an agency, recorded, kept nowhere."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments.words import Imported, Outcome
from samakki.journal import queries as journal
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node, hidden
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import INTAKE, bring

UNKNOWN = {"missing": "unknown"}
DECLINED = {"missing": "prefers not to say"}
NOT_ASKED = {"missing": "not asked"}


@pytest.fixture
def intake(node_of_today: Node) -> Imported:
    return bring(node_of_today.by("dara"), INTAKE, "Intake")


def filled(node: Node, made: Imported, login: str = "dara", **told: Any) -> tuple[FileId, UUID]:
    """A case with a filling that says this."""
    by, filling = node.by(login), uuid4()
    case = cases.open_case(by, "At the gate")
    answers = [Answer(path.replace("__", "/"), said) for path, said in told.items()]
    cases.fill_form(by, case, made.version, filling, answers)
    return case, filling


def counted(node: Node, made: Imported, path: str) -> dict[str, int]:
    found = cases.count_answers(node.by("dara"), made.version)
    assert found.after is None
    return {said: number for (of, said), number in found.counts.items() if of == path}


def test_each_filling_counts_once_for_each_question_that_it_asked(node_of_today: Node, intake: Imported) -> None:
    filled(node_of_today, intake, name="Bopha", hurt="yes", how="a rope")
    filled(node_of_today, intake, name=UNKNOWN, hurt=DECLINED)
    filled(node_of_today, intake, hurt="no", born=NOT_ASKED)
    assert counted(node_of_today, intake, "name") == {"answered": 1, "unknown": 1, "left open": 1}
    assert counted(node_of_today, intake, "hurt") == {"answered": 2, "prefers not to say": 1}
    assert counted(node_of_today, intake, "how") == {"answered": 1}
    assert counted(node_of_today, intake, "born") == {"left open": 2, "not asked": 1}
    assert counted(node_of_today, intake, "hello") == {}
    assert counted(node_of_today, intake, "kids/kid") == {}


def test_a_corrected_answer_counts_once_and_one_taken_back_is_open_again(node_of_today: Node, intake: Imported) -> None:
    case, filling = filled(node_of_today, intake, name="Bopha", age="19")
    by = node_of_today.by("dara")
    for path, said in (("name", "Bopha S."), ("name", "Sophea"), ("age", None)):
        base = cases.read_filling(by, case, filling).bases[path]
        cases.fill_form(by, case, intake.version, filling, [Answer(path, said, base)])
    assert counted(node_of_today, intake, "name") == {"answered": 1}
    assert counted(node_of_today, intake, "age") == {"left open": 1}


def test_an_answer_that_the_form_no_longer_asks_for_is_not_counted(node_of_today: Node, intake: Imported) -> None:
    filled(node_of_today, intake, hurt="no", how="a rope")
    assert counted(node_of_today, intake, "how") == {}


def test_of_several_rows_the_fullest_counts_and_one_taken_away_does_not(node_of_today: Node, intake: Imported) -> None:
    filled(node_of_today, intake, **{"kids[1]": "here", "kids[2]__kid": "Chan"})
    filled(node_of_today, intake, **{"kids[1]__kid": UNKNOWN, "kids[2]": "here"})
    filled(node_of_today, intake, **{"kids[1]__kid": "Chan", "kids[1]": "gone"})
    assert counted(node_of_today, intake, "kids/kid") == {"answered": 1, "unknown": 1}


def test_another_version_and_another_agency_are_counted_apart(node_of_today: Node, intake: Imported) -> None:
    filled(node_of_today, intake, name="Bopha")
    other = bring(node_of_today.by("dara"), form(q("text", "name", "What may we call you?")), "Intake")
    case, filling = filled(node_of_today, other, name="Sophea")
    filled(node_of_today, intake, "noy", name="Chan")
    assert counted(node_of_today, intake, "name") == {"answered": 1}
    assert counted(node_of_today, other, "name") == {"answered": 1}
    assert case
    assert filling


def test_each_file_says_that_it_was_read_for_counting_and_only_those_who_lead_may_count(
    node_of_today: Node, intake: Imported
) -> None:
    case, _ = filled(node_of_today, intake, name="Bopha")
    cases.count_answers(node_of_today.by("dara"), intake.version)
    newest = journal.reads_of(node_of_today.by("dara"), case)[0]
    assert (newest.page, newest.purpose) == ("form report", "count")
    assert [section.value for section in newest.sections] == ["experience"]
    with pytest.raises(RefusedError):
        cases.count_answers(node_of_today.by("mali"), intake.version)
    mali = node_of_today.browser("mali")
    address = f"/forms/version/{intake.version}/answered/"
    assert mali.get(address).status_code == mali.post(address).status_code == 403
    assert "Which of its questions are answered" not in mali.get(f"/forms/version/{intake.version}/").content.decode()


@pytest.mark.asvs("15.2.2")
def test_many_files_are_counted_in_slices_and_nothing_is_kept_between_them(
    node_of_today: Node, intake: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samakki.cases.actions.tallying.CASES_A_SLICE", 2)
    for at in range(5):
        filled(node_of_today, intake, name=f"Lotus {at}", hurt=DECLINED)
    dara, address = node_of_today.browser("dara"), f"/forms/version/{intake.version}/answered/"
    assert "opens the files of the 5 people of your agency" in dara.get(address).content.decode()
    html = dara.post(address).content.decode()
    assert "2 of 5 files counted." in html
    html = go_on(dara, address, html)
    assert "4 of 5 files counted." in html
    told = dara.post(address, {"so_far": hidden(html, "so_far")}, headers={"HX-Request": "true"}).content.decode()
    assert told.startswith('<div id="counted">')
    html = go_on(dara, address, html)
    assert "5 fillings of this version were counted." in html
    assert row(html, "Name the person uses") == [5, 5, 0, 0, 0, 0]
    assert row(html, "Was the person hurt?") == [5, 0, 5, 0, 0, 0]
    nobody = html.partition("Nobody answers these")[2].partition("Never asked")[0]
    assert "Was the person hurt?" in nobody
    assert "Name the person uses" not in nobody
    assert "By what?" in html.partition("Never asked")[2].partition("</section>")[0]
    assert "Lotus" not in html


def go_on(client: Client, address: str, html: str) -> str:
    return client.post(address, {"so_far": hidden(html, "so_far")}).content.decode()


def row(html: str, label: str) -> list[int]:
    found = re.search(rf'scope="row">{re.escape(label)}</th>((?:<td[^>]*>\d+</td>)+)', html)
    assert found, label
    return [int(number) for number in re.findall(r">(\d+)<", found[1])]


def test_nothing_to_count_is_said_in_words(node_of_today: Node, intake: Imported) -> None:
    dara, address = node_of_today.browser("dara"), f"/forms/version/{intake.version}/answered/"
    assert "Your agency has no cases yet" in dara.get(address).content.decode()
    cases.open_case(node_of_today.by("dara"), "At the gate")
    assert "Nobody has begun this version" in dara.post(address).content.decode()
    assert dara.get(f"/forms/version/{uuid4()}/answered/").status_code == 404


@pytest.mark.parametrize("so_far", ["[]", "{", "5", "null", '[1,2,"x",[["a","answered"]]]', '[1,2,"x",[["a","b",1]]]'])
def test_a_page_that_is_not_ours_is_refused(node_of_today: Node, intake: Imported, so_far: str) -> None:
    address = f"/forms/version/{intake.version}/answered/"
    assert node_of_today.browser("dara").post(address, {"so_far": so_far}).status_code == 400


def test_every_outcome_has_a_column(node_of_today: Node, intake: Imported) -> None:
    filled(node_of_today, intake, name="Bopha")
    html = node_of_today.browser("dara").post(f"/forms/version/{intake.version}/answered/").content.decode()
    assert html.count('scope="col"') == len(Outcome) + 2
