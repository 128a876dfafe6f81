"""What is done in surveys: rounds opened, people asked, answers sealed and coded, counts told, uses agreed on."""

from samakki.surveys.actions.agreeing import Proposed, end_use, propose_use, sign_use
from samakki.surveys.actions.analysing import define_analysis, tell_analysis
from samakki.surveys.actions.answering import answer, ask, read_answers, read_respondent, take_yes_back
from samakki.surveys.actions.coding import code_answer, keep_code_list, read_to_code
from samakki.surveys.actions.surveys import begin_survey, close_round, open_round

__all__ = [
    "Proposed",
    "answer",
    "ask",
    "begin_survey",
    "close_round",
    "code_answer",
    "define_analysis",
    "end_use",
    "keep_code_list",
    "open_round",
    "propose_use",
    "read_answers",
    "read_respondent",
    "read_to_code",
    "sign_use",
    "take_yes_back",
    "tell_analysis",
]
