"""The words of figures: what each measure is called and counts, and why something is not taken."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.access.words import Role
from samakki.databook.words import BookWrong
from samakki.doors.web.front.frame import LEADING

BOOKING: Final = LEADING | {Role.ANALYST.value}
"""Who keeps the data book of an agency."""
MEASURE_TEXTS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "persons by nationality": (
        _("Persons by nationality"),
        _("Persons assisted, by each nationality that is told of them."),
    ),
    "persons by sex": (_("Persons by sex"), _("Persons assisted, by sex.")),
    "persons by age": (
        _("Persons by age"),
        _("Persons assisted, by the age band they were in when their case was opened."),
    ),
    "persons by nationality, age and sex": (
        _("Persons by nationality, age and sex"),
        _("Persons assisted, by nationality, age band and sex together."),
    ),
    "persons by form": (
        _("Persons by form of exploitation"),
        _("Persons by each form of exploitation told of them; a person of whom two are told stands at both."),
    ),
    "persons by form, sex, age and destination": (
        _("Persons by form, sex, age and destination"),
        _("Persons by form of exploitation, sex, age band and the country of it."),
    ),
    "persons by destination": (
        _("Persons by destination"),
        _("Persons by each country in which they were exploited."),
    ),
    "persons by route of referral": (
        _("Persons by route of referral"),
        _("Persons by the way on which their case came."),
    ),
    "identified and assisted": (
        _("Identified and assisted"),
        _("Persons by whether they were identified, crossed with whether they were assisted."),
    ),
    "persons by outcome": (
        _("Persons by outcome"),
        _("Persons by how their case stands, and why it was closed."),
    ),
    "persons by province": (_("Persons by province"), _("Persons by the province in which they were found.")),
    "length of stay": (
        _("Length of stay"),
        _(
            "Persons by how many days each of their stays in a house lasted; somebody who stayed twice stands at both. "
            "A move to another bed is no end."
        ),
    ),
    "assistance in money": (_("Assistance in money"), _("Money given as assistance, by agency and year.")),
    "referral times": (
        _("Times of referral"),
        _("Persons by the days from the first referral to the reception that followed."),
    ),
    "time to the first help": (
        _("Time to the first help"),
        _(
            "Persons by the days from the first step of their case to the first help: "
            "a crisis that was met, or a reception."
        ),
    ),
    "prosecutions": (
        _("Prosecutions"),
        _("Persons by each step that police and courts took against those who are suspected of harming them."),
    ),
    "time of prosecution": (
        _("Time of prosecution"),
        _("Persons by the days from the report to the police to the charge, and to the judgment."),
    ),
    "persons under 18": (
        _("Persons under 18"),
        _("Persons who were under 18 when their case was opened, by nationality and sex."),
    ),
    "persons by route": (
        _("Persons by route"),
        _("Persons by each country on their way, crossed with how they travelled and how they reached help."),
    ),
}
KIND_TEXTS: Final[Mapping[str, Promise]] = {
    "no": _("No"),
    "unknown": _("Not known"),
    "not asked": _("Not asked"),
    "suppressed": _("Not shown"),
    "prefers not to say": _("Prefers not to say"),
    "unsettled": _("Two values, not settled"),
}
REFUSED: Final[Mapping[BookWrong, Promise]] = {
    BookWrong.NO_NAME: _("Say what the table is called."),
    BookWrong.NO_SOURCE: _("Say who printed it, and where: a number without a source is none."),
    BookWrong.NO_CELLS: _("There is no cell in it."),
    BookWrong.TOO_MANY_CELLS: _("It has more cells than are kept here: at most 50,000, of 2,000 letters each."),
    BookWrong.NO_WHY: _("Say why it is told anew: it stands beside the change."),
    BookWrong.MISSING_UNSAID: _("Say what is known to be missing. If nothing is, write so."),
    BookWrong.OFFICES: _("No more offices can have reported than there are."),
    BookWrong.UNFIT_WORDS: _(
        "This is too long, or holds signs that are no letters: at most 500 in each sentence, and 40 notes."
    ),
    BookWrong.IN_FUTURE: _("This day lies ahead: nobody knows yet what will be known then."),
    BookWrong.NO_DEFINITION: _("On that day no definition of this figure was in force. Choose a later one."),
    BookWrong.NOT_OVER: _("This month is not over."),
    BookWrong.SAID_ALREADY: _("Somebody has said so already."),
    BookWrong.NO_WORKBOOK: _("Choose an Excel workbook (.xlsx) that opens without a password."),
    BookWrong.NAMED_ALREADY: _("Another workbook is called so. Give this one a name of its own."),
    BookWrong.NO_HEADINGS: _("Say of at least one row and one column what they count."),
    BookWrong.SAME_TWICE: _("Rows and columns cannot count by the same thing."),
    BookWrong.BOUND_ALREADY: _("A cell of these is filled already. Free the other area first."),
    BookWrong.NOTHING_BOUND: _("Nothing is bound in this workbook yet: say first what its cells count."),
    BookWrong.NOT_SAID: _("Nobody has said yet that this month is whole, or it is closed."),
    BookWrong.NO_TITLE: _("Say what the figure is called."),
    BookWrong.TITLED_ALREADY: _("Another figure is called so. Give this one a name of its own."),
    BookWrong.NOTHING_CROSSED: _("Choose one thing to count by, or two or three."),
    BookWrong.CROSSED_TWICE: _("Choose each thing once."),
    BookWrong.NO_SUCH_CODE: _("Say of whom it counts: choose at least one of the list."),
    BookWrong.TOO_MANY_OWN: _("There are a hundred figures of your own. Let one go that was told to nobody."),
    BookWrong.NO_SUCH_FIGURE: _("This figure was let go meanwhile."),
    BookWrong.TOLD_ALREADY: _("It was told, or fills a workbook: what was told stays, with what it counts."),
    BookWrong.NO_OFFICE: _("Say which office is asked."),
    BookWrong.NO_SUCH_QUESTION: _("This question was taken back or answered meanwhile. What stands now is below."),
    BookWrong.NO_WORDS: _("Write some words."),
    BookWrong.LACKS_FACTS: _("Nothing that is told of people says this yet. It comes from printed tables."),
}
