"""Every label of the section safety, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Safety"),
    _("Danger, and what has been agreed about it."),
    _("Danger now"),
    _("Possible"),
    _("No sign of it"),
    _("From whom"),
    _("What was agreed"),
    _("Signs, places to go to, whom to call."),
    _("Who must never know"),
    _("People or offices that must not learn where this person is."),
    _("Threats to the family"),
    _("Yes"),
    _("No"),
)
