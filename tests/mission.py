"""Records which rows of the lists in docs/ the tests show, for `samakki mission`: a plugin of pytest.

`@pytest.mark.req("CASE-03", …)` names rows of requirements.csv, `@pytest.mark.asvs("6.2.1", …)` those of asvs.csv. A
row that is not in its list is an error, so that none is claimed by a slip of the pen. The record keeps the last outcome
of each marked test on each kind of store.
"""

import csv
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
RECORD: Final = ROOT / "build" / "mission.json"
LISTS: Final = {"req": ROOT / "docs" / "requirements.csv", "asvs": ROOT / "docs" / "asvs.csv"}
"""The list whose rows each mark names."""


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
        known = {mark: known_rows(mark) for mark in LISTS}
        for item in items:
            claimed = [(name, row) for name in LISTS for mark in item.iter_markers(name) for row in mark.args]
            if strange := [(LISTS[name].name, row) for name, row in claimed if row not in known[name]]:
                message = f"{item.nodeid} claims rows that their list does not have: {strange}"
                raise pytest.UsageError(message)
            self.collected.add(item.nodeid.partition("::")[0])
            if claimed:
                self.marked[item.nodeid] = [row for _name, row in claimed]

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


def known_rows(mark: str = "req") -> set[str]:
    """Read the ids of all rows that a mark may name."""
    with LISTS[mark].open(newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}
