"""The pages of consent as people use them: one question at a time, a no as easy as a yes, taken back with one touch."""

import json
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from samakki.cases import actions as cases
from samakki.cases.words import NeverNamed
from samakki.consent.models import Ground, Text
from samakki.consent.words import Recipient, RecipientKind, Use
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.consent.conftest import Town

ASKED = {"about": "sharing", "section": ["health"], "use": ["care"], "until": "30"}
HOW = {"how": "written", "language": "km", "explained_by": "Mali", "is_child": "no"}


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def post(client: Client, case: FileId, step: str, done: str = "next", **more: object) -> str:
    answer = client.post(f"/case/{case}/consent/ask/", {"step": step, "do": done, **more})
    assert answer.status_code == 200, step
    return answer.content.decode()


def to_hospital(town: Town) -> dict[str, object]:
    return {**ASKED, "recipient": f"agency:{town.agencies['hospital']}"}


def test_the_questions_come_one_at_a_time_and_what_was_answered_rides_along(town_of_today: Town) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    first = text_of(client, f"/case/{case}/consent/ask/?about=sharing")
    assert 'name="recipient"' in first
    assert 'name="section"' not in first
    told = {"about": "sharing", "recipient": f"agency:{town_of_today.agencies['hospital']}"}
    second = post(client, case, "who", **told)
    assert second.count('name="section"') == 10
    assert second.count('class="picture"') == 10
    assert f'name="recipient" value="{told["recipient"]}"' in second
    third = post(client, case, "parts", **told, section=["health", "safety"])
    assert 'value="research"' not in third
    assert third.count('type="hidden" name="section"') == 2
    fourth = post(client, case, "uses", **told, section=["health"], use=["care"])
    assert 'name="until"' in fourth
    fifth = post(client, case, "until", **told, section=["health"], use=["care"], until="30")
    assert "DEMO hospital" in fifth
    assert "May we tell others about you?" in fifth


def test_a_no_is_as_easy_as_a_yes(town_of_today: Town) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    page = post(client, case, "until", **to_hospital(town_of_today))
    buttons = re.findall(r'<button class="([^"]*)" name="do" value="(next|no|later)">', page)
    assert [value for _looks, value in buttons] == ["next", "no", "later"]
    assert len({looks for looks, _value in buttons}) == 1
    answer = client.post(f"/case/{case}/consent/ask/", {**to_hospital(town_of_today), "step": "read", "do": "no"})
    assert (answer.status_code, answer.url) == (302, f"/case/{case}/consent/")
    assert not Ground.objects.exists()
    listed = text_of(client, f"/case/{case}/consent/")
    assert "Written down. Nothing else changes." in listed


@pytest.mark.parametrize("step", ["who", "parts", "uses", "until", "read", "how"])
def test_a_no_can_be_said_at_every_question(town_of_today: Town, step: str) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    answer = client.post(f"/case/{case}/consent/ask/", {"about": "sharing", "step": step, "do": "no"})
    assert answer.status_code == 302
    (line,) = cases.open_consents(town_of_today.by("mali"), case).consents
    assert line.said["answer"] == "refused"


def test_a_yes_is_carried_out_and_its_receipt_can_be_printed_and_fetched(town_of_today: Town) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    told = {**to_hospital(town_of_today), **HOW, "step": "how", "do": "save", "lang": "km"}
    answer = client.post(f"/case/{case}/consent/ask/", told)
    assert answer.status_code == 302
    one = text_of(client, answer.url)
    assert "DEMO hospital" in one
    assert cases.read_shared_case(town_of_today.by("noy"), case, Use.CARE)
    paper = text_of(client, f"{answer.url}receipt/")
    assert 'lang="km"' in paper
    assert "បង្កាន់ដៃ" in paper
    assert "តើយើងអាចប្រាប់អ្នកដទៃអំពីអ្នកបានទេ?" in paper
    data = client.get(f"{answer.url}receipt.json")
    assert data["Cache-Control"] == "no-store"
    assert json.loads(data.content)["event"][0]["event_state"] == "consent given"
    english = text_of(client, f"{answer.url}receipt/?language=en")
    assert "Receipt: what I agreed to" in english


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("recipient", "Choose who may know."),
        ("explained_by", "Write something here first."),
        ("how", "Say how the yes was given."),
        ("is_child", "Say whether this person may be under 18."),
    ],
)
def test_what_a_yes_lacks_is_asked_again_and_nothing_typed_is_lost(
    town_of_today: Town, left_out: str, words: str
) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    told = {**to_hospital(town_of_today), **HOW, "own_words": "DEMO: only the doctor", "step": "how", "do": "save"}
    told[left_out] = ""
    answer = client.post(f"/case/{case}/consent/ask/", told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "DEMO: only the doctor" in answer.content.decode()
    assert not Ground.objects.exists()


def test_the_questions_stand_in_the_persons_language(town_of_today: Town) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    page = post(client, case, "until", "show", **to_hospital(town_of_today), lang="km")
    assert 'lang="km"' in page
    assert "រហូតដល់ពេលណា?" in page


def test_an_unsigned_text_is_shown_under_a_banner_and_takes_no_yes(
    town_of_today: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    Text.objects.update(state="draft", signed_by=None, signed_at=None)
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    monkeypatch.setattr(settings, "SAMAKKI_DRAFT_TEXTS", False)
    page = post(client, case, "until", **to_hospital(town_of_today))
    assert "Not reviewed" in page
    told = {**to_hospital(town_of_today), **HOW, "step": "how", "do": "save"}
    refused = client.post(f"/case/{case}/consent/ask/", told)
    assert refused.status_code == 422
    monkeypatch.setattr(settings, "SAMAKKI_DRAFT_TEXTS", True)
    assert "everybody here is invented" in post(client, case, "until", **to_hospital(town_of_today))
    assert client.post(f"/case/{case}/consent/ask/", told).status_code == 302


def test_it_is_taken_back_with_one_touch_and_both_sides_see_it(town_of_today: Town) -> None:
    town = town_of_today
    case, client, theirs = town.opened(), town.browser("mali"), town.browser("noy")
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    assert "DEMO: words of health" in text_of(theirs, f"/shared/{case}/")
    assert "DEMO hospital" in text_of(client, f"/case/{case}/sharing/")
    assert client.post(f"/case/{case}/sharing/", {"do": "withdraw", "row": row}).status_code == 302
    assert theirs.get(f"/shared/{case}/").status_code == 404
    assert "1 ended" in text_of(theirs, "/people/")
    listed = text_of(theirs, "/shared/")
    assert "No longer shared" in listed
    share = re.search(r'name="share" value="([^"]+)"', listed)
    assert share
    theirs.post("/shared/", {"share": share[1]})
    assert "No longer shared" not in text_of(theirs, "/shared/")
    assert "Shared before" in text_of(client, f"/case/{case}/sharing/")


def test_a_shared_case_is_read_written_to_and_kept_as_far_as_it_was_written(town_of_today: Town) -> None:
    town = town_of_today
    case, theirs = town.opened(), town.browser("noy")
    (closed,) = cases.write_note(town.by("mali"), [case], "DEMO: a test", Section.HEALTH, closed=True)
    terms = town.terms(town.to("hospital"), Section.HEALTH, entries=frozenset({(Section.HEALTH, closed)}))
    row = cases.give_consent(town.by("mali"), case, town.asked(terms))
    assert "DEMO: a test" not in text_of(theirs, f"/shared/{case}/")
    assert "DEMO: a test" in text_of(theirs, f"/shared/{case}/entry/{closed}/?use=care")
    told = {"text": "DEMO: she sleeps", "section": "health"}
    assert theirs.post(f"/shared/{case}/", told).status_code == 302
    assert theirs.post(f"/shared/{case}/", {**told, "section": "legal"}).status_code == 404
    assert theirs.post(f"/shared/{case}/", {**told, "text": " "}).status_code == 422
    cases.withdraw_consent(town.by("mali"), case, row, "")
    assert "DEMO: she sleeps" in text_of(theirs, f"/shared/{case}/ours/")
    assert theirs.get(f"/shared/{case}/entry/{closed}/?use=care").status_code == 404


def test_without_consent_it_takes_two_and_the_person_is_told(town_of_today: Town) -> None:
    town = town_of_today
    case, mali, sok = town.opened(), town.browser("mali"), town.browser("sok")
    told = {
        "kind": "life at risk",
        "reason": "DEMO: he waits in front of her house",
        "recipient": f"agency:{town.agencies['police']}",
        "section": ["safety"],
        "use": ["safety"],
        "span": "24h",
    }
    assert mali.post(f"/case/{case}/sharing/other/", {**told, "reason": "DEMO: short"}).status_code == 422
    assert mali.post(f"/case/{case}/sharing/other/", told).status_code == 302
    page = text_of(mali, f"/case/{case}/sharing/")
    assert "Waits for a second person" in page
    assert 'value="sign"' not in page
    (line,) = cases.open_consents(town.by("mali"), case).disclosures
    assert mali.post(f"/case/{case}/sharing/", {"do": "sign", "row": line.row}).status_code == 422
    assert sok.post(f"/case/{case}/sharing/", {"do": "sign", "row": line.row}).status_code == 302
    assert "Tell the person" in text_of(mali, f"/case/{case}/sharing/")
    assert mali.post(f"/case/{case}/sharing/", {"do": "told", "row": line.row}).status_code == 422
    said = {"do": "told", "row": line.row, "told_how": "DEMO: told her"}
    assert mali.post(f"/case/{case}/sharing/", said).status_code == 302
    assert "Tell the person" not in text_of(mali, f"/case/{case}/sharing/")


def test_somebody_is_kept_out_by_kind_by_name_and_taken_off_again(town_of_today: Town) -> None:
    town = town_of_today
    case, client = town.opened(), town.browser("mali")
    assert client.post(f"/case/{case}/sharing/", {"do": "never"}).status_code == 422
    assert client.post(f"/case/{case}/sharing/", {"do": "never", "staff": "Nobody"}).status_code == 422
    told = {"do": "never", "recipient": "agency kind:police", "who": "Police of DEMO", "words": "DEMO: they know him"}
    assert client.post(f"/case/{case}/sharing/", told).status_code == 302
    assert client.post(f"/case/{case}/sharing/", {"do": "never", "staff": "noy"}).status_code == 302
    page = text_of(client, f"/case/{case}/sharing/")
    assert "Police of DEMO" in page
    assert "DEMO: they know him" in page
    assert "DEMO police" not in text_of(client, f"/case/{case}/consent/ask/?about=sharing")
    (police, _noy) = reversed(cases.open_consents(town.by("mali"), case).never_sees)
    assert client.post(f"/case/{case}/sharing/", {"do": "off", "row": police.row}).status_code == 302
    assert len(cases.open_consents(town.by("mali"), case).never) == 1


def test_a_conflict_of_interest_leads_away_from_the_file(town_of_today: Town) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    answer = client.post(f"/case/{case}/sharing/", {"do": "conflict"})
    assert (answer.status_code, answer.url) == (302, "/people/")
    assert client.get(f"/case/{case}/").status_code == 404
    page = text_of(town_of_today.browser("sok"), f"/case/{case}/sharing/")
    never = re.search(r'name="never" value="([^"]+)"', page)
    assert never
    town_of_today.browser("sok").post(f"/case/{case}/sharing/", {"do": "lift", "never": never[1]})
    assert client.get(f"/case/{case}/").status_code == 200


def test_texts_are_signed_by_who_leads(town_of_today: Town) -> None:
    Text.objects.update(state="draft", signed_by=None, signed_at=None)
    text = Text.objects.get(name="sharing", language="km")
    assert "I have read it" not in text_of(town_of_today.browser("mali"), "/consent-texts/")
    assert town_of_today.browser("mali").post("/consent-texts/", {"text": str(text.pk)}).status_code == 403
    assert town_of_today.browser("sok").post("/consent-texts/", {"text": str(uuid4())}).status_code == 404
    assert town_of_today.browser("sok").post("/consent-texts/", {"text": str(text.pk)}).status_code == 302
    text.refresh_from_db()
    assert text.state == "reviewed"


@pytest.mark.req("RIGHT-22")
@pytest.mark.parametrize(("tag", "right"), [("en", "Freedom of movement"), ("km", "សេចក្តីថ្លៃថ្នូរ")])
def test_rights_are_shown_in_a_language_that_is_chosen_and_can_be_printed(
    town_of_today: Town, tag: str, right: str
) -> None:
    page = text_of(town_of_today.browser("mali"), f"/rights/?language={tag}")
    assert f"<b>{right}</b>" in page
    assert "data-print" in page
    assert page.count("<b>") >= 11


def test_whoever_is_kept_out_is_not_offered_again_and_no_page_tells_strangers_apart(town_of_today: Town) -> None:
    town = town_of_today
    case, noy = town.opened(), town.browser("noy")
    named = NeverNamed(Recipient(RecipientKind.AGENCY, str(town.agencies["hospital"])))
    cases.name_never(town.by("mali"), case, named)
    page = text_of(town.browser("mali"), f"/case/{case}/consent/ask/?about=sharing")
    assert "DEMO hospital" not in page
    for address in ("consent/", "consent/ask/", "consent/00000000/", "consent/00000000/receipt/", "sharing/"):
        for each in (case, uuid4()):
            assert noy.get(f"/case/{each}/{address}").status_code == 404
    for each in (case, uuid4()):
        assert noy.get(f"/shared/{each}/").status_code == 404
        assert noy.get(f"/shared/{each}/ours/").status_code == 404


@pytest.mark.parametrize("asked", [{"until": "day", "until_day": "9999-12-31"}, {"since_day": "9999-12-31"}])
def test_a_day_in_a_year_in_which_nobody_lives_is_no_day(town_of_today: Town, asked: dict[str, str]) -> None:
    case, client = town_of_today.opened(), town_of_today.browser("mali")
    answer = client.post(
        f"/case/{case}/consent/ask/", {"step": "until", "do": "next", **to_hospital(town_of_today), **asked}
    )
    assert answer.status_code in {200, 422}
