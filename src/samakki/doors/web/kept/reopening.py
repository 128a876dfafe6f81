"""Opens the page on which something was typed and puts the typed words back into its form.

Hidden fields go back as well: the stamps of the values that the author saw decide whether there is a conflict.
"""

from html import escape
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from samakki.access.words import ParkedForm, ParkedId
from samakki.doors.web.front.gate import AT_WORK
from samakki.doors.web.front.session import asker
from samakki.kernel.deeds import KeyNotHeldError, RefusedError

_UNTYPED: Final = frozenset({"password", "file", "submit", "button", "image", "reset"})
_TICKED: Final = frozenset({"checkbox", "radio"})
Attributes = list[tuple[str, str | None]]


def reopened(request: HttpRequest, form: ParkedForm, parked: ParkedId) -> HttpResponse | None:
    """Give the form's own page with the words in it; None when that page does not open, or has no place for them."""
    html = _page(request, form.page)
    if not html:
        return None
    told = render_to_string("kept/notice.html", {"at": form.at, "parked": parked}, request)
    writer = Refilling(form, urlsplit(form.page).path, told, f'<input type="hidden" name="kept" value="{parked}">')
    writer.feed(html)
    writer.close()
    return HttpResponse("".join(writer.out)) if writer.is_whole() else None


def _page(request: HttpRequest, address: str) -> str:
    """Ask the page for itself, as the same person would by following a link."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    if asker(request).by.standing not in getattr(found.func, "open_to", AT_WORK):
        return ""
    before = request.path, request.path_info, request.GET
    request.path, request.path_info, request.GET = path, path, QueryDict(parts.query)
    request.resolver_match = found
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except (Http404, BadRequest, PermissionDenied, SuspiciousOperation, RefusedError, KeyNotHeldError):
        return ""
    finally:
        request.path, request.path_info, request.GET = before
    whole = isinstance(response, HttpResponse) and response.status_code == HTTPStatus.OK
    return response.content.decode() if whole and response.headers["Content-Type"].startswith("text/html") else ""


class Refilling(HTMLParser):
    """Writes a page anew, letter by letter, with the typed words in the form that they were typed into."""

    def __init__(self, form: ParkedForm, page: str, told: str, mark: str) -> None:
        """Take the words, the page's own path, and what is added above the form and in it."""
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._form, self._page, self._told, self._mark = form, page, told, mark
        self._left = [(name, value) for name, value in form.fields if name != "csrfmiddlewaretoken"]
        self._inside = self._done = self._refilled = False
        self._select = ""

    def is_whole(self) -> bool:
        """Tell whether the form was found and every typed word of some length has found its place."""
        return self._done and not any(is_words(value) for _name, value in self._left)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write a tag, changed where something was typed."""
        given = dict(attrs)
        if tag == "form" and not self._done and (given.get("method") or "").lower() == "post":
            self._inside = (given.get("action") or self._page) == self._form.path
            self.out.append(self._told if self._inside else "")
        text = self.get_starttag_text() or ""
        if self._inside and tag in {"input", "textarea", "select", "option"}:
            text = self._typed(tag, given, text)
        self.out.append(text)
        if tag == "form" and self._inside:
            self.out.append(self._mark)

    handle_startendtag = handle_starttag

    def _typed(self, tag: str, given: dict[str, str | None], text: str) -> str:
        name, kind = given.get("name") or "", (given.get("type") or "text").lower()
        if tag == "textarea":
            value = self._take(name)
            self._refilled = value is not None
            return text + "\n" + escape(value) if value is not None else text
        if tag == "select":
            self._select = name
        elif tag == "option":
            chosen = self._take(self._select, given.get("value") or "") is not None
            return _flagged(text, "selected", on=chosen)
        elif kind in _TICKED:
            return _flagged(text, "checked", on=self._take(name, given.get("value") or "on") is not None)
        elif kind not in _UNTYPED and (value := self._take(name)) is not None:
            return _valued(text, value)
        return text

    def _take(self, name: str, value: str | None = None) -> str | None:
        for pair in self._left:
            if pair[0] == name and value in {None, pair[1]}:
                self._left.remove(pair)
                return pair[1]
        return None

    def handle_endtag(self, tag: str) -> None:
        """Write an end, and note where the form ends."""
        if tag == "form" and self._inside:
            self._inside, self._done = False, True
        if tag == "textarea":
            self._refilled = False
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text; the page's own text of a refilled box gives way."""
        if not self._refilled:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a named sign as it stood."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a numbered sign as it stood."""
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """Write the page's declaration."""
        self.out.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        """Write a comment."""
        self.out.append(f"<!--{data}-->")


def is_words(value: str) -> bool:
    """Tell what somebody typed from what a page carries along; many scripts write without spaces."""
    return " " in value.strip() or not value.isascii()


def _flagged(text: str, flag: str, *, on: bool) -> str:
    bare = text.replace(f" {flag}", "", 1)
    return bare[:-1].rstrip("/") + f" {flag}>" if on else bare


def _valued(text: str, value: str) -> str:
    head, _quote, rest = text.partition(' value="')
    tail = rest.partition('"')[2] if rest else ""
    bare = head + tail if rest else text
    return bare[:-1].rstrip("/") + f' value="{escape(value)}">'
