"""Every shipped instrument: taken in without a remark, in both languages, short, free to leave, blaming nobody."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import openpyxl
import pytest

from samakki.instruments import gateways, jobs
from samakki.instruments.rules.authoring import ADULT, ANY, CHILD, TONGUES, Sheet, form_id, read_lists, read_sheets
from samakki.instruments.rules.compiling import Compiled, compile_form
from samakki.instruments.rules.wording import blaming, leading
from samakki.instruments.rules.writing import fingerprint
from samakki.instruments.words import ASKED, MANY_QUESTIONS, Choice, Definition, Fault, Question
from tests.instruments.forms import form, q
from tests.instruments.shipped.asking import by_tag, doubles, every_text, unbound

KHMER = re.compile(r"[\u1780-\u17ff]")
FORMS = [form_id(sheet) for sheet in jobs.sheets()]


def for_whom(sheets: Sequence[Sheet], compiled: Mapping[str, Compiled], audience: str) -> list[Definition]:
    return [compiled[form_id(sheet)].definition for sheet in sheets if sheet.audience in {ANY, audience}]


@pytest.mark.parametrize("name", FORMS)
def test_it_is_taken_in_without_a_single_remark(compiled: Mapping[str, Compiled], name: str) -> None:
    assert [str(remark) for remark in compiled[name].remarks] == []


@pytest.mark.parametrize("name", FORMS)
def test_it_asks_at_most_sixty_questions(compiled: Mapping[str, Compiled], name: str) -> None:
    asked = [question for question in compiled[name].definition.questions() if question.kind in ASKED]
    assert 0 < len(asked) <= MANY_QUESTIONS


@pytest.mark.parametrize("name", FORMS)
def test_it_says_everything_in_both_languages(compiled: Mapping[str, Compiled], name: str) -> None:
    missing = [
        (where, tag)
        for where, texts in every_text(compiled[name].definition)
        for tag, tongue in TONGUES.items()
        if not texts.get(tongue, "").strip()
    ]
    assert missing == []


@pytest.mark.parametrize("name", FORMS)
def test_its_khmer_is_khmer(compiled: Mapping[str, Compiled], name: str) -> None:
    """Names that are written in Latin letters everywhere (LINE, TikTok) are what they are; a sentence is not."""
    english = [
        (where, said)
        for where, texts in every_text(compiled[name].definition)
        if not KHMER.search(said := by_tag(texts)["km"]) and said == by_tag(texts)["en"] and len(said.split()) > 2
    ]
    assert english == []


@pytest.mark.req("RECEP-16")
@pytest.mark.parametrize("name", FORMS)
def test_no_question_is_mandatory(compiled: Mapping[str, Compiled], name: str) -> None:
    assert [question.path for question in compiled[name].definition.questions() if question.required] == []


@pytest.mark.req("RIGHT-24")
@pytest.mark.parametrize("name", FORMS)
def test_it_blames_nobody_and_leads_nobody_in_either_language(compiled: Mapping[str, Compiled], name: str) -> None:
    said = [
        words
        for _, texts in every_text(compiled[name].definition)
        for text in texts.values()
        for words in (*blaming(text), *leading(text))
    ]
    assert said == []


@pytest.mark.req("RIGHT-24")
@pytest.mark.parametrize(
    "text",
    [
        "Why did you go with him?",
        "Was it your own fault?",
        "Is she an illegal migrant?",
        "Does she admit it?",
        "ហេតុអ្វីបានជាអ្នកទៅជាមួយគាត់?",
        "តើវាជាកំហុសរបស់អ្នកទេ?",
        "តើអ្នកសារភាពទេ?",
    ],
)
def test_words_that_blame_are_found(text: str) -> None:
    assert blaming(text)


@pytest.mark.parametrize(
    "text", ["Were you forced to work?", "Didn't you know?", "តើអ្នកត្រូវបានគេបង្ខំទេ?", "តើគេបានវាយអ្នកទេ?", "មែនទេ?"]
)
def test_questions_that_give_the_answer_along_are_found(text: str) -> None:
    assert leading(text)


@pytest.mark.req("RIGHT-24")
def test_a_form_that_somebody_brings_is_taken_in_with_a_remark_that_names_the_cell() -> None:
    remarks = compile_form(form(q("text", "a", "Why did you not run?"), q("text", "b", "Were you beaten?"))).remarks
    assert [(one.fault, one.place.row, one.place.column) for one in remarks] == [
        (Fault.BLAMES, 2, "label"),
        (Fault.LEADS, 3, "label"),
    ]
    assert all(str(one).startswith("Sheet “survey”") for one in remarks)


@pytest.mark.parametrize("name", FORMS)
def test_most_questions_write_fields_of_the_record(compiled: Mapping[str, Compiled], name: str) -> None:
    asked = [question for question in compiled[name].definition.questions() if question.kind in ASKED]
    assert sum(1 for question in asked if question.bound) >= 0.75 * len(asked)


@pytest.mark.parametrize("name", FORMS)
def test_wishes_safety_or_an_explanation_come_before_what_happened(compiled: Mapping[str, Compiled], name: str) -> None:
    asked = [question for question in compiled[name].definition.questions() if question.kind in ASKED]
    harm = [at for at, question in enumerate(asked) if question.bound in HARM]
    assert not harm or harm[0] >= 2


HARM = frozenset(
    {
        "experience.control",
        "experience.crimes_forced",
        "experience.threats_told",
        "family.violence_home",
        "family.family_part",
        "psychosocial.harm_to_self",
    }
)


@pytest.mark.parametrize("audience", [ADULT, CHILD])
def test_nobody_is_asked_twice(
    sheets: Sequence[Sheet], compiled: Mapping[str, Compiled], khmer: Mapping[str, str], audience: str
) -> None:
    assert doubles(for_whom(sheets, compiled, audience), khmer) == []


@pytest.mark.parametrize(
    ("label", "choices"),
    [
        ({"en": "What is the date of birth?", "km": "ថ្ងៃខែឆ្នាំកំណើត"}, {}),
        ({"en": "Date of birth", "km": "កើតនៅពេលណា"}, {}),
        ({"en": "Money asked for so that people could go?", "km": "ទារ"}, {}),
        ({"en": "Something else", "km": "តើគេទារប្រាក់ ដើម្បីឲ្យមនុស្សអាចចេញបានទេ?"}, {}),
        (
            {"en": "Is it dangerous", "km": "គ្រោះ"},
            {"yes_now": "Danger now", "possible": "Possible", "no": "No sign of it"},
        ),
    ],
    ids=["khmer label of a field", "label of a field", "label of another form", "its khmer", "choices of a field"],
)
def test_a_planted_double_is_found(
    sheets: Sequence[Sheet],
    compiled: Mapping[str, Compiled],
    khmer: Mapping[str, str],
    label: dict[str, str],
    choices: dict[str, str],
) -> None:
    forms = for_whom(sheets, compiled, ADULT)
    planted = next(question for question in forms[-1].questions() if not question.bound and question.kind in ASKED)
    texts = {TONGUES[tag]: words for tag, words in label.items()}
    offered = tuple(Choice(code, {TONGUES["en"]: w, TONGUES["km"]: khmer.get(w, w)}) for code, w in choices.items())
    double = replace(planted, path="planted", label=texts, choices="planted" if choices else "")
    told = {**forms[-1].choices, "planted": offered} if choices else forms[-1].choices
    forms[-1] = replace(forms[-1], children=(*forms[-1].children, double), choices=told)
    assert any("/planted" in found for found in doubles(forms, khmer))


def test_a_workbook_is_the_same_bytes_each_time_and_can_be_edited_and_brought_again(sheets: Sequence[Sheet]) -> None:
    content = jobs.workbook(sheets[0])
    assert jobs.workbook(jobs.sheets()[0]) == content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["survey", "choices", "settings"]
    heads = [cell.value for cell in book["survey"][1]]
    assert {"label::English (en)", "label::Khmer (km)", "field"} <= set(heads)
    row = next(row for row in book["survey"].iter_rows(min_row=2) if row[heads.index("field")].value)
    row[heads.index("label::English (en)")].value = "In other words"
    out = io.BytesIO()
    book.save(out)
    again = compile_form(out.getvalue())
    assert (again.definition.form_id, again.remarks) == (form_id(sheets[0]), ())
    assert fingerprint(again.definition) != fingerprint(compile_form(content).definition)


@pytest.mark.req("CHILD-06")
def test_where_it_matters_there_is_a_variant_for_children_in_words_of_its_own(
    sheets: Sequence[Sheet], compiled: Mapping[str, Compiled]
) -> None:
    children = [sheet for sheet in sheets if sheet.audience == CHILD]
    assert len(children) >= 8
    for sheet in children:
        adult = compiled[form_id(sheet).removesuffix("_child")].definition
        child = compiled[form_id(sheet)].definition
        assert child.audience == "child"
        assert child.title != adult.title
        assert first_words(child) != first_words(adult)


def first_words(definition: Definition) -> str:
    return next(by_tag(question.label)["en"] for question in definition.questions())


@pytest.mark.req("CHILD-05")
def test_forms_for_children_record_how_the_child_took_part(compiled: Mapping[str, Compiled]) -> None:
    without = [
        name
        for name, each in compiled.items()
        if each.definition.audience == "child"
        and "administration.participation" not in {str(bound) for bound in each.definition.bindings().values()}
    ]
    assert without == ["samakki_crisis_needs_child", "samakki_risk_child"]


def test_questions_of_a_forms_own_are_few(compiled: Mapping[str, Compiled]) -> None:
    assert sum(len(list(unbound(each.definition))) for each in compiled.values()) < 40


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("- field: identity.nowhere", "there is no such field"),
        ("- field: experience.journey.country", "asked inside its rows"),
        ("- rows: identity.born\n    questions: []", "has no rows"),
        ("- ask: a\n    type: one\n    label: {en: A, km: ក}", "choices are named"),
        ("- ask: a\n    type: map\n    label: {en: A, km: ក}", "no question is of the type"),
        ("- ask: a\n    label: {en: A}", "words stand in en, km"),
        ("- field: identity.born\n    required: true", "no other keys"),
        ("- field: identity.born\n  - field: identity.born", "two lines have one name"),
        ("- field: identity.born\n    pieces: [amount]", "only an amount of money"),
        ("- group: a\n    questions: []", "words stand in en, km"),
        (
            "- rows: experience.journey\n    questions:\n      - rows: experience.debts\n        questions: []",
            "rows hold no rows",
        ),
    ],
)
def test_a_mistake_in_the_short_form_is_told_with_its_place(wrong: str, said: str) -> None:
    text = f"name: x\ntitle: {{en: X, km: ក}}\nabout: {{en: X, km: ក}}\nsection: identity\nquestions:\n  {wrong}\n"
    with pytest.raises(ValueError, match=said):
        read_sheets(text, {})


def test_yes_and_no_that_yaml_takes_for_truth_values_are_told() -> None:
    with pytest.raises(ValueError, match="truth values"):
        read_lists("yes_no: {yes: {en: Yes, km: ក}}")


def test_every_file_beside_the_lists_is_in_the_order_of_the_way() -> None:
    folder = gateways.files("samakki.instruments") / "shipped"
    found = {each.name.removesuffix(".yaml") for each in folder.iterdir() if each.name.endswith(".yaml")}
    assert found == {*gateways.SHIPPED, "lists"}


def test_no_bound_question_is_asked_twice_in_one_form(compiled: Mapping[str, Compiled]) -> None:
    for each in compiled.values():
        bound = [node.bound for node in each.definition.nodes() if isinstance(node, Question) and node.bound]
        assert len(bound) == len(set(bound))
