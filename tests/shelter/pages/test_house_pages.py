"""The pages of a house, as a browser asks for them: set up, receive, look in, hand over; nothing for a stranger."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.words import BedState, HouseId, WatchState
from tests.assistance.one_case import person, rows
from tests.cases.pages.conftest import Node, text_of
from tests.shelter.in_a_house import sleeps
from tests.shelter.pages.sheltering import GONE_ON, NOWHERE, REFUSED, Shelter, shelter

__all__ = ["shelter"]


def test_a_house_is_set_up_on_its_pages(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    assert "No house yet" in text_of(dara, "/tonight/")
    answer = dara.post("/houses/", {"name": "River house DEMO"})
    house = answer.url
    assert dara.post("/houses/", {"name": "River house DEMO"}).status_code == REFUSED
    assert dara.post(house, {"do": "beds", "room": "1", "beds": "A, B"}).status_code == GONE_ON
    assert dara.post(house, {"do": "beds", "room": "1", "beds": " , "}).status_code == REFUSED
    assert dara.post(house, {"do": "standing", "standing": "Gate locked at ten."}).status_code == GONE_ON
    assert dara.post(house, {"do": "name", "name": "Lake house DEMO"}).status_code == GONE_ON
    html = text_of(dara, house)
    assert "Lake house DEMO" in html
    assert "Gate locked at ten." in html
    which = HouseId(UUID(house.split("/")[2]))
    beds = queries.house_plan(node_of_today.by("dara"), which).beds
    assert dara.post(f"{house}bed/{beds[0].bed.id}/", {"state": "held"}).status_code == GONE_ON
    assert dara.post(f"{house}bed/{beds[1].bed.id}/", {"do": "away"}).status_code == GONE_ON
    (left,) = queries.house_plan(node_of_today.by("dara"), which).beds
    assert left.bed.state is BedState.HELD
    assert dara.post(f"{house}bed/{beds[1].bed.id}/", {"state": "free"}).status_code == NOWHERE
    assert dara.post(f"{house}bed/{left.bed.id}/", {"state": "burnt"}).status_code == NOWHERE
    assert "2 beds" not in text_of(dara, "/houses/")


@pytest.mark.req("RECEP-01", "RECEP-02", "RECEP-10")
def test_a_family_is_received_on_one_page_each_with_a_bed_and_their_own_needs(shelter: Shelter) -> None:
    by = shelter.node.by("dara")
    mother, son = person(by, "K-0001"), person(by, "K-0002")
    cases.link_family(by, mother, son, "child")
    told = {"relation": Told(["child"]), "called": Told(["DEMO baby"])}
    baby = cases.write_row(by, mother, Section.FAMILY, "members", "", told)
    address = f"/house/{shelter.house}/receive/"
    assert "K-0001" in text_of(shelter.dara, address)
    html = text_of(shelter.dara, f"{address}?case={mother}&bed={shelter.set.beds[2]}")
    assert "K-0002" in html
    assert "DEMO baby" in html
    said = {
        "do": "receive",
        "case": mother,
        "who": [son],
        "along": [baby],
        f"bed-{mother}": shelter.set.beds[0],
        f"given-{mother}": "Soup, a coat",
        f"brought-{mother}": "A telephone\nA ring",
        f"bed-{son}": shelter.set.beds[0],
        f"needs-{son}": ["clothes"],
        f"needs-{baby}": "Milk",
        "every": "60",
    }
    assert shelter.dara.post(address, said).status_code == REFUSED
    assert shelter.post(address, **said | {f"bed-{son}": shelter.set.beds[1]}) == GONE_ON
    assert sleeps(by, shelter.house) == {"1A": mother, "1B": son}
    assert rows(by, mother, "stays")[0]["given"] == "Soup, a coat"
    assert [row["what"] for row in rows(by, mother, "belongings")] == ["A telephone", "A ring"]
    needs = [row.get("needs") for row in rows(by, mother, "members", Section.FAMILY)]
    assert "Milk" in needs
    assert len(queries.watches(by)) == 2
    assert shelter.dara.get(f"{address}?case={shelter.house}").status_code == NOWHERE


def test_tonight_shows_who_is_there_without_names_and_initials_to_those_on_duty_only(shelter: Shelter) -> None:
    case = shelter.received("K-4829", watch_every=60)
    by = shelter.node.by("dara")
    cases.change_fields(
        by,
        case,
        Section.IDENTITY,
        {"called": Told(["Zela Quorn DEMO"]), "first_language": Told(["lo"]), "faith": Told(["No meat on holy days"])},
    )
    cases.change_fields(by, case, Section.FAMILY, {"children_count": Told(["2"])})
    cases.change_fields(by, case, Section.HEALTH, {"food": Told(["Peanuts"]), "medicines": Told(["Insulin at eight"])})
    html = text_of(shelter.dara, "/tonight/")
    for words in (
        "K-4829",
        "1 · A",
        "Day 1",
        "2 children",
        "Lao",
        "Peanuts",
        "No meat on holy days",
        "2 of 3 beds free",
    ):
        assert words in html, words
    for words in ("Zela", "Quorn", ">ZQ<", "Insulin"):
        assert words not in html, words
    shelter.post(f"/house/{shelter.house}/shift/", do="begin")
    html = text_of(shelter.dara, "/tonight/")
    assert ">ZQ<" in html
    assert "Insulin at eight" in html
    assert "Zela" not in html
    assert ">ZQ<" not in text_of(shelter.node.browser("mali"), "/tonight/")


@pytest.mark.req("RECEP-15")
def test_tonight_tells_of_tomorrow_and_whether_the_person_knows(shelter: Shelter) -> None:
    case, by = shelter.received(), shelter.node.by("dara")
    today = by.clock.now().date().isoformat()
    for told, what in (("yes", "Embassy DEMO"), ("no", "Hospital DEMO")):
        cells = {"what": Told([what]), "day": Told([today]), "time": Told(["08:30"]), "told_person": Told([told])}
        cases.write_row(by, case, Section.ADMINISTRATION, "appointments", "", cells)
    html = text_of(shelter.dara, f"/house/{shelter.house}/tonight/")
    assert re.search(r"Embassy DEMO.*This person knows.*Hospital DEMO.*Not told yet", html, re.DOTALL)


@pytest.mark.req("RECEP-22")
def test_a_look_is_one_tap_and_an_alarm_stands_until_it_is_answered(shelter: Shelter) -> None:
    case = shelter.received(watch_every=60)
    address = f"/case/{case}/watch/"
    assert shelter.post(address, do="look", how="calm", house=shelter.house) == GONE_ON
    html = text_of(shelter.dara, "/tonight/")
    assert "Calm, dara" in html
    assert shelter.post(address, do="look", how="dead") == NOWHERE
    assert shelter.post(address, do="nothing") == NOWHERE
    row = re.search(r'name="row" value="([0-9a-f]{8})"', html)
    assert row
    assert shelter.post(address, do="back", row=row[1]) == GONE_ON
    assert shelter.post(address, do="alarm") == GONE_ON
    for page in ("/tonight/", address, f"/house/{shelter.house}/shift/"):
        assert "Alarm" in text_of(shelter.node.browser("mali"), page)
    assert shelter.post(address, do="end") == REFUSED
    assert shelter.post(address, do="answer", words=" ") == REFUSED
    assert shelter.post(address, do="answer", words="Mali stays beside her.", near="at_times") == GONE_ON
    assert queries.watches(shelter.node.by("dara"))[0][1] is WatchState.CALM
    assert shelter.post(address, do="begin", hours="24", every="30") == GONE_ON
    assert shelter.post(address, do="begin", hours="0", every="30") == REFUSED
    assert shelter.post(address, do="end") == GONE_ON
    assert "Nobody is asked to look in." in text_of(shelter.dara, address)
    assert "Mali stays beside her." in text_of(shelter.dara, address)


def test_somebody_moves_with_a_reason_leaves_and_it_is_taken_back(shelter: Shelter) -> None:
    case, by = shelter.received(), shelter.node.by("dara")
    (stay,) = queries.stays_of(by, [case]).values()
    move = f"/stay/{stay.id}/move/"
    assert "2 · A" in text_of(shelter.dara, move)
    bed = f"{shelter.house}/{shelter.set.beds[2]}"
    assert shelter.post(move, bed=bed, why="") == REFUSED
    assert shelter.post(move, bed=bed, why="Quieter") == GONE_ON
    assert sleeps(by, shelter.house) == {"2A": case}
    (now,) = queries.stays_of(by, [case]).values()
    assert shelter.dara.get(move).status_code == NOWHERE
    assert "Where to" in text_of(shelter.dara, f"/stay/{now.id}/leave/")
    assert shelter.post(f"/stay/{now.id}/leave/", went_to="Home DEMO") == GONE_ON
    assert sleeps(by, shelter.house) == {}
    assert shelter.post(f"/stay/{now.id}/back/", shelter.node.browser("mali")) == GONE_ON
    assert sleeps(by, shelter.house) == {}
    assert shelter.post(f"/stay/{now.id}/back/") == GONE_ON
    assert sleeps(by, shelter.house) == {"2A": case}


def test_the_log_is_written_taken_back_and_printed_and_both_sign_the_shift(shelter: Shelter) -> None:
    case, mali = shelter.received("K-4829"), shelter.node.browser("mali")
    shift_page, log = f"/house/{shelter.house}/shift/", f"/house/{shelter.house}/log/"
    assert "No shift runs." in text_of(shelter.dara, shift_page)
    assert shelter.post(shift_page, do="begin") == GONE_ON
    assert shelter.post(shift_page, do="begin") == REFUSED
    assert shelter.post(log, text=" ", kind="line") == REFUSED
    assert shelter.post(log, text="She ate well.", kind="to be told", about=[case]) == GONE_ON
    assert shelter.post(log, text="A car stood before the gate.", kind="incident", back="tonight") == GONE_ON
    assert "A car stood before the gate." in text_of(shelter.dara, "/tonight/")
    assert "She ate well." in text_of(shelter.dara, f"/case/{case}/")
    shift = queries.shift_now(shelter.node.by("dara"), shelter.house)
    assert shift is not None
    assert shelter.post(shift_page, mali, do="take", shift=shift.id) == REFUSED
    assert shelter.post(shift_page, do="hand", shift=shift.id, words="The doctor comes at eight.") == GONE_ON
    assert shelter.post(shift_page, do="take", shift=shift.id) == REFUSED
    html = text_of(mali, shift_page)
    for words in ("She ate well.", "The doctor comes at eight.", "I have read this and take over"):
        assert words in html
    assert shelter.post(shift_page, mali, do="take", shift=shift.id) == GONE_ON
    late = shelter.dara.post(shift_page, {"do": "hand", "shift": shift.id})
    assert (late.status_code, "Mali has taken over" in late.content.decode()) == (REFUSED, True)
    paper = text_of(shelter.dara, f"{shift_page}{shift.id}/print/")
    for words in ("A car stood before the gate.", "K-4829", "Handed over by: dara", "Taken over by: Mali"):
        assert words in paper
    found = re.search(rf"{log}([0-9a-f-]{{36}})/back/", text_of(shelter.dara, log))
    assert found
    assert shelter.post(found[0], mali) == GONE_ON
    assert shelter.post(found[0]) == GONE_ON
    assert "Taken back" in text_of(shelter.dara, log)
    assert shelter.post(shift_page, do="join") == GONE_ON
    assert shelter.post(shift_page, do="go") == GONE_ON
    assert shelter.post(shift_page, do="sing") == NOWHERE


@pytest.mark.req("RECEP-09")
def test_a_long_stay_is_asked_about_until_somebody_says_why_and_when_it_was_looked_at(shelter: Shelter) -> None:
    by = shelter.node.by("dara")
    case = shelter.received(since=by.clock.now() - timedelta(days=69))
    html = text_of(shelter.dara, "/tonight/")
    for words in ("Here for more than 60 days", "Day 70", "No reason written yet.", "Not looked at yet."):
        assert words in html, words
    (row,) = cases.read_section(by, case, Section.ADMINISTRATION).field("stays").standing  # type: ignore[union-attr]  # it is described
    told = {"long_why": Told(["She waits for the court DEMO."]), "reviewed_on": Told(["2026-11"])}
    cases.write_row(by, case, Section.ADMINISTRATION, "stays", row.row, told)
    html = text_of(shelter.dara, "/tonight/")
    assert "She waits for the court DEMO." in html
    assert "Looked at on November 2026" in html
    (stay,) = queries.stays_of(by, [case]).values()
    shelter.post(f"/stay/{stay.id}/leave/")
    assert "69, 69, 69" in text_of(shelter.dara, "/tonight/")


def test_somebody_given_to_anothers_house_is_counted_there_and_only_there(shelter: Shelter) -> None:
    by = shelter.node.by("dara")
    other = actions.found_house(by, "Hill house DEMO", outside=True)
    (bed,) = actions.add_beds(by, other, "1", ["A"])
    case = shelter.received()
    (stay,) = queries.stays_of(by, [case]).values()
    assert shelter.post(f"/stay/{stay.id}/move/", bed=f"{other}/{bed}", why="No interpreter here") == GONE_ON
    html = text_of(shelter.dara, f"/house/{shelter.house}/tonight/")
    assert re.search(r"In others.* houses.*Hill house DEMO</a> <b>1</b>.*for 1 day at most", html, re.DOTALL)
    assert "0 people in the house" in html
    assert "1 person in the house" in text_of(shelter.dara, f"/house/{other}/tonight/")


@pytest.mark.req("RECEP-13")
def test_whom_the_house_could_not_take_in_is_counted_without_a_name(shelter: Shelter) -> None:
    address = f"/house/{shelter.house}/no-place/"
    assert shelter.post(address, why="no place for men", words="Told of the DEMO hostel") == GONE_ON
    assert shelter.post(address, why="because") == NOWHERE
    assert "No place for men <b>1</b>" in text_of(shelter.dara, "/tonight/")
