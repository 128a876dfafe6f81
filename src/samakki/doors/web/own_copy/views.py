"""The person's own copy: read through first, then printed, or handed out as a file sealed under words."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import queries as assistance
from samakki.cases.actions import read_own_copy
from samakki.cases.words import CHOSEN, KEPT_BACK_TEXTS, KeptBack, OwnCopy
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.front.dates import moment
from samakki.doors.web.front.frame import language_in_use
from samakki.doors.web.own_copy.data import copy_data
from samakki.doors.web.own_copy.telling import copy_told, entry_id
from samakki.doors.web.print.paper import Paper, Tick, language_asked, on_paper, spoken
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId
from samakki.kernel.languages import BY_TAG, LANGUAGES
from samakki.sections.words import Section
from samakki.shelter import queries as shelter
from samakki.transfers import actions as transfers
from samakki.transfers.words import WordsUnfitError

if TYPE_CHECKING:
    from django.http import QueryDict

    from samakki.doors.web.front.seat import HouseRequest

_NAMES: Final = {KeptBack.OTHER_PERSON: "other", KeptBack.DANGER: "danger", KeptBack.PROFESSION: "profession"}
Chosen = Mapping[EntryId, KeptBack]


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Read everything through and tick what is left out; a POST leads to the paper, or hands the sealed file out."""
    by = by_of(request)
    if request.method == "POST":
        if request.POST.get("do") == "file":
            return _file(request, by, case)
        told = [(_NAMES[why], str(entry)) for entry, why in _chosen(request.POST).items()]
        tag = request.POST.get("language", "")
        asked = urlencode([("language", tag if tag in BY_TAG else ""), *told])
        return redirect(f"{reverse('own-copy-paper', args=[case])}?{asked}")
    copy = read_own_copy(by, case)
    shown = {
        "case": case,
        "head": desk.head(copy.row),
        "copy": copy_told(by, copy, _agency(request)),
        "choices": [(_NAMES[why], KEPT_BACK_TEXTS[why]) for why in CHOSEN],
        "languages": [(each.tag, each.own_name) for each in LANGUAGES],
        "tag": _language(copy) or language_in_use().tag,
        "words": transfers.words_for_copy(by, case),
    }
    return render(request, "own_copy/page.html", shown)


@require_safe
@case_page
def paper(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the copy as it will be printed; what was ticked on the page before is left out."""
    by, chosen = by_of(request), _chosen(request.GET)
    copy = read_own_copy(by, case, chosen)
    when = {one.entry: one.moment for one in copy.entries}
    ticks = [
        Tick(_NAMES[why], str(entry), _left_out(when.get(entry), why), ticked=True) for entry, why in chosen.items()
    ]
    care = gettext("Who finds this paper knows everything. Ask where it can be kept; give none where it endangers.")
    sheet = Paper(
        "own_copy/sheet.html",
        reverse("own-copy", args=[case]),
        lambda: copy_told(by, copy, _agency(request)),
        ticks,
        care,
        named=False,
    )
    return on_paper(request, sheet, language_asked(request, _language(copy)))


def _file(request: HttpRequest, by: By, case: FileId) -> HttpResponse:
    """Hand out what stands on the paper, as a page and as data, in one file that the words open."""
    copy = read_own_copy(by, case, _chosen(request.POST))
    asked = request.POST.get("language", "")
    tag = asked if asked in BY_TAG else (_language(copy) or language_in_use().tag)
    with translation.override(tag):
        told = copy_told(by, copy, _agency(request))
        dues, stays = assistance.dues_of_case(by, case), shelter.past_stays_of(by, case)
        page = render_to_string("own_copy/document.html", told | {"tag": tag})
        data = json.dumps(copy_data(copy, tag, dues, stays), ensure_ascii=False, indent=2, default=str)
    files = {"copy.html": page.encode(), "copy.json": data.encode()}
    try:
        given = transfers.seal_copy(by, case, files, request.POST.get("words", ""))
    except WordsUnfitError as unfit:
        raise BadRequest from unfit
    name = f'attachment; filename="{given.name}"'
    return HttpResponse(given.content, content_type="application/zip", headers={"Content-Disposition": name})


def _chosen(told: "QueryDict") -> dict[EntryId, KeptBack]:
    found = {}
    for why, name in _NAMES.items():
        for text in told.getlist(name):
            entry = entry_id(text)
            if entry is None:
                raise BadRequest(name)
            found[EntryId(entry)] = why
    return found


def _language(copy: OwnCopy) -> str:
    identity = next(one for one in copy.sections if one.words.section is Section.IDENTITY)
    return spoken(identity)


def _left_out(when: Any, why: KeptBack) -> str:
    day = moment(when, language_in_use(), "day") if when else ""
    return gettext("Left out, of %(day)s: %(why)s") % {"day": day, "why": KEPT_BACK_TEXTS[why]}


def _agency(request: HttpRequest) -> str:
    return cast("HouseRequest", request).seat.agency_name
