"""Texts are in versions and languages, never change, and are read with people only when native readers have signed."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.conf import settings

from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.consent import actions, jobs, queries
from samakki.consent.gateways import SHIPPED, shipped_texts
from samakki.consent.models import Text
from samakki.consent.rules import hash_of, read_texts
from samakki.consent.words import About, TextsRefusedError, TextState, TextTakenError
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from tests.consent.conftest import Town

WHOLE = "name: sharing\nversion: 9\ntexts:\n  en: {title: A, body: B}\n"


def test_there_is_a_text_for_each_thing_that_is_asked_and_one_of_rights() -> None:
    read = [text for file in shipped_texts() for text in read_texts(file)]
    assert {text.name for text in read} == {*(about.value for about in About), "rights"} == set(SHIPPED)
    assert {text.language for text in read} == {"en", "km"}


@pytest.mark.req("RIGHT-22")
def test_eleven_rights_stand_in_each_language_and_how_to_complain() -> None:
    rights = next(read_texts(file) for file in shipped_texts() if file.partition("name: rights")[1])
    assert {text.language: len(text.body.splitlines()) for text in rights} == {"en": 12, "km": 12}


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("a: [", "no YAML"),
        ("name: sharing", "exactly"),
        (WHOLE.replace("sharing", "Sharing!"), "name"),
        (WHOLE.replace("9", "0"), "version"),
        (WHOLE.replace("9", "true"), "version"),
        (WHOLE.replace("en:", "km:"), "English"),
        (WHOLE + "  xx: {title: A, body: B}", "no language"),
        (WHOLE + "  km: {title: A}", "km"),
        (WHOLE + "  km: {title: '', body: B}", "km"),
        (WHOLE + '  km: {title: A, body: "B\\nC"}', "as much as English"),
        ("x" * 200_001, "longer"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_place(file: str, told: str) -> None:
    with pytest.raises(TextsRefusedError, match=told):
        read_texts(file)


def test_the_hash_is_that_of_title_and_body_as_anybody_can_compute_it() -> None:
    assert hash_of("A", "B") == sha256(b"A\n\nB").hexdigest()
    (text,) = read_texts(WHOLE)
    assert text.hash == hash_of("A", "B")


def test_taking_them_in_again_changes_nothing_and_keeps_the_signatures(town: Town) -> None:
    before = list(Text.objects.order_by("pk").values())
    jobs.ship_texts(town.node)
    assert list(Text.objects.order_by("pk").values()) == before
    assert {row["state"] for row in before} == {"reviewed"}


def test_a_version_is_never_changed_a_new_one_stands_beside_it(town: Town) -> None:
    first = next(file for file in shipped_texts() if "name: service" in file)
    with pytest.raises(TextTakenError):
        actions.load_texts(town.node, first.replace("Do you want this help?", "Do you need this help?"))
    actions.load_texts(town.node, first.replace("version: 1", "version: 2"))
    newest = queries.text_named(town.by("mali"), "service", "en")
    assert newest
    assert (newest.version, newest.state) == (2, TextState.DRAFT)
    assert Text.objects.filter(name="service", language="en").count() == 2


def test_a_language_without_the_text_is_answered_in_english(town: Town) -> None:
    found = queries.text_named(town.by("mali"), "sharing", "lo")
    assert found
    assert found.language == "en"


def test_a_draft_is_read_with_nobody_but_in_the_demonstration(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    case = town.opened()
    Text.objects.update(state="draft", signed_by=None, signed_at=None)
    asked = town.asked(town.terms(town.to("hospital"), Section.HEALTH))
    monkeypatch.setattr(settings, "SAMAKKI_DRAFT_TEXTS", False)
    with pytest.raises(WordsRefusedError, match="not_reviewed"):
        cases.give_consent(town.by("mali"), case, asked)
    cases.refuse_consent(town.by("mali"), case, replace(asked, text=""))
    monkeypatch.setattr(settings, "SAMAKKI_DRAFT_TEXTS", True)
    cases.give_consent(town.by("mali"), case, asked)


def test_those_who_lead_sign_a_text_and_nobody_else(town: Town) -> None:
    Text.objects.update(state="draft", signed_by=None, signed_at=None)
    text = queries.text_named(town.by("mali"), "sharing", "km")
    assert text
    with pytest.raises(RefusedError):
        actions.sign_text(town.by("mali"), town.agencies["shelter"], text.id)
    with pytest.raises(RefusedError):
        actions.sign_text(town.by("sok"), town.agencies["hospital"], text.id)
    actions.sign_text(town.by("sok"), town.agencies["shelter"], text.id)
    signed = queries.text_named(town.by("mali"), "sharing", "km")
    assert signed
    assert (signed.state, signed.signed_by) == (TextState.REVIEWED, town.by("sok").member)
