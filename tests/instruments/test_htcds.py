"""IOM's own XLSForm, unchanged."""

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.words import ASKED, Kind, Unanswered
from tests.instruments.forms import NOON


def test_the_form_of_iom_is_taken_in_unchanged_and_without_a_remark(htcds: bytes) -> None:
    compiled = compile_form(htcds, "HTCDS")
    assert compiled.remarks == ()
    asked = [question for question in compiled.definition.questions() if question.kind in ASKED]
    assert len(asked) == 31
    assert compiled.definition.form_version == "vSmt4GQA3C9uBMLPEVfgND"
    assert {question.kind for question in asked} == {Kind.TEXT, Kind.DATE, Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}
    assert len(compiled.definition.choices["citizenship"]) == 249


def test_the_form_of_iom_half_filled_stands_as_it_should(htcds: bytes) -> None:
    program = compile_form(htcds, "HTCDS").program
    answers = {
        "con_Consent": "TRUE",
        "prs_Birthdate": "2001-05",
        "vic_Methods_of_Control": ["DebtBondage", "WithholdsDocuments"],
        "vic_TypeOfExploitation": Unanswered.DECLINED,
        "prs_Citizenship": "KH",
    }
    state, _ = evaluate(program, answers, NOON)
    assert state.misfits == {}
    assert state.values["__version__"] == "vSmt4GQA3C9uBMLPEVfgND"
    assert state.values["vic_TypeOfExploitation"] is Unanswered.DECLINED
