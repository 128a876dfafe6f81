"""Every small fault in a policy is noticed: it does not fit the schema, or a chosen cell is decided otherwise."""

from typing import Final

import pytest

from samakki.access.gateways import Policies, PoliciesBrokenError
from samakki.access.gateways.decisions import FOLDER
from tests.access.matrix import chosen
from tests.access.mutants import Mutant, faults, mutants
from tests.access.oracle.cells import Cell
from tests.access.oracle.judging import SENTENCES, allows
from tests.access.test_oracle import asked
from tests.reference.policies import trees

AT_ONCE: Final = 256
SCHEMA: Final = (
    "namespace Samakki {\n" + "\n".join(path.read_text() for path in sorted(FOLDER.glob("*.cedarschema"))) + "}"
)
ALIKE: Final[dict[tuple[str, str], str]] = {}
"""Mutants that decide as the policies do, whatever is asked, each with why that is so."""


def notices(mutant: Mutant, cells: list[Cell]) -> bool:
    """Tell whether a mutant is refused at the start, or some cell is decided otherwise than the sentences say."""
    try:
        judge = Policies(SCHEMA, mutant.text)
    except PoliciesBrokenError:
        return True
    return any(verdict is not allows(cell) for cell, verdict in asked(judge, cells, AT_ONCE))


def test_every_policy_has_faults_of_many_kinds() -> None:
    found = {words: [fault for fault, _changed in faults(tree)] for words, tree in trees().items()}
    assert set(found) == set(SENTENCES)
    assert sum(map(len, found.values())) > 1_000
    for words, named in found.items():
        assert len(named) == len(set(named)) >= 1, words


@pytest.mark.slow
@pytest.mark.parametrize("words", sorted(SENTENCES))
def test_every_mutant_of_a_policy_is_noticed(words: str) -> None:
    cells = [cell for cell in chosen() if SENTENCES[words].speaks_of(cell.act)]
    alive = [mutant for mutant in mutants(words) if not notices(mutant, cells)]
    assert [(one.words, one.fault) for one in alive if (one.words, one.fault) not in ALIKE] == []
    assert {fault for of, fault in ALIKE if of == words} == {one.fault for one in alive}


@pytest.mark.parametrize(("which", "why"), sorted(ALIKE.items()))
def test_what_is_said_to_decide_alike_says_why(which: tuple[str, str], why: str) -> None:
    assert which[0] in SENTENCES
    assert len(why) > 30
