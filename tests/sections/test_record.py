"""The record as it is described in the ten files."""

import re
from collections.abc import Iterator

import pytest

from samakki.sections.words import ALL_FIELDS, RECORD, FieldUnknownError, Section, field_named
from samakki.sections.words.record import read_section

EVERYTHING = [each for field in ALL_FIELDS for each in (field, *field.parts)]


def test_every_section_has_its_file_with_fields() -> None:
    assert list(RECORD) == list(Section)
    assert all(words.fields and words.section is section for section, words in RECORD.items())


def test_a_field_that_is_chosen_from_a_list_has_a_small_list() -> None:
    told = [field for field in EVERYTHING if field.codes and field.listed is None]
    assert {field.name for field in told if not 2 <= len(field.codes) <= 20} == {
        "industry",
        "abilities",
        "training_wanted",
    }
    assert max(len(field.codes) for field in told) <= 24


def test_what_can_endanger_by_itself_starts_closed() -> None:
    closed = {f"{field.section}.{field.name}" for field in ALL_FIELDS if field.closed}
    assert {"health.pregnancy", "legal.residence", "legal.offence"} <= closed


@pytest.mark.req("CASE-27", "RIGHT-02", "LANG-04")
def test_nobody_is_labelled_everybody_is_named_as_they_wish_and_minority_languages_are_there() -> None:
    assert next(iter(field_named(Section.EXPERIENCE, "status").codes)) == ("not_decided", "Not decided")
    assert field_named(Section.IDENTITY, "called").label == "Name as this person wishes"
    assert "hmn" in dict(field_named(Section.IDENTITY, "languages").codes)
    assert not [field for field in ALL_FIELDS if "victim" in f"{field.label} {field.hint}".lower()]


def test_a_field_nobody_described_is_refused() -> None:
    with pytest.raises(FieldUnknownError, match=r"health\.fingerprints"):
        field_named(Section.HEALTH, "fingerprints")


HEAD = "section: health\nlabel: Health\nabout: Health.\nfields:\n"
PART = "{name: b, label: B, type: text, sensitivity: grave, closed: true}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("label: Health", "exactly"),
        (HEAD + "  - {name: a, label: A, type: text}", "needs"),
        (HEAD + "  - {name: a, label: A, type: text, sensitivity: plain, mandatory: true}", "may have"),
        (HEAD + "  - {name: a, label: A, type: text, sensitivity: plain, codes: {x: X}}", "codes belong"),
        (HEAD + "  - {name: a, label: A, type: code, sensitivity: plain, codes: {yes: X}}", "truth values"),
        (HEAD + "  - {name: Aa, label: A, type: text, sensitivity: plain}", "small letters"),
        (HEAD + "  - {name: a, label: '', type: text, sensitivity: plain}", "line of text"),
        (HEAD + "  - {name: a, label: A, type: picture, sensitivity: plain}", "picture"),
        (HEAD + 2 * "  - {name: a, label: A, type: text, sensitivity: plain}\n", "one name"),
        (HEAD + "  - {name: a, label: A, type: rows, sensitivity: grave, parts: [" + PART + "]}", "closed whole"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_section(text)


def said() -> Iterator[str]:
    for section in Section:
        yield from (RECORD[section].label, RECORD[section].about)
    for each in EVERYTHING:
        yield from (each.label, each.hint, each.group)
        if each.listed is None:
            yield from (words for _, words in each.codes)


BLAMING = re.compile(
    r"\b(victims?|prostitutes?|illegal\w*|admit(s|ted)?|confess\w*|den(y|ies|ied)|claims? to|failed to|lie[sd]?|lying"
    r"|fault|blame\w*|guilty|immoral|why did you|allowed it|let it happen|uncooperative"
    r"|mandatory|required|obligatory)\b",
    re.IGNORECASE,
)


@pytest.mark.req("RIGHT-24")
def test_no_label_blames_and_none_demands() -> None:
    named = {"Victim identification"}  # the field's own name of the first step, which design and sources keep verbatim
    assert {words for words in said() if BLAMING.search(words)} == named


def test_words_that_blame_would_be_found() -> None:
    assert all(BLAMING.search(words) for words in ("Why did you stay?", "Illegal entry", "Claims to be forced"))
