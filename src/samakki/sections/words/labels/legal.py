"""Every label and hint of the section legal, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Legal"),
    _("Status, papers and proceedings."),
    _("Stay"),
    _("Kind of residence status"),
    _("In which country"),
    _("Valid until"),
    _("Residence status"),
    _("In words."),
    _("Afraid to go back to the country of origin"),
    _("What this person fears there"),
    _("Asylum"),
    _("Number as a refugee or asylum seeker"),
    _("Right to help"),
    _("How the right to help is shown"),
    _("Help goes on while it is being shown."),
    _("Steps towards papers and help"),
    _("Proceedings"),
    _("Which court or office, which number, which side."),
    _("Wants to take part in proceedings"),
    _("Complaint"),
    _("Lawyer or legal aid"),
    _("Number of suspects"),
    _("Only how many. No names, here or elsewhere in this file."),
    _("What police and courts did"),
    _("Which step on which day. No names, here or elsewhere in this file."),
    _("Days from the report to the charge"),
    _("Days from the report to the judgment"),
    _("Step"),
    _("Day"),
    _("Number of a case about pictures or films of a child"),
    _("The number and the office. Never pictures, links or descriptions."),
    _("Claims"),
    _("Wages or money owed"),
    _("What was promised, what was paid, in which currency."),
    _("Compensation this person wants"),
    _("Against whom, at which office, how far."),
    _("Marriage to be undone"),
    _("Where the marriage is registered"),
    _("Papers for a child"),
    _("Not punished for what was forced"),
    _("What a lawyer should see"),
    _("What is alleged"),
    _("Of what kind"),
    _("Country"),
    _("Since when"),
    _("How far it has come"),
    _("Was it forced"),
    _("Has a lawyer seen it"),
    _("Non-punishment"),
    _("Offence alleged against this person"),
)
