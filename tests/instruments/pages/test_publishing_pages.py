"""The pages on which a draft is looked at, published by a second name, and withdrawn."""

import re
from uuid import uuid4

from django.test import Client

from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.words import Imported, VersionState
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import open_case
from tests.instruments.pages.test_instrument_pages import FIRST, SECOND, page, upload

PUBLISH = "Publish this version"


def brought(node: Node, client: Client, content: bytes = FIRST) -> Imported:
    """A draft that Dara brought by the page."""
    upload(client, content)
    return actions.import_xlsform(node.by("dara"), content, Naming("intake.xlsx"))


def test_a_draft_is_published_by_a_second_name_on_its_page_and_both_stand_there(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    made = brought(node_of_today, dara)
    address = f"/forms/version/{made.version}/"
    mine, hers = page(dara, address), page(noy, address)
    assert PUBLISH not in mine
    assert "You brought this draft, so somebody else publishes it" in mine
    assert PUBLISH in hers
    assert "1 draft" in page(dara, "/forms/")
    assert "not published" in page(dara, "/forms/")

    told = noy.post(f"{address}publish/", follow=True).content.decode()
    assert "Published: from now on people begin this version." in told
    assert "somebody of another agency" in told
    shown = page(dara, address)
    assert "<dt>Brought by</dt><dd>dara" in shown
    assert "<dt>Published by</dt>" in shown
    assert "1 draft" not in page(dara, "/forms/")


def test_whoever_posts_it_the_one_who_brought_it_publishes_nothing(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    made = brought(node_of_today, dara)
    assert dara.post(f"/forms/version/{made.version}/publish/").status_code == 403
    assert node_of_today.browser("mali").post(f"/forms/version/{made.version}/publish/").status_code == 403
    assert queries.version(node_of_today.by("dara"), made.version).line.state is VersionState.DRAFT
    assert dara.post(f"/forms/version/{uuid4()}/publish/").status_code == 404
    assert dara.post(f"/forms/version/{uuid4()}/withdraw/").status_code == 404
    assert dara.get(f"/forms/version/{made.version}/publish/").status_code == 405


def test_two_who_decide_at_once_are_told_what_the_other_did(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    made = brought(node_of_today, dara)
    noy.post(f"/forms/version/{made.version}/publish/")
    told = noy.post(f"/forms/version/{made.version}/publish/", follow=True).content.decode()
    assert "Somebody published or withdrew this version meanwhile. Nothing was changed." in told


def test_a_draft_is_offered_nowhere_and_begun_by_nobody(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    made, case = brought(node_of_today, dara), open_case(dara)
    assert "intake" not in page(dara, f"/case/{case}/forms/")
    told = dara.post(f"/case/{case}/forms/begin/", {"version": str(made.version)}, follow=True).content.decode()
    assert "This form cannot be begun: it is a draft, or it was withdrawn." in told


def test_a_withdrawn_version_says_so_and_cannot_come_back_by_itself(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    made = brought(node_of_today, dara)
    address = f"/forms/version/{made.version}/"
    noy.post(f"{address}publish/")
    told = dara.post(f"{address}withdraw/", follow=True).content.decode()
    assert "Withdrawn: nobody begins this version any more." in told
    assert "Withdrawn by" in told
    assert PUBLISH not in page(noy, address)
    assert "This version was withdrawn. To offer it again" in page(dara, upload(dara, FIRST).url)


def test_a_draft_is_laid_beside_the_published_version_not_beside_another_draft(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    first = brought(node_of_today, dara)
    noy.post(f"/forms/version/{first.version}/publish/")
    brought(node_of_today, dara, SECOND)
    third = brought(node_of_today, dara, form(q("text", "a", "First question, gentlest")))
    shown = page(dara, f"/forms/version/{third.version}/")
    assert f"/forms/{third.instrument}/compare/?a=1&amp;b=3" in shown
    assert "Version 3 beside version 1" in page(dara, f"/forms/{third.instrument}/compare/")


def test_a_caseworker_looks_at_forms_but_is_offered_nothing_that_she_may_not_do(node_of_today: Node) -> None:
    mali = node_of_today.browser("mali")
    assert "A supervisor or an administrator can bring one in" in page(mali, "/forms/")
    made = brought(node_of_today, node_of_today.browser("dara"))
    assert "Bring a form in" not in page(mali, "/forms/")
    shown = page(mali, f"/forms/version/{made.version}/")
    assert PUBLISH not in shown
    assert "Put this draft away" not in shown


def test_the_number_of_questions_stands_on_every_page_and_too_many_are_warned_of(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    long = form(*(q("text", f"a{at}") for at in range(61)))
    made = brought(node_of_today, dara, long)
    warned = "This form has 61 questions."
    for address in (f"/forms/version/{made.version}/", f"/forms/{made.instrument}/"):
        shown = page(dara, address)
        assert "61 questions" in shown
        assert warned in shown
        assert "Above 60 people tire" in shown
    assert "61 questions" in page(dara, "/forms/")
    again = brought(node_of_today, dara, form(*(q("text", f"a{at}") for at in range(60))))
    assert "people tire" not in page(dara, f"/forms/version/{again.version}/")


def test_the_warning_is_there_as_soon_as_the_form_is_brought(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    told = page(dara, upload(dara, form(*(q("text", f"a{at}") for at in range(61)))).url)
    assert "Taken in as a draft, with 61 questions." in told
    assert "Above 60 people tire" in told


def test_a_form_with_many_versions_shows_the_newest_and_folds_the_rest(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    for at in range(9):
        made = brought(node_of_today, dara, form(q("text", "a", f"Question {at}")))
    shown = page(dara, f"/forms/{made.instrument}/")
    assert "3 older versions" in shown
    assert len(re.findall(r'<a href="/forms/version/', shown)) == 9
