"""The pages of figures: what is counted, as known when, what was told of it, and months that take two names."""

import csv
import io
import re
from datetime import date, timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import actions
from samakki.databook.gateways import measures
from samakki.databook.words import BookWrong, Brought, Period, Unit, Year
from samakki.doors.web.figures.wording import MEASURE_TEXTS, REFUSED
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau

HIDDEN = r"<svg.*?</svg>|<span class=\"govuk-visually-hidden\">.*?</span>|<[^>]*>"
FORM = "/figures/persons-by-form/"
TOLD = {"offices": "12", "reported": "10", "missing": "Two offices were closed.", "footnotes": "Without transit.\n\n"}


def opened(by: By) -> FileId:
    """Open a case of which nothing is told yet that these figures count."""
    return cases.open_case(by, "A reason", pseudonym="Count")


def cells(page: str) -> list[tuple[str, ...]]:
    """Read the lines of the table of a figure."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    found = []
    for line in body.split("</tr>")[:-1]:
        words = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        found.append(tuple(" ".join(re.sub(HIDDEN, " ", one, flags=re.DOTALL).split()) for one in words))
    return found


def test_every_measure_that_is_shipped_has_words_and_every_refusal_of_a_page_too() -> None:
    shipped = measures()
    assert {one.name for one in shipped} == set(MEASURE_TEXTS)
    unsaid = {BookWrong.NO_SUCH_TABLE, BookWrong.NO_SUCH_FORM, BookWrong.NO_SUCH_GROUP}
    assert set(BookWrong) - unsaid == set(REFUSED)


def test_who_counts_begins_at_the_figures_and_sees_no_case(bureau: Bureau) -> None:
    assert bureau.sokha.get("/").url == "/figures/"
    page = text_of(bureau.sokha, "/figures/")
    assert f'href="{FORM}"' in page
    assert "from printed tables only" in page
    assert bureau.sokha.get("/today/").status_code == 403


@pytest.mark.req("STAT-04")
def test_a_figure_counts_each_person_once_and_says_what_the_lines_add_up_to(bureau: Bureau) -> None:
    page = text_of(bureau.sokha, FORM)
    assert "2 persons, each counted once." in page
    assert "The lines add up to 3" in page
    assert "Definition 1, in force since" in page
    assert [int(wide) for wide in re.findall(r'<rect x="\d+" y="0" width="(\d+)"', page)] == [320, 160]
    ages = text_of(bureau.sokha, "/figures/persons-by-age/")
    assert "Not asked: 2" in ages
    assert "The lines add up to it." in ages


def test_a_figure_is_counted_as_known_on_a_day(bureau: Bureau) -> None:
    before = date.today() - timedelta(days=3)  # noqa: DTZ011 -- the day of the machine on which the node runs
    assert "nothing was known of anybody" in text_of(bureau.sokha, f"{FORM}?as_of={before.isoformat()}")
    for wrong in ("3000-01-01", "soon", "2026-02-30", "2025-12-31", "0001-01-01"):
        answer = bureau.sokha.get(FORM, {"as_of": wrong})
        assert answer.status_code == 422
        assert 'href="#as-of"' in answer.content.decode()
    assert bureau.sokha.get(f"{FORM}file/", {"as_of": "2025-12-31"}).status_code == 404
    assert bureau.sokha.post(FORM, TOLD | {"as_of": "2025-12-31"}).status_code == 422


def test_a_share_is_of_those_who_were_asked_and_whoever_stands_at_two_lines_is_one_of_them(bureau: Bureau) -> None:
    by = bureau.node.by("dara")
    cases.change_fields(by, opened(by), Section.ADMINISTRATION, {"came_by": Told(["police"])})
    page = text_of(bureau.sokha, FORM)
    assert cells(page) == [("Forced labour", "2", "100 %"), ("Forced marriage", "1", "50 %"), ("Not asked", "1", "")]


@pytest.mark.req("STAT-13")
def test_the_route_by_which_people_came_is_told_in_percent_of_those_asked(bureau: Bureau) -> None:
    by = bureau.node.by("dara")
    for route, times in (("police", 3), ("hotline", 1)):
        for _time in range(times):
            cases.change_fields(by, opened(by), Section.ADMINISTRATION, {"came_by": Told([route])})
    page = text_of(bureau.sokha, "/figures/persons-by-route-of-referral/")
    assert cells(page) == [("Police", "3", "75 %"), ("A hotline", "1", "25 %"), ("Not asked", "2", "")]


@pytest.mark.req("STAT-19")
def test_residents_of_a_printed_table_are_the_denominator_and_lines_that_fit_nothing_are_told(bureau: Bureau) -> None:
    by = bureau.node.by("dara")
    for country in ("BR", "BR", "PH"):
        cases.change_fields(by, opened(by), Section.IDENTITY, {"nationality": Told([country])})
    grid = (
        ("rank", "nationality (place of origin)", "persons"),
        ("1", "Brazil", "51,171"),
        ("2", "Philippines", "20,000"),
        ("3", "The moon", "7"),
        ("", "Total", "71,178"),
    )
    assert by.agency
    day = date(2016, 12, 31)
    told = Brought("Foreign residents", grid, Unit.PERSONS, Period(Year.CALENDAR, 2016), day, "An invented prefecture")
    actions.bring_table(by, by.agency, told)
    address = "/figures/persons-by-nationality/"
    page = text_of(bureau.sokha, f"{address}?per=Foreign+residents")
    assert cells(page) == [
        ("Brazil", "2", "66.7 %", "51,171", "3.9"),
        ("Philippines", "1", "33.3 %", "20,000", "5"),
        ("Not asked", "2", "", "not told", ""),
    ]
    assert "Residents: Foreign residents, as of 31 December 2016. An invented prefecture" in page
    assert "One of its lines names nothing that this figure knows." in page
    assert "There is no table of persons of that name." in text_of(bureau.sokha, f"{address}?per=Deported")
    assert "In 100,000 residents" not in text_of(bureau.sokha, address)
    assert "Beside a table of residents" not in text_of(bureau.sokha, "/figures/identified-and-assisted/")


@pytest.mark.req("STAT-20")
def test_who_may_be_counted_twice_stands_in_the_line_of_the_count_and_of_each_release_as_it_was_told(
    bureau: Bureau,
) -> None:
    by = bureau.node.by("dara")
    one, other = opened(by), opened(by)
    cases.say_alike(by, one, other, "DEMO: the same scar")
    page = text_of(bureau.sokha, FORM)
    assert "4 persons, each counted once." in page
    assert "2 of them may be the same as another" in page
    bureau.sokha.post(FORM, TOLD)
    cases.say_unlike(by, one, other)
    page = text_of(bureau.sokha, FORM)
    assert "of them may be the same" not in page
    assert "Counts 4 persons; 2 may be the same as another; 2 of 12 offices have not reported." in page
    assert "scar" not in page


@pytest.mark.req("STAT-20", "STAT-30")
def test_what_is_released_stays_with_its_line_and_footnotes_and_says_why_it_changed(bureau: Bureau) -> None:
    assert bureau.sokha.post(FORM, TOLD).status_code == 302
    page = text_of(bureau.sokha, FORM)
    assert "Release 1, as known on" in page
    assert "may be the same as another" not in page
    assert "2 of 12 offices have not reported" in page
    assert "Two offices were closed." in page
    assert "Without transit." in page
    told_again = bureau.dara.post(FORM, TOLD)
    assert told_again.status_code == 422
    assert "Say why it is told anew" in told_again.content.decode()
    assert "Two offices were closed." in told_again.content.decode().partition('<form method="post" id="release"')[2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"missing": " "}, "Say what is known to be missing"),
        ({"reported": "13"}, "No more offices can have reported"),
        ({"offices": "many"}, "No more offices can have reported"),
        ({"missing": "w" * 501}, "This is too long"),
        ({"footnotes": "Late.\x00"}, "This is too long, or holds signs"),
        ({"footnotes": "Late.\n" * 44}, "This is too long"),
    ],
)
def test_a_release_that_says_too_little_is_not_made(bureau: Bureau, change: dict[str, str], words: str) -> None:
    answer = bureau.sokha.post(FORM, TOLD | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "never told to anybody outside" in text_of(bureau.sokha, FORM)


def test_the_file_has_codes_and_the_day(bureau: Bureau) -> None:
    answer = bureau.sokha.get(f"{FORM}file/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(answer.content.decode())))
    assert lines[0] == ["experience.forms", "persons", "as_of", "definition", "came_from", "came_until"]
    assert [line[:2] for line in lines[1:]] == [["labour", "2"], ["marriage", "1"]]
    assert bureau.sokha.get("/figures/persons-by-province/file/").status_code == 404
    assert bureau.sokha.get("/figures/nothing-such/").status_code == 404


def test_a_month_is_closed_by_two(bureau: Bureau) -> None:
    month = f"{(date.today().replace(day=1) - timedelta(days=1)):%Y-%m}"  # noqa: DTZ011 -- as above
    assert bureau.sokha.post("/figures/", {"month": month, "do": "whole"}).status_code == 302
    page = text_of(bureau.sokha, "/figures/")
    assert "says that it is whole" in page
    assert 'value="close"' not in page
    assert bureau.sokha.post("/figures/", {"month": month, "do": "close"}).status_code == 403
    assert 'value="close"' in text_of(bureau.dara, "/figures/")
    assert bureau.dara.post("/figures/", {"month": month, "do": "close"}).status_code == 302
    assert "closed by" in text_of(bureau.sokha, "/figures/")
    assert bureau.dara.post("/figures/", {"month": month, "do": "whole"}).status_code == 422
    assert bureau.dara.post("/figures/", {"month": "soon", "do": "whole"}).status_code == 400


def test_who_only_assists_reads_figures_and_is_offered_nothing_to_press(bureau: Bureau) -> None:
    page = text_of(bureau.mali, FORM)
    assert "2 persons, each counted once." in page
    assert "Release it" not in page
    assert 'name="month"' not in text_of(bureau.mali, "/figures/")
    assert bureau.mali.post(FORM, TOLD).status_code == 403
