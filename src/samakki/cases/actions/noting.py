"""What of a case stands in clear is kept in step with what was written, by whomever and wherever."""

from collections.abc import Sequence
from dataclasses import asdict

from django.utils import timezone

from samakki.cases.actions.counting import Now, of_all
from samakki.cases.models import Case
from samakki.cases.rules import noted_in
from samakki.kernel.deeds import By, deed
from samakki.sections.words import Section


@deed(about=of_all)
def note_in_clear(by: By, now: Sequence[Now]) -> None:
    """Note on these cases, in clear, which step they are at and since when they wait; `now` is all of a section."""
    zone = timezone.get_current_timezone()
    for each in now:
        if each.section is Section.ADMINISTRATION:
            Case.objects.filter(pk=each.case).update(**asdict(noted_in(each.fields, zone)))
