"""The words in which a book says what does not add up."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from samakki.tables.findings import Kind


def words_of_fault(kind: Kind) -> str:
    """Say in the reader's language what is wrong, where a check would print its code."""
    return _words()[kind]


def _words() -> Mapping[Kind, str]:
    return {**_of_sums(), **_of_cells(), **_of_lists()}


def _of_sums() -> Mapping[Kind, str]:
    return {
        Kind.COLUMN_SUM: _("the lines do not make this total"),
        Kind.ROW_SUM: _("the columns do not make this total"),
        Kind.GROUP_SUM: _("this group of columns does not make its total"),
        Kind.BREAKDOWN_SUM: _("the parts told in words do not make this number"),
        Kind.PERCENT_SUM: _("the shares do not make 100"),
        Kind.PERCENT_RANGE: _("a share below 0 or above 100"),
        Kind.PART_OVER_WHOLE: _("a part is more than its whole"),
        Kind.STATED_COUNT: _("there are more or fewer than the table says"),
        Kind.MISSING_TOTAL: _("there is no total"),
        Kind.BLANK_TOTAL: _("the total is blank"),
    }


def _of_cells() -> Mapping[Kind, str]:
    return {
        Kind.BLANK_CELL: _("blank, where the totals say that there is a number"),
        Kind.MIXED_PRECISION: _("other decimal places than the numbers beside it"),
        Kind.MIXED_UNITS: _("different units in one column"),
        Kind.LOST_TEXT: _("letters or figures were lost"),
        Kind.NUMBER_AS_TEXT: _("not written as a number"),
        Kind.IMPLAUSIBLE_VALUE: _("far larger than nearly all others"),
        Kind.SMALL_CELL: _("few persons, and their place is told"),
    }


def _of_lists() -> Mapping[Kind, str]:
    return {
        Kind.BREAKDOWN_LABELS: _("two parts have the same name"),
        Kind.TITLE_RANGE: _("the title names other years than the table"),
        Kind.YEAR_MISSING: _("the table does not say its year"),
        Kind.NUMBERING_GAP: _("the numbering leaves one out"),
        Kind.STEP_ORDER: _("a step is dated before the one that was taken before it"),
        Kind.RANK_ORDER: _("the ranks do not follow the numbers"),
        Kind.UNDEFINED_CODE: _("a code that nothing explains"),
        Kind.INSTRUMENT_YEAR: _("other years for the same agreement"),
        Kind.VARIANT_NAME: _("two spellings of one name"),
        Kind.DUPLICATE_ROW: _("the same line stands twice"),
    }
