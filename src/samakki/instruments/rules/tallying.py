"""Which questions one filling asked, and what became of each."""

import re
from typing import Final

from samakki.instruments.rules.program import Program
from samakki.instruments.words import ASKED, FULLEST_FIRST, Answers, FormState, Outcome, Outcomes, outcome_of

_ROW: Final = re.compile(r"\[\d{1,9}\]", re.ASCII)


def tally(program: Program, state: FormState, answers: Answers) -> Outcomes:
    """Tell what became of each question that was asked, by its path without rows; what the form computes is none.

    What counts is what stands now: a corrected answer counts once, one taken back is open again.
    """
    asked = {
        question.path
        for question in program.definition.questions()
        if question.kind in ASKED and not question.calculation and not question.read_only
    }
    found: dict[str, Outcome] = {}
    for path, relevant in state.relevant.items():
        bare = _ROW.sub("", path)
        if relevant and bare in asked:
            here = outcome_of(answers.get(path))
            found[bare] = min(here, found.get(bare, here), key=FULLEST_FIRST.index)
    return found
