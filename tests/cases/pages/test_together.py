"""The pages of families and of two files of one person, without any script."""

import re

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


@pytest.mark.req("CASE-28")
def test_a_family_is_found_by_name_linked_kept_together_and_an_alarm_in_one_file_is_shown_in_all(
    node_of_today: Node,
) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    mother, child = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    address = f"/case/{mother}/family/"
    assert "Nobody is linked yet." in text_of(dara, address)
    assert f"/case/{mother}/family/" in text_of(dara, f"/case/{mother}/")
    found = dara.post(address, {"do": "find", "wanted": "ree"}).content.decode()
    assert str(child) in found
    assert dara.post(address, {"do": "link", "other": child, "relation": ""}).status_code == 422
    assert dara.post(address, {"do": "link", "other": "nobody", "relation": "child"}).status_code == 422
    assert dara.post(address, {"do": "link", "other": child, "relation": "child"}).url == address
    actions.change_fields(by, child, Section.SAFETY, {"danger": Told(["yes_now"])})
    before = len(journal.reads_of(by, child))
    page = text_of(dara, f"/case/{mother}/")
    assert len(journal.reads_of(by, child)) == before + 1
    assert "Family: kept together" in page
    assert "Danger now for Reed, of the same family" in page
    assert f'href="/case/{child}/"' in page
    assert "Another parent" in text_of(dara, f"/case/{child}/")
    assert "Lotus" in text_of(dara, f"/case/{child}/")
    assert dara.post(address, {"do": "part", "other": child}).url == address
    assert "Family: kept together" not in text_of(dara, f"/case/{child}/")


def test_the_timeline_tells_of_a_link_by_its_mark_and_names_nobody(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    one, two = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    actions.link_family(by, one, two, "sibling")
    page = text_of(dara, f"/case/{one}/")
    assert f"Sister or brother · Case of this relative: Case with the mark {str(two)[-6:]}" in page
    noy = node_of_today.browser("noy")
    theirs = open_case(noy, pseudonym="Fern")
    for address in (f"/case/{one}/family/", f"/case/{one}/same-person/"):
        assert noy.get(address).status_code == 404
        assert "Fern" not in dara.post(address, {"do": "find", "wanted": "fern"}).content.decode()
    assert dara.post(f"/case/{one}/family/", {"do": "link", "other": theirs, "relation": "child"}).status_code == 404
    assert dara.post(f"/case/{one}/same-person/", {"do": "look", "other": theirs}).status_code == 404


@pytest.mark.req("IDENT-28")
def test_two_files_are_looked_at_side_by_side_joined_with_a_reason_and_parted_again(node_of_today: Node) -> None:
    dara, mali, by = node_of_today.browser("dara"), node_of_today.browser("mali"), node_of_today.by("dara")
    kept, other = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    actions.change_fields(by, kept, Section.IDENTITY, {"called": Told(["DEMO Mom"])})
    actions.change_fields(by, other, Section.IDENTITY, {"called": Told(["DEMO Srey"]), "born": Told(["2004"])})
    actions.write_note(by, [other], "She wept.")
    address = f"/case/{kept}/same-person/"
    assert str(other) in mali.post(address, {"do": "find", "wanted": "reed"}).content.decode()
    beside = mali.post(address, {"do": "look", "other": other}).content.decode()
    assert all(words in beside for words in ("DEMO Mom", "DEMO Srey", "2004", "Differs", "Lotus", "Reed"))
    refused = mali.post(address, {"do": "join", "other": other, "keep": kept, "reason": " "})
    assert refused.status_code == 422
    assert "Write something here first." in refused.content.decode()
    joined = mali.post(address, {"do": "join", "other": other, "keep": kept, "reason": "The same scar."})
    assert joined.url == f"/case/{kept}/"
    page = text_of(dara, f"/case/{kept}/")
    assert "two people wrote different things" in page
    assert re.search(rf'Also in <a href="/case/{other}/">DEMO Srey', page)
    assert "The same scar." in page
    old = text_of(dara, f"/case/{other}/")
    assert "This person has another file, which goes on" in old
    assert "She wept." in old
    assert 'class="card note-bar"' not in old
    assert f'href="/case/{other}/"' not in text_of(dara, "/people/")
    assert dara.post(address, {"do": "look", "other": other}).status_code == 404
    assert mali.post(f"/case/{other}/same-person/part/", {"other": kept}).url == f"/case/{other}/"
    assert "Also in" not in text_of(dara, f"/case/{kept}/")
    assert "two people wrote different things" not in text_of(dara, f"/case/{kept}/")
    assert f'href="/case/{other}/"' in text_of(dara, "/people/")
    again = mali.post(f"/case/{other}/same-person/part/", {"other": kept}, follow=True)
    assert "This is undone already." in again.content.decode()


@pytest.mark.req("IDENT-28")
def test_whoever_is_not_sure_says_so_and_the_page_tells_it_until_somebody_says_otherwise(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    one, other = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    address = f"/case/{one}/same-person/"
    assert "They are two people" not in dara.post(address, {"do": "look", "other": other}).content.decode()
    refused = dara.post(address, {"do": "alike", "other": other, "reason": ""})
    assert (refused.status_code, "Write something here first." in refused.content.decode()) == (422, True)
    said = dara.post(address, {"do": "alike", "other": other, "reason": "The same scar."}, follow=True).content.decode()
    assert "Noted: they may be one person." in said
    for case, name in ((one, "Reed"), (other, "Lotus")):
        page = text_of(mali, f"/case/{case}/")
        assert f"This person may have another file: {name}" in page
        assert re.search(r"Said by dara, who is not sure", page)
    assert "They are two people" in mali.post(address, {"do": "look", "other": other}).content.decode()
    gone = mali.post(f"/case/{other}/same-person/", {"do": "unlike", "other": one}, follow=True).content.decode()
    assert "Noted: they are two people." in gone
    assert "may have another file" not in text_of(dara, f"/case/{one}/")
    again = mali.post(address, {"do": "unlike", "other": other}, follow=True).content.decode()
    assert "This is undone already." in again


def test_the_timeline_says_that_two_files_were_joined_and_parted(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    kept, other = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    actions.join_cases(by, kept, other, "The same scar.")
    mark = str(other)[-6:]
    assert f"Joined with the case with the mark {mark}" in text_of(dara, f"/case/{kept}/")
    actions.part_cases(by, kept, other)
    assert f"Parted from the case with the mark {mark}" in text_of(dara, f"/case/{kept}/")


@pytest.mark.req("IDENT-28")
def test_the_file_that_goes_on_names_who_said_what_came_over_and_who_joined_the_files(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    kept, other = open_case(dara, pseudonym="Lotus"), open_case(dara, pseudonym="Reed")
    actions.change_fields(node_of_today.by("mali"), other, Section.IDENTITY, {"called": Told(["DEMO Srey"])})
    actions.join_cases(by, kept, other, "The same scar.")
    page = text_of(dara, f"/case/{kept}/")
    assert re.search(r"Carried over by dara on \d", page)
    assert re.search(r"Said by Mali on \d[^<]*, carried over here", page)
    section = text_of(dara, f"/case/{kept}/section/identity/")
    assert re.search(r"Said by Mali on \d[^<]*, carried over here", section)
