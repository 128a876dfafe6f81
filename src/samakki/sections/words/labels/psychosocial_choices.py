"""Every choice in the section psychosocial, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Well"),
    _("So so"),
    _("Badly"),
    _("Hardly at all"),
    _("Wanted"),
    _("Not now"),
    _("Started"),
    _("Ended"),
    _("Somebody to talk to"),
    _("A group of people with like experience"),
    _("Drawing, music, movement or play"),
    _("Support of a faith"),
    _("Garden, animals, being outside"),
    _("Quiet and rest"),
    _("A psychiatrist"),
    _("A traditional healer"),
    _("Other support"),
    _("Now"),
    _("At times"),
    _("No"),
    _("Asleep"),
    _("Calm"),
    _("Uneasy"),
    _("Needs somebody now"),
    _("Not met"),
)
