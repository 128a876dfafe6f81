"""Why a map is refused, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from samakki.transfers.words.plans import PlanRefusedError, PlanWrong

_TEXTS: Final = {
    PlanWrong.NOT_A_MAP: _("This is no map that can be read."),
    PlanWrong.NO_SUCH_COLUMN: _("The file has no column of this heading."),
    PlanWrong.NO_SUCH_FIELD: _("The record has no such field."),
    PlanWrong.NO_SUCH_CODE: _("The field has no such code."),
    PlanWrong.NO_SUCH_PART: _("Rows of this field have no such part, or the number of the row is missing."),
    PlanWrong.NAME_INTO_FACT: _("This column holds names of people. It cannot go into a field that may be counted."),
    PlanWrong.NAME_AS_PSEUDONYM: _("This column holds names of people. A pseudonym must not point to a real name."),
    PlanWrong.TWO_INTO_ONE: _("Two columns go into the same field."),
    PlanWrong.NOTHING_MAPPED: _("No column goes anywhere: nothing would be taken in."),
    PlanWrong.SHIFTED: _("From a row on this column means something else. Split the file there, or say that it is so."),
}


def refusal_in_words(refused: PlanRefusedError) -> str:
    """Say where a map cannot be followed, and why."""
    why = str(_TEXTS[refused.wrong])
    return f"{refused.place}: {why}" if refused.place else why
