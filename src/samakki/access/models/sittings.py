"""Sessions, and what was typed into a session that had ended."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import MEMBER, Kept, Stage


class Sitting(models.Model):
    """A session on one device: holds the member's key sealed under a secret that only the browser's cookie carries."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32)
    former_mark = models.BinaryField(max_length=32, null=True)
    sealed_key = models.BinaryField(null=True)
    stage = models.CharField(max_length=16, choices=[(stage.value, stage.value) for stage in Stage])
    device = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    active_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    challenge = models.BinaryField(null=True)
    proven_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "member": "Whose session it is.",
        "mark": "A hash of what the browser's cookie carries, to recognise it.",
        "former_mark": "A hash of what the cookie carried before: it opens nothing, a form sent with it has an author.",
        "stage": "Whether it waits for a second factor, is open, locked or ended.",
        "device": "What sort of device, in a word or two, so that the member recognises it.",
        "started_at": "When it began: it ends after 12 hours.",
        "active_at": "When it was last used: it locks after 15 minutes.",
        "ended_at": "When it ended.",
        "tries": "How many wrong PINs: three end it.",
        "challenge": "What a passkey was asked to sign; worthless once answered.",
        "proven_at": "When the passphrase was last typed in it: only then may it change what guards the account.",
    }
    SEALED: ClassVar[dict[str, str]] = {
        "sealed_key": "the member's private key, under a secret that only the cookie carries"
    }

    class Meta:
        """A member's sessions are listed, the newest first; an ended one keeps no key."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["member", "-started_at"], name="access_seated")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(stage=Stage.ENDED.value, ended_at__isnull=False, sealed_key__isnull=True)
                | (~models.Q(stage=Stage.ENDED.value) & models.Q(ended_at__isnull=True, sealed_key__isnull=False)),
                name="access_sitting_ended_without_key",
            ),
        ]

    def __str__(self) -> str:
        """Say which."""
        return str(self.id)


class Parked(models.Model):
    """A form that was posted when the session had ended, or a page that answers a form: sealed to its author."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=[(what.value, what.value) for what in Kept], default=Kept.FORM.value)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "member": "Who posted it: only this member's key opens it.",
        "what": "Whether it is a form or an answer: answers are let go sooner.",
        "at": "When it was posted or answered.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed": "a form that came too late, or a page that answers a form"}

    class Meta:
        """What waits for a member is listed."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["member", "at"], name="access_parked_forms")]

    def __str__(self) -> str:
        """Say which."""
        return str(self.id)
