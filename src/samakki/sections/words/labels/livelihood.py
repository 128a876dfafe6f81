"""Every label of the section livelihood, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Livelihood"),
    _("Work and education."),
    _("Schooling"),
    _("None"),
    _("Primary"),
    _("Lower secondary"),
    _("Upper secondary"),
    _("Vocational"),
    _("Higher"),
    _("Reads and writes"),
    _("In which languages."),
    _("What this person can do"),
    _("What this person would like to do"),
    _("Income now"),
)
