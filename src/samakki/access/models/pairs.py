"""For a lost passphrase: the colleagues whom a member has named, and new pairs of keys that wait for them."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import MEMBER


class Voucher(models.Model):
    """A colleague whom a member has named to say yes to a new pair of keys."""

    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    colleague = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    named_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "member": "Who has named somebody.",
        "colleague": "Who was named.",
        "named_at": "When they were named: nobody is added in the hour of need.",
    }

    class Meta:
        """Everybody is named once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "colleague"], name="access_named_once"),
            models.CheckConstraint(condition=~models.Q(member=models.F("colleague")), name="access_named_another"),
        ]

    def __str__(self) -> str:
        """Say who was named by whom."""
        return f"{self.colleague_id} for {self.member_id}"


class NewPair(models.Model):
    """A new pair of keys for a member who lost the passphrase: begun by a named colleague, waiting for two of them."""

    id = models.UUIDField(primary_key=True)
    mark = models.BinaryField(unique=True, max_length=32)
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    begun_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    lost_step = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    replaced = models.BooleanField(default=False)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "mark": "A hash of the one-time link's secret, to recognise it.",
        "member": "Who lost the passphrase.",
        "begun_by": "Which named colleague began it.",
        "begun_at": "When it was begun.",
        "ends_at": "Until when it can be agreed to.",
        "made_at": "When its owner chose a passphrase: before that there is nothing to agree to.",
        "lost_step": "Whether the second step is lost too, and is set up anew.",
        "ended_at": "When it was given up, or took the place of the former pair.",
        "replaced": "Whether it took the place of the former pair.",
    }

    class Meta:
        """One at a time for each member."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(ended_at__isnull=True), name="access_one_new_pair_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        """Say for whom."""
        return str(self.member_id)
