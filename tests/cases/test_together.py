"""Two workers who write one case in the same second: both are kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from tests.cases.conftest import Staff, settle


@pytest.fixture
def working(committed_stores: None, all_allowed: None, node_secret: None, node_by: By) -> Staff:
    """Staff of both agencies, on stores that really commit."""
    return settle(node_by)


def at_once(*acts: Callable[[], object]) -> None:
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait()
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(run, act) for act in acts]:
            done.result()


def test_two_notes_and_two_values_of_one_second_are_all_kept(working: Staff) -> None:
    case = actions.open_case(working.dara, "Danger")
    dara, mali = working.dara, working.mali
    at_once(
        lambda: actions.write_note(dara, [case], "From Dara."),
        lambda: actions.write_note(mali, [case], "From Mali."),
    )
    at_once(
        lambda: actions.change_fields(dara, case, Section.IDENTITY, {"called": Told(["One"])}),
        lambda: actions.change_fields(mali, case, Section.IDENTITY, {"called": Told(["Two"])}),
    )
    read = actions.read_case(working.dara, case)
    notes = {shown.entry.body.note for shown in read.entries if shown.entry.body and shown.entry.body.note}
    assert notes == {"From Dara.", "From Mali."}
    assert [{head.value for head in conflict.heads} for conflict in read.conflicts] == [{"One", "Two"}]
    assert (read.length, Case.objects.get(pk=case).conflicts) == (6, 1)
    assert sorted(shown.entry.header.number for shown in read.entries) == [1, 2, 3, 4, 5, 6]
