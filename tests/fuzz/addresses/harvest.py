"""What pages ask for: their forms with the names and values a browser would send, and the queries of their links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

_CHOSEN_ONLY = frozenset({"radio", "checkbox"})
_PRESSED = frozenset({"submit", "button", "image", "reset"})
_LEFT_OUT = frozenset({"csrfmiddlewaretoken"})


@dataclass
class Shown:
    """A form of a page: where it goes, what may be sent under which name, and what goes when nothing is touched."""

    method: str
    address: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    sent: list[tuple[str, str]] = field(default_factory=list)

    def offers(self, name: str, value: str = "", *, goes: bool = False) -> None:
        if not name or name in _LEFT_OUT:
            return
        known = self.values.setdefault(name, [])
        if value and value not in known:
            known.append(value)
        if goes:
            self.sent.append((name, value))


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.here = urlsplit(address).path
        self.shown: list[Shown] = []
        self.named: dict[str, Shown] = {}
        self.inside: Shown | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(told)
        elif tag == "a" and told.get("href"):
            self._link(told["href"])
        elif tag in {"input", "select", "textarea", "button", "option"}:
            within = self.named.get(told.get("form", ""), self.inside)
            if within is not None:
                self._control(within, tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None

    def _at(self, address: str) -> str:
        path = urlsplit(address).path
        return path if path.startswith("/") else self.here + path

    def _begin(self, told: dict[str, str]) -> None:
        where = self._at(told.get("action") or "")
        self.inside = Shown(told.get("method", "get").lower(), where)
        for name, value in parse_qsl(urlsplit(told.get("action", "")).query):
            self._link_value(where, name, value)
        self.shown.append(self.inside)
        if told.get("id"):
            self.named[told["id"]] = self.inside

    def _link(self, href: str) -> None:
        parts = urlsplit(href)
        if not parts.netloc and parts.path:
            self.shown.append(Shown("get", self._at(parts.path)))
            for name, value in parse_qsl(parts.query):
                self._link_value(self._at(parts.path), name, value)

    def _link_value(self, address: str, name: str, value: str) -> None:
        leads = Shown("get", address)
        leads.offers(name, value, goes=True)
        self.shown.append(leads)

    def _control(self, within: Shown, tag: str, told: dict[str, str]) -> None:
        name, kind = told.get("name", ""), told.get("type", "")
        if tag == "select":
            self.select = name
            within.offers(name)
        elif tag == "option":
            within.offers(self.select, told.get("value", ""), goes="selected" in told)
        elif tag == "button" or kind in _PRESSED:
            self._button(within, told)
        elif kind == "file":
            within.offers(name)
            within.files.add(name)
        else:
            goes = kind not in _CHOSEN_ONLY or "checked" in told
            within.offers(name, told.get("value", "on" if kind in _CHOSEN_ONLY else ""), goes=goes)

    def _button(self, within: Shown, told: dict[str, str]) -> None:
        within.offers(told.get("name", ""), told.get("value", ""))
        if told.get("formaction"):
            beside = Shown(within.method, self._at(told["formaction"]), within.values, within.files, within.sent)
            self.shown.append(beside)


def forms_of(address: str, html: str) -> list[Shown]:
    """Read the forms of a page, and its links that carry a query, in the order in which they stand there."""
    reader = _Reader(address)
    reader.feed(html)
    return reader.shown
