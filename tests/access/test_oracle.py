"""What the policies decide is what their sentences say, cell by cell; the oracle has read nothing but the sentences."""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from samakki.access.gateways import Policies, house_policies
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, MemberId
from tests.access.asking import Question, question
from tests.access.matrix import MOMENTS, chosen, elsewhere, everything, of_others, of_role
from tests.access.oracle.cells import ROLES, WITH_BORDER, Cell
from tests.access.oracle.judging import GROUPS, SENTENCES, Sentence, allows
from tests.access.test_policies import named
from tests.reference.policies import NAMED, POLICY, files

ORACLE: Final = Path(__file__).parent / "oracle"
AT_ONCE: Final = 4096
JUDGE: Final = house_policies()


def asked(judge: Policies, cells: Iterable[Cell], at_once: int = AT_ONCE) -> Iterator[tuple[Cell, bool]]:
    """Ask the house about many cells, those of one who acts together: each is decided by itself."""
    rows = iter(cells)
    while some := list(islice(rows, at_once)):
        together: dict[object, list[tuple[Cell, Question]]] = defaultdict(list)
        for cell in some:
            put = question(cell)
            together[put.actor].append((cell, put))
        for found in together.values():
            actor = found[0][1].actor
            verdicts = judge.decide_all(actor, [(put.act, put.about) for _cell, put in found])
            yield from zip((cell for cell, _put in found), verdicts, strict=True)


def disagreements(judge: Policies, cells: Iterable[Cell]) -> list[tuple[Cell, bool]]:
    """Find the cells in which the house decides otherwise than the sentences say."""
    return [(cell, verdict) for cell, verdict in asked(judge, cells) if verdict is not allows(cell)]


def test_the_oracle_knows_every_act_there_is_and_no_other() -> None:
    assert set(GROUPS) == named(), "say in tests/access/oracle/acts.py which sentences speak of it"


def test_the_oracle_imports_nothing_of_the_project() -> None:
    for path in ORACLE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                known = module.split(".")[0] in sys.stdlib_module_names
                assert known or module.startswith("tests.access.oracle"), (path.name, module)


def test_the_oracle_says_the_sentences_of_the_policies_and_no_others() -> None:
    policies = [policy for path in files() for policy in POLICY.findall(path.read_text())]
    said = {NAMED.findall(policy)[0]: NAMED.sub("", policy).strip().startswith("permit") for policy in policies}
    assert said == {words: sentence.permits for words, sentence in SENTENCES.items()}


@pytest.mark.slow
def test_where_every_pair_of_values_meets_the_policies_decide_what_the_sentences_say() -> None:
    cells = chosen()
    assert len(cells) == len(set(cells)) <= 20_000
    assert disagreements(JUDGE, cells) == []
    assert sum(map(allows, cells)) > len(cells) / 6


def test_the_house_is_asked_alike_one_by_one_and_many_at_once(node_by: By) -> None:
    cells = chosen()[::97]
    for cell in cells:
        put = question(cell)
        standing, role, agency, member = put.actor
        by = replace(
            node_by,
            standing=Standing(standing),
            role=role,
            agency=AgencyId(UUID(agency)) if agency else None,
            member=MemberId(UUID(member)) if member else None,
            verdicts={},
        )
        assert JUDGE(by, put.act, put.about) is allows(cell), cell


@pytest.mark.parametrize("words", sorted(SENTENCES))
def test_each_sentence_is_met_from_both_sides_and_decides(words: str) -> None:
    sentence = SENTENCES[words]
    about = [cell for cell in _chosen() if sentence.speaks_of(cell.act)]
    assert {sentence.holds(cell) for cell in about} == ({True} if words in ALWAYS else {True, False})
    if words not in BESIDES:
        others = [one for one in SENTENCES.values() if one is not sentence]
        assert any(_without(cell, others) is not allows(cell) for cell in about), "nothing hangs on it"


ALWAYS: Final = frozenset({"anybody may arrive: be recognised, sign in, accept an invitation"})
BESIDES: Final = frozenset(
    {"interpreters and peer supporters open no whole file: they read what was shared with them by name"}
)
"""Sentences that forbid what nothing permits: they hold whatever is permitted later."""
_CHOSEN: Final[list[Cell]] = []


def _chosen() -> list[Cell]:
    if not _CHOSEN:
        _CHOSEN.extend(chosen())
    return _CHOSEN


def _without(cell: Cell, others: Iterable[Sentence]) -> bool:
    speaking = [one for one in others if one.speaks_of(cell.act)]
    forbidden = any(one.holds(cell) for one in speaking if not one.permits)
    return not forbidden and any(one.holds(cell) for one in speaking if one.permits)


@pytest.mark.parametrize("state", sorted(WITH_BORDER))
def test_each_border_in_time_is_met_from_both_sides(state: str) -> None:
    use = "safety" if state.startswith("safety") else "care"
    opened = {
        second: allows(Cell("journal.read_file", "caseworker", "named", ("health",), False, use, state, second))  # noqa: FBT003 -- as the cell has it
        for second in (-1, 0, 1)
    }
    before = not state.endswith("not yet begun")
    assert opened == {-1: before, 0: not before, 1: not before}
    assert {(state, second) for second in (-1, 0, 1)} <= set(MOMENTS)


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_twelfth_cell_of_a_role_is_decided_as_the_sentences_say(role: str) -> None:
    assert disagreements(JUDGE, islice(of_role(role), ROLES.index(role) % 12, None, 12)) == []


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_all_cells_of_a_role_are_decided_as_the_sentences_say(role: str) -> None:
    assert disagreements(JUDGE, of_role(role)) == []


@pytest.mark.long
@pytest.mark.slow
def test_all_cells_of_whoever_is_not_at_work_and_of_all_else_are_decided_as_the_sentences_say() -> None:
    assert disagreements(JUDGE, of_others()) == []
    assert disagreements(JUDGE, elsewhere()) == []


@pytest.mark.slow
def test_the_matrix_has_a_million_different_cells_of_which_a_fifth_is_allowed() -> None:
    told: Counter[bool] = Counter()
    seen = set()
    for cell in everything():
        told[allows(cell)] += 1
        seen.add(hash(cell))
    assert len(seen) >= 1_000_000
    assert told[True] >= told.total() / 5
