"""Values of fields, and what is refused, in the reader's words."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from babel.dates import format_timedelta
from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import Head, PastSave, PastValue, WordsRefusedError
from samakki.doors.web.desk.choices import listed_word
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.missing import Missing
from samakki.sections.words import PERIODS, Field, FieldType

_JUST_NOW: Final = timedelta(minutes=1)
MISSING: Final[Mapping[str, Promise]] = {
    Missing.NO: _("No"),
    Missing.UNKNOWN: _("Not known"),
    Missing.NOT_ASKED: _("Not asked"),
    Missing.DECLINED: _("Prefers not to say"),
    Missing.SUPPRESSED: _("Not shown"),
}
REFUSED: Final[Mapping[str, Promise]] = {
    "empty": _("Write something here first."),
    "too_long": _("This is too long: up to %(limit)s characters fit here. Nothing was cut off; shorten it."),
    "too_many": _("Choose at most %(limit)s."),
    "not_a_choice": _("Choose one of the answers of the list."),
    "not_a_date": _("Write a year, a month or a day, as 2004, 2004-07 or 2004-07-19."),
    "year_first": _("Write the year first, as 2004-07-19, so that nobody takes the day for the month."),
    "no_such_day": _("No calendar has this day. Look at the month and the day again."),
    "in_future": _("This day lies ahead: nobody is born yet then. Look at the year again."),
    "not_in_era": _("This era had no such year or day. Look at it again, or write the year as 2004."),
    "not_a_number": _("Write a whole number."),
    "out_of_range": _("This number is too small or too large to be meant. At most %(limit)s fits here."),
    "not_a_decimal": _("Write a number, as 12 or 12.5."),
    "not_money": _("Write the amount in figures, as 1200 or 1200.50."),
    "unclear_amount": _("Is this a thousand or a fraction? Write 1200, or 1.20."),
    "no_currency": _("Choose the currency."),
    "not_an_email": _("Write an e-mail address, as name@example.org."),
    "not_a_case": _("Choose a case from the list."),
    "not_a_time": _("Write the time as 08:30."),
    "changed_since": _("Somebody wrote there meanwhile: it stays as it is now."),
    "closed": _("This case is closed already."),
    "still_tells": _("Something known of this person stands in it. Save it once more: it falls away."),
    "too_short": _("Say a little more: at least %(limit)s characters."),
    "child_said_no": _("The child does not want it. Nobody says yes over the no of a child."),
    "not_reviewed": _("No native reader has signed this text yet. Somebody who leads signs it on the page of texts."),
    "not_yours": _("This is not yours to sign: somebody else than who asked, or who leads, does."),
    "nobody_found": _("Nobody, or more than one, has exactly this name."),
    "part_by_part": _("Write each part of the row into its own place."),
    "not_a_number_to_call": _("Write a telephone number: figures, spaces and a plus sign."),
}
SAFE_WAYS: Final[Mapping[str, Promise]] = {
    "call": _("Call"),
    "message": _("Message"),
    "in_person": _("In person only"),
    "through": _("Through somebody trusted"),
    "none": _("Do not contact now"),
}
DANGERS: Final[Mapping[str, Promise]] = {"yes_now": _("Danger now"), "possible": _("Danger possible")}


def value_words(field: Field, value: Any) -> str:
    """Write a field's value in the reader's language."""
    if value is None or value == "":
        return gettext("Nothing")
    if isinstance(value, Mapping):
        return _money(value) if "amount" in value else str(MISSING.get(str(value.get("missing")), ""))
    if isinstance(value, list):
        return ", ".join(code_words(field, str(code)) for code in value)
    return _WRITTEN.get(field.type, _as_it_is)(field, str(value))


def date_words(value: str) -> str:
    """Write as much of a date as is known; what was written before there were dates stays as it was written."""
    try:
        return dates.partial(value, language_in_use())
    except ValueError:
        return value


def number_words(value: str) -> str:
    """Write a number as the reader's language groups its digits, with all its places; anything else as it is."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    locale = dates.locale_of(language_in_use())
    return format_decimal(number, locale=locale, numbering_system="latn", decimal_quantization=False)


def code_words(field: Field, code: str) -> str:
    """Write one code of a field in the reader's language; a code that nobody knows any more stays as it is."""
    return listed_word(field.listed, code) if field.listed else gettext(dict(field.codes).get(code, code))


def _money(value: Mapping[str, Any]) -> str:
    told = [f"{number_words(str(value['amount']))} {value.get('currency', '')}".strip()]
    told += [gettext(words) for code, words in PERIODS if code and code == value.get("per")]
    told += [date_words(str(value["date"]))] if value.get("date") else []
    return " · ".join(told)


def told_words(head: Head | PastSave | PastValue) -> str:
    """Say that somebody else than the person told a value, and who; empty when it was the person."""
    if not head.third_party:
        return ""
    return gettext("Told by %(who)s") % {"who": head.told_by} if head.told_by else gettext("Told by somebody else")


def _date(_field: Field, value: str) -> str:
    return date_words(value)


def _number(_field: Field, value: str) -> str:
    return number_words(value)


def _link(_field: Field, value: str) -> str:
    return gettext("Case with the mark %(mark)s") % {"mark": value[-6:]}


def _as_it_is(_field: Field, value: str) -> str:
    return value


_WRITTEN: Final[Mapping[FieldType, Callable[[Field, str], str]]] = {
    FieldType.CODE: code_words,
    FieldType.PARTIAL_DATE: _date,
    FieldType.DECIMAL: _number,
    FieldType.LINK: _link,
}


def refusal_words(refused: WordsRefusedError) -> str:
    """Say what is wrong with what was typed, and what to do."""
    return str(REFUSED[refused.code]) % {"limit": refused.limit}


def ago(when: datetime, now: datetime) -> str:
    """Say how long ago something was, in the reader's language: `3 days ago`."""
    if when > now - _JUST_NOW:
        return gettext("just now")
    return format_timedelta(when - now, add_direction=True, locale=dates.locale_of(language_in_use()))
