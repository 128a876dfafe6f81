"""Every label and hint of the section family, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Family"),
    _("Family and those who depend on this person."),
    _("People"),
    _("Family, one by one"),
    _("Relation to this person"),
    _("Name"),
    _("Case of this relative"),
    _("If help is given to them too."),
    _("Date of birth"),
    _("Country"),
    _("Where they are"),
    _("With whom they live"),
    _("Wishes to be together"),
    _("Depends on this person"),
    _("May be told"),
    _("How to reach them"),
    _("What they need"),
    _("Children"),
    _("How many, how old, where and with whom."),
    _("Number of children"),
    _("Lives with a partner"),
    _("Relatives"),
    _("To be kept together with"),
    _("Those whom no placement or journey should part from this person."),
    _("Guardian of a child"),
    _("Contact with the family"),
    _("May the family be told"),
    _("Whom, what, and by whom. Nothing is said unless this person wishes it."),
    _("What the family knows"),
    _("Going back to the family"),
    _("Wants to live with the family"),
    _("Feels safe with the family"),
    _("Would the family welcome this person"),
    _("Did somebody of the family take part"),
    _("Violence at home"),
    _("Home"),
    _("People in the household"),
    _("House and living"),
    _("Rooms, water, electricity, a place of one's own to sleep."),
    _("Income of the household"),
    _("Debts of the household"),
    _("What the family wishes"),
    _("Community"),
    _("How neighbours and village meet this person"),
    _("Help that is near"),
    _("What could draw people away again"),
    _("Brokers nearby, no work, debts, violence."),
    _("Last visit to family and community"),
)
