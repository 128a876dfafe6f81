"""Every label and hint of the section psychosocial, so that the catalogues find it.

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
    _("Sleep"),
    _("What worries this person most"),
    _("What helps"),
    _("What this person is good at and proud of"),
    _("People this person feels at ease with"),
    _("What to avoid"),
    _("Places, words, sounds or people that bring it back."),
    _("Counselling"),
    _("By whom this person wants to be counselled"),
    _("A woman or a man, somebody from home or somebody from elsewhere, in which language."),
    _("Support wanted"),
    _("How everyday life goes"),
    _("Eating, washing, going out, being with others, school or work."),
    _("Diagnosis of a specialist"),
    _("Who made it, when, and whether this person knows."),
    _("Somebody should stay near"),
    _("What was agreed with this person."),
    _("Thoughts of self-harm"),
    _("Watch"),
    _("Looked in"),
    _("Moment"),
    _("How it was"),
    _("Words"),
)
