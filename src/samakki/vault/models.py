"""The tables of the keystore, and the one that the data keeps: what must never be restored from an old copy, apart."""

from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import models

NO_ENTRY: Final = UUID(int=0)
"""Stands where no entry is closed: a unique index must not meet NULL."""


class Root(models.Model):
    """Whose keystore this is, and how often it was written: exactly one row."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    node = models.UUIDField()
    node_key = models.BinaryField()
    generation = models.BigIntegerField()

    class Meta:
        """One row only."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(one=1), name="vault_root_is_one"),
        ]

    def __str__(self) -> str:
        """Say which node and generation."""
        return f"{self.node} at {self.generation}"


class Milestone(models.Model):
    """A generation of the keystore that the data has seen: written with the data, so that an older copy is noticed."""

    node = models.UUIDField()
    generation = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        """Say which node and generation."""
        return f"{self.node} at {self.generation}"


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

    def __str__(self) -> str:
        """Say whose."""
        return str(self.agency)


class Wrap(models.Model):
    """A data key, of a section in a version or of one closed entry, wrapped for one agency."""

    file = models.UUIDField()
    section = models.CharField(max_length=16)
    entry = models.UUIDField(default=NO_ENTRY)
    version = models.PositiveIntegerField()
    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    first = models.BooleanField()
    wrap = models.BinaryField()
    generation = models.BigIntegerField(db_index=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        """One wrap an agency; and one first wrap a key, so that two workers never make the same key twice."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["file", "section", "entry", "version", "agency"], name="vault_wrap_once"),
            models.UniqueConstraint(
                fields=["file", "section", "entry", "version"],
                condition=models.Q(first=True),
                name="vault_key_made_once",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["agency", "epoch"], name="vault_wrap_by_epoch"),
        ]

    def __str__(self) -> str:
        """Say of what and for whom."""
        return f"{self.file} {self.section} {self.version} for {self.agency}"
