"""How long a newcomer waits: `make demo` in a fresh clone until the first page, then once more with its data kept.

At most 90 s with warm package caches, and 5 s the second time. Give a checkout as argument to leave out installing.
"""

import os
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

HERE: Final = Path(__file__).resolve().parent.parent
PORT: Final = int(os.environ.get("PORT", "8765"))
FIRST_MOST: Final = 90.0
SECOND_MOST: Final = 5.0
PATIENCE: Final = 600.0


def seconds_to_first_page(checkout: Path, data: Path, log: Path) -> float:
    """Run `make demo` until a page answers, then stop it; raises TimeoutError."""
    begun = perf_counter()
    command = ["make", "demo", f"PORT={PORT}", f"DATA={data}"]
    with log.open("ab") as out:
        running = subprocess.Popen(command, cwd=checkout, stdout=out, stderr=out, start_new_session=True)
    try:
        while not _answers():
            if running.poll() is not None or perf_counter() - begun > PATIENCE:
                raise TimeoutError(log.read_text()[-2000:])
            sleep(0.05)
        return perf_counter() - begun
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()
        while _answers():
            sleep(0.05)


def _answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def main() -> int:
    """Measure both, print both, fail when either is too slow."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        checkout = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else place / "samakki"
        if len(sys.argv) == 1:
            subprocess.run(["git", "clone", "--quiet", HERE, checkout], check=True)
        first = seconds_to_first_page(checkout, place / "data", place / "log")
        second = seconds_to_first_page(checkout, place / "data", place / "log")
    print(f"first page: {first:.1f} s (at most {FIRST_MOST:.0f})")
    print(f"second run: {second:.1f} s (at most {SECOND_MOST:.0f})")
    print(f"ratio to the limit: {first / FIRST_MOST:.2f}, {second / SECOND_MOST:.2f}")
    return int(first > FIRST_MOST or second > SECOND_MOST)


if __name__ == "__main__":
    sys.exit(main())
