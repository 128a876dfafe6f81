"""Every declared action that writes about a case leaves an entry in it; who adds another says here what it does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samakki.assistance import actions
from samakki.assistance.words import Decision, DueState, PlanWanted, Press, ReviewAbout
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import Brought, Move, Question, RestrictWhy, RowSet, Step
from samakki.journal import queries as journal
from samakki.kernel import deeds
from samakki.kernel.deeds import DECLARED
from samakki.kernel.ids import FileId
from tests.assistance.examples import (
    ADMIN,
    ID,
    Act,
    Place,
    after,
    answered,
    away_again,
    booked,
    changed,
    closed,
    closed_again,
    come,
    given,
    handed,
    led,
    letter,
    line_of_book,
    looked,
    on_line,
    on_note,
    on_row,
    opinion,
    own_alarm,
    own_review,
    own_review_again,
    parted,
    parted_family,
    plain,
    released,
    reopened,
    restricted,
    returned,
    seen,
    settled,
    stepped_back,
    torn,
    undone_entry,
    unlike,
)
from tests.assistance.test_letters import TOLD as LETTER
from tests.assistance.test_stories import TONGUE
from tests.cases.conftest import DARA, MALI, Staff
from tests.cases.test_announcing import NOTICE
from tests.kernel.media_files import png
from tests.tracing import FOLLOWS, MARKS_OF_READING, Watched, about_cases

ROOMS = {"assistance", "cases"}
ELSEWHERE = {
    "cases.restrict_case": plain(lambda by, at: cases.restrict_case(by, at.case, RestrictWhy.DISPUTED)),
    "cases.screen": "with a set of indicators and a law: tests/cases/test_screening.py, watched as every action is",
    "cases.fill_form": "with a form: tests/cases/test_bound_forms.py, watched as every action is",
} | dict.fromkeys(
    (
        *("cases.ask_consent", "cases.give_consent", "cases.refuse_consent", "cases.withdraw_consent"),
        *("cases.share_without_consent", "cases.sign_sharing", "cases.end_sharing", "cases.say_told"),
        *("cases.end_passed_on", "cases.say_passed_on_told"),
        *("cases.name_never", "cases.take_off_never", "cases.declare_conflict", "cases.lift_conflict"),
        *("cases.write_shared_note", "assistance.give_to_duty"),
    ),
    "with a ground: tests/consent/test_traces.py",
)
OF_NO_CASE = {
    "assistance.choose_rules": "the rules of an agency",
    "assistance.load_rules": "rules come in",
    "assistance.name_duty_agency": "an agency is named for all cases",
    "assistance.write_procedure": "a procedure of an agency",
    "cases.open_book": "a book is a file of no person",
    "cases.keep_in_book": "an entry in a book of no person",
    "cases.propose_pseudonym": "a word that nobody has yet",
}
ONLY_OPENS = {
    *("assistance.calendar", "assistance.late_slice", "assistance.open_alarms", "assistance.open_closing"),
    *("assistance.open_forgotten", "assistance.open_letters", "assistance.open_material", "assistance.open_plan"),
    *("assistance.open_stories", "assistance.open_unfollowed"),
    *("assistance.read_board", "assistance.read_day", "assistance.read_due"),
    *("assistance.read_hands", "assistance.read_late", "assistance.read_own_questions", "assistance.read_queue"),
    "assistance.read_stories_to_look_through",
    *("cases.caseload", "cases.count_answers", "cases.field_history", "cases.filling_history", "cases.fillings"),
    *("cases.fillings_over_time", "cases.find_by_skills", "cases.find_in_caseload", "cases.fitting_audience"),
    *(
        "cases.glance",
        "cases.kept_in_books",
        "cases.ground_of_sharing",
        "cases.hand_on",
        "cases.read_own_copy",
        "cases.list_attachments",
        "cases.name_cases",
        "cases.name_family",
    ),
    *("cases.extent_of", "cases.number_for_facts", "cases.open_consents", "cases.open_shared_entry"),
    *("cases.read_own_entries", "cases.read_receipt", "cases.read_shared_case", "cases.receipt_as_data"),
    "cases.shared_cases",
    *("cases.name_joined", "cases.open_closed_entry", "cases.open_day", "cases.open_drawer", "cases.open_screening"),
    *("cases.overlook", "cases.read_attachment", "cases.read_beside", "cases.read_book", "cases.read_case"),
    *("cases.read_filling", "cases.read_identification", "cases.read_path", "cases.read_section", "cases.read_sheet"),
}
EXAMPLES: dict[str, Callable[[Place], Act]] = {
    "assistance.ask_again": own_review_again,
    "assistance.ask_for_look": looked,
    "assistance.ask_review": plain(lambda by, at: actions.ask_review(by, at.case, ReviewAbout.PLAN, "DEMO: enough?")),
    "assistance.begin_story": plain(lambda by, at: actions.begin_story(by, at.case, [], TONGUE)),
    "assistance.call_back": after(actions.call_back, Place.away),
    "assistance.change_story": changed,
    "assistance.close_case": plain(lambda by, at: actions.close_case(by, at.case, {})),
    "assistance.come_back": after(actions.come_back, Place.away),
    "assistance.decide": on_line(lambda by, case, row: actions.decide(by, case, row, Decision.WANTS)),
    "assistance.finish_action": on_line(actions.finish_action),
    "assistance.give_back": given,
    "assistance.give_due": after(lambda by, due: actions.give_due(by, [due], MALI), Place.due),
    "assistance.go_away": plain(
        lambda by, at: actions.go_away(replace(by, member=DARA), "", "2026-03-07", MALI) and at.case
    ),
    "assistance.hand_back": handed,
    "assistance.hand_cases": plain(lambda by, at: actions.hand_cases(by, [at.case], MALI, DARA)),
    "assistance.hold_follow_up": plain(lambda by, at: actions.hold_follow_up(by, at.case, {"way": "visit"})),
    "assistance.keep_away": away_again(actions.keep_away),
    "assistance.leave_action": on_line(actions.leave_action),
    "assistance.move": after(lambda by, due: actions.move(by, [due], "2026-04-01"), Place.due),
    "assistance.raise_alarm": plain(lambda by, at: actions.raise_alarm(by, at.case, "DEMO: at the door")),
    "assistance.release_story": released,
    "assistance.reopen_case": reopened,
    "assistance.return_review": after(lambda by, one: actions.return_review(by, one, "DEMO: why?"), Place.review),
    "assistance.return_story": returned,
    "assistance.say_how_far": letter,
    "assistance.say_whether_wanted": plain(lambda by, at: actions.say_whether_wanted(by, at.case, PlanWanted.LATER)),
    "assistance.schedule_follow_ups": plain(lambda by, at: actions.schedule_follow_ups(by, at.case)),
    "assistance.see_answer": seen,
    "assistance.send_away": plain(lambda by, _at: actions.send_away(by, DARA, "", "2026-03-07", MALI)),
    "assistance.settle": after(lambda by, due: actions.settle(by, [due], DueState.DONE), Place.limit),
    "assistance.settle_alarm": after(lambda by, due: actions.settle_alarm(by, [due], "DEMO: gone"), Place.alarm),
    "assistance.sign_off": after(actions.sign_off, Place.review),
    "assistance.stay_away": away_again(actions.stay_away),
    "assistance.take_alarm": after(lambda by, due: actions.take_alarm(by, [due]), Place.alarm),
    "assistance.take_alarm_back": own_alarm,
    "assistance.take_review_back": own_review,
    "assistance.take_up_again": on_line(actions.take_up_again, before=actions.finish_action),
    "assistance.tell_of_talk": plain(lambda by, at: actions.tell_of_talk(by, at.case, "made")),
    "assistance.try_again": after(lambda by, due: actions.try_again(by, [due]), Place.limit),
    "assistance.undo": settled,
    "assistance.undo_answer": answered,
    "assistance.undo_closing": closed,
    "assistance.undo_reopening": closed_again,
    "assistance.what_presses": plain(
        lambda by, at: actions.what_presses(by, at.case, Press.WORRY, "DEMO: fear", "DEMO: talk")
    ),
    "assistance.write_action": plain(
        lambda by, at: actions.write_action(by, at.case, "", {"action": Told(["DEMO: school"]), "who": Told(["Mali"])})
    ),
    "assistance.write_letter": plain(lambda by, at: actions.write_letter(by, at.case, LETTER)),
    "cases.announce": plain(lambda by, _at: cases.announce(by, NOTICE)),
    "cases.answer_opinion": opinion,
    "cases.ask_opinion": plain(lambda by, at: cases.ask_opinion(by, at.case, Question("DEMO: is she?", "DEMO police"))),
    "cases.assign_cases": plain(lambda by, at: cases.assign_cases(by, [at.case, at.other], MALI)),
    "cases.assign_worker": plain(lambda by, at: cases.assign_worker(by, at.case, None)),
    "cases.attach_file": plain(
        lambda by, at: cases.attach_file(by, at.case, ID, "DEMO.png", [png()], shows="DEMO: a letter")
    ),
    "cases.change_fields": plain(lambda by, at: cases.change_fields(by, at.case, ID, {"called": Told(["DEMO Mom"])})),
    "cases.identify": plain(lambda by, at: cases.identify(by, at.case, {}, {"assisted": Told(["yes"])})),
    "cases.join_cases": plain(lambda by, at: cases.join_cases(by, at.case, at.other, "DEMO: the same scar")),
    "cases.lead_on": led,
    "cases.leave_traces": plain(lambda by, at: cases.leave_traces(by, {at.case: "DEMO: somebody sees to it"})),
    "cases.link_family": plain(lambda by, at: cases.link_family(by, at.case, at.other, "sibling")),
    "cases.link_report": plain(lambda by, at: cases.link_report(by, at.case, at.other, {"number": "DEMO 7"})),
    "cases.move_row": on_row(cases.move_row, 1),
    "cases.move_step": plain(lambda by, at: cases.move_step(by, at.case, Move(Step.IDENTIFICATION))),
    "cases.lay_decoy": plain(lambda by, _at: cases.lay_decoy(by, "DEMO: a file of nobody")),
    "cases.lift_restriction": restricted,
    "cases.note_request": plain(lambda by, at: cases.note_request(by, at.case, "DEMO: she wants to see her file")),
    "cases.open_case": plain(lambda by, _at: cases.open_case(by, "DEMO: came to the gate")),
    "cases.open_cases": plain(lambda by, _at: cases.open_cases(by, [Brought({ID: {"born": "2004"}}, "DEMO")])),
    "cases.part_cases": parted,
    "cases.say_alike": plain(lambda by, at: cases.say_alike(by, at.case, at.other, "DEMO: the same scar")),
    "cases.say_unlike": unlike,
    "cases.part_family": parted_family,
    "cases.pin": on_note(cases.pin),
    "cases.put_row_back": on_row(cases.put_row_back, before=cases.take_row_away),
    "cases.resolve_conflict": torn,
    "cases.say_whether_come": come,
    "cases.set_rows": plain(
        lambda by, at: cases.set_rows(by, [RowSet(at.case, ADMIN, "plan", "", {"goal": ["DEMO: a room"]})])
    ),
    "cases.take_back": on_note(cases.take_back),
    "cases.take_line_back": booked,
    "cases.take_row_away": on_row(cases.take_row_away),
    "cases.undo_entry": undone_entry,
    "cases.undo_step": stepped_back,
    "cases.unpin": on_note(cases.unpin, before=cases.pin),
    "cases.write_in_book": line_of_book,
    "cases.write_note": plain(lambda by, at: cases.write_note(by, [at.case], "DEMO: she slept")),
    "cases.write_row": plain(lambda by, at: cases.write_row(by, at.case, ADMIN, "plan", "", {"goal": Told(["DEMO"])})),
}


@pytest.fixture
def place(staff: Staff) -> Place:
    case, other = (cases.open_case(staff.dara, "DEMO: came to the gate", name) for name in ("Lotus", "Reed"))
    return Place(staff, case, other)


def rows_about() -> dict[tuple[str, object], tuple[object, dict[str, Any]]]:
    """Give every row about a case, as it is stored, with the case it is about."""
    return {
        (model._meta.label, row.pk): (getattr(row, column), {k: v for k, v in vars(row).items() if k[0] != "_"})
        for model, column in about_cases().items()
        for row in model._base_manager.all()
    }


def test_who_adds_an_action_says_here_whether_it_writes_about_a_case() -> None:
    declared = {act for act, one in DECLARED.items() if one.kind == "deed" and act.partition(".")[0] in ROOMS}
    told = [*EXAMPLES, *ELSEWHERE, *OF_NO_CASE, *ONLY_OPENS, *FOLLOWS, *MARKS_OF_READING]
    assert sorted(declared) == sorted(told)


def lengths(place: Place) -> dict[object, int]:
    """Count the entries in the file of each case."""
    return {case: len(journal.headers(place.by, FileId(case))) for case in Case.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("act", EXAMPLES)
def test_what_is_done_about_a_case_leaves_an_entry_in_it_by_who_did_it(place: Place, act: str) -> None:
    done = EXAMPLES[act](place)
    before, written = rows_about(), lengths(place)
    done(place.by)
    now, longer = rows_about(), lengths(place)
    touched = {(now.get(key) or before[key])[0] for key in {*before, *now} if before.get(key) != now.get(key)}
    grown = {case for case, length in longer.items() if length > written.get(case, 0)}
    assert grown, f"{act} writes nothing"
    assert touched <= grown, f"{act} is silent"
    for case in grown:
        assert max(journal.headers(place.by, FileId(case)), key=lambda each: each.number).author in {MALI, DARA}  # type: ignore[arg-type]  # an id


def test_an_action_that_wrote_silently_would_be_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr(deeds._House, "judge", staticmethod(watched.judge))
    monkeypatch.setattr(deeds._House, "transaction", staticmethod(watched.transaction))
    cases.assign_worker(place.by, place.case, MALI)
    assert watched.silent == []
    monkeypatch.setattr("samakki.cases.actions.assigning.leave_traces", lambda _by, _traces: {})
    cases.assign_worker(place.by, place.case, None)
    assert watched.silent == ["cases.assign_worker"]
