"""Letters of a case: written, numbered, printed with lines to sign; and the register of the agency's numbers."""

from typing import TYPE_CHECKING, Any, Final, cast

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import actions, queries
from samakki.assistance.words import LetterShown, LettersOpened, LetterState
from samakki.cases.words import Sheet, WordsRefusedError
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import today_here
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.front.frame import language_in_use
from samakki.doors.web.print.paper import Paper, language_asked, on_paper
from samakki.kernel.ids import FileId
from samakki.kernel.languages import LANGUAGES

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

_TYPED: Final = ("language", "to_whom", "about", "words", "signed_by")
_STATES: Final = {
    LetterState.WRITTEN: gettext_noop("Written"),
    LetterState.SENT: gettext_noop("Sent"),
    LetterState.VOID: gettext_noop("Not sent"),
}
_YEAR_SIGNS: Final = 4


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """List the letters of a case and write one; a POST keeps it under the next number, or says how far one is."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, case, {})
    if "state" in request.POST:
        _say_how_far(request, case)
        return redirect("letters", case)
    typed = {name: request.POST.get(name, "") for name in _TYPED}
    try:
        row = actions.write_letter(by, case, {name: said for name, said in typed.items() if said.strip()})
    except WordsRefusedError as refused:
        return _page(request, case, typed, refused)
    return redirect("letter", case, row)


@require_safe
@case_page
def letter(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show a letter as it will be printed: number, day, to whom, about what, and lines to sign on."""
    by = by_of(request)
    opened = actions.open_letters(by, case, Sheet.PRINTED_LETTER)
    found = next((each for each in opened.letters if each.row == row), None)
    if found is None:
        raise Http404
    kept = found.parts.get("language", "")

    def told() -> dict[str, Any]:
        signed = [line.strip() for line in found.parts.get("signed_by", "").splitlines() if line.strip()]
        return {
            "letter": found.parts,
            "agency": cast("HouseRequest", request).seat.agency_name,
            "signed": signed or [""],
            "void": found.state == LetterState.VOID,
        }

    paper = Paper("print/letter_sheet.html", reverse("letters", args=[case]), told)
    return on_paper(request, paper, language_asked(request, "zh-hans" if kept == "zh" else kept))


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the numbers of a year's letters: day, case and who wrote each; what they say lies in the cases."""
    by = by_of(request)
    asked, years = request.GET.get("year", ""), queries.years_of_letters(by)
    this = today_here(by).year
    year = int(asked) if asked.isdecimal() and len(asked) == _YEAR_SIGNS else (years[0] if years else this)
    names = names_for(by)
    listed = [
        {"number": str(each.number), "on": each.on.isoformat(), "case": each.case, "mark": str(each.case)[-6:]}
        | {"row": each.row, "who": who(names, each.written_by)}
        for each in queries.letters_of_year(by, year)
    ]
    return render(request, "print/register.html", {"letters": listed, "year": year, "years": years})


def _say_how_far(request: HttpRequest, case: FileId) -> None:
    try:
        state = LetterState(request.POST["state"])
    except ValueError:
        raise BadRequest(request.POST["state"]) from None
    actions.say_how_far(by_of(request), case, request.POST.get("row", ""), state)


def _page(
    request: HttpRequest, case: FileId, typed: dict[str, str], refused: WordsRefusedError | None = None
) -> HttpResponse:
    opened: LettersOpened = actions.open_letters(by_of(request), case)
    words = refusal_words(refused) if refused else ""
    own = cast("HouseRequest", request).seat.display_name
    told = {
        "case": case,
        "head": desk.head(opened.row),
        "letters": [_line(each) for each in opened.letters],
        "typed": {"signed_by": own, "language": language_in_use().tag} | typed,
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
        "languages": [(each.tag.partition("-")[0], each.own_name) for each in LANGUAGES],
    }
    return render(request, "print/letters.html", told, status=422 if refused else 200)


def _line(each: LetterShown) -> dict[str, Any]:
    state = LetterState(each.state) if each.state in set(LetterState) else LetterState.WRITTEN
    return {
        "row": each.row,
        "number": each.number,
        "day": each.parts.get("day", ""),
        "to_whom": each.parts.get("to_whom", "").partition("\n")[0],
        "about": each.parts.get("about", ""),
        "state": gettext(_STATES[state]),
        "unsent": each.is_unsent,
    }
