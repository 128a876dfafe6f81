"""Weighs the day, the caseload and the longest section of a case: cold, in five scripts, on a slow line and processor.

Limits of the day and the caseload: 60 KB compressed for Latin, Thai, Lao and Khmer with their font, 65 KB for Burmese;
script 40 KB; interactive within 2 s at 400 kbit/s, 400 ms latency, a quarter of the processor; of the day also no task
over 50 ms. Of the section, with 57 fields and two long lists: 60 KB for Latin, 70 KB for Thai, Lao and Khmer with their
font, 85 KB for Burmese, 3.5 s; whoever comes from the caseload has style, script and font already. The peer is the same
page as many are made: nothing compressed, whole fonts. `python bench/page_weight.py [--folder DEMONSTRATION]`; needs
Chromium.
"""

import argparse
import base64
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

KB = 1000
LIMITS = {"en": 60, "th": 60, "lo": 60, "km": 60, "my": 65}
LONGEST = "section/experience/"
LONGEST_LIMITS = {"en": 60, "th": 70, "lo": 70, "km": 70, "my": 85}
LONGEST_SECONDS = 3.5
SCRIPT_LIMIT = 40
SECONDS = 2.0
LONGEST_TASK = 50
TASKS = (
    "window.tasks = []; new PerformanceObserver((seen) => seen.getEntries().forEach((one) =>"
    " window.tasks.push(one.duration))).observe({ type: 'longtask', buffered: true });"
)
RUNS = 3
WHOLE = {"th": "NotoSansThai", "lo": "NotoSansLao", "km": "NotoSansKhmer", "my": "NotoSansMyanmar"}
NOTO = Path("/usr/share/fonts/truetype/noto")
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@dataclass(frozen=True)
class Weight:
    """What one cold visit cost: bytes on the wire by kind, seconds until it could be used, the longest task in ms."""

    by_kind: dict[str, int]
    seconds: float
    longest_task: float

    @property
    def total(self) -> int:
        """Add all kinds up, in bytes."""
        return sum(self.by_kind.values())


@dataclass(frozen=True)
class Door:
    """A page that is weighed: its address, who is signed in, and what it shows when it is the right one."""

    browser: Browser
    address: str
    cookie: str
    shows: str


def main() -> int:
    """Print a line a language; 1 when a limit is broken."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--folder", type=Path)
    chosen = asked.parse_args()
    broken = False
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch) / "node"
        os.environ |= {"SAMAKKI_FOLDER": str(folder), "SAMAKKI_STATIC": f"{scratch}/static"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samakki.settings.demo")
        cookie = prepare(folder)
        with served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
            )
            day = Door(browser, f"{address}/today/", cookie, ".persons li")
            cases = Door(browser, f"{address}/people/", cookie, ".rows li")
            longest = Door(browser, f"{address}{first_case(cases)}{LONGEST}", cookie, ".field-line")
            for name, door, limits, seconds in (
                ("today", day, LIMITS, SECONDS),
                ("caseload", cases, LIMITS, SECONDS),
                ("longest section", longest, LONGEST_LIMITS, LONGEST_SECONDS),
            ):
                print(name)
                print("language   KB  html   css script  font  limit  interactive   peer KB  ratio   longest task")
                for tag, limit in limits.items():
                    broken |= not tell(door, tag, limit, seconds)
            browser.close()
    return int(broken)


def first_case(door: Door) -> str:
    """Find the address of the first case of a caseload."""
    context = signed_in(door, "en")
    page = context.new_page()
    page.goto(door.address)
    address = page.locator(".rows .row-main > a").first.get_attribute("href")
    context.close()
    return str(address)


def tell(door: Door, tag: str, limit: int, most: float) -> bool:
    """Measure one language and print its line; True when every limit holds."""
    visits = [visit(door, tag) for _ in range(RUNS)]
    ours, seconds = visits[0], median(each.seconds for each in visits)
    task = median(each.longest_task for each in visits)
    peer = visit(door, tag, naive=True)
    whole = NOTO / f"{WHOLE.get(tag, '')}-Regular.ttf"
    theirs = peer.total - peer.by_kind.get("Font", 0) + (whole.stat().st_size if whole.exists() else 0)
    html, css, script, font = (ours.by_kind.get(kind, 0) / KB for kind in ("Document", "Stylesheet", "Script", "Font"))
    print(
        f"{tag:8} {ours.total / KB:5.1f} {html:5.1f} {css:5.1f} {script:6.1f} {font:5.1f} {limit:6} "
        f"{seconds:10.2f} s {theirs / KB:9.1f} {theirs / ours.total:5.1f}x {task:8.0f} ms"
    )
    if "/today/" in door.address and task > LONGEST_TASK:
        return False
    return ours.total <= limit * KB and script <= SCRIPT_LIMIT and seconds <= most


def signed_in(door: Door, tag: str) -> BrowserContext:
    """Give a browser that was never here, in which somebody is signed in."""
    context = door.browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_cookies(
        [
            {"name": "samakki_seat", "value": door.cookie, "url": door.address},
            {"name": "samakki_language", "value": tag, "url": door.address},
        ]
    )
    return context


def visit(door: Door, tag: str, *, naive: bool = False) -> Weight:
    """Go to a page as a browser that was never here."""
    context = signed_in(door, tag)
    page = context.new_page()
    page.add_init_script(TASKS)
    wire = context.new_cdp_session(page)
    for method, values in (
        ("Network.enable", {}),
        ("Network.setCacheDisabled", {"cacheDisabled": True}),
        ("Network.emulateNetworkConditions", LINE),
        ("Emulation.setCPUThrottlingRate", {"rate": 4}),
        ("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "identity"} if naive else {}}),
    ):
        wire.send(method, values)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(door.address, wait_until="networkidle")
    timing = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    seconds = float(page.evaluate(timing)) / 1000
    longest = max(page.evaluate("window.tasks"), default=0.0)
    if page.locator(door.shows).count() == 0:
        message = f"this is not the page that was asked for: {page.url}"
        raise RuntimeError(message)
    context.close()
    by_kind: dict[str, int] = {}
    for request, size in sizes.items():
        by_kind[kinds.get(request, "Other")] = by_kind.get(kinds.get(request, "Other"), 0) + int(size)
    return Weight(by_kind, seconds, longest)


def prepare(folder: Path) -> str:
    """Fill a demonstration unless the folder holds one, gather the static files, sign a caseworker in."""
    import django  # noqa: PLC0415 -- the folder must be chosen first

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.core.management import call_command  # noqa: PLC0415 -- as above

    from samakki.access import actions, queries  # noqa: PLC0415 -- as above
    from samakki.access.words import stranger  # noqa: PLC0415 -- as above
    from samakki.demo import jobs  # noqa: PLC0415 -- as above
    from samakki.kernel.clocks import SystemChance, WallClock  # noqa: PLC0415 -- as above
    from samakki.locale import catalogues  # noqa: PLC0415 -- as above

    def make_tables() -> None:
        for store in settings.DATABASES:
            call_command("migrate", database=store, verbosity=0)

    catalogues.compile_stale()
    call_command("collectstatic", verbosity=0, interactive=False)
    staff = jobs.known_staff(folder) or jobs.fill_folder(folder, WallClock(), SystemChance(), make_tables).staff
    card = next(card for card in staff if card.role == "caseworker")
    door = queries.at_home(stranger(WallClock(), SystemChance()))
    ticket = actions.sign_in(door, card.login, card.passphrase, "bench").ticket
    return base64.urlsafe_b64encode(ticket.sitting.bytes + ticket.secret).decode()


@contextmanager
def served() -> Iterator[str]:
    """Serve the house on a free port, as a node is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([*command, "--no-ws", "samakki.settings.wsgi:application"], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urlopen(f"{address}/help/keys/").close()  # noqa: S310 -- our own address
                break
            except URLError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
