"""Every label and hint of the section livelihood, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Livelihood"),
    _("Work and education."),
    _("Learning"),
    _("Schooling"),
    _("The highest that was finished."),
    _("School now"),
    _("Reads and writes"),
    _("In which languages."),
    _("Skills and wishes"),
    _("Skills"),
    _("What this person can do"),
    _("Wants to learn"),
    _("What this person would like to do"),
    _("Work"),
    _("Work or position now"),
    _("Work now"),
    _("Work before"),
    _("Which work"),
    _("Country"),
    _("From"),
    _("Until"),
    _("Would this person do it again"),
    _("Income now"),
    _("Debts to be paid now"),
    _("Debts that belong to the exploitation are written under experience."),
    _("May work where they are now"),
    _("What is needed to work or learn"),
    _("Care for a child, tools, papers, a way to get there."),
)
