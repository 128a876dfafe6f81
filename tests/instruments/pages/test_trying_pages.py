"""Trying a form on an invented person: all is asked and reckoned as in a case, and nothing of it is stored anywhere."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from samakki.instruments import actions
from samakki.instruments.actions import Naming
from samakki.instruments.words import Imported
from tests.cases.pages.conftest import Node, hidden
from tests.instruments.forms import YES_NO, form, q
from tests.instruments.pages.paper import INTAKE, Paper, open_case

CANARY = "canary សាមគ្គី of the trial"
BOUND = form(
    q("text", "called", "What may we call you?", field="identity.called"),
    q("date", "born", "Born", field="identity.born"),
    q("calculate", "age", calculation="if(${born} = '', '', 2026 - number(substr(${born}, 0, 4)))"),
    q("note", "hello", "Hello ${called}"),
    q("text", "own", "Something of the form's own"),
    choices=YES_NO,
)


def brought(node: Node, content: bytes = INTAKE) -> Imported:
    return actions.import_xlsform(node.by("dara"), content, Naming("intake.xlsx"))


def rows() -> dict[str, list[Any]]:
    """Every row of every table in both stores, but for what says when a sitting was used last."""
    return {
        f"{store}/{model._meta.db_table}": sorted(
            str({name: value for name, value in row.items() if name not in {"seen_at", "used_at", "last_used_at"}})
            for row in model._base_manager.using(store).values()
        )
        for store in ("default", "keystore")
        for model in apps.get_models()
        if model._meta.db_table in connections[store].introspection.table_names()
    }


class Trial(Paper):
    """A page of a trial: a post is answered with the next page itself."""

    def on(self, do: str = "check", **told: Any) -> "Trial":
        answer = self.send(do, told)
        assert answer.status_code == 200, answer.status_code
        return Trial.of(self, answer)

    @classmethod
    def of(cls, before: "Trial", answer: HttpResponse) -> "Trial":
        class _Same:
            def get(self, _address: str) -> HttpResponse:
                return answer

        made = cls(_Same(), before.address)  # type: ignore[arg-type]  # only what reads a page is asked of it
        made.client = before.client
        return made

    def value_of(self, name: str) -> str:
        return self._sent[name][0]

    @property
    def kept(self) -> dict[str, Any]:
        return dict(json.loads(hidden(self.html, "kept")))


@pytest.fixture
def trial(node_of_today: Node) -> Trial:
    made = brought(node_of_today)
    return Trial(node_of_today.browser("dara"), f"/forms/version/{made.version}/try/")


def test_everything_is_reckoned_as_in_a_case(trial: Trial) -> None:
    assert "DEMO: this person is invented" in trial.html
    assert "a:how" not in trial.shown
    asked = trial.on(hurt="yes", name="Lotus", age="200")
    assert "a:how" in asked.shown
    assert "Thank you, Lotus" in asked.html
    assert "Nobody is as old as that" in asked.html
    assert asked.value("age") == ["200"]
    second = asked.on("next", how="a rope")
    assert "a:how" not in second.shown
    row = second.on("add kids").on("add kids", **{"kids[1]/kid": "Chan"})
    assert row.value("kids[1]/kid") == ["Chan"]
    gone = row.on("remove kids[1]")
    assert "a:kids[1]/kid" not in gone.shown
    back = gone.on("goto 1")
    assert (back.value("name"), back.value("how")) == (["Lotus"], ["a rope"])
    assert back.kept["kids[1]/kid"] == "Chan"
    left = back.on(**{"n:hurt": "prefers not to say"})
    assert left.kept["hurt"] == {"missing": "prefers not to say"}


def test_a_look_in_place_draws_again_what_depends_on_an_answer(trial: Trial) -> None:
    html = trial.send("look", {"hurt": "yes", "name": "Lotus"}, **{"HX-Request": "true"}).content.decode()
    assert 'id="q3" hx-swap-oob="true"' in html
    assert "Thank you, Lotus" in html
    assert "Nothing is kept" in html


def test_nothing_of_a_trial_is_stored_anywhere(trial: Trial, caplog: pytest.LogCaptureFixture) -> None:
    before = rows()
    page = trial.on(hurt="yes", name=CANARY, age="x")
    page = page.on("next", how=CANARY).on("add kids").on("goto 1", **{"kids[1]/kid": CANARY})
    page.send("look", {"name": CANARY}, **{"HX-Request": "true"})
    assert page.value("name") == [CANARY]
    assert rows() == before
    assert not any(CANARY in str(session.get_decoded()) for session in _sessions())
    assert CANARY not in caplog.text
    assert not any(CANARY in morsel.value for morsel in trial.client.cookies.values())


def _sessions() -> Iterator[Session]:
    if apps.is_installed("django.contrib.sessions"):
        yield from Session.objects.all()


def test_the_tables_tell_when_something_is_written(trial: Trial) -> None:
    before = rows()
    open_case(trial.client)
    assert rows() != before


def test_what_is_typed_into_a_trial_in_a_locked_session_is_not_kept_although_other_forms_are(trial: Trial) -> None:
    trial.client.post("/lock/")
    before = rows()
    assert trial.send("check", {"name": CANARY}).status_code == 302
    assert rows() == before
    trial.client.post("/people/new/", {"reason": CANARY})
    assert rows() != before


def test_no_page_of_a_trial_may_be_kept_by_a_browser_or_names_what_was_typed(trial: Trial) -> None:
    answer = trial.send("check", {"name": CANARY})
    assert answer["Cache-Control"] == "no-store"
    assert "data-keep" not in trial.html
    assert CANARY not in answer.content.decode().partition("</title>")[0]


def test_a_caseworker_may_try_a_form_and_a_stranger_may_not(node_of_today: Node, trial: Trial) -> None:
    assert node_of_today.browser("mali").get(trial.address).status_code == 200
    assert Client().get(trial.address).status_code == 302


@pytest.mark.parametrize("kept", ["", "[]", "{", "5", '{"kids[999999999]/kid":"x"}', '{"name":{"a":1}}', '{"no":[[]]}'])
def test_a_page_that_is_not_ours_breaks_nothing(trial: Trial, kept: str) -> None:
    answer = trial.client.post(trial.address, {"kept": kept, "seen": "{}", "do": "goto 99", "sheet": "x"})
    assert answer.status_code in {200, 400}


def test_bound_questions_open_with_what_is_known_of_the_invented_person(node_of_today: Node) -> None:
    made = brought(node_of_today, BOUND)
    trial = Trial(node_of_today.browser("dara"), f"/forms/version/{made.version}/try/")
    assert trial.value("called") == ["DEMO Lotus"]
    assert trial.value("own") == [""]
    assert "Hello DEMO Lotus" in trial.html
    assert trial.html.count("invented</span>") == 2
    year = int(trial.value_of("y:born"))
    child = Trial(trial.client, f"{trial.address}?person=child")
    assert int(child.value_of("y:born")) - year == 31 - 12
    assert child.on(own="x").html.count("Start over with a grown-up") == 1


def test_a_form_that_binds_nothing_says_so(trial: Trial) -> None:
    assert "No question of this form is bound to a field of the case file" in trial.html
