"""The pages of watching: why is asked, who looked is shown, alarms are settled, the glass is broken."""

import re
from urllib.parse import unquote

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.consent import queries as grounds
from samakki.consent.words import Use
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch import actions, queries
from samakki.watch.words import AlarmState, Why
from tests.watch.conftest import Watched

REASON = "DEMO: she was seen at the bridge, and does not answer"


def people(town: Watched) -> FileId:
    return cases.open_case(town.by("mali"), "DEMO: came to the gate", "Lotus")


def test_a_file_on_a_colleagues_list_asks_why_once_and_the_record_says_it(town_of_today: Watched) -> None:
    town, rath = town_of_today, town_of_today.browser("rath")
    case = people(town)
    asked = rath.get(f"/case/{case}/?before=3")
    assert asked.status_code == 302
    assert unquote(asked["Location"]) == f"/case/{case}/why/?next=/case/{case}/?before=3"
    page = rath.get(asked["Location"])
    assert page.status_code == 200
    assert b"Lotus" not in page.content
    assert rath.post(asked["Location"], {"why": "because"}).status_code == 422
    said = rath.post(asked["Location"], {"why": Why.HERE, "next": f"/case/{case}/?before=3"})
    assert said["Location"] == f"/case/{case}/?before=3"
    assert rath.get(f"/case/{case}/").status_code == 200
    (newest, *_older) = queries.who_looked(town.by("sok"), case).readings
    assert (newest.member, newest.why) == (town.by("rath").member, Why.HERE)
    for login in ("mali", "sok"):
        assert town.browser(login).get(f"/case/{case}/").status_code == 200


def test_who_looked_is_shown_to_colleagues_and_to_the_person_without_names(town_of_today: Watched) -> None:
    town = town_of_today
    case = people(town)
    town.reads("rath", case, Why.TOGETHER)
    page = town.browser("sok").get(f"/case/{case}/readers/").content.decode()
    assert "Rath" in page
    assert "We work on it together" in page
    sheet = town.browser("mali").get(f"/case/{case}/looked/").content.decode()
    told = sheet[sheet.index('<article class="paper"') :]
    assert "to help your worker" in told
    assert "DEMO shelter" in told
    assert "Rath" not in told
    assert "Lotus" not in sheet


def test_paper_carries_its_reader_and_when(town_of_today: Watched) -> None:
    case = people(town_of_today)
    sheet = town_of_today.browser("mali").get(f"/case/{case}/print/summary/").content.decode()
    assert re.search(r'class="paper-mark"[^>]*>Mali · ', sheet)
    plan = town_of_today.browser("mali").get(f"/case/{case}/print/plan/").content.decode()
    assert re.search(r'class="paper-mark"[^>]*>[0-9a-f]{8} · ', plan), "a sheet for the person names nobody"


def test_watchers_see_ask_and_settle_and_the_reader_answers(town_of_today: Watched) -> None:
    town = town_of_today
    case = people(town)
    actions.flag(town.by("sok"), case)
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    sok, dara, rath = (town.browser(login) for login in ("sok", "dara", "rath"))
    assert "Something waits for your look" in sok.get("/people/").content.decode()
    page = sok.get("/watch/").content.decode()
    assert "Rath" in page
    assert "Lotus" not in page
    (alarm,) = queries.alarms(town.by("sok"))
    assert sok.post("/watch/", {"do": "ask", "alarm": alarm.id}).status_code == 302
    assert "You are asked" in rath.get("/watch/").content.decode()
    assert rath.post("/watch/", {"do": "answer", "alarm": alarm.id, "why": ""}).status_code == 422
    assert rath.post("/watch/", {"do": "answer", "alarm": alarm.id, "why": "here"}).status_code == 302
    for browser in (sok, dara):
        assert browser.post("/watch/", {"do": "cleared", "alarm": alarm.id}).status_code == 302
    (settled,) = queries.alarms(town.by("sok"))
    assert settled.state is AlarmState.SETTLED
    assert sok.get("/watch/month/").status_code == 200
    assert sok.post("/watch/", {"do": "calm"}).status_code == 302
    assert "Something waits for your look" not in sok.get("/people/").content.decode()


def test_the_glass_is_broken_on_two_pages_by_two_people(town_of_today: Watched) -> None:
    town = town_of_today
    case = people(town)
    sok, mali = town.browser("sok"), town.browser("mali")
    assert sok.get(f"/case/{case}/at-risk/").status_code == 200
    given = {"section": "safety", "agency": str(town.agencies["police"]), "reason": REASON}
    assert sok.post(f"/case/{case}/at-risk/", given | {"reason": "short"}).status_code == 422
    shown = sok.post(f"/case/{case}/at-risk/", given).content.decode()
    code = re.search(r"(\d{3}) (\d{3})</strong>", shown)
    assert code
    (glass,) = queries.glasses_waiting(town.by("mali"))
    assert sok.get(f"/watch/glass/{glass.id}/").status_code == 200
    assert sok.post(f"/watch/glass/{glass.id}/", {"do": "alone"}).status_code == 422
    assert "Be the second person" in mali.get("/watch/").content.decode()
    assert mali.get(f"/watch/glass/{glass.id}/").status_code == 200
    opened = mali.post(f"/watch/glass/{glass.id}/", {"do": "agree", "code": f"{code[1]} {code[2]}"})
    assert opened.status_code == 302
    assert "Opened because a life was at risk" in town.browser("dara").get("/watch/").content.decode()


def test_what_another_agency_holds_is_passed_on_and_the_one_that_keeps_the_case_takes_it_back(
    town_of_today: Watched,
) -> None:
    town = town_of_today
    town.house.colleague(town.by("vuthy"), "bora", Role.CASEWORKER)
    case, address = people(town), "/shared/{}/at-risk/"
    vuthy, bora, noy, mali = (town.browser(login) for login in ("vuthy", "bora", "noy", "mali"))
    assert vuthy.get(address.format(case)).status_code == 404
    terms = town.terms(town.to("police"), Section.SAFETY, uses=frozenset({Use.SAFETY}))
    cases.give_consent(town.by("mali"), case, town.asked(terms))
    assert address.format(case) in vuthy.get(f"/shared/{case}/").content.decode()
    assert noy.get(address.format(case)).status_code == 404
    page = vuthy.get(address.format(case)).content.decode()
    assert 'value="safety"' in page
    assert 'value="health"' not in page
    given = {"section": "safety", "agency": str(town.agencies["hospital"]), "reason": REASON}
    refused = vuthy.post(address.format(case), given | {"reason": "short"})
    assert (refused.status_code, "short" in refused.content.decode()) == (422, True)
    code = re.search(r"(\d{3}) (\d{3})</strong>", vuthy.post(address.format(case), given).content.decode())
    assert code
    (glass,) = queries.glasses_waiting(town.by("bora"))
    assert mali.get(f"/watch/glass/{glass.id}/").status_code == 404
    assert bora.post(f"/watch/glass/{glass.id}/", {"do": "agree", "code": code[1] + code[2]}).status_code == 302
    assert REASON in noy.get(f"/shared/{case}/?use=safety").content.decode()
    assert 'value="review"' not in vuthy.get("/watch/").content.decode()
    assert 'value="review"' in town.browser("dara").get("/watch/").content.decode()
    sharing = mali.get(f"/case/{case}/sharing/").content.decode()
    assert "passed this on for one hour" in sharing
    (ground,) = {one.id for one in grounds.grounds_of(town.by("mali"), case, town.agencies["shelter"]) if one.through}
    told = {"do": "told-passed", "ground": str(ground), "told_how": "DEMO: she knows"}
    for posted in (told, {"do": "end-passed", "ground": str(ground)}):
        assert mali.post(f"/case/{case}/sharing/", posted).status_code == 302
    assert mali.post(f"/case/{case}/sharing/", {"do": "end-passed", "ground": "x"}).status_code == 404
    assert noy.get(f"/shared/{case}/?use=safety").status_code == 404


def test_those_who_lead_lay_decoys_and_put_colleagues_on_duty(town_of_today: Watched) -> None:
    town = town_of_today
    sok = town.browser("sok")
    assert sok.post("/watch/", {"do": "decoys"}).status_code == 302
    assert sok.post("/watch/", {"do": "decoys", "called": "DEMO Reed", "reason": "DEMO: invented"}).status_code == 302
    assert "There are 4 of them" in sok.get("/watch/").content.decode()
    mali = town.by("mali").member
    assert sok.post("/watch/", {"do": "duty", "member": str(mali), "hours": "12"}).status_code == 302
    assert queries.on_duty(town.by("sok")) == (mali,)
    assert sok.post("/watch/", {"do": "duty", "member": str(mali), "hours": "900"}).status_code == 422


def test_a_colleague_agrees_on_the_own_account_to_be_named(town_of_today: Watched) -> None:
    town, rath = town_of_today, town_of_today.browser("rath")
    assert rath.post("/account/named/", {"named": "on"}).status_code == 302
    assert "Your name, told to persons" in rath.get("/account/").content.decode()
    case = people(town)
    town.reads("rath", case, Why.HERE)
    assert "Rath" in town.browser("mali").get(f"/case/{case}/looked/").content.decode()
