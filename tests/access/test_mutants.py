"""Every small fault in a policy is noticed: it does not fit the schema, or a chosen cell is decided otherwise."""

import re
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
BY_NAME: Final = "interpreters and peer supporters open no whole file"
(GRANTED,) = (words for words in SENTENCES if words.startswith("administrators and supervisors say that a colleague"))
(FOUND_BY_NAME,) = (words for words in SENTENCES if words.startswith("interpreters and peer supporters find what"))
(RESTRICTED,) = (words for words in SENTENCES if words.startswith("into a case that is restricted"))
OF_MACHINES: Final = "(node administrator|analyst|auditor) put into a list"
NO_NODE: Final = r"\(principal.standing == node\) left out"
ON_NO_GROUND: Final = "Another sentence forbids these three to read, write or turn a key on any ground."
ALIKE: Final = (
    (
        "",
        "survivor put into a list",
        "Another sentence forbids a survivor everything but the own account, and no list of roles is about that.",
    ),
    (
        "a legal duty, a court's order and a decision in somebody's best interests are signed by those who lead",
        "(interpreter|peer supporter|node administrator|analyst|auditor) put into a list",
        "Only those who assist people may sign a ground at all, so sparing anybody else from this rule opens nothing.",
    ),
    (
        "a survivor has an account here and nothing else, until there are pages of their own",
        ".*vault.keyring.* taken out of a list",
        "A keyring is casework too, and casework is forbidden to survivors by a sentence of its own.",
    ),
    (
        GRANTED,
        "(supervisor|agency administrator) put into a list",
        "Those who lead may say it first and second: the list of who may say it second adds nothing for them.",
    ),
    (
        f"{BY_NAME}, not even on a ground that names every section",
        OF_MACHINES,
        ON_NO_GROUND,
    ),
    (
        f"{BY_NAME}: they read what was shared with them by name",
        "(is missing|does not speak of .*|.* taken out of a list|.* put into a list|not .*)",
        "Nothing permits casework or a desk to these two roles: the rule stands against what is permitted later.",
    ),
    (
        "whoever a ground names reads the sections and closed entries that it names, for its purposes, while it holds",
        OF_MACHINES,
        ON_NO_GROUND,
    ),
    (
        "the keys turn for whoever a ground names, for the sections and closed entries that it names, while it holds",
        OF_MACHINES,
        ON_NO_GROUND,
    ),
    (
        "whoever a ground names for care writes into the sections that it names, while it holds",
        OF_MACHINES,
        ON_NO_GROUND,
    ),
    (
        "whoever a ground names for safety writes into what keeps somebody safe, where it names that, while it holds",
        OF_MACHINES,
        ON_NO_GROUND,
    ),
    (
        "only whoever leads or is on duty asks for what the own agency holds to be opened to another",
        "(interpreter|peer supporter|node administrator|analyst|auditor) put into a list",
        "Only those who assist people may ask for it at all, so sparing anybody else from this rule opens nothing.",
    ),
    (
        "those who lead an agency see what was unusual in its reading, and so do auditors; never a word of any file",
        "auditor put into a list",
        "An auditor may anyway, of whichever agency.",
    ),
    (
        "those who lead an agency, and auditors, ask about an alarm and say what it was",
        "auditor put into a list",
        "An auditor may anyway, of whichever agency.",
    ),
    (
        FOUND_BY_NAME,
        "(caseworker|supervisor|hotline counsellor|.* professional|agency administrator) put into a list",
        "Those who assist people may at their desk anyway.",
    ),
    (
        RESTRICTED,
        r"context.restricted left out",
        "It is told only of a case that is restricted.",
    ),
    (
        "whoever is asked about their own reading answers",
        "principal has member left out",
        "A reading is only ever a member's own.",
    ),
    (
        "whoever leads or is on duty, in the agency that holds the key, asks for one section when a life is at risk",
        "(interpreter|peer supporter|node administrator|analyst|auditor) put into a list",
        "Only those who assist people may ask at all, so the list of those who need not be on duty adds nobody.",
    ),
    (
        "those who assist people read and write the files of their own agency",
        OF_MACHINES,
        "Another sentence forbids these three all casework.",
    ),
    (
        "only those who lead lift a conflict of interest that somebody declared",
        "(interpreter|peer supporter|node administrator|analyst|auditor) put into a list",
        "Only those who assist people may lift anything at all, so sparing anybody else from this rule opens nothing.",
    ),
    (
        "nobody opens a file on behalf of a machine, for looking after one, for checking the log, or for counting",
        NO_NODE,
        "No sentence permits the node anything of casework: it is said so that this stays so.",
    ),
    (
        "those who look after machines, check the log or count open nothing on any ground",
        NO_NODE,
        "A ground opens something only to who is at work, and the node never is: it is said so that this stays so.",
    ),
    (
        "those who look after machines, check the log or count open nothing on any ground",
        "does not speak of turned_on_ground",
        "The keys that turn on a ground are turned by casework, which another sentence forbids them.",
    ),
)
"""Mutants that decide as the policies do whatever is asked: of which policy (empty: of any), which, and why."""


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


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("words", sorted(SENTENCES))
def test_every_mutant_of_a_policy_is_noticed(words: str) -> None:
    cells = [cell for cell in chosen() if SENTENCES[words].speaks_of(cell.act)]
    alive = [mutant for mutant in mutants(words) if not notices(mutant, cells)]
    about = [(fault, why) for of, fault, why in ALIKE if of in {words, ""}]
    assert [one.fault for one in alive if not any(re.match(fault, one.fault) for fault, _why in about)] == []
    for of, fault, _why in ALIKE:
        assert of != words or any(re.match(fault, one.fault) for one in alive), (
            "it is noticed now: take it off the list"
        )


def test_what_is_said_to_decide_alike_is_of_a_policy_and_says_why() -> None:
    for words, _fault, why in ALIKE:
        assert words in {*SENTENCES, ""}
        assert len(why) > 30
