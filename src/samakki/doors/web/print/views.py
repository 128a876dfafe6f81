"""The plan for the person, and the summary of a case, as they go on paper; each printing is recorded as a reading."""

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.assistance import queries
from samakki.cases import actions as cases
from samakki.cases.words import Sheet, SheetRead
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import today_here
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.plan.panels import plan_panels
from samakki.doors.web.print.paper import Paper, Tick, language_asked, on_paper, spoken, was_chosen
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import RECORD, Section

if TYPE_CHECKING:
    from samakki.access.words import Seat
    from samakki.doors.web.front.seat import HouseRequest

_FIRST: Final = (Section.ADMINISTRATION,)


@require_safe
@case_page
def plan(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the plan as a sheet for the person, in their language; what might betray them is left out unless ticked."""
    by = by_of(request)
    read = cases.read_sheet(by, case, [Section.ADMINISTRATION, Section.IDENTITY], Sheet.PRINTED_PLAN)
    taken = {name: name in request.GET for name in ("name", "words", "refused")}
    ticks = [
        Tick("name", "yes", gettext("The person's name, and ours"), taken["name"]),
        Tick("words", "yes", gettext("What the person said to each line"), taken["words"]),
        Tick("refused", "yes", gettext("What is not wanted, done or left"), taken["refused"]),
    ]

    def told() -> dict[str, Any]:
        opened = queries.plan_of(by, read.of(Section.ADMINISTRATION))
        return {
            "plan": plan_panels(names_for(by), opened),
            "taken": taken,
            "name": desk.head(read.row)["name"],
            "agency": _seat(request).agency_name,
            "now": by.clock.now(),
        }

    care = gettext("Who finds this paper reads it. Ask where it can be kept; give none where it endangers.")
    paper = Paper("print/plan_sheet.html", reverse("plan", args=[case]), told, ticks, care, named=False)
    return on_paper(request, paper, language_asked(request, spoken(read.of(Section.IDENTITY))))


@require_safe
@case_page
def summary(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show a case in short as a sheet: only the sections that are ticked are opened and printed."""
    by = by_of(request)
    asked = [each for each in Section if each.value in request.GET.getlist("section")]
    wanted = asked if was_chosen(request) else list(_FIRST)
    read = cases.read_sheet(by, case, [*wanted, Section.ADMINISTRATION], Sheet.PRINTED_SUMMARY)
    named = "name" in request.GET or not was_chosen(request)
    ticks = [
        Tick("name", "yes", gettext("Name"), named),
        *(Tick("section", each.value, gettext(RECORD[each].label), each in wanted) for each in Section),
    ]

    def told() -> dict[str, Any]:
        names = names_for(by)
        opened = queries.plan_of(by, read.of(Section.ADMINISTRATION))
        shown = [read.of(section) for section in wanted]
        return {
            "head": desk.head(read.row),
            "named": named,
            "pseudonym": read.row.pseudonym if read.row.called or not named else "",
            "told_above": {"plan", "appointments", "step", "steps", "letters", "reviews", "pseudonym", "called"},
            "worker": who(names, read.row.worker) if read.row.worker else "",
            "plan": plan_panels(names, opened),
            "step": _step(read),
            "appointments": _coming(by, read),
            "sections": desk.sections(names, shown),
            "agency": _seat(request).agency_name,
            "printed_by": _seat(request).display_name,
            "now": by.clock.now(),
        }

    care = gettext("Tick only what the reader needs. What was written closed stays closed on paper.")
    paper = Paper("print/summary_sheet.html", reverse("case", args=[case]), told, ticks, care)
    return on_paper(request, paper, language_asked(request))


def _seat(request: HttpRequest) -> "Seat":
    return cast("HouseRequest", request).seat


def _step(read: SheetRead) -> str:
    field = read.of(Section.ADMINISTRATION).field("step")
    value = field.heads.value if field else None
    return gettext(dict(field.field.codes)[value]) if field and value in dict(field.field.codes) else ""


def _coming(by: By, read: SheetRead) -> list[dict[str, str]]:
    """Give the appointments that are still planned: what for, on which day; never where, which a paper may betray."""
    field = read.of(Section.ADMINISTRATION).field("appointments")
    if field is None:
        return []
    told = [{part.field.name: part.heads.value for part in row.parts} for row in field.standing]
    today = today_here(by).isoformat()
    kept = [each for each in told if each["state"] in {None, "planned"} and str(each["day"] or "") >= today]
    return sorted(
        ({name: str(each[name] or "") for name in ("what", "day", "time")} for each in kept), key=lambda one: one["day"]
    )
