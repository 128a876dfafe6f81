"""A shelter with one of everything that an address can name, and those who come to its door."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver

from samakki.access import actions as access
from samakki.access.models import Invitation
from samakki.access.words import ParkedForm, Role
from samakki.cases import actions as cases
from samakki.cases.words import Asked, RowSet
from samakki.consent import actions as consent
from samakki.consent.words import About, GroundKind, Recipient, RecipientKind, Terms, Use
from samakki.instruments import jobs
from samakki.instruments.models import Version
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch.words import Why
from tests.cases.pages.test_every_address import LEAVES, known_by
from tests.cases.pages.test_strangers import addresses
from tests.fuzz.addresses.drawing import CANARY
from tests.fuzz.addresses.harvest import forms_of
from tests.fuzz.addresses.judging import content_of
from tests.fuzz.addresses.surface import Surface, surface
from tests.shelter.pages.sheltering import GONE_ON, OK, Shelter

INSIDE = ("dara", "sokha")
OUTSIDE = ("nobody", "noy", "nodea", "chan")
_PAGES_BETWEEN = 4
_OF_EACH = 3


@dataclass
class Door:
    """The addresses of a filled shelter, and the cookies of those who knock."""

    shelter: Shelter
    found: Surface
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def browser(self, who: str) -> Client:
        """A browser as it was when somebody had just signed in: whatever they did before is forgotten."""
        client = Client(raise_request_exception=True)
        for name, value in self.cookies[who].items():
            client.cookies[name] = value
        return client


def opened(shelter: Shelter) -> Door:
    """Fill a shelter, let everybody in who has a login, and read what its pages ask for."""
    node, known = shelter.node, known_by(shelter)
    node.house.colleague(node.by("dara"), "sokha", Role.SUPERVISOR)
    node.house.accept(access.invite_to_node(node.house.node, "nodea", "Nodea", Role.NODE_ADMINISTRATOR))
    node.house.colleague(node.by("noy"), "chan", Role.INTERPRETER)
    sokha = node.browser("sokha")
    known |= {"their case": _asked_and_shared(shelter, FileId(UUID(str(known["case"]))))}
    known |= _more_of(shelter, sokha) | _by_route(shelter, known)
    door = Door(shelter, surface(known))
    _read_pages(door, sokha)
    for who in (*INSIDE, *OUTSIDE):
        came = Client() if who == "nobody" else node.browser(who)
        door.cookies[who] = {name: kept.value for name, kept in came.cookies.items()}
    return door


def _more_of(shelter: Shelter, sokha: Client) -> dict[str, object]:
    """What only pages make, or is its maker's own: transfers, a session, an invitation, a form that waits."""
    node = shelter.node
    dara = node.by("dara")
    register = SimpleUploadedFile("register.csv", b"Case No.,Name,Date of birth\nR-1,DEMO Mali,2004-07-19\n")
    brought = sokha.post("/transfers/import/", {"file": register})
    going = sokha.post("/transfers/export/", {"purpose": "referral", "format": "xlsx"})
    assert dara.agency
    link = access.invite(dara, dara.agency, "newcomer", "Newcomer DEMO", Role.CASEWORKER)
    parked = access.park_post(node.by("sokha"), ParkedForm("/people/new/", "/people/new/", (("reason", CANARY),)))
    return {
        "transfer": brought["Location"].split("/")[3],
        "export": going["Location"].split("/")[3],
        "link": link,
        "invitation": Invitation.objects.get(login="newcomer").pk,
        "parked": parked,
        "sitting": node.house.sign_in("sokha").ticket.sitting,
    }


def _asked_and_shared(shelter: Shelter, case: FileId) -> FileId:
    """What is asked and planned in the case; and a case that another agency shares with the shelter."""
    dara, noy = shelter.node.by("dara"), shelter.node.by("noy")
    spoken = Asked(About.SHARING, how="spoken", language="km", explained_by="Noy")
    cases.ask_consent(dara, case, spoken)
    cases.set_rows(dara, [RowSet(case, Section.ADMINISTRATION, "follow_ups", "", {"due": ["2020-01-01"]})])
    theirs = cases.open_case(noy, "DEMO: asked for a place", "Somebody shared DEMO")
    cases.ask_consent(noy, theirs, spoken)
    now = noy.clock.now()
    to = Recipient(RecipientKind.AGENCY, str(dara.agency))
    terms = Terms(to, frozenset({Section.IDENTITY}), frozenset({Use.CARE}), now, now + timedelta(days=1))
    assert noy.agency
    consent.open_ground(noy, theirs, noy.agency, GroundKind.CONSENT, terms)
    return theirs


def _by_route(shelter: Shelter, known: dict[str, object]) -> dict[str, object]:
    """What is known by a name that several rooms use: which form, which version of it, which set of indicators."""
    shipped = jobs.ship_indicators(shelter.node.house.node)[1].id
    version = Version.objects.get(instrument_id=str(known["instrument"])).pk
    told: dict[str, object] = {}
    for route in addresses(get_resolver()):
        if "<uuid:which>" in route:
            which = version if "version/" in route else known["instrument"] if route.startswith("forms/") else shipped
            told[f"{route} which"] = which
        if route.startswith("shared/<uuid:case>"):
            told[f"{route} case"] = known["their case"]
    return told


def _read_pages(door: Door, sokha: Client) -> None:
    """Open each address there is, and some more of those to which its pages lead."""
    read: set[str] = set()
    for _time in range(2):
        for route in sorted(door.found.addresses):
            if not route.startswith(LEAVES):
                for known in door.found.addresses[route].known[:_OF_EACH]:
                    if known not in read:
                        read.add(known)
                        _read_by_either(door, sokha, door.found.meant(known))


def _read_by_either(door: Door, sokha: Client, address: str) -> None:
    _read_page(door, sokha, address) or _read_page(door, Client(), address)


def _read_page(door: Door, browser: Client, address: str) -> bool:
    """Learn what a page asks for, wherever it leads; tells whether there is a page."""
    for _page in range(_PAGES_BETWEEN):
        answer = browser.get(address)
        if answer.status_code == OK and answer["Content-Type"].startswith("text/html"):
            for shown in forms_of(address, content_of(answer).decode()):
                door.found.learn(shown)
            return True
        where = answer.headers.get("Location", "")
        if answer.status_code != GONE_ON or not where.startswith("/"):
            return False
        if "/why/?" in where:
            browser.post(where, {"why": Why.HERE.value})
        else:
            address = where
    return False
