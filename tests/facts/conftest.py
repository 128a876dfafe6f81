"""The shelter and the welfare office of the desk's tests, under the policies of the house."""

from dataclasses import dataclass

import pytest

from samakki.kernel import deeds
from samakki.kernel.deeds import By
from tests.cases.conftest import node_secret, settle

__all__ = ["node_secret"]


@dataclass(frozen=True)
class SignedIn:
    """Dara and Mali of the shelter, Noy of the welfare office."""

    dara: By
    mali: By
    noy: By


@pytest.fixture
def staff(stores: None, node_secret: None, node_by: By, monkeypatch: pytest.MonkeyPatch) -> SignedIn:
    """Staff of both agencies; once they are settled and signed in, access decides as it does in the house."""
    with monkeypatch.context() as patch:
        patch.setattr(deeds._House, "judge", staticmethod(lambda _by, _act, _about: True))
        settled = settle(node_by)
        return SignedIn(settled.dara, settled.mali, settled.noy)
