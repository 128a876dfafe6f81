"""What consent stores: the terms of grounds in clear, so that they end without a key; nothing of how or why."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.consent.words import Ended, GroundKind, RecipientKind, TextState
from samakki.journal.words import FILE


class Text(models.Model):
    """A text that is read together before somebody is asked: one version in one language."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "name": "What it asks for.",
        "version": "Which version, counted from 1.",
        "language": "In which language.",
        "title": "Its title; of nobody.",
        "body": "Its sentences; of nobody.",
        "hash": "A hash over both: a receipt names the text by it.",
        "state": "Whether native readers have signed it.",
        "taken_in_at": "Since when it is here.",
        "signed_by": "Who signed that it says what it should.",
        "signed_at": "When it was signed: before that it is read with nobody.",
    }

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    body = models.TextField()
    hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in TextState])
    taken_in_at = models.DateTimeField()
    signed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        """A version is never changed; who signed and when stand together."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["name", "version", "language"], name="consent_text_has_a_version"),
            models.CheckConstraint(
                condition=models.Q(signed_by=None, signed_at=None)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="consent_text_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        """Give its name and version."""
        return f"{self.name} {self.version} {self.language}"


class DutyAgency(models.Model):
    """Which agency holds what keeps somebody safe from the opening of each case of another: named by two."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Whose cases these are.",
        "agency": "Which agency is named.",
        "named_by": "Who of the owning agency named it.",
        "named_at": "When it was named.",
        "signed_by": "Which other member signed it.",
        "signed_at": "When it was signed: it holds for cases that are opened from then on.",
        "ended_at": "Since when it is named no longer.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    named_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    named_at = models.DateTimeField()
    signed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    signed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """An agency has one duty agency at a time; nobody signs whom they named."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(ended_at=None, signed_at__isnull=False),
                name="consent_one_duty_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by=None, signed_at=None)
                | (
                    models.Q(signed_by__isnull=False, signed_at__isnull=False)
                    & ~models.Q(signed_by=models.F("named_by"))
                ),
                name="consent_duty_agency_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        """Give its id."""
        return str(self.id)


class Ground(models.Model):
    """Why something of a file is shared: with whom, what, for what, how long. How it came about lies sealed."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id, by which the sealed row in the file and every reading name it.",
        "file": "A random id: of which file.",
        "owner": "Whose file it is: what waits is found without a key.",
        "kind": "Whether it is a consent, a life at risk, a legal duty ...",
        "recipient_kind": "Whether an agency, a kind of agency, another node or one member is named.",
        "recipient": "An organisation, a kind of it, or the random id of a member of staff; never a person helped.",
        "sections": "Which sections: expiry and withdrawal take their keys back without opening anything.",
        "entries": "Which closed entries, by section and random id, for the same reason.",
        "uses": "For what: each use of it is judged without a key.",
        "since": "From when on.",
        "until": "Until when: it expires although nobody acts.",
        "asked_by": "Which member of staff wrote it.",
        "made_at": "When it was written.",
        "signed_by": "Which other member signed it, where that is needed.",
        "alone": "That who asked signed it too: a life was at risk, for an hour, and nobody answered.",
        "signed_at": "When: it holds from then on.",
        "arranged": "By which duty agency's naming it was signed beforehand; empty for any other.",
        "through": "By which ground another agency holds what it passed on; empty where the owner shared it.",
        "told_at": "When the person was told; who was not yet told is found without a key.",
        "ended_at": "When it was withdrawn or ran out.",
        "ended_why": "Which of both.",
    }

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(FILE, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in GroundKind])
    recipient_kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in RecipientKind])
    recipient = models.CharField(max_length=120)
    sections = models.JSONField()
    entries = models.JSONField()
    uses = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    asked_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    signed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    signed_at = models.DateTimeField(null=True)
    alone = models.BooleanField(default=False)
    arranged = models.ForeignKey(DutyAgency, on_delete=models.PROTECT, null=True, related_name="+")
    through = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(
        max_length=12, blank=True, default="", choices=[(why.value, why.value) for why in Ended]
    )

    class Meta:
        """Those of a file, and those that run out, are found off one index; nobody signs what they asked for unseen."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["file", "ended_at"], name="consent_ground_of_file"),
            models.Index(fields=["ended_at", "until"], name="consent_ground_runs_out"),
            models.Index(fields=["owner", "ended_at", "signed_at"], name="consent_ground_waits"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(signed_by=None, signed_at=None)
                | (
                    models.Q(signed_by__isnull=False, signed_at__isnull=False)
                    & (models.Q(alone=True, kind=GroundKind.LIFE.value) | ~models.Q(signed_by=models.F("asked_by")))
                ),
                name="consent_ground_signed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_why="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_why="")),
                name="consent_ground_ended_whole",
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="consent_ground_ends"),
        ]

    def __str__(self) -> str:
        """Give its id."""
        return str(self.id)


class Share(models.Model):
    """A ground carried out: an agency, or one member by name, holds keys because of it."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "ground": "Because of which ground.",
        "agency": "Which agency holds the keys: what it can read is listed for it, and it is told when that ends.",
        "member": "To which member by name; empty when the agency holds them.",
        "since": "Since when.",
        "ended_at": "Since when no longer.",
        "ended_why": "Why it ended: the holder is told.",
        "seen_at": "When the agency has read that it ended.",
    }

    id = models.UUIDField(primary_key=True)
    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(
        max_length=12, blank=True, default="", choices=[(why.value, why.value) for why in Ended]
    )
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """An agency holds because of a ground once at a time."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["agency", "ended_at", "seen_at"], name="consent_shared_with")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["ground", "agency"], condition=models.Q(ended_at=None), name="consent_shared_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_why="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_why="")),
                name="consent_share_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        """Give its id."""
        return str(self.id)


class Never(models.Model):
    """Who must never see a file. In which words the person said so lies sealed in it."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "file": "A random id: of which file.",
        "owner": "Whose file it is.",
        "recipient_kind": "Whether an agency, a kind of agency or one member of staff is named.",
        "recipient": "Which: an organisation, a kind of it, or a random id of a member of staff.",
        "spared": "Which agencies of that kind are not meant, by their random ids.",
        "declared": "Whether a member named themselves, because of a conflict of interest.",
        "made_by": "Which member of staff wrote it.",
        "made_at": "When it was written.",
        "ended_at": "When it was taken off the list.",
    }

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(FILE, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    recipient_kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in RecipientKind])
    recipient = models.CharField(max_length=120)
    spared = models.JSONField()
    declared = models.BooleanField(default=False)
    made_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Asked at every page: by file, and by who is named."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["file", "ended_at"], name="consent_never_of_file"),
            models.Index(fields=["recipient", "ended_at", "file"], name="consent_never_named"),
        ]

    def __str__(self) -> str:
        """Give its id."""
        return str(self.id)
