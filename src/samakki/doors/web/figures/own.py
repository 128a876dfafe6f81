"""A figure that somebody puts together: crossed by what they choose, of whom they choose, under a name of its own."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.databook import actions, queries
from samakki.databook.words import CROSSABLE, MOST_CROSSED, BookRefusedError, BookWrong, Definition, Wanted
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures.dimensions import label_of, said
from samakki.doors.web.figures.wording import KIND_TEXTS, REFUSED
from samakki.facts.words import codes_of
from samakki.kernel.actors import agency_of

_BOXES: Final = {
    BookWrong.NO_TITLE: "title",
    BookWrong.UNFIT_WORDS: "title",
    BookWrong.TITLED_ALREADY: "title",
    BookWrong.TOO_MANY_OWN: "title",
    BookWrong.NO_SUCH_CODE: "codes",
}
_CROSSED: Final = tuple(f"by{place}" for place in range(1, MOST_CROSSED + 1))


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask what a figure counts; a POST defines it, or defines anew the one that `of` names."""
    by = by_of(request)
    owner = agency_of(by, "databook.own_figures")
    standing = _standing(queries.own_figures(by, owner), request.GET.get("of", ""))
    among = request.GET.get("among", standing.only[0][0] if standing and standing.only else "")
    among = among if among in CROSSABLE else ""
    typed = request.POST if request.method == "POST" else None
    chosen = typed.getlist("codes") if typed is not None else _codes(standing, among)
    wanted = _typed(request, among, chosen) if typed is not None else _said(standing)
    wrong: list[tuple[str, str]] = []
    if typed is not None:
        try:
            name = actions.define_figure(by, owner, wanted, standing.name if standing else "")
        except BookRefusedError as refused:
            wrong = [(_BOXES.get(refused.why, "by1"), str(REFUSED[refused.why]))]
        else:
            messages.success(request, gettext("It is counted from now on."))
            return redirect("figure", name)
    told = _told(wanted, among, chosen, wrong) | {"of": standing.name if standing else ""}
    return render(request, "figures/own.html", told, status=422 if wrong else 200)


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Let go of a figure that was told to nobody."""
    by, name = by_of(request), request.POST.get("of", "")
    try:
        actions.drop_figure(by, agency_of(by, "databook.drop_figure"), name)
    except BookRefusedError as refused:
        messages.error(request, str(REFUSED[refused.why]))
        return redirect("figures") if refused.why is BookWrong.NO_SUCH_FIGURE else redirect("figure", name)
    messages.success(request, gettext("It is counted no more. Nobody was told of it."))
    return redirect("figures")


def _standing(own: tuple[Definition, ...], name: str) -> Definition | None:
    found = next((one for one in own if one.name == name), None)
    if name and found is None:
        raise Http404
    return found


def _codes(standing: Definition | None, among: str) -> list[str]:
    return list(dict(standing.only).get(among, ())) if standing else []


def _said(standing: Definition | None) -> Wanted:
    return Wanted(standing.title, standing.by, standing.only) if standing else Wanted("", ())


def _typed(request: HttpRequest, among: str, codes: list[str]) -> Wanted:
    by = tuple(filter(None, (request.POST.get(box, "") for box in _CROSSED)))
    return Wanted(" ".join(request.POST.get("title", "").split()), by, ((among, tuple(codes)),) if among else ())


def _told(wanted: Wanted, among: str, chosen: list[str], wrong: list[tuple[str, str]]) -> dict[str, Any]:
    labels = sorted(((name, label_of(name)) for name in CROSSABLE), key=lambda one: one[1])
    boxes = [*wanted.by, *([""] * MOST_CROSSED)][:MOST_CROSSED]
    return {
        "title": wanted.title,
        "boxes": [(name, value, place == 0) for place, (name, value) in enumerate(zip(_CROSSED, boxes, strict=True))],
        "dimensions": [("", gettext("nothing")), *labels],
        "everybody": [("", gettext("everybody")), *labels],
        "among": among,
        "among_label": label_of(among) if among else "",
        "codes": [(code, said(among, code)) for code in (*codes_of(among), *KIND_TEXTS)] if among else [],
        "chosen": chosen,
        "wrong": wrong,
        "errors": dict(wrong),
    }
