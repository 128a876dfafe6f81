"""The keys of members and agencies: pairs, epochs, grants, and the paper."""

from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import models


class MemberKey(models.Model):
    """A member's pair of keys: the public one, and the private one sealed under the passphrase."""

    member = models.UUIDField(primary_key=True)
    public = models.BinaryField()
    signature = models.BinaryField()
    sealed_private = models.BinaryField()
    salt = models.BinaryField()
    memory = models.PositiveIntegerField()
    rounds = models.PositiveSmallIntegerField()
    lanes = models.PositiveSmallIntegerField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "member": "A random id: whose pair this is.",
        "public": "A public key: others wrap to it without asking.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "salt": "A passphrase is stretched with it; it is no secret.",
        "memory": "What one guess at the passphrase costs, in KiB.",
        "rounds": "What one guess costs, in rounds.",
        "lanes": "What one guess costs, in lanes.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed_private": "the member's private key, under the passphrase"}

    def __str__(self) -> str:
        """Say whose."""
        return str(self.member)


class Epoch(models.Model):
    """A time in which an agency has one pair of keys; the private one lies sealed under the next epoch's."""

    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    public = models.BinaryField()
    signature = models.BinaryField()
    sealed_under_next = models.BinaryField(null=True)
    made_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "A random id: whose key this is.",
        "epoch": "Which of the agency's keys, counted from 1.",
        "public": "A public key: new keys are made for it without anybody signing in.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "made_at": "When the key was made: rotation is looked after without a key.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed_under_next": "the epoch's private key, under the next one"}

    class Meta:
        """Each epoch of an agency once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "epoch"], name="vault_epoch_once"),
        ]

    def __str__(self) -> str:
        """Say whose and which."""
        return f"{self.agency} epoch {self.epoch}"


class Grant(models.Model):
    """An epoch's private key, wrapped to a member's public key: who has it can open what the agency can."""

    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    member = models.UUIDField(db_index=True)
    wrap = models.BinaryField()
    signature = models.BinaryField()
    granted_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "Which agency's key was granted.",
        "epoch": "Which of its keys.",
        "member": "To whom: a random id. Taking it back needs no key.",
        "signature": "The node's signature: a grant slipped in is noticed.",
        "granted_at": "When it was granted: who could read what, when, is told without a key.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the epoch's private key, to the member's public key"}

    class Meta:
        """Each member once an epoch."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "epoch", "member"], name="vault_grant_once"),
        ]

    def __str__(self) -> str:
        """Say what was granted to whom."""
        return f"{self.agency} epoch {self.epoch} to {self.member}"


class Recovery(models.Model):
    """The paper: the newest epoch's private key, wrapped to a key that only the printed words give."""

    agency = models.UUIDField(primary_key=True)
    epoch = models.PositiveIntegerField()
    public = models.BinaryField()
    signature = models.BinaryField()
    wrap = models.BinaryField()
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "agency": "Whose paper this is.",
        "epoch": "Which of the agency's keys it opens.",
        "public": "A public key, made from the words on the paper.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "made_at": "When the paper was printed.",
        "confirmed_at": "When its words were typed back: before that nobody relies on it.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the epoch's private key, to the words on the paper"}

    def __str__(self) -> str:
        """Say whose."""
        return str(self.agency)


def newest_grant(agency: UUID, member: UUID) -> Grant | None:
    """Find a member's newest grant: asked at every request, so in a statement composed once."""
    return next(iter(Grant.objects.raw(_NEWEST_GRANT, [agency.hex, member.hex])), None)


_NEWEST_GRANT: Final = "SELECT * FROM vault_grant WHERE agency = %s AND member = %s ORDER BY epoch DESC LIMIT 1"
