"""Workers at work on a served node, from another process: how long each page takes, what fails, what is lost.

Usage: python -m bench.load [--stores sqlite|postgresql] [--workers 50] [--seconds 300] [--own 40]. The server is
`samakki serve` as it comes, two processes of four threads; PostgreSQL keeps its promise of durability. A worker
thinks for 3 to 6 seconds before each page or press. Out of 100 turns 35 look at Today, of which half then do something
with a line (tried, done); 65 open a case, one of ten of those a colleague's on which all write. Of 100 who opened a
case 45 then write a note, 20 move a step of their own, and see the case again. Fails when 95 of 100 answers take more
than 300 ms, when one is an error, when a change is lost.
"""

import argparse
import gzip
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any, Final
from urllib.parse import urlencode

from tests import cluster
from tests.stores import choose_stores

HERE: Final = Path(__file__).resolve().parent.parent
SERVE: Final = "from samakki.doors.cli.main import samakki; samakki()"
MOST_MS: Final = 300.0
PATIENCE: Final = 120
STEPS: Final = ("identification", "crisis_intervention", "referral", "reception", "case_planning", "recovery")
THINK: Final = (3.0, 6.0)
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_BASE: Final = re.compile(r'name="base" value="([^"]*)"')
_LINE: Final = re.compile(r'id="due-([0-9a-f-]{36})"')


@dataclass
class Written:
    """What the house said yes to, and what went wrong: shared by all workers, each adds under the lock."""

    took: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    steps: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tried: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    done: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    counted: int = 0

    def words(self, words: str) -> str:
        """Make words that nobody wrote before."""
        with self.lock:
            self.counted += 1
            return f"DEMO {words} ({self.counted})"


class Worker(threading.Thread):
    """One worker with one browser, for as long as it is told."""

    def __init__(self, told: dict[str, Any], common: list[str], port: int, until: float, written: Written) -> None:
        """Sit down; nothing is asked yet."""
        super().__init__(daemon=True)
        self._cookies = dict([told["seat"].split("=", 1)])
        self._cases, self._common, self._until, self._written = told["cases"], common, until, written
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._dice, self._token = Random(told["login"]), ""

    def run(self) -> None:
        """Work until the time is over."""
        sleep(self._dice.uniform(0, THINK[1]))
        while perf_counter() < self._until:
            if self._dice.random() < 0.35:  # noqa: PLR2004 -- how the dice fall, as told above
                self._a_day()
            else:
                self._a_case(self._dice.choice(self._common if self._dice.random() < 0.1 else self._cases))  # noqa: PLR2004 -- as above
            self._think()

    def _a_day(self) -> None:
        page = self._ask("Today", "GET", "/today/")
        lines = _LINE.findall(page)
        if not lines or self._dice.random() < 0.5:  # noqa: PLR2004 -- as above
            return
        self._think()
        due, act = self._dice.choice(lines), self._dice.choice(["tried", "tried", "done"])
        told = {"words": "DEMO so it is"} if act == "done" else {}
        if self._ask("quick action", "POST", f"/today/due/{due}/{act}/", told, 200, in_place=True):
            with self._written.lock:
                if act == "done":
                    self._written.done.append(due)
                else:
                    self._written.tried[due] += 1

    def _a_case(self, case: str) -> None:
        page = self._ask("case page", "GET", f"/case/{case}/")
        base, rolled = _BASE.search(page), self._dice.random()
        if not page or rolled > (0.45 if case in self._common else 0.65):
            return
        self._think()
        if rolled < 0.45:  # noqa: PLR2004 -- as above
            words = self._written.words("laughed at the rain")
            kept, book = self._ask("note", "POST", "/note/", {"case": case, "text": words}, 302), self._written.notes
        else:
            words = self._written.words("because it is so")
            told = {"step": self._dice.choice(STEPS), "reason": words, "base": unescape(base[1]) if base else ""}
            kept, book = self._ask("move a step", "POST", f"/case/{case}/steps/", told, 302), self._written.steps
        if kept:
            with self._written.lock:
                book[case].append(words)
            self._ask("case page", "GET", f"/case/{case}/")

    def _ask(  # noqa: PLR0913 -- what a browser sends
        self,
        kind: str,
        method: str,
        address: str,
        told: dict[str, str] | None = None,
        wanted: int = 200,
        *,
        in_place: bool = False,
    ) -> str:
        """Ask for a page and wait for all of it; gives its text, or nothing and an error."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Accept-Encoding": "gzip", "Cookie": cookies}
        if told is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            told = {**told, "csrfmiddlewaretoken": self._token}
        if in_place:
            headers["HX-Request"] = "true"
        started = perf_counter()
        try:
            self._line.request(method, address, urlencode(told) if told else None, headers)
            answer = self._line.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            self._line.close()
            return self._failed(f"{kind}: {fault!r}")
        spent = (perf_counter() - started) * 1000
        text = (gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body).decode()
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = set_cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        token = _TOKEN.search(text)
        self._token = token[1] if token else self._token
        with self._written.lock:
            self._written.took[kind].append(spent)
        return (text or "yes") if answer.status == wanted else self._failed(f"{kind}: status {answer.status}")

    def _failed(self, words: str) -> str:
        with self._written.lock:
            self._written.errors.append(words)
        return ""

    def _think(self) -> None:
        sleep(self._dice.uniform(*THINK))


def main() -> int:
    """Found, serve, let them work, stop, count; prints a line for each kind of page."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--stores", default="sqlite")
    for name, usual in (("workers", 50), ("seconds", 300), ("own", 40)):
        asked.add_argument(f"--{name}", type=int, default=usual)
    said = asked.parse_args()
    os.environ["SAMAKKI_TEST_STORES"] = said.stores
    cluster.QUICK_BUT_UNSAFE = ("max_connections=60",)  # type: ignore[misc]  # a load is measured on stores that keep their promises
    choose_stores(os.environ)
    folder = Path(os.environ["SAMAKKI_FOLDER"])
    environment = {**os.environ, "PYTHONPATH": f"{HERE / 'src'}:{HERE}", "SAMAKKI_STATIC": str(folder / "static")}
    environment["DJANGO_SETTINGS_MODULE"] = "samakki.settings.demo"
    staff = asking(environment, "found", str(said.workers), str(said.own))
    written = Written()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    serving = subprocess.Popen([sys.executable, "-c", SERVE, "serve", "--port", str(port)], env=environment)
    try:
        wait(port)
        work(staff, port, said.seconds, written)
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.wait(PATIENCE)
    kept = {name: getattr(written, name) for name in ("notes", "steps", "tried", "done")}
    (folder / "written").write_text(json.dumps(kept))
    lost = asking(environment, "count", str(folder / "written"))
    return told(said, written, lost)


def asking(environment: dict[str, str], *words: str) -> list[Any]:
    """Let the node's own process do something, and read what it says."""
    command = [sys.executable, "-m", "bench.load_node", *words]
    done = subprocess.run(command, env=environment, cwd=HERE, check=True, stdout=subprocess.PIPE)
    answer: list[Any] = json.loads(done.stdout)
    return answer


def wait(port: int) -> None:
    """Wait until somebody answers."""
    end = perf_counter() + PATIENCE
    while perf_counter() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            sleep(0.2)
    raise TimeoutError


def work(staff: list[dict[str, Any]], port: int, seconds: int, written: Written) -> None:
    """Let all work at once until the time is over."""
    until = perf_counter() + seconds
    common, staff[0]["cases"] = staff[0]["cases"][:3], staff[0]["cases"][3:]
    workers = [Worker(one, common, port, until, written) for one in staff]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def told(said: argparse.Namespace, written: Written, lost: list[str]) -> int:
    """Print what was measured; gives 1 where it is not good enough."""
    every = [spent for kind in written.took.values() for spent in kind]
    print(f"{said.stores}, {said.workers} workers for {said.seconds} s, {said.own} people each, thinking 3 to 6 s:")
    for kind, took in [*sorted(written.took.items()), ("all", every)]:
        figures = f"median {median(took):.0f} ms, 95 of 100 within {within(took):.0f} ms, most {max(took):.0f} ms"
        print(f"{kind:13} {len(took):6,}: {figures}")
    typed = sum(map(len, (*written.notes.values(), *written.steps.values())))
    changes = typed + sum(written.tried.values()) + len(written.done)
    print(f"{len(written.errors)} errors (0 wanted) {written.errors[:5]}")
    print(f"{len(lost)} of {changes:,} changes lost (0 wanted) {lost[:5]}")
    return int(bool(written.errors or lost) or within(every) > MOST_MS)


def within(took: list[float]) -> float:
    """Tell within how many milliseconds 95 of 100 were answered."""
    return quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]


if __name__ == "__main__":
    sys.exit(main())
