"""Usual first lines of a plan, by service area: for who has never made one; each is changed as the person wants it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import Press


@dataclass(frozen=True, slots=True)
class Start:
    """A usual first line: its service area, what for, and what is done first."""

    area: str
    goal: Promise
    action: Promise


STARTS: Final[Sequence[Start]] = (
    Start("housing", _("A safe place to live"), _("Look at rooms together and ask about the neighbours")),
    Start("housing", _("A safe place to live"), _("Ask whether a relative has a place, and whether it is safe")),
    Start("medical", _("To be well in body"), _("See a doctor, with somebody along if wanted")),
    Start("medical", _("To be well in body"), _("Find out what medicine is taken, and who pays for it")),
    Start("psychological", _("To sleep and be less afraid"), _("Meet a counsellor once, then decide")),
    Start("psychological", _("To sleep and be less afraid"), _("Talk about what helped on bad days before")),
    Start("education", _("To learn something that is of use"), _("Visit a course before choosing one")),
    Start("education", _("To learn something that is of use"), _("Ask the school which papers it needs")),
    Start("economic", _("To earn a living"), _("Write down skills, wishes and debts")),
    Start("economic", _("To earn a living"), _("Visit an employer or a market together")),
    Start("administrative", _("To have papers"), _("Ask which papers are there, and who holds the others")),
    Start("administrative", _("To have papers"), _("Go to the office or the embassy together")),
    Start("legal", _("To know the own rights"), _("Meet a lawyer once; nothing has to be decided there")),
    Start("legal", _("To get back wages or compensation"), _("List what is owed, by whom, and what proves it")),
    Start("safety", _("To be safe"), _("Look at what could happen, and agree on what to do then")),
    Start("safety", _("To be safe"), _("Agree on a code word and a safe time to call")),
    Start("family", _("Contact with the family"), _("Find a safe way to call or write")),
    Start("family", _("Contact with the family"), _("Ask what the family knows and may know")),
    Start("case_management", _("A plan that fits"), _("Look at the plan together in a month")),
    Start("case_management", _("A plan that fits"), _("Tell which agencies can help, and choose")),
)
PRESSES: Final = {
    Press.WORRY: (_("Very afraid or worried"), _("Stay near; find out together what calms")),
    Press.FAMILY: (_("Wants word of the family"), _("Find a safe way to call or write")),
}
