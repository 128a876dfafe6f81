"""Every label of the section legal, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Legal"),
    _("Status, papers and proceedings."),
    _("Proceedings"),
    _("Which court or office, which number, which side."),
    _("Wants to take part in proceedings"),
    _("Yes"),
    _("No"),
    _("Not decided"),
    _("Lawyer or legal aid"),
    _("Wages or money owed"),
    _("What was promised, what was paid, in which currency."),
    _("Residence status"),
    _("Offence alleged against this person"),
)
