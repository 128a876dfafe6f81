"""Policies that are broken let nothing start, and a remark of the engine is a no."""

from pathlib import Path
from uuid import UUID

import pytest

from samakki.access.gateways import Policies, PoliciesBrokenError, house_policies
from samakki.access.gateways.decisions import FOLDER
from samakki.access.queries import HouseJudge, judging
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, MemberId
from samakki.settings import wiring
from tests.access.test_policies import standing

OWN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))

OWN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
JUDGE = house_policies()
KEY = {"owner": str(OWN)}


@pytest.mark.parametrize(
    "broken",
    [
        "permit (principal, action, resource",
        'permit (principal, action == Samakki::Action::"no.such.act", resource);',
        'permit (principal, action == Samakki::Action::"journal.read_file", resource) when { context.hue == 1 };',
        'permit (principal, action == Samakki::Action::"vault.keyring", resource) when { context.owner > 3 };',
        'permit (principal, action == Samakki::Action::"vault.keyring", resource) when { principal.agency == "x" };',
    ],
)
def test_nothing_starts_with_a_broken_policy(tmp_path: Path, broken: str) -> None:
    for text in FOLDER.iterdir():
        (tmp_path / text.name).write_text(text.read_text())
    (tmp_path / "broken.cedar").write_text(broken)
    with pytest.raises(PoliciesBrokenError):
        house_policies(tmp_path)


def test_the_house_does_not_come_together_around_broken_policies(
    node_by: By, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.cedar").write_text("permit (principal, action, resource")
    judge = HouseJudge()
    monkeypatch.setattr(judging, "house_policies", lambda: house_policies(tmp_path))
    monkeypatch.setattr(wiring, "JUDGE", judge)
    with pytest.raises(PoliciesBrokenError):
        wiring.wire_the_house()
    assert not judge(standing(node_by, Standing.NODE), "access.sign_in", {})


@pytest.mark.asvs("16.5.3")
def test_a_judge_without_policies_refuses_everything(node_by: By) -> None:
    assert not HouseJudge()(standing(node_by, Standing.NODE), "access.sign_in", {})


@pytest.mark.asvs("16.5.3")
def test_a_remark_of_the_engine_is_a_no_even_beside_a_permit(node_by: By) -> None:
    schema = 'namespace Samakki { entity Actor = { standing: String, role: String, agency?: String, member?: String }; \
        entity House; action "a.b" appliesTo { principal: [Actor], resource: [House], context: { n: Long } }; }'
    policies = "permit (principal, action, resource); forbid (principal, action, resource) when { context.n * 2 > 3 };"
    judge = Policies(schema, policies)
    assert judge(standing(node_by, Standing.NODE), "a.b", {"n": 1})
    assert not judge(standing(node_by, Standing.NODE), "a.b", {"n": 2**62})
