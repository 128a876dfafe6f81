"""Describes all addresses of the URLconf as OpenAPI 3: what is known of their paths, queries and fields.

A value that a page showed, or the id of something that is there, differs from run to run. So it is written by its
place in the table `Surface.values`, as `¤12¤`, and a description is the same whenever the code is.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.forms import BaseForm
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.fuzz.addresses.harvest import Shown

MARK: Final = "\N{CURRENCY SIGN}"
MOST_VALUES: Final = 12
MOST_KNOWN: Final = 5
_READ: Final = re.compile(r"\b(GET|POST|FILES)(?:\.get|\.getlist)?[(\[]\"([\w-]+)\"")
_WAYS: Final = {"@require_POST": ("post",), "@require_safe": ("get",)}
_ALWAYS: Final = ("answer", "next", "undo")
"""What the front reads of any address."""
_PARAMETER: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
_MARKED: Final = re.compile(f"{MARK}([0-9]{{1,6}}){MARK}")
_STRANGE: Final = {"type": "string", "format": "strange"}
_BY_CONVERTER: Final[Mapping[str, Mapping[str, Any]]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer", "minimum": 0, "maximum": 10**30},
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,40}$"},
    "str": {"type": "string", "format": "in-path"},
}


@dataclass(repr=False)
class Address:
    """One address of the house and what is known of it."""

    route: str
    view: Any
    known: list[str]
    asked: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    sent: list[list[tuple[str, str]]] = field(default_factory=list)

    def __repr__(self) -> str:
        return self.route

    @property
    def template(self) -> str:
        return "/" + _PARAMETER.sub(lambda found: f"{{{found[2]}}}", self.route)

    @property
    def names(self) -> list[str]:
        return [found[2] for found in _PARAMETER.finditer(self.route)]

    @property
    def methods(self) -> tuple[str, ...]:
        """With what it may be asked for, as its view says: all else is turned away before anything is read."""
        said = inspect.getsource(inspect.unwrap(self.view))
        return next((methods for word, methods in _WAYS.items() if word in said), ("get", "post"))


@dataclass
class Surface:
    """All addresses, and the values that differ from run to run."""

    addresses: dict[str, Address]
    values: list[str] = field(default_factory=list)

    def mark(self, value: str) -> str:
        if value not in self.values:
            self.values.append(value)
        return f"{MARK}{self.values.index(value)}{MARK}"

    def meant(self, text: str) -> str:
        """Put what is meant in place of the marks; what was drawn and only looks like one stays as it is."""
        return _MARKED.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        place = int(found[1])
        return self.values[place] if place < len(self.values) else found[0]

    def leads(self, path: str) -> None:
        """Note that something stands at an address: a page has led there."""
        try:
            met = resolve(path)
            address = self.addresses[met.route]
        except (Resolver404, KeyError):
            return
        here = address.template.format(**{name: self.mark(str(value)) for name, value in met.kwargs.items()})
        if here not in address.known and len(address.known) < MOST_KNOWN:
            address.known.append(here)

    def learn(self, shown: Shown) -> None:
        """Add what a form or a link says about the address that it leads to."""
        try:
            address = self.addresses[resolve(shown.address).route]
        except (Resolver404, KeyError):
            return
        self.leads(shown.address)
        known = address.typed if shown.method == "post" else address.asked
        for name, values in shown.values.items():
            here = known.setdefault(name, [])
            here += [one for one in map(self.mark, values) if one not in here][: MOST_VALUES - len(here)]
        address.files |= shown.files
        goes = [(name, self.mark(value) if value else "") for name, value in shown.sent]
        if shown.method == "post" and goes not in address.sent[:3]:
            address.sent.append(goes)


def surface(known: Mapping[str, object]) -> Surface:
    """Walk the URLconf; what is known of an id is what `known` says, by name or by `route name`."""
    made = Surface({})
    for route, view in sorted(_routes(get_resolver()), key=lambda found: found[0]):
        if "<path:" in route or route.startswith("static/"):
            continue
        path = {
            found[2]: made.mark(str(known.get(f"{route} {found[2]}", known.get(found[2], "x"))))
            for found in _PARAMETER.finditer(route)
        }
        address = made.addresses[route] = Address(route, view, [])
        address.known.append(address.template.format(**path))
        address.asked |= {name: [] for name in _ALWAYS}
        for where, name in _named_in(view):
            (address.asked if where == "GET" else address.typed).setdefault(name, [])
            address.files |= {name} if where == "FILES" else set()
    return made


def _routes(within: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    for each in within.url_patterns:
        route = f"{before}{each.pattern}"
        if isinstance(each, URLPattern):
            yield route, each.callback
        else:
            yield from _routes(each, route)


def _named_in(view: Any) -> Iterator[tuple[str, str]]:
    """Name what the module of a view reads of a request, and the fields of the forms that it knows."""
    module = inspect.getmodule(inspect.unwrap(view))
    if module is None or not module.__name__.startswith("samakki."):
        return
    for found in _READ.finditer(inspect.getsource(module)):
        yield found[1], found[2]
    for form in vars(module).values():
        if isinstance(form, type) and issubclass(form, BaseForm):
            yield from (("POST", name) for name in getattr(form, "base_fields", {}))


def described(found: Surface) -> dict[str, Any]:
    """Write it all as OpenAPI 3: each address is asked for with a query, and is posted to with fields."""
    written = {"get": _asked, "post": _posted}
    paths = {each.template: {way: written[way](each) for way in each.methods} for each in found.addresses.values()}
    return {"openapi": "3.0.3", "info": {"title": "Every address", "version": "1"}, "paths": paths}


def _asked(address: Address) -> dict[str, Any]:
    query = [
        {"name": name, "in": "query", "schema": _words(values), "explode": True}
        for name, values in sorted(address.asked.items())
    ]
    return {"parameters": [*_path(address), *query], "responses": {"default": {"description": "A page"}}}


def _posted(address: Address) -> dict[str, Any]:
    fields = {name: _words(values) for name, values in sorted(address.typed.items())}
    files = {name: {"type": "string", "format": "file"} for name in sorted(address.files)}
    kinds = {
        "application/x-www-form-urlencoded": fields,
        "multipart/form-data": fields | files,
    }
    content = {
        kind: {"schema": {"type": "object", "properties": each, "additionalProperties": _STRANGE}}
        for kind, each in kinds.items()
    }
    return _asked(address) | {"requestBody": {"required": True, "content": content}}


def _path(address: Address) -> list[dict[str, Any]]:
    return [
        {"name": found[2], "in": "path", "required": True, "schema": _BY_CONVERTER[found[1] or "str"]}
        for found in _PARAMETER.finditer(address.route)
    ]


def _words(values: list[str]) -> dict[str, Any]:
    """One word that was shown, one that hurts, or several of either."""
    one = [{"type": "string", "enum": values}, _STRANGE] if values else [_STRANGE]
    several = {"type": "array", "items": {"anyOf": one}, "maxItems": 3}
    return {"anyOf": [*one, several]}
