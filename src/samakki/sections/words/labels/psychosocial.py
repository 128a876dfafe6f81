"""Every label of the section psychosocial, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Psychosocial"),
    _("How this person is, and what helps."),
    _("How this person is now"),
    _("In their own words where possible."),
    _("What helps"),
    _("What to avoid"),
    _("Places, words, sounds or people that bring it back."),
    _("Counselling"),
    _("Wanted"),
    _("Not now"),
    _("Started"),
    _("Ended"),
    _("Thoughts of self-harm"),
)
