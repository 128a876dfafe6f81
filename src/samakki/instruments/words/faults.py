"""Why a form was not taken in: where it stands in the workbook, and what to do, in the reader's language."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Fault(StrEnum):
    """What is wrong with a form; the texts beside each say it to the one who brought the file."""

    NOT_A_WORKBOOK = "not a workbook"
    OLD_WORKBOOK = "old workbook"
    LOCKED = "locked"
    ENCODING = "encoding"
    TOO_LARGE = "too large"
    NO_SURVEY = "no survey"
    EMPTY = "empty"
    PYXFORM = "pyxform"
    TYPE = "type"
    COLUMN = "column"
    SETTING = "setting"
    SHEET = "sheet"
    APPEARANCE = "appearance"
    MEDIA = "media"
    EXTERNAL = "external"
    FUNCTION = "function"
    SYNTAX = "syntax"
    ARGUMENTS = "arguments"
    PATTERN = "pattern"
    REFERENCE = "reference"
    CIRCLE = "circle"
    TOO_DEEP = "too deep"
    NUMBER = "number"
    DUPLICATE = "duplicate"
    NO_CHOICES = "no choices"
    FIELD_UNKNOWN = "field unknown"
    FIELD_KIND = "field kind"
    FIELD_CHOICE = "field choice"
    FIELD_TWICE = "field twice"
    FIELD_ROWS = "field rows"
    SETTING_VALUE = "setting value"
    SECTION_STAYS = "section stays"
    HEADINGS = "headings"
    HEADINGS_TWICE = "headings twice"
    FORMULA = "formula"
    MERGED = "merged"
    UNUSED_COLUMN = "unused column"
    UNUSED_SHEET = "unused sheet"
    UNUSED_SETTING = "unused setting"
    UNUSED_APPEARANCE = "unused appearance"
    BLAMES = "blames"
    LEADS = "leads"
    REMARK = "remark"


_SENTENCES: Final = {
    Fault.NOT_A_WORKBOOK: _("This file cannot be read as an Excel workbook (.xlsx). It may be damaged."),
    Fault.OLD_WORKBOOK: _("This is an old Excel file (.xls). Save it as .xlsx and try again."),
    Fault.LOCKED: _("This workbook is protected with a password. Save it without one and try again."),
    Fault.ENCODING: _("The part “%(what)s” of this workbook is not written in UTF-8."),
    Fault.TOO_LARGE: _("This workbook is too large: %(what)s."),
    Fault.NO_SURVEY: _("The workbook has no sheet named “survey”."),
    Fault.EMPTY: _("The sheet has no questions."),
    Fault.PYXFORM: _("The form does not follow the XLSForm convention: %(what)s"),
    Fault.TYPE: _("Questions of the type “%(what)s” are not supported."),
    Fault.COLUMN: _("The column “%(what)s” is not supported."),
    Fault.SETTING: _("The setting “%(what)s” is not supported."),
    Fault.SHEET: _("The sheet “%(what)s” is not supported."),
    Fault.APPEARANCE: _("The appearance “%(what)s” is not supported."),
    Fault.MEDIA: _("Pictures, sounds and films in a form are not supported (“%(what)s”)."),
    Fault.EXTERNAL: _("Choices from another file are not supported (“%(what)s”)."),
    Fault.FUNCTION: _("The function “%(what)s” is not supported."),
    Fault.SYNTAX: _("This expression cannot be read: %(what)s"),
    Fault.ARGUMENTS: _("The function “%(what)s” has the wrong number of arguments."),
    Fault.PATTERN: _("The pattern given to “regex” must be a readable text in quotation marks: %(what)s"),
    Fault.REFERENCE: _("The form refers to “%(what)s”, which it does not have."),
    Fault.CIRCLE: _("These questions wait for each other: %(what)s"),
    Fault.TOO_DEEP: _("This is nested too deeply: %(what)s"),
    Fault.NUMBER: _("“%(what)s” is not a number."),
    Fault.DUPLICATE: _("The name “%(what)s” is used twice in one place."),
    Fault.NO_CHOICES: _("The list of choices “%(what)s” is missing or empty."),
    Fault.FIELD_UNKNOWN: _("The case file has no field “%(what)s”."),
    Fault.FIELD_KIND: _("A question of this type cannot write the field %(what)s."),
    Fault.FIELD_CHOICE: _("The field of the case file does not know this choice: %(what)s"),
    Fault.FIELD_TWICE: _("The field “%(what)s” is asked for twice in this form."),
    Fault.FIELD_ROWS: _(
        "“%(what)s” stands in the wrong place: rows of the case file are asked in a repeat of their own that the form "
        "does not count, their parts directly in it, and every other field outside of repeats."
    ),
    Fault.SETTING_VALUE: _("This setting takes one of these: %(what)s"),
    Fault.SECTION_STAYS: _("The answers of this form go to the section “%(what)s” already, and stay there."),
    Fault.HEADINGS: _("The first line of the sheet must hold the headings. “%(what)s” is missing there."),
    Fault.HEADINGS_TWICE: _("This line repeats the headings. Take it away."),
    Fault.FORMULA: _("The cell %(what)s holds a formula without a result. Write the text itself into it."),
    Fault.MERGED: _("The cells %(what)s are merged. Separate them, and write into each what belongs there."),
    Fault.UNUSED_COLUMN: _("The column “%(what)s” is no part of an XLSForm and was not read."),
    Fault.UNUSED_SHEET: _("The sheet “%(what)s” is no part of an XLSForm and was not read."),
    Fault.UNUSED_SETTING: _("The setting “%(what)s” changes nothing here."),
    Fault.UNUSED_APPEARANCE: _("The appearance “%(what)s” changes nothing here."),
    Fault.BLAMES: _("“%(what)s” may sound as if this person were to blame. Say it in words that blame nobody."),
    Fault.LEADS: _("“%(what)s” gives the answer along with the question. Ask openly."),
    Fault.REMARK: _("A remark of pyxform: %(what)s"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the workbook something stands; a part that nobody knows is empty, a row that nobody knows is 0."""

    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        """Say the place in words: `Sheet “survey”, row 12, column “relevant”`."""
        parts = []
        if self.sheet:
            parts.append(gettext("sheet “%(name)s”") % {"name": self.sheet})
        if self.row:
            parts.append(gettext("row %(number)d") % {"number": self.row})
        if self.column:
            parts.append(gettext("column “%(name)s”") % {"name": self.column})
        return ", ".join(parts)


NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a form, and where."""

    fault: Fault
    what: str = ""
    place: Place = field(default=NOWHERE)

    def __str__(self) -> str:
        """Say it in the reader's language, the place first."""
        said = str(_SENTENCES[self.fault]) % {"what": self.what}
        where = str(self.place)
        return f"{where[0].upper()}{where[1:]}: {said}" if where else said


class RefusedFormError(Exception):
    """The form was not taken in; `findings` holds everything that is wrong, in the order of the sheets."""

    def __init__(self, *findings: Finding) -> None:
        """Keep what is wrong."""
        super().__init__("; ".join(f"{finding.fault}: {finding.place}: {finding.what}" for finding in findings))
        self.findings = findings


class BrokenFormError(RefusedFormError):
    """The file is not a form that anybody could use."""


class UnsupportedError(RefusedFormError):
    """The form is a good XLSForm, but uses something that we do not support."""
