"""Every label and hint of the section contact, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Contact"),
    _("The safe way to reach this person."),
    _("Safe contact"),
    _("Safe way to make contact"),
    _("Number"),
    _("With the country, as +66 or +855."),
    _("Another number"),
    _("At home or with somebody trusted."),
    _("E-mail"),
    _("Only an address that nobody else reads."),
    _("Accounts in apps"),
    _("Which app"),
    _("Name of the account"),
    _("May somebody else read it"),
    _("From when to when"),
    _("For example from 10:00 to 12:00, not on Sundays."),
    _("Who else may pick up"),
    _("And what to say if they do."),
    _("Code word"),
    _("The word by which each knows that the other may speak freely."),
    _("What a message must not say"),
    _("For example no name of an organisation."),
    _("Trusted person"),
    _("Who they are, how to reach them, and what they know."),
    _("Place"),
    _("Where this person stays"),
    _("In words, as one would tell somebody the way."),
    _("What kind of place it is"),
    _("House and street"),
    _("Village, town or city"),
    _("Province or state"),
    _("Postcode"),
    _("Country"),
    _("Latitude"),
    _("Degrees, north is positive. Only if a place has no address."),
    _("Longitude"),
    _("Degrees, east is positive."),
)
