"""Every label of the section family, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Family"),
    _("Family and those who depend on this person."),
    _("Children"),
    _("How many, how old, where and with whom."),
    _("Number of children"),
    _("Lives with a partner"),
    _("Single"),
    _("Married"),
    _("With a partner"),
    _("Separated"),
    _("Widowed"),
    _("Relatives"),
    _("May the family be told"),
    _("Whom, what, and by whom. Nothing is said unless this person wishes it."),
)
