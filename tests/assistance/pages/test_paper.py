"""What goes out on paper: the plan in the person's language, the summary, letters; and what must not stand on it."""

import re

import pytest
from django.test import Client

from samakki.assistance import actions
from samakki.assistance.words import Decision
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from samakki.kernel.languages import LANGUAGES
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


def sheet(client: Client, address: str) -> str:
    found = re.search(r'<article class="paper"[^>]*>.*?</article>', text_of(client, address), re.DOTALL)
    assert found
    return found[0]


@pytest.fixture
def case(node_of_today: Node) -> FileId:
    by = node_of_today.by("dara")
    case = open_case(node_of_today.browser("dara"))
    told = {"called": Told(["DEMO Srey Mom"]), "languages": Told(["hmn", "km", "th"])}
    cases.change_fields(by, case, Section.IDENTITY, told)
    cases.change_fields(by, case, Section.HEALTH, {"needs_now": Told(["Penicillin DEMO"])})
    for action, decision in (("See a doctor", "wants"), ("Tell the police", "not_wanted")):
        row = actions.write_action(by, case, "", {"action": Told([action]), "due": Told(["2090-05-04"])})
        actions.decide(by, case, row, Decision(decision), f"My words: {action}")
    return case


def test_the_plan_is_printed_in_the_first_language_of_the_person_that_we_have_and_in_any_that_is_chosen(
    node_of_today: Node, case: FileId
) -> None:
    dara = node_of_today.browser("dara")
    address = f"/case/{case}/print/plan/"
    mine = sheet(dara, address)
    assert 'lang="km"' in mine
    assert "See a doctor" in mine
    assert "2633" in mine or "2634" in mine
    for language in LANGUAGES:
        assert f'lang="{language.tag}"' in sheet(dara, f"{address}?chosen=yes&language={language.tag}")
    assert "My plan" in sheet(dara, f"{address}?language=en")
    assert "As it will be printed" in text_of(dara, address)


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES if language.tag != "en"])
def test_the_fixed_words_of_the_sheets_stand_in_every_language(node_of_today: Node, case: FileId, tag: str) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    cases.change_fields(by, case, Section.ADMINISTRATION, {"urgent_help": Told(["0"])})
    more = "&name=yes&refused=yes&chosen=yes"
    english, told = (sheet(dara, f"/case/{case}/print/plan/?language={each}{more}") for each in ("en", tag))
    said = set(re.findall(r"<h[23][^>]*>([^<]+)<|</span>([^<]+)</p>", english))
    fixed = {words for pair in said for words in pair if words} | {"I can change my mind on any day, about each line."}
    assert len(fixed) >= 6
    assert [words for words in fixed if words in told] == []


def test_a_plan_on_paper_betrays_nobody_who_did_not_ask_for_it(node_of_today: Node, case: FileId) -> None:
    dara = node_of_today.browser("dara")
    address = f"/case/{case}/print/plan/?language=en"
    bare = sheet(dara, address)
    for word in ("Srey Mom", "Shelter", "Samakki", "Tell the police", "My words", str(case)[-6:]):
        assert word not in bare
    page = text_of(dara, address)
    assert "Srey Mom" not in page
    assert "<title>Paper · Samakki</title>" in re.sub(r"\s+", " ", page)
    told = sheet(dara, f"{address}&chosen=yes&name=yes&words=yes&refused=yes")
    for word in ("Srey Mom", "Shelter", "Tell the police", "My words: See a doctor"):
        assert word in told


def test_a_summary_holds_only_the_sections_that_are_ticked_and_opens_no_other(
    node_of_today: Node, case: FileId
) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    address = f"/case/{case}/print/summary/"
    usual = sheet(dara, address)
    assert "Srey Mom" in usual
    assert "See a doctor" in usual
    assert "Penicillin" not in usual
    with_health = sheet(dara, f"{address}?chosen=yes&section=health&language=en")
    assert "Penicillin DEMO" in with_health
    assert "Srey Mom" not in with_health
    assert re.search(r"Printed .* by dara", with_health)
    printed = [each for each in about_cases.readers(by, case) if each.page == "printed summary"]
    assert [Section.HEALTH in each.sections for each in printed] == [True, False]


def test_what_is_closed_stays_closed_on_paper(node_of_today: Node, case: FileId) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    cases.change_fields(by, case, Section.HEALTH, {"medicines": Told(["Closed DEMO pills"])}, closed=True)
    sections = "&".join(f"section={section.value}" for section in Section)
    assert "Closed DEMO pills" not in sheet(dara, f"/case/{case}/print/summary/?chosen=yes&{sections}")


def test_every_printing_is_written_down_as_a_reading(node_of_today: Node, case: FileId) -> None:
    dara = node_of_today.browser("dara")
    for kind in ("plan", "summary"):
        sheet(dara, f"/case/{case}/print/{kind}/")
    read = text_of(dara, f"/case/{case}/readers/")
    assert "Plan, printed" in read
    assert "Summary, printed" in read


def test_a_letter_is_written_numbered_printed_with_lines_to_sign_and_stands_in_the_register(
    node_of_today: Node, case: FileId
) -> None:
    dara = node_of_today.browser("dara")
    typed = {
        "to_whom": "Embassy of DEMO\nConsular section",
        "about": "Travel paper",
        "words": "Please issue a travel paper.",
        "signed_by": "Dara, caseworker\nMali, director",
        "language": "th",
    }
    answer = dara.post(f"/case/{case}/letters/", typed)
    assert answer.status_code == 302
    printed = sheet(dara, answer.headers["Location"])
    year = re.search(r"1/(\d{4})", printed)
    assert year
    assert 'lang="th"' in printed
    assert all(said in printed for said in ("Consular section", "Travel paper", "Please issue", "Shelter of the DEMO"))
    assert printed.count('class="paper-sign"') == 5
    register = text_of(dara, "/letters/")
    assert f"1/{year[1]}" in register
    assert "Travel paper" not in register
    assert text_of(dara, f"/letters/?year={year[1]}") == register or "1/" in register
    assert "No letter yet" in text_of(dara, "/letters/?year=1999")


def test_a_letter_that_is_refused_keeps_every_word_and_takes_no_number(node_of_today: Node, case: FileId) -> None:
    dara = node_of_today.browser("dara")
    answer = dara.post(f"/case/{case}/letters/", {"to_whom": "", "words": "Please issue a travel paper."})
    assert answer.status_code == 422
    assert "Please issue a travel paper." in answer.content.decode()
    assert "No letter yet" in text_of(dara, "/letters/")


def test_a_letter_was_sent_or_not_and_that_is_undone_in_one_touch(node_of_today: Node, case: FileId) -> None:
    dara = node_of_today.browser("dara")
    letters = f"/case/{case}/letters/"
    row = dara.post(letters, {"to_whom": "DEMO", "words": "Words"}).headers["Location"].split("/")[-2]
    for state, words in (("sent", "Sent"), ("written", "Written"), ("void", "Not sent")):
        assert dara.post(letters, {"row": row, "state": state}).status_code == 302
        assert f'govuk-tag">{words}</span>' in text_of(dara, letters)
    assert "Not sent" in sheet(dara, f"{letters}{row}/?language=en")
    assert dara.post(letters, {"row": row, "state": "lost"}).status_code == 400
    assert dara.post(letters, {"row": "0a0b0c0d", "state": "sent"}).status_code == 404
    assert dara.get(f"{letters}0a0b0c0d/").status_code == 404


def test_nothing_of_another_agency_is_printed(node_of_today: Node, case: FileId) -> None:
    noy = node_of_today.browser("noy")
    for address in ("print/plan/", "print/summary/", "letters/"):
        assert noy.get(f"/case/{case}/{address}").status_code == 404
    assert "No letter yet" in text_of(noy, "/letters/")
