"""Every label of the section experience, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Experience"),
    _("What happened, as far as this person wants to tell."),
    _("In this person's own words"),
    _("Identification"),
    _("Not decided"),
    _("Possibly trafficked"),
    _("Identified as trafficked"),
    _("Not trafficked"),
    _("Forms of exploitation"),
    _("Forced labour"),
    _("Sexual exploitation"),
    _("Forced marriage"),
    _("Servitude"),
    _("Forced begging"),
    _("Removal of organs"),
    _("Forced crime or fraud online"),
    _("At sea"),
    _("Domestic work"),
    _("Abduction of a child"),
    _("Arranged marriage"),
    _("Another form"),
    _("Means of control"),
    _("Papers kept"),
    _("Debt"),
    _("Confinement"),
    _("Wages kept"),
    _("Threats"),
    _("Threats to the family"),
    _("Violence"),
    _("False promises"),
    _("When help was found"),
    _("Before any exploitation"),
    _("During it"),
    _("After it"),
    _("Who proposed it"),
    _("A broker"),
    _("A friend"),
    _("A partner"),
    _("An acquaintance"),
    _("Somebody online"),
    _("A private agency"),
    _("Somebody of the family"),
    _("Somebody else"),
    _("Wage promised"),
    _("Amount, currency, for how long a time."),
    _("Wage paid"),
    _("Hours of work a day"),
    _("Days of rest a month"),
    _("How this person came there"),
    _("Who proposed it, which way, which places."),
)
