"""The hands of one worker: each act is a page asked of the house, and a line in the ledger once the house said yes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from random import Random
from typing import Final

from bench.ledger import LIMITS, OPEN, Ledger, Person, Task
from django.test import Client
from tests.given import SetClock

STEPS: Final = (*LIMITS, "follow_up")
ALARM: Final = "Alarm: somebody has to answer"
_LINE: Final = re.compile(r'<li data-row id="due-([0-9a-f-]{36})"')
_CASE: Final = re.compile(r'href="/case/([0-9a-f-]{36})/"')
_WHAT: Final = re.compile(r'class="due-what">(.*?)</span>')
_BASE: Final = re.compile(r'name="base" value="([^"]*)"')
_FOUND, _MOVED_ON, _PACE = 200, 302, 35


@dataclass
class Worker:
    """Somebody at work: who they are, their browser, and the dice by which the month falls."""

    login: str
    member: str
    client: Client
    ledger: Ledger
    clock: SetClock
    dice: Random

    @property
    def today(self) -> date:
        """Give the day."""
        return self.clock.now().date()

    @property
    def own(self) -> list[str]:
        """Give the open cases on one's list."""
        return [case for case, one in self.ledger.persons.items() if one.worker == self.login and not one.closed]

    def sign_in(self, passphrase: str) -> None:
        """Come to work."""
        self._post("/sign-in/", {"login": self.login, "passphrase": passphrase}, _MOVED_ON)

    def look(self) -> list[tuple[str, Task]]:
        """Look at Today: whatever is due today must stand there, once, and nothing that the book does not know."""
        self.clock.move(seconds=_PACE)
        answer = self.client.get("/today/")
        if answer.status_code != _FOUND:
            self.ledger.fault(f"{self.today} Today of {self.login}: status {answer.status_code}")
            return []
        parts = _LINE.split(answer.content.decode())[1:]
        seen: dict[tuple[str, str], str] = {}
        for due, line in zip(parts[::2], parts[1::2], strict=True):
            key = (_first(_CASE, line), unescape(_first(_WHAT, line)))
            if key in seen:
                self.ledger.fault(f"{self.today} Today of {self.login} shows twice: {key}")
            seen[key] = due
        return self._compared(seen)

    def _compared(self, seen: dict[tuple[str, str], str]) -> list[tuple[str, Task]]:
        book, today = self.ledger, self.today
        mine = [task for task in book.tasks if task.state == OPEN and task.on <= today]
        known = {(task.case, task.words): task for task in mine if book.holder(task, today) == self.login}
        for key in seen.keys() - known.keys():
            book.fault(f"{today} Today of {self.login} shows what is not due: {key}")
        for key, task in known.items():
            if task.on == today and key not in seen:
                book.fault(f"{today} Today of {self.login} lacks: {task.kind} {key}")
            elif task.on == today and task not in book.shown:
                book.shown.add(task)
                book.covered += (task.given_to or book.persons[task.case].worker) != self.login
        return [(due, known[key]) for key, due in seen.items() if key in known]

    def open_case(self) -> None:
        """Open a case in a crisis, and bring it to a step."""
        words = self._words("came to the gate")
        place = self._post("/people/new/", {"reason": words}, _MOVED_ON)
        case = place.split("/")[2] if place else ""
        if case:
            self.ledger.persons[case] = Person(self.login)
            self.ledger.wrote("case", case, words)
            self.step(case)

    def step(self, case: str) -> None:
        """Move a case to a step, from its own page."""
        page = self.client.get(f"/case/{case}/").content.decode()
        taken = self.ledger.persons[case].steps
        step = self.dice.choice([one for one in STEPS if one != (taken[-1] if taken else "")])
        words = self._words("because it is so")
        told = {"step": step, "base": unescape(_first(_BASE, page)), "reason": words}
        if self._post(f"/case/{case}/steps/", told, _MOVED_ON):
            self.ledger.persons[case].words.append(words)
            self.ledger.stepped(case, step, self.clock.now())

    def note(self, case: str) -> None:
        """Write a note."""
        words = self._words("laughed at the rain")
        if self._post("/note/", {"case": case, "text": words}, _MOVED_ON):
            self.ledger.wrote("note", case, words)

    def plan(self, case: str, latest: int = 20) -> None:
        """Add a line to the plan."""
        words, on = self._words("school"), self._some_day(latest)
        told = {"f-action": words, "f-due": on.isoformat(), "f-decision": "wants"}
        if self._post(f"/case/{case}/plan/add/", told, _MOVED_ON):
            self.ledger.planned(Task(case, "plan", words, on), self.today)

    def appoint(self, case: str, latest: int = 20) -> None:
        """Make an appointment."""
        words, on = self._words("hospital"), self._some_day(latest)
        told = {"what": words, "day": on.isoformat(), "time": "08:30"}
        if self._post(f"/case/{case}/appointments/", told, _MOVED_ON):
            self.ledger.planned(Task(case, "appointments", words, on), self.today)

    def follow_up(self, case: str, latest: int = 20) -> None:
        """Plan a follow-up."""
        words, on = self._words("how is the work"), self._some_day(latest)
        if self._post(f"/case/{case}/follow-ups/", {"due": on.isoformat(), "why": words}, _MOVED_ON):
            self.ledger.planned(Task(case, "follow_ups", words, on), self.today)

    def visit(self, case: str) -> None:
        """Hold a visit for which nothing was due."""
        words = self._words("the market goes well")
        if self._post(f"/case/{case}/visit/", {"way": "visit", "how": words, "safe": "yes"}, _MOVED_ON):
            self.ledger.wrote("visit", case, words)
            self.ledger.held(case, self.today)

    def alarm(self, case: str) -> None:
        """Call for help for somebody."""
        words = self._words("a car stands before the house")
        if self._post(f"/case/{case}/alarm/", {"do": "raise", "words": words}, _MOVED_ON):
            self.ledger.wrote("alarm", case, words)
            self.ledger.tasks.append(Task(case, "alarm", ALARM, self.today, made_on=self.today))

    def close(self, case: str) -> None:
        """Close a case with the person."""
        if self._post(f"/case/{case}/closing/", {"do": "close"}, _MOVED_ON):
            self.ledger.done["closing"] += 1
            self.ledger.stepped(case, "closure", self.clock.now())
            self.ledger.persons[case].closed = True

    def go_away(self, cover: "Worker", days: int) -> None:
        """Hand everything over for a leave that begins tomorrow."""
        since, until = self.today + timedelta(days=1), self.today + timedelta(days=days)
        told = {"since": since.isoformat(), "until": until.isoformat(), "covered_by": cover.member}
        if self._post("/away/", told, _MOVED_ON):
            self.ledger.done["leave"] += 1
            self.ledger.aways.append((self.login, since, until, cover.login))

    def give(self, due: str, task: Task, to: "Worker") -> None:
        """Ask a colleague to see to one thing."""
        if self._post("/today/evening/", {"due": due, "how": "colleague", "member": to.member}, _FOUND):
            self.ledger.done["given"] += 1
            task.given_to = to.login

    def settle(self, due: str, task: Task) -> None:
        """Do with a line of Today what the dice say: done mostly, tried, moved, or left for another day."""
        rolled = self.dice.random()
        movable = task.kind in {"plan", "appointments", "follow_ups"}
        if rolled < 0.6 or (rolled < 0.9 and not movable):  # noqa: PLR2004 -- how the dice fall
            self._done(due, task)
        elif movable and rolled < 0.75:  # noqa: PLR2004 -- as above
            if self._act(due, "tried", {}):
                task.tries += 1
        elif movable and rolled < 0.9:  # noqa: PLR2004 -- as above
            on = self._some_day(9)
            if self._act(due, "move", {"day": on.isoformat()}):
                task.on = on
                self.ledger.recount(task.case)

    def _done(self, due: str, task: Task) -> None:
        words, again = self._words("it is done"), ""
        told: dict[str, str] = {"words": words}
        if task.kind in {"follow_ups", "again"}:
            again = self._some_day(9).isoformat() if task.kind == "follow_ups" and self.dice.random() < 0.3 else ""  # noqa: PLR2004 -- as above
            told = {"way": "call", "how": words, "safe": "yes", "again": again}
        if not self._act(due, "done", told):
            return
        task.state, task.settled = "done", True
        if not task.kind.startswith("limit "):
            self.ledger.persons[task.case].words.append(words)
        if task.kind in {"follow_ups", "again"}:
            self.ledger.held(task.case, self.today)
        if again:
            again_task = Task(task.case, "again", task.words, date.fromisoformat(again), made_on=self.today)
            self.ledger.tasks.append(again_task)
            self.ledger.recount(task.case)

    def _act(self, due: str, act: str, told: Mapping[str, str]) -> bool:
        done = bool(self._post(f"/today/due/{due}/{act}/", told, _FOUND))
        self.ledger.done[act] += done
        return done

    def _post(self, address: str, told: Mapping[str, str], wanted: int) -> str:
        """Press a button; gives where it leads, or whatever is not empty; a refusal is a fault."""
        self.clock.move(seconds=_PACE)
        answer = self.client.post(address, told)
        if answer.status_code != wanted:
            self.ledger.fault(f"{self.today} {self.login} {address}: status {answer.status_code}")
            return ""
        return str(answer.get("Location", "")) or "done"

    def _some_day(self, latest: int) -> date:
        return self.today + timedelta(days=self.dice.randint(1, latest))

    def _words(self, words: str) -> str:
        self.ledger.counted += 1
        return f"DEMO {words} ({self.ledger.counted})"


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
