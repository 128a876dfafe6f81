"""Who works here: the node, its agencies, their members, and who was invited."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from samakki.access.words import AGENCY, MEMBER, AgencyKind, Role


class Node(models.Model):
    """The installation that all this belongs to: exactly one row."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    node = models.UUIDField()
    founded_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "one": "Always 1: there is one node.",
        "node": "A random id for the installation, to which all keys are bound.",
        "founded_at": "When it was founded.",
        "told_at": "When something last happened to the keys of any agency that the node's own staff are told.",
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
    told_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "name": "The name of an organisation, which is public.",
        "kind": "What sort of organisation it is.",
        "added_at": "When it was added.",
        "told_at": "When something last happened to its keys that every member is told.",
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
    role = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
    language = models.CharField(max_length=12, blank=True, default="")
    calendar = models.CharField(max_length=10, blank=True, default="")
    active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    pin_mark = models.BinaryField(null=True)
    code_version = models.PositiveSmallIntegerField(default=0)
    code_signed_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)
    signed_out_at = models.DateTimeField(null=True)
    named = models.BooleanField(default=False)

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
        "code_version": "Which text of the ethical code the member has signed: nothing is read before.",
        "code_signed_at": "When it was signed.",
        "alarmed_at": "Since when something waits for the member that somebody was seen doing.",
        "signed_out_at": "When a colleague last ended the member's sessions: the member is told by whom.",
        "named": "Whether the member agrees that persons are told their name when they ask who read about them.",
        "heard_at": "Until when the member has read what happened to the agency's keys.",
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
    role = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
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
