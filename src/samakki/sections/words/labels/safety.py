"""Every label and hint of the section safety, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Safety"),
    _("Danger, and what has been agreed about it."),
    _("Danger"),
    _("Danger now"),
    _("How safe this person feels"),
    _("From whom"),
    _("Towards this person, as one would warn a colleague. No file is kept on anybody else."),
    _("Where danger comes from"),
    _("For whom"),
    _("What they know"),
    _("Have they tried to make contact"),
    _("Threats to the family"),
    _("Assessments"),
    _("Risks, one by one"),
    _("Day of the assessment"),
    _("Which risk"),
    _("Of what kind"),
    _("As the worker sees it"),
    _("As this person sees it"),
    _("In this person's own words"),
    _("What was agreed"),
    _("To be looked at again on"),
    _("Signs, places to go to, whom to call."),
    _("Protection in place"),
    _("Places that are safe"),
    _("Places to avoid"),
    _("Telephone and accounts looked through"),
    _("Together with this person, for apps that follow them."),
    _("Who must never know"),
    _("People or offices that must not learn where this person is."),
)
