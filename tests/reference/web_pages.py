"""The page of pages: every address that the house answers to."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.reference.write import sentence, table


def page() -> str:
    rows = [(f"`/{route}`", f"`{name}`" if name else "", sentence(view)) for route, name, view in addresses()]
    head = "# Pages\n\nEvery address of the house. None holds a name or a word that was searched for.\n\n"
    return head + table(("address", "name in the code", "what it is"), rows)


def addresses() -> list[tuple[str, str, Callable[..., Any]]]:
    """Give every address with its name and its view, in order of address."""
    return sorted(_walk("", get_resolver().url_patterns), key=lambda found: found[:2])


def undocumented() -> list[str]:
    """Tell which views of ours say nothing about themselves."""
    return [route for route, _, view in addresses() if view.__module__.startswith("samakki.") and not sentence(view)]


def _walk(before: str, patterns: list[Any]) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(route, pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            view: Any = pattern.callback
            yield route, pattern.name or "", getattr(view, "view_class", view)
