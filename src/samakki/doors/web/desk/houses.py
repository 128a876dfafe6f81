"""What every page of a house does first and last, and what a house refuses, in words."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import case_page
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.deeds import By
from samakki.shelter import queries
from samakki.shelter.words import BedId, BedState, House, HouseId, HouseRefusedError, HouseUnknownError

View = TypeVar("View", bound=Callable[..., HttpResponse])
BED_STATES: Final[Mapping[BedState, Promise]] = {
    BedState.FREE: _("Free"),
    BedState.HELD: _("Held for somebody who is coming"),
    BedState.CLEANING: _("Being made ready"),
    BedState.OUT: _("Out of use"),
}
_REFUSED: Final[Mapping[str, Promise]] = {
    "bed_taken": _("This bed was given to somebody else just now. Choose another."),
    "bed_not_here": _("This bed is not in this house. Choose another."),
    "bed_not_ready": _("This bed is not ready. Say in the house that it is free, or choose another."),
    "bed_in_use": _("Somebody sleeps in this bed. Let them move first."),
    "name_taken": _("There is one of this name already. Give another."),
    "in_a_house": _("One of them stays in a house already. Let them move there, or leave first."),
    "nobody": _("Choose who is received."),
    "not_before": _("This is before they came. Look at the day again."),
    "not_yet": _("This day has not come yet."),
    "stay_ended": _("This stay has ended already. Nothing was changed."),
    "shift_runs": _("A shift runs already; it was taken over by %(who)s."),
    "shift_over": _("This shift is over: %(who)s has taken over. Nothing was signed."),
    "handed_already": _("%(who)s has signed for handing over already. Nothing was signed twice."),
    "not_handed": _("This signature is not yours to take back."),
    "same_hand": _("It takes two: who hands over and who takes over each sign for themselves."),
    "why_needed": _("%(who)s has not signed for handing over. Write why you take over all the same."),
    "no_shift": _("No shift runs. Begin one first."),
    "no_watch": _("Nobody is asked to look in here. Begin that first."),
    "no_alarm": _("The alarm was answered already."),
    "no_answer": _("This answer was taken back already, or another alarm was called since."),
    "alarm_stands": _("An alarm stands. Answer it first."),
    "not_a_watch": _("Choose how often, and for at most 14 days."),
}


def house_page(view: View) -> View:
    """Let a page answer 404 alike for no house, another agency's house, and a bed or stay that is not there."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except HouseUnknownError:
            raise Http404 from None

    return case_page(cast("View", shown))


def refused_words(by: By, refused: HouseRefusedError | WordsRefusedError) -> str:
    """Say what is refused, who was before, and what to do."""
    if isinstance(refused, WordsRefusedError):
        return refusal_words(refused)
    name = who(names_for(by), refused.who) if refused.who else gettext("a colleague")
    return str(_REFUSED[refused.code]) % {"who": name}


def wrong(by: By, refused: HouseRefusedError | WordsRefusedError | None) -> dict[str, Any]:
    """Give what a page says of what was refused: the list above the form, and the words beside the field."""
    if refused is None:
        return {"wrong": [], "errors": {}}
    words = refused_words(by, refused)
    return {"wrong": [(f"id_{refused.about}", words)], "errors": {refused.about: words}}


def pressed(
    request: HttpRequest, buttons: Mapping[str, tuple[Callable[..., object], Promise]], *about: object
) -> HouseRefusedError | WordsRefusedError | None:
    """Do what the pressed button does with these, and say so; give what was refused. An unknown button is no page."""
    act, words = buttons.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise Http404
    try:
        act(*about)
    except (HouseRefusedError, WordsRefusedError) as refused:
        return refused
    messages.success(request, str(words))
    return None


def house_of(by: By, house: UUID) -> House:
    """Give a house of the own agency; raises Http404."""
    found = next((each for each in queries.houses(by) if each.id == house), None)
    if found is None:
        raise Http404
    return found


def bed_id(text: str) -> BedId | None:
    """Read a bed's id; None for anything else."""
    try:
        return BedId(UUID(text))
    except ValueError:
        return None


def house_id(text: str) -> HouseId | None:
    """Read a house's id; None for anything else."""
    try:
        return HouseId(UUID(text))
    except ValueError:
        return None


def free_beds(by: By, house: HouseId) -> list[tuple[str, str]]:
    """Give the beds that can be slept in at once, and that somebody may wait for one."""
    beds = [each for each in queries.house_plan(by, house).beds if each.free]
    held = gettext("held")
    named = [
        (
            str(each.bed.id),
            f"{each.bed.room} · {each.bed.name}" + (f" ({held})" if each.bed.state is BedState.HELD else ""),
        )
        for each in beds
    ]
    return [*named, ("", gettext("No bed yet: beside a relative, or on a mattress"))]
