"""Every label and hint of the section health, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Health"),
    _("What helpers must know to keep this person well."),
    _("Care"),
    _("Needs care now"),
    _("How this person feels in body"),
    _("As this person says it."),
    _("Health at admission and since"),
    _("What this person notices. What a doctor found belongs to the results."),
    _("Part of the body"),
    _("In plain words"),
    _("Since when"),
    _("When it was noticed"),
    _("Did it come from the exploitation"),
    _("How soon"),
    _("Care agreed or given"),
    _("Who pays"),
    _("Medicines and allergies"),
    _("Difficulty with"),
    _("Support needed to see, hear, move or understand"),
    _("Wants to be seen by a doctor or nurse"),
    _("Health insurance"),
    _("Number of the insurance"),
    _("Doctor, clinic or hospital"),
    _("Vaccinations"),
    _("Food this person cannot or does not eat"),
    _("Pregnancy"),
    _("Pregnancy test"),
    _("Offered, never imposed. A shelter is never refused because of it."),
    _("Day of the pregnancy test"),
    _("Result of the pregnancy test"),
    _("Was the result told to this person"),
    _("First of all, alone, and in a language this person understands."),
    _("What this person wishes, and what was agreed."),
    _("Birth expected"),
    _("Results"),
    _("Tests and results"),
    _("Which test or examination"),
    _("Day of the test"),
    _("Agreed to beforehand"),
    _("Result of the test"),
    _("Test results"),
    _("What a doctor found, in words."),
    _("Injuries seen"),
    _("By a doctor or nurse, with the day. Nobody else looks for them."),
    _("Help wanted with alcohol, drugs or medicines"),
    _("Also if they were given by force."),
)
