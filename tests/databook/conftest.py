"""An analyst and a supervisor of the shelter, under the policies of the house."""

from dataclasses import dataclass, replace

import pytest

from samakki.kernel.deeds import By
from tests.cases.conftest import MALI, node_secret
from tests.facts.conftest import SignedIn, staff

__all__ = ["node_secret", "staff"]


@dataclass(frozen=True)
class Counting:
    """Who counts, who leads, and who only assists; all of the shelter."""

    analyst: By
    supervisor: By
    caseworker: By


@pytest.fixture
def counting(staff: SignedIn) -> Counting:
    analyst = replace(staff.dara, role="analyst", verdicts={})
    supervisor = replace(staff.dara, role="supervisor", member=MALI, verdicts={})
    return Counting(analyst, supervisor, staff.dara)
