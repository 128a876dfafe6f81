"""Every label of the section administration, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Administration"),
    _("Why this case was opened, and by which way it came."),
    _("Reason for opening"),
    _("One line is enough."),
    _("Urgent needs"),
    _("A safe place"),
    _("A doctor"),
    _("Food"),
    _("Clothes"),
    _("An interpreter"),
    _("Word to the family"),
    _("Care for a child"),
    _("Protection by the police"),
    _("How the case came"),
    _("The person came"),
    _("Family or friends"),
    _("A group or network"),
    _("A hotline"),
    _("Police"),
    _("At a border"),
    _("A hospital"),
    _("An embassy"),
    _("Another way"),
    _("What this person wishes"),
    _("In their own words."),
    _("Who told us, if not the person"),
)
