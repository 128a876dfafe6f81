"""The oracle: all sentences together."""

from tests.access.oracle import of_agencies, of_figures, of_files, of_sharing, of_surveys, of_watching
from tests.access.oracle.acts import GROUPS
from tests.access.oracle.cells import Cell
from tests.access.oracle.sentences import SENTENCES, Sentence, allows

__all__ = [
    "GROUPS",
    "SENTENCES",
    "Cell",
    "Sentence",
    "allows",
    "of_agencies",
    "of_figures",
    "of_files",
    "of_sharing",
    "of_surveys",
    "of_watching",
]
