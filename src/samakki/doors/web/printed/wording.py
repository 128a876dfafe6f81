"""The words of printed tables: why a file is no table that can be read."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.tables.printed import Unreadable

UNREADABLE_TEXTS: Final[Mapping[Unreadable, Promise]] = {
    Unreadable.EMPTY: _("It is empty."),
    Unreadable.TOO_LARGE: _("It is too large for this page. The command “samakki databook check” reads it."),
    Unreadable.LOCKED: _("It is locked with a password. Save it without one."),
    Unreadable.BROKEN: _("It is no table that can be read (CSV, XLSX or ODS), or it is damaged."),
    Unreadable.OLD: _("It is a workbook of the old kind (.xls). Save it as .xlsx."),
    Unreadable.BOMB: _("It unpacks to far more than its size, so it was not opened."),
    Unreadable.ENCODING: _("Its letters are in no encoding that can be told. Save it as UTF-8."),
    Unreadable.PICTURES: _("It holds pictures and no cells. A picture of a table has to be typed."),
    Unreadable.SHEETS: _("It has no sheet with cells."),
}
