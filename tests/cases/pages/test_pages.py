"""The pages of the desk, without any script: what is sent, what comes back, what is kept."""

import re
from uuid import uuid4

import pytest

from samakki.cases import actions
from samakki.cases.words import NOTE_LIMIT
from samakki.journal import actions as write
from samakki.journal import queries as journal
from samakki.journal.words import Body, Change, Kind
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, hidden, open_case, text_of


def test_nobody_waits_at_first_and_a_person_in_crisis_stands_on_the_list_after_one_form(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    assert "Nobody waits for you." in text_of(dara, "/people/")

    case = open_case(dara, "Came at night", urgent_needs=["doctor"])
    page = text_of(dara, f"/case/{case}/")
    assert "Came at night" in page
    assert "A doctor" in page
    assert f"/case/{case}/" in text_of(dara, "/people/")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 10_001])
def test_a_case_without_a_reason_or_with_too_long_a_one_is_not_opened_and_what_was_typed_is_still_there(
    node_of_today: Node, reason: str
) -> None:
    dara = node_of_today.browser("dara")
    answer = dara.post("/people/new/", {"reason": reason, "pseudonym": "Lotus", "urgent_needs": ["food"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page
    assert "Lotus" in page
    assert re.search(r'value="food"\s+checked', page)
    assert "Nobody waits for you." in text_of(dara, "/people/")


@pytest.mark.asvs("14.2.1")
def test_titles_and_addresses_hold_no_name(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara, pseudonym="Lotus")
    for address in (
        "/people/",
        f"/case/{case}/",
        f"/case/{case}/section/identity/",
        f"/case/{case}/readers/",
        "/note/",
    ):
        page = text_of(dara, address)
        assert "Lotus" not in re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]  # type: ignore[index]  # each page has a title
        assert "Lotus" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', page))


def test_a_note_is_saved_from_the_page_of_the_case_and_from_the_page_of_notes(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    one, two = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    answer = dara.post("/note/", {"case": [one], "text": "She slept."})
    assert answer.url == f"/case/{one}/"
    answer = dara.post("/note/", {"case": [one, two], "text": "Both ate.", "third_party": "on"})
    assert answer.url == "/people/"
    for case in (one, two):
        page = text_of(dara, f"/case/{case}/")
        assert "Both ate." in page
        assert "Told by somebody else" in page
    assert "She slept." not in text_of(dara, f"/case/{two}/")


def test_a_note_knows_the_case_that_was_open_last_and_finds_others_by_name(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    one, two = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    text_of(dara, f"/case/{one}/")
    page = text_of(dara, "/note/")
    assert re.search(rf'value="{one}"\s+checked', page)
    assert not re.search(rf'value="{two}"\s+checked', page)
    mali = node_of_today.browser("mali")
    mali.cookies["samakki_case"] = dara.cookies["samakki_case"].value
    assert str(one) not in text_of(mali, "/note/")
    found = dara.post("/note/", {"find": "1", "wanted": "reed", "text": "Half a note", "case": [one]}).content.decode()
    assert "Half a note" in found
    assert str(two) in found
    assert re.search(rf'value="{one}"\s+checked', found)
    assert "Half a note" not in text_of(dara, f"/case/{one}/")


@pytest.mark.parametrize(
    ("text", "told"), [("", "Write something here first."), ("x" * (NOTE_LIMIT + 1), "This is too long")]
)
def test_an_empty_or_endless_note_comes_back_with_what_was_typed(node_of_today: Node, text: str, told: str) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    answer = dara.post("/note/", {"case": [case], "text": text, "pinned": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert text[:100] in page
    assert dara.post("/note/", {"text": "For whom?"}).status_code == 422
    assert dara.post("/note/", {"text": "Hm", "case": ["no case", str(uuid4())]}).status_code == 422


def test_fields_are_written_in_place_and_only_what_was_changed(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = f"/case/{case}/section/identity/"
    page = text_of(dara, address)
    sent = {f"was-{name}": hidden(page, f"was-{name}") for name in ("called", "born", "languages", "pseudonym")}
    sent |= {f"base-{name}": hidden(page, f"base-{name}") for name in ("called", "born", "languages", "pseudonym")}
    sent |= {"f-called": "ស្រីមុំ", "f-born": "2004-07", "f-languages": ["km", "hmn"]}
    sent |= {"f-pseudonym": hidden(page, "f-pseudonym") if 'name="f-pseudonym" value' in page else ""}
    by = node_of_today.by("dara")
    before = actions.read_case(by, case)
    sent["f-pseudonym"] = before.row.pseudonym
    read = len(journal.reads_of(by, case))
    assert dara.post(address, sent).url == f"/case/{case}/"
    assert len(journal.reads_of(by, case)) == read
    after = actions.read_case(by, case)
    assert (after.row.called, after.row.pseudonym, after.length) == ("ស្រីមុំ", before.row.pseudonym, before.length + 1)
    body = after.entries[0].entry.body
    assert body is not None
    assert {change.field for change in body.changes} == {"called", "born", "languages"}
    assert "Khmer, Hmong" in text_of(dara, f"/case/{case}/")


def test_two_workers_on_one_field_make_a_conflict_that_a_person_decides(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    address = f"/case/{case}/section/identity/"
    seen = [text_of(browser, address) for browser in (dara, mali)]
    for browser, page, name in ((dara, seen[0], "Mom"), (mali, seen[1], "Srey Mom")):
        sent = {f"{part}-called": hidden(page, f"{part}-called") for part in ("was", "base")}
        assert browser.post(address, sent | {"f-called": name}).status_code == 302
    page = text_of(dara, f"/case/{case}/")
    assert "two people wrote different things" in page
    decide = f"/case/{case}/section/identity/called/decide/"
    assert decide in page
    asked = text_of(mali, decide)
    assert "Dara" in asked or "dara" in asked
    keys = re.findall(r'name="stands" value="([^"]+)"', asked)
    assert len(keys) == 3
    assert mali.post(decide, {"base": hidden(asked, "base"), "stands": "nonsense"}).status_code == 400
    assert mali.post(decide, {"base": "nonsense", "stands": keys[0]}).status_code == 400
    answer = mali.post(decide, {"base": hidden(asked, "base"), "stands": "other", "f-called": "Srey Mom (Mom)"})
    assert answer.url == f"/case/{case}/"
    assert "two people wrote" not in text_of(dara, f"/case/{case}/")
    past = text_of(dara, f"/case/{case}/section/identity/called/")
    assert all(name in past for name in ("Srey Mom (Mom)", "Srey Mom", "Mom", "decided between several values"))
    assert mali.get(decide).status_code == 302


@pytest.mark.asvs("2.2.2", "15.3.3")
def test_a_value_that_cannot_be_kept_comes_back_and_a_damaged_page_is_refused(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = f"/case/{case}/section/identity/"
    sent = {"was-born": '[""]', "base-born": "", "f-born": "next tuesday", "was-called": '[""]', "f-called": "Mom"}
    answer = dara.post(address, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "next tuesday" in page
    assert 'value="Mom"' in page
    assert "Write a year, a month or a day" in page
    for damaged in ({"was-born": "x"}, {"was-born": "{}"}, {"was-born": '[""]', "base-born": "x", "f-born": "2004"}):
        assert dara.post(address, damaged).status_code == 400
    assert actions.read_case(node_of_today.by("dara"), case).row.called == ""


def test_what_starts_closed_is_written_closed_and_opened_by_name(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    sent = {"was-pregnancy": '[""]', "base-pregnancy": "", "f-pregnancy": "Second month"}
    assert dara.post(f"/case/{case}/section/health/", sent).status_code == 302
    page = text_of(mali, f"/case/{case}/")
    assert "Second month" not in page
    entry = re.search(rf"/case/{case}/entry/([0-9a-f-]+)/", page)
    assert entry
    assert "Second month" not in text_of(mali, entry[0])
    opened = mali.post(entry[0]).content.decode()
    assert "Second month" in opened
    assert "Pregnancy" in opened
    assert "A closed entry" in text_of(dara, f"/case/{case}/readers/")


def test_what_an_earlier_release_wrote_open_in_a_closed_field_goes_when_something_is_typed_there(
    node_of_today: Node,
) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    leak = Body(Kind.CHANGE, changes=(Change("pregnancy", "DEMO first month"),))
    write.append(node_of_today.by("dara"), case, Section.HEALTH, leak)
    address = f"/case/{case}/section/health/"
    page = text_of(dara, address)
    assert "DEMO first month" in page
    sent = {name: hidden(page, name) for name in ("was-pregnancy", "base-pregnancy")}
    assert dara.post(address, sent | {"f-pregnancy": "DEMO second month"}).status_code == 302
    section, of_case = text_of(mali, address), text_of(mali, f"/case/{case}/")
    known = of_case.partition('id="known"')[2]
    assert known
    assert "DEMO second month" not in section + of_case
    assert "DEMO first month" not in section + known


def test_when_one_field_cannot_be_kept_what_starts_closed_is_not_written_either(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    sent = {"was-pregnancy": '[""]', "base-pregnancy": "", "f-pregnancy": "Second month"}
    wrong = {"was-clinic": '[""]', "base-clinic": "", "f-clinic": "x" * 501}
    before = actions.read_case(node_of_today.by("dara"), case).length
    assert dara.post(f"/case/{case}/section/health/", sent | wrong).status_code == 422
    assert actions.read_case(node_of_today.by("dara"), case).length == before


def test_a_note_is_pinned_unpinned_and_taken_back(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    dara.post("/note/", {"case": [case], "text": "Never call at night."})
    page = text_of(dara, f"/case/{case}/")
    entry = re.search(rf"/case/{case}/entry/([0-9a-f-]+)/pin/", page)
    assert entry
    assert dara.post(entry[0]).url == f"/case/{case}/"
    assert "pinned-title" in text_of(mali, f"/case/{case}/")
    back = entry[0].replace("/pin/", "/take-back/")
    assert mali.post(back).status_code == 404
    assert dara.post(back).status_code == 302
    page = text_of(mali, f"/case/{case}/")
    assert "pinned-title" not in page
    assert "Its author took this note back" in page
    assert "Never call at night." in page


def test_no_case_another_agencys_case_and_a_wrong_address_are_told_apart_by_nobody(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    case = open_case(dara)
    other = open_case(dara)
    entry = actions.write_note(node_of_today.by("dara"), [other], "words", closed=True)[0]
    ways = ("", "readers/", "section/identity/", "section/identity/called/", "section/identity/called/decide/")
    answers = [noy.get(f"/case/{case}/{way}") for way in ways]
    answers += [noy.get(f"/case/{uuid4()}/{way}") for way in ways]
    answers += [dara.get(f"/case/{case}/section/{way}/") for way in ("secrets", "identity/fingerprints")]
    answers += [noy.post(f"/case/{other}/entry/{entry}/"), dara.post(f"/case/{case}/entry/{entry}/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r'name="[a-z]+" value="[^"]*"', "", answer.content.decode()) for answer in answers[:10]}) == 1
    assert noy.post("/note/", {"case": [case], "text": "words"}).status_code in {403, 404, 422}
    assert "words" not in text_of(dara, f"/case/{case}/")


def test_who_read_it_names_each_page_that_was_opened(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    before = len(journal.reads_of(node_of_today.by("dara"), case))
    text_of(mali, f"/case/{case}/")
    text_of(mali, "/people/?who=agency")
    page = text_of(dara, f"/case/{case}/readers/")
    assert len(journal.reads_of(node_of_today.by("dara"), case)) == before + 2
    assert "Mali" in page
    assert "List of people" in page


def test_the_older_entries_are_on_the_next_page(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    by = node_of_today.by("dara")
    for number in range(30):
        actions.write_note(by, [case], f"Note number {number}.")
    page = text_of(dara, f"/case/{case}/")
    assert "Note number 29." in page
    older = re.search(r'href="(\?before=\d+)"', page)
    assert older
    assert "Note number 1." in text_of(dara, f"/case/{case}/{older[1]}")
    assert dara.get(f"/case/{case}/?before=x").status_code == 200
