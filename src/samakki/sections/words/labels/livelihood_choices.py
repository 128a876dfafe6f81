"""Every choice in the section livelihood, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("None"),
    _("Before school"),
    _("Primary"),
    _("Lower secondary"),
    _("Upper secondary"),
    _("After secondary school"),
    _("Vocational"),
    _("Short course at a college"),
    _("Bachelor"),
    _("Master"),
    _("Doctorate"),
    _("Higher"),
    _("Goes to school"),
    _("Wants to go back"),
    _("Cannot go now"),
    _("Does not want to"),
    _("Has finished"),
    _("Cooking and baking"),
    _("Sewing and tailoring"),
    _("Weaving and handicraft"),
    _("Hair and beauty"),
    _("Massage"),
    _("Cleaning and laundry"),
    _("Care of children"),
    _("Care of old or ill people"),
    _("Farming and animals"),
    _("Fishing and aquaculture"),
    _("Building and painting"),
    _("Metal and welding"),
    _("Engines and machines"),
    _("Electricity and electronics"),
    _("Driving"),
    _("Work in a factory"),
    _("Selling and serving"),
    _("Office and accounts"),
    _("Computer"),
    _("Languages and interpreting"),
    _("Teaching"),
    _("Music, art and sport"),
    _("Something else"),
    _("Works for others"),
    _("Works for themselves"),
    _("Works for the family"),
    _("In training"),
    _("Looks for work"),
    _("May not work here"),
    _("Cannot work now"),
    _("Does not want to work now"),
    _("Yes"),
    _("No"),
    _("With limits"),
)
