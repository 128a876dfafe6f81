"""What a list and a case file cost now, against the same pages as an earlier commit makes them.

Usage: python -m bench.since COMMIT [sqlite|postgresql] [CASES] [ROUNDS]. The peer is that commit, checked out beside
this one: each lives in a process of its own over its own stores with the same people, and the pages are asked for in
turn. Fails when the median of either page is more than 1.2 times that of the peer.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).resolve().parent.parent
MOST = 1.2
WARM = 20
KINDS = ("list", "case")
LIVES = """
import sys
from time import perf_counter, process_time
from bench import caseload
from samakki.cases.models import Case
by = caseload.node()
dara, _mali = caseload.staff(by)
caseload.real(dara, sealed=True)
people = [str(one) for one in Case.objects.order_by("file_id").values_list("file_id", flat=True)]
caseload.crowd(dara)
client = caseload.browser(by, "dara")
print("ready", flush=True)
for line in sys.stdin:
    kind, number = line.split()
    address = f"/people/?page={int(number) % 10 + 1}" if kind == "list" else f"/case/{people[int(number) % 250]}/"
    before, start = process_time(), perf_counter()
    answer = client.get(address)
    spent, busy = perf_counter() - start, process_time() - before
    assert answer.status_code == 200, (address, answer.status_code)
    print(spent * 1000, busy * 1000, flush=True)
"""


class Side:
    """One commit, alive: a process that answers how long a page took."""

    def __init__(self, tree: Path, stores: str, cases: str) -> None:
        """Start it; it founds a node and fills it."""
        told = os.environ | {"PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree}"}
        command = [sys.executable, "-c", LIVES, stores, cases]
        self._process = subprocess.Popen(
            command, cwd=tree, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ready(self) -> None:
        """Wait until its node is filled."""
        while (said := self._said()) != "ready":
            print(said)

    def page(self, kind: str, number: int) -> tuple[float, float]:
        """Let it make a page; gives milliseconds, and those of the processor."""
        assert self._process.stdin  # noqa: S101 -- it was asked for
        print(kind, number, file=self._process.stdin, flush=True)
        spent, busy = self._said().split()
        return float(spent), float(busy)

    def end(self) -> None:
        """Let it end."""
        assert self._process.stdin  # noqa: S101 -- it was asked for
        self._process.stdin.close()
        self._process.wait()

    def _said(self) -> str:
        assert self._process.stdout  # noqa: S101 -- it was asked for
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("one side died")  # noqa: EM101, TRY003 -- a figure, not a product
        return line.strip()


def main() -> int:
    """Check the peer out, fill both, ask in turn, print."""
    commit, stores, cases, rounds = (*sys.argv[1:], *("sqlite", "20000", "300")[len(sys.argv) - 2 :])
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "peer"
        subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(tree), commit], cwd=HERE, check=True)
        try:
            return compared(Side(tree, stores, cases), Side(HERE, stores, cases), int(rounds), f"{stores}, {commit}")
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=HERE, check=True)


def compared(peer: Side, own: Side, rounds: int, named: str) -> int:
    """Ask both for the same pages in turn, and print each kind with its ratio."""
    sides, failed = {"peer": peer, "own": own}, False
    for side in sides.values():
        side.ready()
    for kind in KINDS:
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        for turn in range(rounds + WARM):
            for name, side in sides.items():
                took[name].append(side.page(kind, turn))
        spent, busy = ({name: [one[what] for one in took[name][WARM:]] for name in sides} for what in (0, 1))
        ratio = median(spent["own"]) / median(spent["peer"])
        failed |= ratio > MOST
        told = ", ".join(
            f"{name} median {median(spent[name]):.1f} ms, 95 of 100 within {quantiles(spent[name], n=20)[-1]:.1f},"
            f" processor {median(busy[name]):.1f}"
            for name in sides
        )
        print(f"{named}, {kind}: {told}; ratio {ratio:.2f} (most {MOST})", flush=True)
    for side in sides.values():
        side.end()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
