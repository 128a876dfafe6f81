"""Which whole pages the house has, which test says that it holds one to axe-core, and which it truly saw."""

import ast
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from django.test.signals import template_rendered
from django.urls import URLPattern, get_resolver

from samakki.doors import web

TEMPLATES = Path(web.__path__[0])
TESTS = Path(__file__).parent
_WHOLE = ('{% extends "components/page', "<!doctype html>")
_FRAMES = {"components/page.html", "components/page_with_side.html"}


def whole_pages() -> set[str]:
    """Name every template that makes a whole page."""
    found = {str(path.relative_to(TEMPLATES)): path.read_text() for path in TEMPLATES.rglob("*.html")}
    return {name for name, text in found.items() if text.startswith(_WHOLE)} - _FRAMES


def declared() -> dict[str, set[str]]:
    """Tell which tests say that they hold a page to axe-core, by the page's template; each must ask for `axe`."""
    found = defaultdict(set)
    for path in TESTS.glob("test_*.py"):
        for test in ast.walk(ast.parse(path.read_text())):
            if isinstance(test, ast.FunctionDef) and "axe" in {each.arg for each in test.args.args}:
                for name in _pages_of(test):
                    found[name].add(f"{path.name}::{test.name}")
    return dict(found)


def _pages_of(test: ast.FunctionDef) -> Iterator[str]:
    for mark in (part for decorator in test.decorator_list for part in ast.walk(decorator)):
        if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == "under_axe":
            yield from (str(each.value) for each in mark.args if isinstance(each, ast.Constant))


def addresses() -> dict[str, set[str]]:
    """Name every address of the house, with the templates of whole pages that its view, or what it calls, speaks of."""
    whole = whole_pages()
    views = {
        pattern.name: pattern.callback for pattern in _patterns(get_resolver("samakki.settings.urls").url_patterns)
    }
    return {str(name): whole & set(_words(view, set())) for name, view in views.items()}


def _patterns(found: list[Any]) -> Iterator[URLPattern]:
    for each in found:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from _patterns(each.url_patterns)


def _words(called: Any, seen: set[Any]) -> Iterator[str]:
    """Give every text in a function of the web door and in the functions of that door that it names."""
    function = inspect.unwrap(called)
    if function in seen or not inspect.isfunction(function) or not function.__module__.startswith(web.__name__):
        return
    seen.add(function)
    names, texts = set(), []
    for part in _parts(function.__code__):
        names |= set(part.co_names)
        texts += [each for each in part.co_consts if isinstance(each, str)]
    yield from texts
    for name in names:
        known = function.__globals__.get(name)
        inner = [getattr(known, each, None) for each in names] if isinstance(known, ModuleType) else [known]
        for each in inner:
            yield from _words(each, seen) if callable(each) else ()


def _parts(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _parts(each)


class Watch:
    """Remembers which whole page was made last, and which were on the screen when axe-core looked."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pages = whole_pages()
        self._last = ""
        self.looked_at: set[str] = set()

    def look(self) -> None:
        """Axe-core looks now."""
        self.looked_at.add(self._last)

    def watching(self) -> Iterator["Watch"]:
        """Watch until the generator is closed."""
        template_rendered.connect(self._made)
        yield self
        template_rendered.disconnect(self._made)

    def _made(self, template: Any, context: Any, **_: object) -> None:
        request = getattr(context, "request", None)
        wants_icon = request is not None and request.headers.get("Sec-Fetch-Dest") == "image"
        if template.name in self._pages and not wants_icon:
            self._last = template.name
