"""A case and what an action needs to find there, so that each action can be done once, on its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from samakki.assistance import actions, queries
from samakki.assistance.words import AwayId, DueId, DueKind, DueState, LetterState, ReviewAbout, ReviewId
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Brought, Came, Leading, LineKind, Move, Question, RestrictWhy, RowSet, Step
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.test_letters import TOLD as LETTER
from tests.assistance.test_stories import TONGUE
from tests.cases.conftest import DARA, MALI, Staff
from tests.cases.test_announcing import NOTICE

ADMIN, ID, FAMILY = Section.ADMINISTRATION, Section.IDENTITY, Section.FAMILY
Act = Callable[[By], object]


@dataclass
class Place:
    """A case of Dara's, with what an action needs to find there; every step to it is one that people take."""

    staff: Staff
    case: FileId
    other: FileId

    @property
    def by(self) -> By:
        return self.staff.mali

    def row(self, field: str = "plan", section: Section = ADMIN, **told: str) -> str:
        return cases.write_row(
            self.staff.dara, self.case, section, field, "", {part: Told([said]) for part, said in told.items()}
        )

    def due(self) -> DueId:
        row = self.row("follow_ups", due="2026-03-10")
        return next(due.id for due in queries.dues_of_case(self.by, self.case) if due.row == row)

    def limit(self) -> DueId:
        cases.move_step(self.staff.dara, self.case, Move(Step.IDENTIFICATION))
        return next(due.id for due in queries.dues_of_case(self.by, self.case) if due.kind is DueKind.LIMIT)

    def alarm(self) -> DueId:
        return actions.raise_alarm(self.staff.dara, self.case, "DEMO: he is at the door")

    def note(self) -> Any:
        return cases.write_note(self.by, [self.case], "DEMO: she slept")[0]

    def review(self) -> ReviewId:
        return actions.ask_review(self.staff.dara, self.case, ReviewAbout.PLAN, "DEMO: is this enough?")

    def away(self) -> Any:
        return actions.go_away(self.staff.dara, "", "2026-03-07", MALI)

    def story(self, *, asked: bool = False) -> Any:
        by = self.staff.dara
        row = actions.begin_story(by, self.case, [], TONGUE)
        actions.change_story(by, self.case, replace(self.stood(row), title="DEMO", words="DEMO: she sews"), TONGUE)
        if asked:
            actions.ask_for_look(by, self.case, row, self.stood(row).seen)
        return self.stood(row)

    def stood(self, row: str) -> Any:
        return actions.open_stories(self.by, self.case).of(row)

    def line(self) -> str:
        return actions.write_action(self.staff.dara, self.case, "", {"action": Told(["DEMO: school"])})


def given(place: Place) -> Act:
    given = actions.give_due(place.staff.dara, [place.due()], MALI)
    return lambda by: actions.give_back(by, given)


def settled(place: Place) -> Act:
    done = actions.settle(place.by, [place.limit()], DueState.DONE)
    return lambda by: actions.undo(by, done)


def handed(place: Place) -> Act:
    handed = actions.hand_cases(place.staff.dara, [place.case], MALI, DARA)
    return lambda by: actions.hand_back(by, handed)


def closed(place: Place) -> Act:
    closed = actions.close_case(place.by, place.case, {})
    return lambda by: actions.undo_closing(by, place.case, closed)


def reopened(place: Place) -> Act:
    actions.close_case(place.by, place.case, {})
    return lambda by: actions.reopen_case(by, place.case, "DEMO: she came back")


def closed_again(place: Place) -> Act:
    actions.close_case(place.by, place.case, {})
    opened = actions.reopen_case(place.by, place.case, "DEMO: she came back")
    return lambda by: actions.undo_reopening(by, place.case, opened)


def answered(place: Place) -> Act:
    review = place.review()
    actions.sign_off(place.by, review)
    return lambda by: actions.undo_answer(by, review)


def seen(place: Place) -> Act:
    review = actions.ask_review(place.by, place.case, ReviewAbout.PLAN, "DEMO: is this enough?")
    actions.sign_off(place.staff.dara, review)
    return lambda by: actions.see_answer(by, review)


def own_review(place: Place) -> Act:
    review = actions.ask_review(place.by, place.case, ReviewAbout.PLAN, "DEMO: is this enough?")
    return lambda by: actions.take_review_back(by, review)


def own_review_again(place: Place) -> Act:
    review = actions.ask_review(place.by, place.case, ReviewAbout.PLAN, "DEMO: is this enough?")
    actions.take_review_back(place.by, review)
    return lambda by: actions.ask_again(by, review)


def restricted(place: Place) -> Act:
    cases.restrict_case(place.by, place.case, RestrictWhy.DISPUTED)
    return lambda by: cases.lift_restriction(by, place.case)


def own_alarm(place: Place) -> Act:
    alarm = actions.raise_alarm(place.by, place.case, "DEMO: he is at the door")
    return lambda by: actions.take_alarm_back(by, [alarm])


def away_again(act: Callable[[By, AwayId], None]) -> Callable[[Place], Act]:
    def ended(place: Place) -> Act:
        away = place.away()
        actions.come_back(place.staff.dara, away)
        return lambda by: act(by, away)

    return ended


def letter(place: Place) -> Act:
    row = actions.write_letter(place.by, place.case, LETTER)
    return lambda by: actions.say_how_far(by, place.case, row, LetterState.SENT)


def changed(place: Place) -> Act:
    story = place.story()
    return lambda by: actions.change_story(by, place.case, replace(story, words="DEMO: she sings"), TONGUE)


def looked(place: Place) -> Act:
    story = place.story()
    return lambda by: actions.ask_for_look(by, place.case, story.row, story.seen)


def released(place: Place) -> Act:
    story = place.story(asked=True)
    return lambda by: actions.release_story(by, place.case, story.row, story.seen, TONGUE)


def returned(place: Place) -> Act:
    story = place.story(asked=True)
    return lambda by: actions.return_story(by, place.case, story.row, "DEMO: the river")


def on_line(act: Callable[[By, FileId, str], object], before: Callable[..., object] | None = None) -> Any:
    def begun(place: Place) -> Act:
        row = place.line()
        if before:
            before(place.by, place.case, row)
        return lambda by: act(by, place.case, row)

    return begun


def on_row(act: Callable[..., object], *more: object, before: Callable[..., object] | None = None) -> Any:
    def begun(place: Place) -> Act:
        row = place.row(action="DEMO: school")
        place.row(action="DEMO: sewing")
        if before:
            before(place.by, place.case, ADMIN, "plan", row)
        return lambda by: act(by, place.case, ADMIN, "plan", row, *more)

    return begun


def on_note(act: Callable[..., object], before: Callable[..., object] | None = None) -> Any:
    def begun(place: Place) -> Act:
        note = place.note()
        if before:
            before(place.by, place.case, note)
        return lambda by: act(by, place.case, note)

    return begun


def torn(place: Place) -> Act:
    for by, name in ((place.staff.dara, "DEMO One"), (place.staff.mali, "DEMO Two")):
        cases.change_fields(by, place.case, ID, {"called": Told([name])})
    shown = cases.read_section(place.by, place.case, ID).field("called")
    assert shown
    told = Told(["DEMO One"], base=shown.heads.base)
    return lambda by: cases.resolve_conflict(by, place.case, ID, "called", told)


def undone_entry(place: Place) -> Act:
    (kept,) = cases.set_rows(place.by, [RowSet(place.case, ADMIN, "plan", "", {"goal": ["DEMO: a room"]})])
    assert kept.entry
    entry = kept.entry
    return lambda by: cases.undo_entry(by, place.case, entry)


def parted_family(place: Place) -> Act:
    cases.link_family(place.by, place.case, place.other, "sibling")
    return lambda by: cases.part_family(by, place.case, place.other)


def parted(place: Place) -> Act:
    cases.join_cases(place.by, place.case, place.other, "DEMO: the same scar")
    return lambda by: cases.part_cases(by, place.case, place.other)


def unlike(place: Place) -> Act:
    cases.say_alike(place.by, place.case, place.other, "DEMO: the same scar")
    return lambda by: cases.say_unlike(by, place.case, place.other)


def opinion(place: Place) -> Act:
    row = cases.ask_opinion(place.by, place.case, Question("DEMO: is she?", "DEMO police"))
    return lambda by: cases.answer_opinion(by, place.case, row, "DEMO: yes", "DEMO police")


def come(place: Place) -> Act:
    (case, *_others) = cases.announce(place.by, NOTICE)
    shown = cases.read_section(place.by, case, ADMIN).field("notice")
    assert shown
    return lambda by: cases.say_whether_come(by, case, shown.standing[0].row, Came.ARRIVED)


def stepped_back(place: Place) -> Act:
    row = cases.move_step(place.by, place.case, Move(Step.IDENTIFICATION))
    return lambda by: cases.undo_step(by, place.case, row)


def led(place: Place) -> Act:
    (case,) = cases.open_cases(
        place.by, [Brought({FAMILY: {"members/0a0b0c0d/case": str(place.other)}}, "DEMO register")]
    )
    link = Leading(case, FAMILY, "members/0a0b0c0d/case", str(place.other), place.case)
    return lambda by: cases.lead_on(by, [link])


def booked(place: Place) -> Act:
    book = cases.open_book(place.by)
    line = cases.write_in_book(place.by, book, "DEMO: she slept", LineKind.LINE, [place.case]).entry
    return lambda by: cases.take_line_back(by, book, line)


def line_of_book(place: Place) -> Act:
    book = cases.open_book(place.by)
    return lambda by: cases.write_in_book(by, book, "DEMO: she slept", LineKind.LINE, [place.case])


def plain(act: Callable[[By, Place], object]) -> Callable[[Place], Act]:
    return lambda place: lambda by: act(by, place)


def after(act: Callable[[By, Any], object], of: Callable[[Place], Any]) -> Callable[[Place], Act]:
    def begun(place: Place) -> Act:
        found = of(place)
        return lambda by: act(by, found)

    return begun
