"""What the desk stores in clear: whose the case is, when something last happened, and nothing of the person."""

from typing import ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.journal.words import FILE


class Case(models.Model):
    """A case: one file, seen from the desk. Name, pseudonym and reason lie sealed in the file."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "file": "A random id: joins the case to its file.",
        "owner": "Whose keys open it; expiry and reminders work without a key.",
        "worker": "Whose list it stands on; the list is found without opening anything.",
        "opened_at": "Counts and reminders work without a key.",
        "last_entry_at": "Orders the list by silence: nobody is forgotten because nobody could look.",
        "joined_at": "When it left the lists because its person has another file that goes on; which one lies sealed.",
        "step": "At which of the ten steps it is: limits and reminders work without a key.",
        "step_since": "Since which day it is there, as far as a day is known.",
        "last_contact_on": "When somebody last met or reached the person: whom nobody reached comes up without a key.",
        "planned_on": "That there is a plan, since when; not what it says.",
        "closed_on": "When it was closed: it leaves the lists of the day, and contact afterwards still comes due.",
        "restricted_at": "Since when nothing is written into it, because its person wants it so; judged without a key.",
        "restricted_why": "Why, as a code from a short list.",
        "decoy": "That it is nobody's: whoever opens its page is seen; counts, exports and reminders leave it out.",
        "conflicts": "How many fields have two values that a person must decide on; tells nothing of either value.",
    }

    file = models.OneToOneField(FILE, on_delete=models.PROTECT, primary_key=True, related_name="+")
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    worker = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    last_entry_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=20, blank=True, default="")
    step_since = models.DateField(null=True)
    last_contact_on = models.DateField(null=True)
    planned_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    restricted_at = models.DateTimeField(null=True)
    restricted_why = models.CharField(max_length=20, blank=True, default="")
    conflicts = models.PositiveIntegerField(default=0)
    decoy = models.BooleanField(default=False)

    class Meta:
        """Each list reads 26 rows off one index, whatever the number of cases."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["worker", "owner", "last_entry_at", "file"], name="case_worker_silence"),
            models.Index(fields=["worker", "owner", "file"], name="case_worker_opened"),
            models.Index(fields=["owner", "last_entry_at", "file"], name="case_owner_silence"),
            models.Index(fields=["owner", "file"], name="case_owner_opened"),
        ]

    def __str__(self) -> str:
        """Write the id: there is nothing else that may be written down."""
        return str(self.pk)


class Book(models.Model):
    """A file that is of no person: the log of a house. Its entries are sealed and chained like any other."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "file": "A random id: joins the book to its file.",
        "owner": "Whose keys open it.",
        "opened_at": "When it was begun.",
    }

    file = models.OneToOneField(FILE, on_delete=models.PROTECT, primary_key=True, related_name="+")
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        """Write the id: there is nothing else that may be written down."""
        return str(self.pk)
