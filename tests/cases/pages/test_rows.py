"""The pages of rows, money and long lists, without any script: what is sent, what comes back, what is kept."""

import gzip
import re

import pytest
from django.test import Client

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Kind
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, hidden, open_case, text_of

EXP = Section.EXPERIENCE


def at(case: FileId, way: str, section: str = "experience") -> str:
    return f"/case/{case}/section/{section}/{way}"


def sent(page: str, **said: object) -> dict[str, object]:
    """Send fields as a page of ours would, with what stood there."""
    told: dict[str, object] = {}
    for name, value in said.items():
        told |= {f"{part}-{name}": hidden(page, f"{part}-{name}") for part in ("was", "base")} | {f"f-{name}": value}
    return told


def add_leg(browser: Client, case: FileId, **said: object) -> None:
    new = at(case, "journey/rows/new/")
    assert browser.post(new, sent(text_of(browser, new), **said)).status_code == 302


def order(page: str) -> list[str]:
    return re.findall(r'<li data-row id="row-[0-9a-f]{8}"[^>]*>.*?<a href="[^"]*">([^<]*)</a>', page, re.DOTALL)


def test_a_long_section_stands_in_groups_with_links_and_each_long_list_once(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    page = text_of(dara, at(open_case(dara), "", "identity"))
    assert page.count('<datalist id="list-countries">') == page.count('<datalist id="list-languages">') == 1
    assert page.count('value="Cambodia"') == 1
    jumps = re.findall(r'<a href="#(group-\d+)">([^<]+)</a>', page)
    assert {"Names", "Origin", "Papers"} <= {words for _, words in jumps}
    assert all(f'id="{mark}"' in page and f"<h2>{words}</h2>" in page for mark, words in jumps)


@pytest.mark.parametrize("tag", ["en", "km"])
def test_no_section_weighs_more_than_24_kb_compressed_however_many_fields_and_lists_it_has(
    node_of_today: Node, tag: str
) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    dara.cookies["samakki_language"] = tag
    pages = {section: text_of(dara, at(case, "", section.value)) for section in Section}
    weights = {section: len(gzip.compress(page.encode())) for section, page in pages.items()}
    assert {section: weight for section, weight in weights.items() if weight > 24_000} == {}


@pytest.mark.req("LANG-04")
def test_long_lists_are_chosen_by_word_in_the_readers_language_in_english_or_by_code(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = at(case, "", "identity")
    said = sent(text_of(dara, address), languages=["khmer", "Hmong"], birth_country="cambodia", home_country="MU")
    assert dara.post(address, said).status_code == 302
    dara.cookies["samakki_language"] = "km"
    page = text_of(dara, address)
    assert re.search(r'name="f-birth_country"[^>]*value="កម្ពុជា"', page)
    assert re.search(r'name="f-languages" value="hmn" checked', page)
    again = sent(page, home_country="ថៃ", birth_country="កម្ពុជា", languages=["km", "hmn", ""])
    assert dara.post(address, again).status_code == 302
    newest = actions.read_case(node_of_today.by("dara"), case).entries[0].entry.body
    assert newest is not None
    assert [(change.field, change.value) for change in newest.changes] == [("home_country", "TH")]


def test_a_word_that_is_on_no_list_comes_back_as_it_was_typed(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = at(case, "", "identity")
    answer = dara.post(address, sent(text_of(dara, address), birth_country="Atlantis", languages=["km", "Whistling"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Atlantis"' in page
    assert 'value="Whistling"' in page
    assert re.search(r'name="f-languages" value="km" checked', page)
    assert "Choose one of the answers of the list." in page


@pytest.mark.req("IDENT-15")
def test_the_wage_promised_and_the_wage_paid_stand_beside_each_other_as_money(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = at(case, "")
    promised, paid = ["15,000", "Thai Baht", "month", "2561"], ["0", "THB", "month", ""]
    said = sent(text_of(dara, address), wage_promised=promised, wage_paid=paid)
    assert dara.post(address, said).status_code == 302
    page = text_of(dara, f"/case/{case}/")
    assert "15,000 THB · A month · 2018" in page
    assert "0 THB · A month" in page
    again = text_of(dara, address)
    values = re.findall(r'name="f-wage_promised" value="([^"]*)"', again)
    assert values == ["15000", "THB", "2018"]
    unchanged = sent(again, wage_promised=["15000", "THB", "month", "2018"])
    length = actions.read_case(node_of_today.by("dara"), case).length
    assert dara.post(address, unchanged).status_code == 302
    assert actions.read_case(node_of_today.by("dara"), case).length == length


def test_money_without_a_currency_or_a_currency_without_money(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = at(case, "")
    page = text_of(dara, address)
    answer = dara.post(address, sent(page, wage_paid=["1200", "", "", ""]))
    assert answer.status_code == 422
    assert "Choose the currency." in answer.content.decode()
    length = actions.read_case(node_of_today.by("dara"), case).length
    assert dara.post(address, sent(page, wage_paid=["", "THB", "month", ""])).status_code == 302
    assert actions.read_case(node_of_today.by("dara"), case).length == length


def test_what_was_written_as_text_before_a_field_became_money_or_rows_is_shown_as_it_was_written(
    node_of_today: Node,
) -> None:
    by, dara = node_of_today.by("dara"), node_of_today.browser("dara")
    case = open_case(dara)
    old = (Change("wage_paid", "two sacks of rice"), Change("debts", "to the broker"), Change("contract", "spoken"))
    journal.append(by, case, EXP, Body(Kind.CHANGE, changes=old))
    journal.append(by, case, Section.IDENTITY, Body(Kind.CHANGE, changes=(Change("born", "in the dry season"),)))
    page = text_of(dara, f"/case/{case}/")
    assert all(words in page for words in ("two sacks of rice", "to the broker", "in the dry season"))
    address = at(case, "")
    page = text_of(dara, address)
    assert re.search(r'name="f-wage_paid" value="two sacks of rice"', page)
    assert "to the broker" in page
    assert re.search(r'value="spoken"\s+checked', page)
    length = actions.read_case(by, case).length
    untouched = sent(page, wage_paid=["two sacks of rice", "", "", ""], contract="spoken")
    assert dara.post(address, untouched).status_code == 302
    assert actions.read_case(by, case).length == length


@pytest.mark.req("XB-10")
@pytest.mark.req("XB-11")
@pytest.mark.req("XB-14")
def test_a_journey_is_drawn_in_its_order_and_each_leg_is_added_moved_taken_away_and_put_back(
    node_of_today: Node,
) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = at(case, "journey/rows/")
    assert "Nothing here yet." in text_of(dara, address)
    add_leg(dara, case, stage="home", country="Cambodia", mode=["road"])
    add_leg(dara, case, stage="transit", country="Vietnam", since="2561-03")
    add_leg(dara, case, stage="detention", country="Mauritius", detained="immigration", days_held="19")
    page = text_of(dara, address)
    assert order(page) == ["From home, Cambodia", "On the way, Vietnam", "Detention, Mauritius"]
    assert "March 2018" in page
    assert "A detention centre for foreigners" in page
    row = re.findall(r'id="row-([0-9a-f]{8})"', page)[2]
    assert dara.post(address, {"row": row, "do": "earlier"}).url == address
    assert order(text_of(dara, address))[1] == "Detention, Mauritius"
    assert dara.post(address, {"row": row, "do": "take-away"}).url == address
    page = text_of(dara, address)
    assert order(page) == ["From home, Cambodia", "On the way, Vietnam"]
    assert "<s>Detention, Mauritius</s>" in page
    assert dara.post(address, {"row": row, "do": "put-back"}).url == address
    assert order(text_of(dara, address))[1] == "Detention, Mauritius"
    legs = text_of(dara, f"/case/{case}/")
    assert re.findall(r"<b>([^<]*)</b>", legs[legs.index('class="legs"') :])[:3] == order(text_of(dara, address))
    past = text_of(dara, at(case, "journey/"))
    assert all(words in past for words in ("Country: Mauritius", "Taken away: It was taken away", "Days held: 19"))
    assert dara.post(address, {"row": row, "do": "nonsense"}).status_code == 400
    assert dara.post(address, {"row": "0badcafe", "do": "earlier"}).status_code == 404


def test_the_timeline_tells_rows_money_and_moves_in_words_and_never_as_they_are_kept(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    told = {"amount": Told(["30000", "THB", "", ""]), "to_whom": Told(["the broker"]), "interest": Told(["20"])}
    row = actions.write_row(by, case, EXP, "debts", "", told, third_party=True, told_by="her aunt")
    other = actions.write_row(by, case, EXP, "debts", "", {"to_whom": Told(["the captain"])})
    actions.move_row(by, case, EXP, "debts", other, -1)
    actions.take_row_away(by, case, EXP, "debts", row)
    page = text_of(dara, f"/case/{case}/")
    assert "How much: 30,000 THB · To whom, as this person knows them: the broker" in page
    assert "Told by somebody else" in page
    assert "Moved to place 1" in page
    assert "Taken away" in page
    for raw in (row, "_rank", "_gone", "&#x27;amount", "{&quot;"):
        assert raw not in page.replace(f"/{row}/", "")


def test_two_who_write_one_part_of_one_row_are_asked_which_stands_by_the_name_of_row_and_part(
    node_of_today: Node,
) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    add_leg(dara, case, country="Cambodia")
    add_leg(dara, case, country="Thailand")
    row = re.findall(r'id="row-([0-9a-f]{8})"', text_of(dara, at(case, "journey/rows/")))[1]
    address = at(case, f"journey/rows/{row}/")
    seen = [text_of(browser, address) for browser in (dara, mali)]
    for browser, page, country in ((dara, seen[0], "Laos"), (mali, seen[1], "Myanmar")):
        assert browser.post(address, sent(page, country=country)).status_code == 302
    decide = f"{address}country/decide/"
    page = text_of(mali, f"/case/{case}/")
    assert "Journey, leg by leg, number 2: Country" in page
    assert decide in page
    assert decide in text_of(mali, address)
    asked = text_of(mali, decide)
    assert all(words in asked for words in ("Journey, leg by leg, number 2: Country", "Laos", "Myanmar"))
    key = re.findall(r'name="stands" value="([^"]+)"', asked)[0]
    assert mali.post(decide, {"base": hidden(asked, "base"), "stands": key}).status_code == 302
    assert decide not in text_of(dara, f"/case/{case}/")
    assert "Myanmar (Burma)" in text_of(dara, f"{address}country/")


def test_a_row_that_says_nothing_and_one_that_cannot_be_kept_come_back(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    new = at(case, "journey/rows/new/")
    page = text_of(dara, new)
    assert dara.post(new, sent(page, city="")).status_code == 422
    answer = dara.post(new, sent(page, city="DEMO town", latitude="far", since="soon"))
    assert answer.status_code == 422
    assert 'value="DEMO town"' in answer.content.decode()
    assert "DEMO town" not in text_of(dara, f"/case/{case}/")
    more = dara.post(new, sent(page, city="DEMO town") | {"then": "another"})
    assert more.url == new
    for nowhere in (
        "account/rows/",
        "nothing/rows/",
        "journey/rows/0badcafe/",
        "journey/rows/0badcafe/country/decide/",
    ):
        assert dara.get(at(case, nowhere)).status_code == 404
    noy = node_of_today.browser("noy")
    assert {noy.get(way).status_code for way in (new, at(case, "journey/rows/"))} == {404}


def test_a_row_of_what_starts_closed_shows_only_when_it_is_opened_by_name(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    new = at(case, "tests/rows/new/", "health")
    assert dara.post(new, sent(text_of(dara, new), test="DEMO blood test")).status_code == 302
    entries = set()
    for address in (at(case, "tests/rows/", "health"), at(case, "", "health"), f"/case/{case}/"):
        page = text_of(dara, address)
        assert "DEMO blood test" not in page
        entries |= set(re.findall(rf"/case/{case}/entry/[0-9a-f-]+/(?=\")", page))
    entry = list(entries)
    assert len(entry) == 1
    assert "examination: DEMO blood test" in dara.post(entry[0]).content.decode()


def test_whether_a_row_was_taken_away_and_where_it_stands_are_decided_in_words(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    row = actions.write_row(by, case, EXP, "journey", "", {"country": Told(["KH"])})
    actions.take_row_away(by, case, EXP, "journey", row)
    torn = (Change(f"journey/{row}/_gone", value=False), Change(f"journey/{row}/_rank", 4))
    journal.append(by, case, EXP, Body(Kind.CHANGE, changes=torn))
    page = text_of(dara, f"/case/{case}/")
    for part, words, kept in (("_gone", "It was taken away", "False"), ("_rank", "Its place in the order", "9")):
        decide = at(case, f"journey/rows/{row}/{part}/decide/")
        assert decide in page
        asked = text_of(dara, decide)
        assert words in asked
        said = {"base": hidden(asked, "base"), "stands": "other", f"f-{part}": kept}
        assert dara.post(decide, said | {f"f-{part}": "nonsense"}).status_code == 422
        assert dara.post(decide, said).status_code == 302
    assert "Two values" not in text_of(dara, at(case, "journey/rows/"))
    assert order(text_of(dara, at(case, "journey/rows/"))) == ["Cambodia"]
