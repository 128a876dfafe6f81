"""With the policies that really decide: sealing and opening stay inside the own agency, and with those who assist."""

from dataclasses import replace

import pytest

from samakki.access.queries import JUDGE
from samakki.kernel import deeds
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.words import Drawer, Lock
from tests.vault.conftest import DARA, FILE, MALI, SHELTER, WELFARE

HEALTH = Drawer(FILE, Section.HEALTH)


@pytest.fixture
def judged(dara: By, monkeypatch: pytest.MonkeyPatch) -> By:
    """Dara as a caseworker whom the real policies judge."""
    JUDGE.read_policies()
    monkeypatch.setattr(deeds._House, "judge", JUDGE)
    return replace(dara, role="caseworker", verdicts={})


def test_who_assists_people_seals_and_opens_for_the_own_agency_only(judged: By) -> None:
    sealed = actions.seal(judged, SHELTER, HEALTH, b"x", None, b"x")
    assert actions.open_many(judged, [(SHELTER, Lock(FILE, Section.HEALTH, 1), b"x", sealed.blob)]) == [b"x"]
    with pytest.raises(RefusedError):
        actions.seal(judged, WELFARE, HEALTH, b"x", None, b"x")
    with pytest.raises(RefusedError):
        actions.open_many(judged, [(WELFARE, Lock(FILE, Section.HEALTH, 1), b"x", sealed.blob)])


def test_one_foreign_blob_among_many_keeps_all_of_them_shut(judged: By) -> None:
    sealed = actions.seal(judged, SHELTER, HEALTH, b"x", None, b"x")
    boxes = [(owner, Lock(FILE, Section.HEALTH, 1), b"x", sealed.blob) for owner in (SHELTER, WELFARE)]
    with pytest.raises(RefusedError):
        actions.open_many(judged, boxes)


@pytest.mark.parametrize(
    ("standing", "role"),
    [
        (Standing.LOCKED, "caseworker"),
        (Standing.WAITING, "caseworker"),
        (Standing.VISITOR, ""),
        (Standing.NODE, ""),
        (Standing.ACTIVE, "auditor"),
        (Standing.ACTIVE, "node administrator"),
    ],
)
def test_who_is_locked_waits_or_only_looks_after_things_opens_nothing_even_with_keys(
    judged: By, standing: Standing, role: str
) -> None:
    sealed = actions.seal(judged, SHELTER, HEALTH, b"x", None, b"x")
    by = replace(judged, standing=standing, role=role, verdicts={})
    attempts = (
        lambda: actions.open_many(by, [(SHELTER, Lock(FILE, Section.HEALTH, 1), b"x", sealed.blob)]),
        lambda: actions.seal(by, SHELTER, HEALTH, b"x", None, b"x"),
        lambda: actions.grant(by, SHELTER, MALI),
        lambda: actions.rotate(by, SHELTER),
    )
    for attempt in attempts:
        with pytest.raises(RefusedError):
            attempt()


def test_nobody_gives_the_agency_key_to_themselves_or_for_another_agency_and_a_holder_hands_it_on(judged: By) -> None:
    for agency, member in ((SHELTER, DARA), (WELFARE, MALI)):
        with pytest.raises(RefusedError):
            actions.grant(judged, agency, member)
    supervisor = replace(judged, role="supervisor", verdicts={})
    actions.grant(supervisor, SHELTER, MALI)
    assert queries.holders(supervisor, SHELTER) == [DARA, MALI]


def test_nobody_touches_the_key_of_a_colleague(judged: By) -> None:
    with pytest.raises(RefusedError):
        actions.open_member_key(judged, MALI, f"passphrase of {MALI}")
    with pytest.raises(RefusedError):
        actions.change_passphrase(judged, MALI, f"passphrase of {MALI}", "mine now")
