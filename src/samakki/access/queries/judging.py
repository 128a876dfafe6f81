"""Who decides: one set of policies for the whole process."""

from typing import Final

from samakki.access.gateways import Policies, house_policies
from samakki.kernel.deeds import Attributes, By


class HouseJudge:
    """Decides by the policies that lie with the code; before they are read, everything is refused."""

    def __init__(self) -> None:
        """Begin without policies."""
        self._policies: Policies | None = None

    def read_policies(self) -> None:
        """Read and check the policies; raises PoliciesBrokenError, and then nothing may start."""
        self._policies = house_policies()

    def __call__(self, by: By, act: str, about: Attributes) -> bool:
        """Decide; anything unclear is a no."""
        return self._policies is not None and self._policies(by, act, about)


JUDGE: Final = HouseJudge()
