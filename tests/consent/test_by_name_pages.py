"""The pages of interpreters and peer supporters: what names them, and at no address anything else."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.consent import models
from samakki.consent.words import Use
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.test_every_address import LEAVES, posted
from tests.cases.pages.test_strangers import addresses, filled
from tests.consent.conftest import Town
from tests.consent.test_by_name import closed_in, comes, give
from tests.consent.test_pages import ASKED, HOW, post, text_of

SHUT = ("Lotus", "came to the gate", "words of legal", "words of safety", "DEMO: closed", "DEMO: other")
GIVEN = "words of health"
pytestmark = [pytest.mark.req("PEER-08")]


def settled(town: Town, of: str = "dara", role: Role = Role.INTERPRETER) -> tuple[FileId, Client]:
    case = town.opened()
    comes(town, role, of)
    return case, town.browser("chan")


def everywhere(client: Client, known: dict[str, object], *, of_cases: bool = False) -> dict[str, str]:
    """Give what stands at every address of the house, asked for and posted to; or at those of a case, asked for."""
    found = {}
    ways = [("get", {}), ("post", {}), ("post", posted(known))][: 1 if of_cases else None]
    for route in addresses(get_resolver()):
        if route.startswith((*LEAVES, "static/", "account/prove/", "weather/")) or "<path:" in route:
            continue
        if of_cases and "<uuid:case>" not in route and route != "shared/":
            continue
        for way, told in ways:
            answer = getattr(client, way)(f"/{filled(route, known)}", told)
            words = b"".join(answer) if answer.streaming else answer.content
            found[f"{way} {route} {len(told)}"] = words.decode(errors="replace")
    return found


@pytest.mark.parametrize("of", ["dara", "noy"])
def test_at_no_address_stands_a_word_that_was_not_given_to_them(town_of_today: Town, of: str) -> None:
    town = town_of_today
    case, chan = settled(town, of)
    entry, other = closed_in(town, case), town.opened()
    cases.write_note(town.by("mali"), [other], "DEMO: other", Section.HEALTH)
    row = give(town, case, Section.HEALTH)
    known: dict[str, object] = {"case": case, "entry": entry, "row": row, "section": "legal", "field": "called"}
    known |= {
        "member": town.by("mali").member,
        "due": uuid4(),
        "filling": uuid4(),
        "about": "case_planning",
        "sheet": 1,
    }
    found = everywhere(chan, known)
    assert len(found) > 400
    assert {at for at, words in found.items() if any(one in words for one in SHUT)} == set()
    assert {at.split()[1] for at, words in found.items() if GIVEN in words} == {"shared/<uuid:case>/"}
    assert chan.get("/account/").status_code == 200
    again = everywhere(chan, known | {"case": other}, of_cases=True)
    assert {at for at, words in again.items() if any(one in words for one in (*SHUT, GIVEN))} == set()
    assert GIVEN in text_of(chan, f"/shared/{case}/")
    cases.withdraw_consent(town.by("mali"), case, row, "")
    again = everywhere(chan, known, of_cases=True)
    assert {at for at, words in again.items() if any(one in words for one in (*SHUT, GIVEN))} == set()
    assert "No longer shared" in text_of(chan, "/shared/")


@pytest.mark.parametrize("role", [Role.INTERPRETER, Role.PEER])
def test_they_begin_at_what_is_shared_with_them_and_no_place_leads_to_a_desk(town_of_today: Town, role: Role) -> None:
    _case, chan = settled(town_of_today, role=role)
    page = chan.get("/", follow=True)
    assert page.redirect_chain[-1][0] == "/shared/"
    text = page.content.decode()
    assert "Nothing is shared with you." in text
    assert 'aria-current="page" data-key="c">Shared with you' in text
    for elsewhere in ("/people/", "/today/", "/note/", "/members/invite"):
        assert f'href="{elsewhere}' not in text


def test_the_list_a_case_and_an_entry_tell_until_when_and_are_not_for_paper(town_of_today: Town) -> None:
    town = town_of_today
    case, chan = settled(town, "noy")
    entry = closed_in(town, case)
    give(town, case, Section.HEALTH, Section.IDENTITY, entries=frozenset({(Section.HEALTH, entry)}))
    listed = text_of(chan, "/shared/")
    assert f'href="/shared/{case}/">Lotus</a>' in listed
    shown = text_of(chan, f"/shared/{case}/")
    opened = text_of(chan, f"/shared/{case}/entry/{entry}/?use=care")
    assert "DEMO: closed" in opened
    assert "DEMO: closed" not in shown
    assert GIVEN in shown
    for page in (listed, shown):
        assert "ends before" in page
    for page in (listed, shown, opened):
        assert "off-paper" in page
        assert "data-print" not in page
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title
        assert "Lotus" not in title[1]
    assert "/ours/" not in shown
    assert chan.get(f"/shared/{case}/ours/").status_code == 404
    assert chan.get(f"/shared/{case}/entry/{entry}/?use=legal").status_code == 404
    assert chan.get(f"/shared/{case}/?use=legal").status_code == 404
    assert "off-paper" not in text_of(town.browser("noy"), "/shared/")


def test_what_ended_says_so_until_it_was_read_and_leads_nowhere(town_of_today: Town) -> None:
    town = town_of_today
    case, chan = settled(town)
    row = give(town, case, Section.HEALTH)
    cases.withdraw_consent(town.by("mali"), case, row, "")
    page = text_of(chan, "/shared/")
    assert "No longer shared" in page
    assert f"/shared/{case}/" not in page
    share = re.search(r'name="share" value="([^"]+)"', page)
    assert share
    assert town.browser("mali").post("/shared/", {"share": share[1]}).status_code == 404
    assert chan.post("/shared/", {"share": share[1]}).status_code == 302
    assert "No longer shared" not in text_of(chan, "/shared/")


def test_what_is_over_is_gone_although_nobody_has_ended_it_yet(town_of_today: Town) -> None:
    town = town_of_today
    case, chan = settled(town)
    give(town, case, Section.HEALTH)
    models.Ground.objects.update(until=town.by("mali").clock.now())
    assert f"/shared/{case}/" not in text_of(chan, "/shared/")
    assert chan.get(f"/shared/{case}/").status_code == 404


def test_they_close_a_file_to_themselves(town_of_today: Town) -> None:
    town = town_of_today
    case, chan = settled(town)
    assert chan.post(f"/shared/{case}/", {"do": "conflict"}).status_code == 404
    give(town, case, Section.HEALTH)
    assert chan.post(f"/shared/{case}/", {"do": "conflict"}).url == "/shared/"
    assert chan.get(f"/shared/{case}/").status_code == 404
    assert "Conflict of interest" in text_of(town.browser("mali"), f"/case/{case}/sharing/")


def test_they_write_where_it_was_given_for_care(town_of_today: Town) -> None:
    town = town_of_today
    case, chan = settled(town, role=Role.PEER)
    give(town, case, Section.HEALTH)
    answer = chan.post(f"/shared/{case}/", {"text": "DEMO: we walked", "section": "health"})
    assert answer.status_code == 302
    page = text_of(chan, f"/shared/{case}/")
    assert "DEMO: we walked" in page
    assert "Saved. It stands in the file." in page
    assert chan.post(f"/shared/{case}/", {"text": "DEMO: more", "section": "legal"}).status_code == 404


def test_a_caseworker_chooses_an_interpreter_of_the_house_or_writes_somebodys_whole_name(town_of_today: Town) -> None:
    town = town_of_today
    case, _chan = settled(town)
    comes(town, Role.PEER, "noy", "rina")
    mali, member = town.browser("mali"), town.member("chan").named
    first = text_of(mali, f"/case/{case}/consent/ask/?about=sharing")
    assert f'value="member:{member}"' in first
    assert "Chan (Interpreter)" in first
    assert "Rina" not in first
    assert 'name="staff"' not in text_of(mali, f"/case/{case}/consent/ask/?about=research")
    answer = mali.post(f"/case/{case}/consent/ask/", {"step": "who", "do": "next", "about": "sharing", "staff": "Rin"})
    assert answer.status_code == 422
    rina = town.member("rina").named
    assert f'name="recipient" value="member:{rina}"' in post(mali, case, "who", about="sharing", staff="rina")
    told = {**ASKED, "recipient": f"member:{member}"}
    assert "Chan (DEMO shelter)" in post(mali, case, "until", **told)
    whole = {**told, **HOW, "section": [section.value for section in Section], "step": "how", "do": "save"}
    refused = mali.post(f"/case/{case}/consent/ask/", whole)
    assert refused.status_code == 422
    assert "never sees a whole file" in refused.content.decode()
    assert mali.post(f"/case/{case}/consent/ask/", {**told, **HOW, "step": "how", "do": "save"}).status_code == 302
    assert cases.read_shared_case(town.by("chan"), case, Use.CARE)
    assert f'value="member:{member}"' in text_of(mali, f"/case/{case}/sharing/other/")
