"""What a worker sees from morning to evening speaks all eight languages: no sentence of these pages stays English."""

import re
from ast import literal_eval
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation.template import templatize

from samakki.assistance import actions as assistance
from samakki.assistance.words import ReviewAbout
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Move, Step
from samakki.kernel.ids import FileId
from samakki.kernel.languages import LANGUAGES
from samakki.sections.words import BY_NAME, RECORD, Section
from samakki.shelter import actions as houses
from tests.just_opened import Shelter, at_home, open_shelter
from tests.web.test_words import SEEN_ATTRIBUTES, SOURCE, messages, pairs

TAGS = [language.tag for language in LANGUAGES if language.tag != "en"]
WEB = SOURCE / "doors" / "web"
PAGES = ("today", "tonight", "steps", "signin", "unlock", "second_factor", "late", "calendar", "waiting")
BESIDE = ("desk/dues.py", "desk/path.py", "desk/ruling.py", "desk/alarms.py", "desk/houses.py", "desk/telling.py")
HOUSE = ("house_watch/panels.py", "house_log/lines.py", "front/places.py", "../../access/words/unfit.py")
CALLS = ("gettext", "gettext_lazy", "_", "ngettext", "gettext_noop")
MARKED = re.compile(r"gettext\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")")
NAMED = re.compile(r"(?:{%\s*(?:include|extends)\s+|\brow=)\"([^\"]+)\"")
CODES = (("step",), ("follow_ups", "way"), ("follow_ups", "own_view"), ("follow_ups", "safe"), ("plan", "area"))
LATIN = re.compile(r"[A-Za-z]{2,}")
DATA = re.compile(
    r"DEMO[\w ]*|dara|Samakki|PIN|[Pp]asskey|HTTPS?|Escape|Esc|Ctrl|Enter|CASE-\d\d|Lotus|name@example\.org|[0-9a-f]{6}"
)


def found_in(module: Path) -> Iterator[str]:
    with module.open("rb") as file:
        for _, _, said, _ in extract_python(file, CALLS, (), {"encoding": "utf-8"}):
            words = said[0] if isinstance(said, tuple) else said
            if words:
                yield str(words)


def templates_of(folders: tuple[str, ...]) -> set[Path]:
    """The templates of some pages, with all that they include and extend."""
    waiting, known = [path for folder in folders for path in (WEB / folder).glob("*.html")], set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in known:
            known.add(path)
            waiting += [WEB / name for name in NAMED.findall(path.read_text())]
    return known


def said_by_day() -> set[str]:
    """Every sentence that these pages can say."""
    made = [templatize(path.read_text()) for path in templates_of(PAGES)]
    said = {str(literal_eval(words)) for text in made for words in MARKED.findall(text)}
    modules = [path for folder in PAGES for path in (WEB / folder).glob("*.py")]
    said |= {words for path in (*modules, *(WEB / name for name in (*BESIDE, *HOUSE))) for words in found_in(path)}
    fields = [BY_NAME[Section.ADMINISTRATION, name[0]] for name in CODES]
    parts = [field.part(name[1]) if name[1:] else field for field, name in zip(fields, CODES, strict=True)]
    said |= {label for part in parts if part for _code, label in part.codes}
    return said | {one.label for one in RECORD.values()}


@pytest.mark.parametrize("tag", TAGS)
def test_every_sentence_of_the_day_stands_in_every_catalogue(tag: str) -> None:
    known = {
        message.id if isinstance(message.id, str) else message.id[0]: all(words for _, words in pairs(message))
        for message in messages(tag)
    }
    said = said_by_day()
    assert {"The ten steps", "Usually next: %(step)s.", "Victim identification", "Tried", "Look in"} <= said
    assert {words for words in said if not known.get(words)} == set()


class Said(HTMLParser):
    """Gathers what a page says in the page's own language: what is marked as another language is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        foreign = "lang" in told and tag != "html"
        apart = tag in {"script", "style"} or foreign or "entry-text" in (told.get("class") or "")
        apart = apart or any(shut for _tag, shut in self.open)
        if tag not in {"meta", "link", "input", "br", "path", "circle", "img", "hr", "rect", "line"}:
            self.open.append((tag, apart))
        if not apart:
            self.found += [value for name, value in attrs if name in SEEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(shut for _tag, shut in self.open):
            self.found.append(" ".join(data.split()))


def said(browser: Client, address: str, tag: str, told: dict[str, str] | None = None) -> list[str]:
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = tag
    answer = browser.get(address) if told is None else browser.post(address, told)
    assert answer.status_code in {200, 422, 429}, answer.status_code
    reader = Said()
    reader.feed(answer.content.decode())
    return reader.found


def english(page: list[str], in_english: list[str], tag: str) -> set[str]:
    """What stays English: the same in both languages, or in Latin letters where the language has its own."""
    same = set(page) & set(in_english)
    found = same if tag == "vi" else {text for text in page if LATIN.search(DATA.sub("", text))}
    return {text for text in same | found if LATIN.search(DATA.sub("", text))}


@pytest.fixture
def shelter(stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter()


def a_day(shelter: Shelter) -> FileId:
    """One person for whom everything stands on the day that can."""
    case, here = shelter.case(), timezone.localdate()
    by = shelter.dara
    for day in (here - timedelta(days=3), here):
        cases.write_row(by, case, Section.ADMINISTRATION, "follow_ups", "", {"due": Told([str(day)])})
    asked = {"question": Told(["DEMO"]), "due": Told([str(here + timedelta(days=2))])}
    cases.write_row(by, case, Section.EXPERIENCE, "second_opinions", "", asked)
    assistance.ask_review(by, case, ReviewAbout.PLAN, "DEMO")
    assistance.raise_alarm(by, case, "DEMO")
    for step in (Step.IDENTIFICATION, Step.RECOVERY, Step.CRISIS_INTERVENTION, Step.REINTEGRATION):
        cases.move_step(by, case, Move(step, reason="DEMO", sure=True))
    cases.change_fields(by, case, Section.SAFETY, {"danger": Told(["yes_now"])})
    cases.change_fields(by, case, Section.CONTACT, {"safe_way": Told(["in_person"])})
    return case


def stays_english(browser: Client, *asked: str | tuple[str, dict[str, str]]) -> dict[tuple[str, str], set[str]]:
    """What stays English of some pages, by language and address."""
    wanted = [(each, None) if isinstance(each, str) else each for each in asked]
    whole = {place: said(browser, address, "en", told) for place, (address, told) in enumerate(wanted)}
    found = {
        (tag, address): english(said(browser, address, tag, told), whole[place], tag)
        for tag in TAGS
        for place, (address, told) in enumerate(wanted)
    }
    return {where: words for where, words in found.items() if words}


def test_the_search_for_english_finds_it() -> None:
    assert english(["Bước", "Move", "DEMO dara", "2026"], ["Step", "Move", "DEMO dara", "2026"], "vi") == {"Move"}
    assert english(["ขั้นตอน", "ย้าย since", "Samakki"], ["Step", "Move since", "Samakki"], "th") == {"ย้าย since"}


@pytest.mark.req("CASE-01")
def test_the_path_of_a_case_holds_no_english_sentence_in_any_language(shelter: Shelter) -> None:
    browser, by = shelter.client(), shelter.dara
    unwritten, case = shelter.case(), a_day(shelter)
    doubted = {"step": "recovery", "day": "2003", "base": ""}
    path = f"/case/{case}/steps/"
    ahead = doubted | {"day": "2999", "reason": "DEMO"}
    assert stays_english(browser, f"/case/{unwritten}/steps/", path, (path, doubted), (path, ahead)) == {}
    for step in Step:
        at = shelter.case()
        cases.move_step(by, at, Move(step))
        assert stays_english(browser, f"/case/{at}/steps/") == {}, step


def test_the_day_and_the_night_hold_no_english_sentence_in_any_language(shelter: Shelter) -> None:
    browser = shelter.client()
    assert stays_english(browser, "/today/", "/tonight/") == {}
    a_day(shelter)
    house = houses.found_house(shelter.dara, "DEMO house")
    houses.add_beds(shelter.dara, house, "1", ["1", "2"])
    houses.begin_shift(shelter.dara, house)
    late = ("/late/", "/late/?kind=forgotten", "/late/?kind=unfollowed")
    assert stays_english(browser, "/today/", "/tonight/", "/calendar/", "/today/evening/", *late) == {}


def test_the_door_holds_no_english_sentence_in_any_language(shelter: Shelter) -> None:
    wrong = ("/sign-in/", {"login": "dara", "passphrase": "wrong"})
    assert stays_english(Client(), "/sign-in/", wrong) == {}
    locked = shelter.client()
    locked.post("/lock/")
    assert stays_english(locked, "/unlock/") == {}
