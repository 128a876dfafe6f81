"""Every label of the section contact, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Contact"),
    _("The safe way to reach this person."),
    _("Safe way to make contact"),
    _("A call"),
    _("A message"),
    _("In person only"),
    _("Through somebody trusted"),
    _("No contact is safe now"),
    _("Number"),
    _("With the country, as +66 or +855."),
    _("From when to when"),
    _("For example from 10:00 to 12:00, not on Sundays."),
    _("Who else may pick up"),
    _("And what to say if they do."),
    _("Code word"),
    _("The word by which each knows that the other may speak freely."),
    _("Trusted person"),
    _("Who they are, how to reach them, and what they know."),
    _("Where this person stays"),
)
