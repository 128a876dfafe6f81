"""Asking, read together with the person: plain words, one question at a time, and a no as easy as a yes."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import CONSENTS, ConsentsOpened, WordsRefusedError
from samakki.consent import queries
from samakki.consent.words import About, ConsentText, TermsRefusedError
from samakki.doors.web.consent import asking
from samakki.doors.web.consent.wording import (
    ABOUT,
    Called,
    members_in,
    read_by_name,
    sections_told,
    span_words,
    staff_called,
    terms_refused,
    uses_told,
)
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.kernel.languages import LANGUAGES
from samakki.sections.words import Section, field_named

_LAST: Final = "how"
_STEP_OF: Final = {name: step for step, names in asking.NAMES.items() for name in names} | {"text": "read"}


@require_http_methods(["GET", "POST"])
@case_page
def ask(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show one question; a POST brings its answer and leads to the next, or writes the yes, the no, the not yet."""
    by = by_of(request)
    opened = actions.open_consents(by, case)
    about = _about(request)
    if request.method != "POST":
        return _page(request, opened, about, asking.QUESTIONS[about][0])
    _find_staff(request, by)
    step, done = request.POST.get("step", ""), request.POST.get("do", "next")
    if step not in asking.QUESTIONS[about]:
        raise BadRequest(step)
    match done:
        case "show":
            return _page(request, opened, about, step)
        case "back":
            return _page(request, opened, about, asking.question_after(about, step, back=True))
        case "no" | "later" | "save":
            return _write(request, opened, about, done)
    wrong = asking.lacking(step, about, request.POST, timezone.localdate(by.clock.now()))
    if wrong:
        return _page(request, opened, about, step, wrong)
    return _page(request, opened, about, asking.question_after(about, step))


def _find_staff(request: HttpRequest, by: By) -> None:
    """Put who was typed by their whole name in the place of who was chosen; who is not found is asked for again."""
    found = staff_called(by, typed) if (typed := request.POST.get("staff", "").strip()) else None
    if found is not None:
        posted = request.POST.copy()
        posted["recipient"], posted["staff"] = f"{found.kind.value}:{found.named}", ""
        request.POST = posted  # type: ignore[assignment]  # who was typed stands there as if chosen


def _about(request: HttpRequest) -> About:
    told = request.POST if request.method == "POST" else request.GET
    try:
        return About(told.get("about", About.SHARING.value))
    except ValueError:
        raise BadRequest(told.get("about", "")) from None


def _write(request: HttpRequest, opened: ConsentsOpened, about: About, done: str) -> HttpResponse:
    by, case = by_of(request), opened.row.case
    text = _text(request, by, about)
    read = text.hash if text and done == "save" else ""
    asked = asking.asked_in(about, request.POST, read, by.clock.now())
    ways = {"save": actions.give_consent, "no": actions.refuse_consent, "later": actions.ask_consent}
    try:
        row = ways[done](by, case, asked)
    except (TermsRefusedError, WordsRefusedError) as refused:
        name, words = terms_refused(refused)
        step = _STEP_OF.get(name, _LAST)
        step = step if step in asking.QUESTIONS[about] else _LAST
        return _page(request, opened, about, step, {name: words})
    if done == "save":
        return redirect("consent-one", case, row)
    messages.success(request, gettext("Written down. Nothing else changes."))
    return redirect("consent", case)


def _text(request: HttpRequest, by: By, about: About) -> ConsentText | None:
    return queries.text_named(by, about.value, _tongue(request))


def _tongue(request: HttpRequest) -> str:
    told = request.POST if request.method == "POST" else request.GET
    return asking.tongue(told.get("lang", ""), language_in_use().tag)


def _page(
    request: HttpRequest, opened: ConsentsOpened, about: About, step: str, wrong: dict[str, str] | None = None
) -> HttpResponse:
    by, tag = by_of(request), _tongue(request)
    text = _text(request, by, about)
    with translation.override(tag):
        listed = asking.QUESTIONS[about]
        told = {
            "case": opened.row.case,
            "about": about.value,
            "title": ABOUT[about],
            "step": step,
            "place": listed.index(step) + 1,
            "places": len(listed),
            "first": step == listed[0],
            "question": f"consent/questions/{step}.html",
            "riding": asking.riding(about, step, request.POST),
            "tag": tag,
            "languages": [(each.tag, each.own_name) for each in LANGUAGES],
            "text": text,
            "lines": text.body.splitlines() if text else [],
            "draft": text is not None and text.signed_at is None,
            "offered": text is not None and queries.may_be_read(by, text),
            "wrong": [(f"id_{name}", words) for name, words in (wrong or {}).items()],
            "errors": wrong or {},
            "said": _said(request, by, tag),
            **_question(request, opened, about, step),
        }
        return render(request, "consent/ask.html", told, status=422 if wrong else 200)


def _said(request: HttpRequest, by: By, tag: str) -> dict[str, Any]:
    """Give what was typed so far; who explains it is who sits there, in the language that is shown."""
    own = names_for(by).get(by.member, "") if by.member else ""
    usual = {"explained_by": own, "language": tag.partition("-")[0], "until": "90"}
    typed = {name: request.POST.get(name) for names in asking.NAMES.values() for name in names}
    many = {name: request.POST.getlist(name) for name in ("section", "entry", "use")}
    return usual | {name: words for name, words in typed.items() if words is not None} | many


def _question(request: HttpRequest, opened: ConsentsOpened, about: About, step: str) -> dict[str, Any]:
    """Give what one question needs besides."""
    by = by_of(request)
    match step:
        case "who":
            named = asking.recipients(about, opened, Called(by), read_by_name(by))
            return {"recipients": named, "excluded": bool(opened.never), "sharing": about is About.SHARING}
        case "parts":
            return {
                "sections": sections_told(Section),
                "entries": [
                    {
                        "value": f"{one.section.value}:{one.entry}",
                        "section": desk.section_words(one.section),
                        "when": one.when,
                    }
                    for one in opened.closed
                ],
            }
        case "uses":
            return {"uses": asking.use_choices()}
        case "until":
            days = [(str(span), span_words(span)) for span in asking.SPANS]
            return {"spans": [*days, ("day", gettext("Until a day that I write"))]}
        case "read":
            return {"summary": _summary(request, by, about)}
    return {"areas": [("", "-"), *_codes("area")]} if step == "matter" else _how(opened)


def _summary(request: HttpRequest, by: By, about: About) -> dict[str, Any]:
    """Say in short what would be shared with whom."""
    terms = asking.terms_in(about, request.POST, by.clock.now()) if "who" in asking.QUESTIONS[about] else None
    if terms is None:
        return {"what": request.POST.get("what", "")}
    return {
        "who": Called(by, members_in(terms.recipient)).recipient(terms.recipient),
        "sections": sections_told(terms.sections),
        "entries": len(terms.entries),
        "uses": uses_told(terms.uses),
        "since": terms.since,
        "until": asking.last_day(request.POST, timezone.localdate(by.clock.now())),
    }


def _how(opened: ConsentsOpened) -> dict[str, Any]:
    return {
        "hows": _codes("how"),
        "views": _codes("child_view"),
        "tongues": [(each.tag.partition("-")[0], each.own_name) for each in LANGUAGES],
        "is_child": opened.is_child,
        "asks_age": opened.is_child is None,
    }


def _codes(name: str) -> list[tuple[str, str]]:
    part = field_named(Section.ADMINISTRATION, CONSENTS).part(name)
    return [(code, gettext(words)) for code, words in part.codes] if part else []
