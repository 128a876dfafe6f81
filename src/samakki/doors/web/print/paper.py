"""A sheet of paper on a page: in a language that is chosen there, with what it takes along ticked above it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from samakki.cases.words import SectionShown
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.languages import BY_TAG, LANGUAGES
from samakki.locale import review

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

_SPOKEN: Final = {"zh": "zh-hans"}
_MARK: Final = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that a sheet takes along or leaves out: its name in the address, its words, whether it is ticked."""

    name: str
    value: str
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet is: its template, what it says as told in its own language, what can be chosen of it.

    Each carries who printed it and when; on one that is given to the person, `named` false, a mark stands for the name.
    """

    template: str
    back: str
    told: Callable[[], Mapping[str, Any]]
    ticks: Sequence[Tick] = ()
    care: str = ""
    named: bool = True


def language_asked(request: HttpRequest, usual: str = "") -> str:
    """Give the language that was chosen for a sheet, else a usual one, else that of the reader."""
    for tag in (request.GET.get("language", ""), usual):
        if tag in BY_TAG:
            return tag
    return language_in_use().tag


def spoken(identity: SectionShown) -> str:
    """Give the first language of the person in which there are words of ours; empty when there is none."""
    field = identity.field("languages")
    value = field.heads.value if field else None
    said = [_SPOKEN.get(str(code), str(code)) for code in value] if isinstance(value, list) else []
    return next((tag for tag in said if tag in BY_TAG), "")


def was_chosen(request: HttpRequest) -> bool:
    """Tell whether somebody chose what the sheet takes along, so that what is not ticked is left out."""
    return "chosen" in request.GET


def on_paper(request: HttpRequest, paper: Paper, tag: str) -> HttpResponse:
    """Show a sheet as it will be printed."""
    with translation.override(tag):
        sheet = render_to_string(paper.template, dict(paper.told()))
    seat = cast("HouseRequest", request).seat
    told = {
        "reader": seat.display_name if paper.named else str(seat.by.member or "")[-_MARK:],
        "now": seat.by.clock.now(),
        "sheet": sheet,
        "tag": tag,
        "back": paper.back,
        "ticks": paper.ticks,
        "care": paper.care,
        "languages": [(each.tag, each.own_name) for each in LANGUAGES],
        "unread": not review.is_reviewed(tag),
    }
    return render(request, "print/page.html", told)
