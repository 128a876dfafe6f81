"""Every label of the section health, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Health"),
    _("What helpers must know to keep this person well."),
    _("Needs care now"),
    _("Medicines and allergies"),
    _("Support needed to see, hear, move or understand"),
    _("Pregnancy"),
    _("Test results"),
)
