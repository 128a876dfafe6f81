"""What access stores: agencies, members, invitations, sessions, and what was typed into an ended session."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from samakki.access.words import AGENCY, MEMBER, AgencyKind, Kept, Role, Stage


class Node(models.Model):
    """The installation that all this belongs to: exactly one row."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    node = models.UUIDField()
    founded_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "one": "Always 1: there is one node.",
        "node": "A random id for the installation, to which all keys are bound.",
        "founded_at": "When it was founded.",
    }

    class Meta:
        """One row only."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(one=1), name="access_node_is_one"),
        ]

    def __str__(self) -> str:
        """Say which."""
        return str(self.node)


class Agency(models.Model):
    """An organisation whose staff work here."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in AgencyKind])
    added_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "name": "The name of an organisation, which is public.",
        "kind": "What sort of organisation it is.",
        "added_at": "When it was added.",
    }

    def __str__(self) -> str:
        """Say its name."""
        return self.name


class Member(AbstractBaseUser):
    """A member of staff; there is no password here: the passphrase opens the member's key in the keystore."""

    password = None  # type: ignore[assignment]  # the column of the base class is not wanted: nothing testable here
    last_login = None  # sessions tell it

    id = models.UUIDField(primary_key=True)
    login = models.CharField(max_length=40, unique=True)
    display_name = models.CharField(max_length=80)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    language = models.CharField(max_length=12, blank=True, default="")
    calendar = models.CharField(max_length=10, blank=True, default="")
    active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    pin_mark = models.BinaryField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id, by which entries and reads name their author.",
        "login": "What staff type to sign in, before any key is there.",
        "display_name": "How colleagues call a member of staff: who wrote and who read is told to persons who ask.",
        "agency": "For whom the member works: every question of access begins here.",
        "role": "What the member may do.",
        "language": "In which language the pages are.",
        "calendar": "By which calendar years are told besides the common one.",
        "active": "Whether the member still works here.",
        "joined_at": "When the member joined.",
        "pin_mark": "A hash of the unlock PIN, keyed with the member's own private key: nobody can try PINs without.",
    }

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = BaseUserManager["Member"]()

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # the libraries ask by this name
        """Tell whether the member still works here."""
        return self.active

    def get_session_auth_hash(self) -> str:
        """Give nothing that depends on a password: there is none."""
        return self.pk.hex

    def __str__(self) -> str:
        """Say the login."""
        return self.login


class Invitation(models.Model):
    """A one-time link by which somebody becomes a member; only a hash of its secret is kept."""

    id = models.UUIDField(primary_key=True)
    mark = models.BinaryField(unique=True, max_length=32)
    login = models.CharField(max_length=40)
    display_name = models.CharField(max_length=80)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    by_member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "mark": "A hash of the one-time link's secret, to recognise it.",
        "login": "The login of the invited member of staff.",
        "display_name": "How colleagues will call the invited member of staff.",
        "agency": "Into which agency.",
        "role": "As what.",
        "by_member": "Who invited.",
        "made_at": "When the invitation was made.",
        "ends_at": "Until when the link works.",
        "accepted_at": "When it was accepted.",
        "revoked_at": "When it was taken back.",
    }

    class Meta:
        """An agency's open invitations are listed."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["agency", "ends_at"], name="access_invited_by")]

    def __str__(self) -> str:
        """Say for whom."""
        return self.login


class Sitting(models.Model):
    """A session on one device: holds the member's key sealed under a secret that only the browser's cookie carries."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32)
    sealed_key = models.BinaryField(null=True)
    stage = models.CharField(max_length=16, choices=[(stage.value, stage.value) for stage in Stage])
    device = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    active_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    challenge = models.BinaryField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "member": "Whose session it is.",
        "mark": "A hash of what the browser's cookie carries, to recognise it.",
        "stage": "Whether it waits for a second factor, is open, locked or ended.",
        "device": "What sort of device, in a word or two, so that the member recognises it.",
        "started_at": "When it began: it ends after 12 hours.",
        "active_at": "When it was last used: it locks after 15 minutes.",
        "ended_at": "When it ended.",
        "tries": "How many wrong PINs: three end it.",
        "challenge": "What a passkey was asked to sign; worthless once answered.",
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
