"""The ethical code that everybody signs before the first reading, in sentences that can be kept or broken."""

from typing import Final

from django.utils.translation import gettext_lazy as _

CODE_VERSION: Final = 1
"""Counts the texts of the code: whoever signed an older one reads nothing before signing this one."""
CODE: Final = (
    _("I do no harm. Where I am not sure, I ask before I act."),
    _("The person decides. I ask, I explain, and I take a no as readily as a yes; help is never a price."),
    _("I open only the files that I need for my work, and I tell nobody what I read who has no right to know it."),
    _("I do not copy, photograph or take home what is written here, and I let nobody work under my name."),
    _("I take no money, goods, work or favours from persons in our care, and I have no sexual relations with them."),
    _("I treat everybody with respect, whatever they did, believe or love, wherever they come from."),
    _("If I or somebody close to me knows a person, a suspect or a family in a file, I say so and leave it to others."),
    _("A child's best interests come first. I am never alone behind a locked door with a child."),
    _("If I see that somebody is harmed, also by a colleague, or if I made a mistake, I report it the same day."),
)
