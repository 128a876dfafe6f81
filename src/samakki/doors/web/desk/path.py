"""The path of a case, ready to be drawn: each of the ten steps with how it stands, what it is for, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import Doubt, FourWays, How, Path, Step, StepDoubtedError, Stride
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.telling import date_words
from samakki.sections.words import BY_NAME, Section

ORDER: Final = tuple(Step)
PURPOSES: Final[Mapping[Step, Promise]] = {
    Step.IDENTIFICATION: _("To find out together what happened, without haste, and whether protection is due."),
    Step.CRISIS_INTERVENTION: _("To be safe today: a place, a doctor, food, somebody who understands the language."),
    Step.REFERRAL: _("To bring the person to those who can help, if the person agrees, and to see that they arrive."),
    Step.RECEPTION: _("To arrive: who receives the person, what is explained, what belongs to whom."),
    Step.CASE_PLANNING: _("To make a plan with the person: what they want, what will be done, by whom, until when."),
    Step.ASSESSMENT: _("To look closer, as often as needed: health, safety, family, law, skills and wishes."),
    Step.RECOVERY: _("To get well and strong at the person's own pace, with the help that they choose."),
    Step.REINTEGRATION: _("To begin the life that the person chose: place, work, school, people."),
    Step.FOLLOW_UP: _("To ask how it goes, in the way agreed, for a year or longer."),
    Step.CLOSURE: _("To end well: agreed with the person, who knows how to come back."),
}
_HOW: Final[Mapping[How, Promise]] = {
    How.ENTERED: _("Entered"),
    How.SKIPPED: _("Left out"),
    How.AGAIN: _("Entered again"),
    How.REOPENED: _("Reopened"),
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One of the ten steps as it is drawn: `stands` is now, past, skipped or ahead."""

    step: str
    number: int
    label: str
    stands: str
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class StrideShown:
    """One line of the path in words; `undo` says that it can be taken back with one press."""

    row: str
    label: str
    how: str
    skipped: bool
    day: str
    place: str
    reason: str
    who: str
    when: datetime


def step_words(step: Step, *, of_trafficking: bool = True) -> str:
    """Name a step in the reader's language, by the name that everybody in the field knows.

    Who came for violence or a lost home is called no victim of anything: the first step is then named plainly.
    """
    if step is Step.IDENTIFICATION and not of_trafficking:
        return gettext("Identification")
    return gettext(dict(BY_NAME[Section.ADMINISTRATION, "step"].codes)[step.value])


def ways_words(ways: FourWays) -> str:
    """Say how a case stands: identified or not, assisted or not; of what is no case of trafficking, only the help."""
    assisted = gettext("assisted") if ways.assisted else gettext("not assisted")
    if not ways.of_trafficking:
        return assisted
    return f"{gettext('identified') if ways.identified else gettext('not identified')}, {assisted}"


def drawn(path: Path, order: Sequence[Step] = ORDER, *, of_trafficking: bool = True) -> dict[str, Any]:
    """Give what the path of a case is drawn from; of what is no case of trafficking, without a word of it."""
    following = next_step(path, order)
    last = path.last
    return {
        "dots": [_dot(path, step, number, of_trafficking=of_trafficking) for number, step in enumerate(order, 1)],
        "now": step_words(path.now, of_trafficking=of_trafficking) if path.now else "",
        "since": date_words(str(last.day)) if last and last.day else "",
        "purpose": str(PURPOSES[path.now]) if path.now else "",
        "next": step_words(following) if following else "",
        "next_step": following.value if following else "",
        "torn": path.torn,
        "base": ",".join(str(stamp) for stamp in path.base),
        "last_row": last.row if last else "",
        "choices": [(step.value, step_words(step, of_trafficking=of_trafficking)) for step in order],
    }


def next_step(path: Path, order: Sequence[Step] = ORDER) -> Step | None:
    """Give the step that usually comes after the one where a case is; the first where it is at none."""
    if path.now is None:
        return order[0]
    after = order[order.index(path.now) + 1 :] if path.now in order else ()
    return after[0] if after else None


def doubt_words(path: Path, doubted: StepDoubtedError) -> str:
    """Ask once more about a day that looks odd."""
    if doubted.doubt is Doubt.AHEAD:
        return gettext("This day lies ahead. Is it right?")
    asked = gettext("This day lies before the last step (%(step)s, %(day)s). Lives are untidy: what is true?")
    return asked % {"day": date_words(doubted.last), "step": step_words(path.now) if path.now else ""}


def strides(names: Names, path: Path) -> list[StrideShown]:
    """Give every line of the path in words, the newest first."""
    return [_stride(names, one) for one in reversed(path.strides)]


def _stride(names: Names, one: Stride) -> StrideShown:
    return StrideShown(
        row=one.row,
        label=step_words(one.step),
        how=str(_HOW[one.how]),
        skipped=one.how is How.SKIPPED,
        day=date_words(str(one.day)) if one.day else "",
        place=one.place,
        reason=one.reason,
        who=who(names, one.head.author),
        when=one.head.stamp.moment(),
    )


def _dot(path: Path, step: Step, number: int, *, of_trafficking: bool) -> Dot:
    taken = [one for one in path.of(step) if one.how is not How.SKIPPED]
    day = taken[-1].day if taken else None
    if path.now is step:
        stands, words = "now", gettext("now")
    elif taken:
        stands, words = "past", gettext("done so far")
    elif path.of(step):
        stands, words = "skipped", gettext("left out")
    else:
        stands, words = "ahead", gettext("not yet")
    label, when = step_words(step, of_trafficking=of_trafficking), date_words(str(day)) if day else ""
    return Dot(step.value, number, label, stands, words, when)
