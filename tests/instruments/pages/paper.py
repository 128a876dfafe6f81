"""Fills in a page of a form as a browser without script does: reads the inputs, changes some, sends them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from samakki.cases import actions as cases
from samakki.instruments import actions
from samakki.instruments.actions import Naming
from samakki.instruments.words import Imported
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node, reach
from tests.instruments.forms import YES_NO, form, q

INTAKE = form(
    q("text", "name", "Name the person uses"),
    q("select_one yn", "hurt", "Was the person hurt?", required="yes"),
    q("text", "how", "By what?", relevant="${hurt} = 'yes'"),
    q("integer", "age", "Age", constraint=". < 120", constraint_message="Nobody is as old as that"),
    q("date", "born", "Born"),
    q("select_multiple yn", "wants", "Wants"),
    q("note", "hello", "Thank you, ${name}"),
    q("begin_repeat", "kids", "Child"),
    q("text", "kid", "Name of the child"),
    q("end_repeat"),
    choices=YES_NO,
)


class _Inputs(HTMLParser):
    """Gathers what the form `filling` of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.sent: list[tuple[str, str]] = []
        self.select = self.area = ""
        self.shown: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value if value is not None else "" for name, value in attrs}
        if tag == "form":
            self.inside = told.get("id") == "filling"
        if not self.inside:
            return
        name = told.get("name", "")
        self.shown.add(name)
        if tag == "input" and (told.get("type") not in {"radio", "checkbox"} or "checked" in told):
            self.sent.append((name, told.get("value", "")))
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in told:
            self.sent.append((self.select, told["value"]))
        elif tag == "textarea":
            self.area = name
            self.sent.append((name, ""))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[-1] = (self.area, data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "form":
            self.inside = False


@dataclass
class Paper:
    """One page of a form in one browser."""

    client: Client
    address: str
    html: str = ""
    shown: set[str] = field(default_factory=set)
    _sent: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.address, self.html = reach(self.client, self.address)
        reader = _Inputs()
        reader.feed(self.html)
        self.shown = reader.shown
        for name, value in reader.sent:
            self._sent.setdefault(name, []).append(value)

    def value(self, path: str) -> list[str]:
        return self._sent.get(f"a:{path}", [])

    def send(self, do: str = "save", told: Mapping[str, Any] | None = None, **headers: str) -> HttpResponse:
        """Send the page with these inputs changed; names without a mark or a hyphen are answers."""
        changed = {
            name if ":" in name[:2] or "-" in name else f"a:{name}": value for name, value in (told or {}).items()
        }
        return self.client.post(self.address.partition("#")[0], {**self._sent, **changed, "do": do}, headers=headers)

    def save(self, do: str = "save", **told: Any) -> "Paper":
        """Send, and open where that leads."""
        answer = self.send(do, told)
        assert answer.status_code == 302, answer.status_code
        return Paper(self.client, answer.url)


def open_case(client: Client) -> UUID:
    answer = client.post("/people/new/", {"reason": "At the gate"})
    return UUID(answer.url.split("/")[2])


def bring(by: By, content: bytes, name: str) -> Imported:
    """A form that can be begun: published by the release, so that the test needs no second name."""
    node = replace(by, standing=Standing.NODE, member=None, agency=None, role="", verdicts={})
    return actions.release_xlsform(node, content, Naming("form.xlsx", name))


def begin(client: Client, case: UUID, made: Imported) -> Paper:
    answer = client.post(f"/case/{case}/forms/begin/", {"version": str(made.version)})
    assert answer.status_code == 302, answer.status_code
    return Paper(client, answer.url)


def ids(paper: Paper) -> tuple[FileId, UUID]:
    _, _, case, _, filling, *_ = paper.address.split("/")
    return FileId(UUID(case)), UUID(filling)


def stored(node: Node, paper: Paper) -> dict[str, object]:
    case, filling = ids(paper)
    shown = next(each for each in cases.fillings(node.by("dara"), case) if each.filling == filling)
    return dict(shown.answers)
