"""No link of a house leads anybody outside the agency anywhere."""

from samakki.shelter import actions, queries
from tests.cases.pages.conftest import text_of
from tests.shelter.in_a_house import set_up, sleeps
from tests.shelter.pages.sheltering import NOWHERE, REFUSED, Shelter, shelter

__all__ = ["shelter"]


def test_no_link_of_a_house_leads_a_stranger_to_the_agency_anywhere(shelter: Shelter) -> None:
    case, by = shelter.received("K-4829", watch_every=60), shelter.node.by("dara")
    (stay,) = queries.stays_of(by, [case]).values()
    shelter.post(f"/house/{shelter.house}/shift/", do="begin")
    shift = queries.shift_now(by, shelter.house)
    assert shift is not None
    (line, *_rest) = actions.read_log(by, shelter.house).lines
    house = f"/house/{shelter.house}/"
    noy = shelter.node.browser("noy")
    for address in (
        house,
        f"{house}tonight/",
        f"{house}receive/",
        f"{house}receive/?case={case}",
        f"{house}log/",
        f"{house}shift/",
        f"{house}shift/{shift.id}/print/",
        f"/stay/{stay.id}/move/",
        f"/stay/{stay.id}/leave/",
        f"/case/{case}/watch/",
    ):
        assert noy.get(address).status_code == NOWHERE, address
    for address, told in (
        (house, {"do": "beds", "room": "9", "beds": "Z"}),
        (f"{house}bed/{shelter.set.beds[1]}/", {"state": "held"}),
        (f"{house}receive/", {"do": "receive", "case": str(case)}),
        (f"{house}log/", {"text": "I was here"}),
        (f"{house}log/{line.entry}/back/", {}),
        (f"{house}shift/", {"do": "hand", "shift": str(shift.id)}),
        (f"{house}no-place/", {"why": "full"}),
        (f"/stay/{stay.id}/move/", {"bed": f"{shelter.house}/{shelter.set.beds[1]}", "why": "Why not"}),
        (f"/stay/{stay.id}/leave/", {}),
        (f"/stay/{stay.id}/back/", {}),
        (f"/case/{case}/watch/", {"do": "look", "how": "calm"}),
    ):
        assert noy.post(address, told).status_code == NOWHERE, address
    told = text_of(noy, "/tonight/") + text_of(noy, "/houses/")
    assert ("River house" in told, str(shelter.house) in told) == (False, False)
    assert sleeps(by, shelter.house) == {"1A": case}


def test_nobody_is_moved_into_another_agencys_bed(shelter: Shelter) -> None:
    theirs = set_up(shelter.node.by("noy"), "Office house DEMO")
    case, by = shelter.received(), shelter.node.by("dara")
    (stay,) = queries.stays_of(by, [case]).values()
    assert shelter.post(f"/stay/{stay.id}/move/", bed=f"{theirs.house}/{theirs.beds[0]}", why="Near") == NOWHERE
    assert shelter.post(f"/stay/{stay.id}/move/", bed=f"{shelter.house}/{theirs.beds[0]}", why="Near") == REFUSED
    assert sleeps(by, shelter.house) == {"1A": case}
