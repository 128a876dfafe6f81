"""How tests are spread over the processes of pytest-xdist: one by one, but for those that share what is dear to make.

The marks of pytest-xdist for the same purpose have no effect with pytest 9.2.
"""

from typing import Any, Final

from xdist.scheduler import LoadScopeScheduling

TOGETHER: Final = (
    "tests/demo/test_command.py",
    "tests/doors/cli/test_serve.py",
    "tests/instruments/shipped/test_walk.py",
    "tests/journeys/",
    "tests/leaks/test_browser.py",
)


class Spread(LoadScopeScheduling):
    """Gives a process one test after the other; the largest of the groups go first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Spread:
    """Answer the hook of pytest-xdist."""
    return Spread(config, log)
