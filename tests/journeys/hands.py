"""The hands of somebody at work: each press and each text that is typed is an action, counted and timed."""

from time import perf_counter

from playwright.sync_api import Locator, Page


class Hands:
    """Counts what somebody has to do until something is done; `slowest` is the longest wait after one action, in ms."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing done."""
        self._page = page
        self.actions = 0
        self.slowest = 0.0

    def press(self, target: Locator, then: Locator | None = None) -> None:
        """Press something, and wait for what has to appear."""
        self._acted(target.click, then)

    def choose(self, target: Locator) -> None:
        """Tick or choose something."""
        self._acted(target.check, None)

    def fill(self, target: Locator, words: str) -> None:
        """Fill in a box."""
        self._acted(lambda: target.fill(words), None)

    def pick(self, target: Locator, place: int) -> None:
        """Pick one of a list."""
        self._acted(lambda: target.select_option(index=place), None)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self._acted(lambda: self._page.keyboard.type(words), None)

    def _acted(self, act: object, then: Locator | None) -> None:
        started = perf_counter()
        act()  # type: ignore[operator]  # one of the page's own methods
        if then is not None:
            then.first.wait_for()
        self.actions += 1
        self.slowest = max(self.slowest, (perf_counter() - started) * 1000)
