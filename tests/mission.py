"""Records which rows of docs/requirements.csv the tests show, for `samakki mission`: a plugin of pytest.

`@pytest.mark.req("CASE-03", …)` names the rows. A row that is not in the list is an error, so that none is claimed by
a slip of the pen. The record keeps the last outcome of each marked test on each kind of store.
"""

import csv
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
RECORD: Final = ROOT / "build" / "mission.json"
MARK: Final = "req"


class Mission:
    """Watches one run of pytest; with pytest-xdist, one in the controller and one in each worker."""

    def __init__(self, config: pytest.Config, record: Path = RECORD) -> None:
        self.config = config
        self.record = record
        self.kind = os.environ.get("SAMAKKI_TEST_STORES", "sqlite")
        self.is_worker = hasattr(config, "workerinput")
        self.whole = config.args == config.getini("testpaths") or config.args == [str(config.invocation_params.dir)]
        self.marked: dict[str, list[str]] = {}
        self.collected: set[str] = set()
        self.outcomes: dict[str, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = known_rows()
        for item in items:
            rows = [row for mark in item.iter_markers(MARK) for row in mark.args]
            if strange := [row for row in rows if row not in known]:
                message = f"{item.nodeid} claims rows that docs/requirements.csv does not have: {strange}"
                raise pytest.UsageError(message)
            self.collected.add(item.nodeid.partition("::")[0])
            if rows:
                self.marked[item.nodeid] = rows

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        tells = report.when == "call" or report.outcome != "passed"
        if tells and self.outcomes.get(report.nodeid) in {None, "passed"}:
            self.outcomes[report.nodeid] = report.outcome

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        told = getattr(node, "workeroutput", {}).get("mission")
        if told:
            self.marked.update(told["marked"])
            self.collected.update(told["collected"])

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.is_worker:
            told = {"marked": self.marked, "collected": sorted(self.collected)}
            session.config.workeroutput["mission"] = told  # type: ignore[attr-defined]  # pytest-xdist adds it
        elif not session.config.option.collectonly:
            self.write()

    def write(self) -> None:
        old = json.loads(self.record.read_text()) if self.record.exists() else {"marked": {}, "results": {}}
        kept = {
            name: rows
            for name, rows in old["marked"].items()
            if not self.whole and name.partition("::")[0] not in self.collected
        }
        marked = {**kept, **self.marked}
        results = {name: told for name, told in old["results"].items() if name in marked}
        for name, outcome in self.outcomes.items():
            if name in marked:
                results.setdefault(name, {})[self.kind] = outcome
        self.record.parent.mkdir(exist_ok=True)
        self.record.write_text(json.dumps({"marked": marked, "results": results}, indent=1, sort_keys=True) + "\n")


def known_rows() -> set[str]:
    """Read the ids of all rows."""
    with (ROOT / "docs" / "requirements.csv").open(newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}
