"""What can be asked of surveys without opening an answer: rounds, progress, codes, definitions, what was told."""

from samakki.surveys.queries.asking import (
    code_lists,
    definitions,
    progress,
    respondents,
    round_of,
    rounds,
    survey,
    surveys,
    uses,
)
from samakki.surveys.queries.telling import told, waiting

__all__ = [
    "code_lists",
    "definitions",
    "progress",
    "respondents",
    "round_of",
    "rounds",
    "survey",
    "surveys",
    "told",
    "uses",
    "waiting",
]
