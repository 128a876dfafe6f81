"""Says what went wrong and what can be done now; nothing of the request is shown back."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

REFUSED: Words = {
    "title": _("This is not open to you"),
    "text": _("Your role, or what the person has agreed to, does not open this page to you. Nothing was changed."),
    "next": _("If you need it for your work, ask your supervisor."),
}
SECOND_FACTOR: Words = {
    "title": _("One more step before this"),
    "text": _("This node asks everybody for a second factor: a code from an app, or a passkey."),
    "next": _("Set one up in your account, then come back."),
}
NO_KEY: Words = {
    "title": _("Your key does not open this yet"),
    "text": _(
        "You are signed in, but nobody has handed you the key of your agency. What is written here stays sealed."
    ),
    "next": _("Ask a colleague who holds the key to grant it to you. It takes them a minute."),
}
NOT_FOUND: Words = {
    "title": _("There is nothing at this address"),
    "text": _("The address may be mistyped, or what stood here has moved."),
    "next": _("Go back, or begin at your first page."),
}
TOO_LARGE: Words = {
    "title": _("This is too large to send"),
    "text": _("A file may have up to 20 MB. Nothing of it was kept."),
    "next": _("Make the photograph or the recording smaller, or send it in parts."),
}
NO_ROOM: Words = {
    "title": _("The disk of this node is full"),
    "text": _("Nothing of what you just sent was saved. What was saved before is safe."),
    "next": _("Go back: your words may still be there. Tell the person who looks after this node, then send it again."),
}
TOO_FAST: Words = {
    "title": _("So many pages at once: wait a minute"),
    "text": _("More was asked for from your desk than anybody can read. Nothing of this last request was done."),
    "next": _("Wait a minute and go on. If it was not you who asked, sign out and tell who leads."),
}
BROKEN: Words = {
    "title": _("Something broke on our side"),
    "text": _("It was not your doing. What was saved before is safe."),
    "next": _("Go back and try again. If it happens twice, tell the person who looks after this node the time."),
}
FORGED: Words = {
    "title": _("The form was too old to accept"),
    "text": _("The page had been open for long, or cookies are off. For safety, nothing was saved."),
    "next": _("Go back: your words may still be there. Copy them, reload the page, and send it again."),
}
UNCLEAR: Words = {
    "title": _("We could not understand this request"),
    "text": _("Something in it was not as the page had made it. Nothing was changed."),
    "next": _("Go back, reload the page and try again."),
}


def show(request: HttpRequest, words: Words, status: HTTPStatus) -> HttpResponse:
    """Show a page that says what happened."""
    return render(request, "errors/page.html", {"words": words}, status=status)


def refused(request: HttpRequest, reason: str = "policy") -> HttpResponse:
    """Say that access refused; `reason` chooses the words."""
    return show(request, SECOND_FACTOR if reason == "second factor" else REFUSED, HTTPStatus.FORBIDDEN)


def no_key(request: HttpRequest) -> HttpResponse:
    """Say that whoever asks holds no key."""
    return show(request, NO_KEY, HTTPStatus.FORBIDDEN)


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that an upload was too large."""
    return show(request, TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def no_room(request: HttpRequest) -> HttpResponse:
    """Say that the disk is full, in the plainest frame, because nothing more can be written."""
    return render(request, "errors/broken.html", {"words": NO_ROOM}, status=HTTPStatus.INSUFFICIENT_STORAGE)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django hands it by this name
    """Answer 403."""
    return refused(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django hands it by this name
    """Answer 404."""
    return show(request, NOT_FOUND, HTTPStatus.NOT_FOUND)


def unclear(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django hands it by this name
    """Answer 400."""
    return show(request, UNCLEAR, HTTPStatus.BAD_REQUEST)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500, in the plainest frame, because anything may be broken."""
    return render(request, "errors/broken.html", {"words": BROKEN}, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django hands it by this name
    """Answer a form whose token is missing or old."""
    return show(request, FORGED, HTTPStatus.FORBIDDEN)
