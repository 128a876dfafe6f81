"""What members of staff do here: the roles, and what sets them apart from each other."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a member of staff does here; the policies say what each may."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    COUNSELLOR = "hotline counsellor"
    HEALTH = "health professional"
    LEGAL = "legal professional"
    PSYCHOSOCIAL = "psychosocial professional"
    INTERPRETER = "interpreter"
    PEER = "peer supporter"
    AGENCY_ADMINISTRATOR = "agency administrator"
    NODE_ADMINISTRATOR = "node administrator"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    SURVIVOR = "survivor"


ROLE_TEXTS: Final = {
    Role.CASEWORKER: _("Caseworker"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.COUNSELLOR: _("Hotline counsellor"),
    Role.HEALTH: _("Health professional"),
    Role.LEGAL: _("Legal professional"),
    Role.PSYCHOSOCIAL: _("Psychosocial professional"),
    Role.INTERPRETER: _("Interpreter"),
    Role.PEER: _("Peer supporter"),
    Role.AGENCY_ADMINISTRATOR: _("Agency administrator"),
    Role.NODE_ADMINISTRATOR: _("Node administrator"),
    Role.ANALYST: _("Analyst"),
    Role.AUDITOR: _("Auditor"),
    Role.SURVIVOR: _("Survivor"),
}

AT_THE_DESK: Final = frozenset(
    {
        Role.CASEWORKER,
        Role.SUPERVISOR,
        Role.COUNSELLOR,
        Role.HEALTH,
        Role.LEGAL,
        Role.PSYCHOSOCIAL,
        Role.AGENCY_ADMINISTRATOR,
    }
)
"""Roles that work with files: each of them needs the agency's key."""
WITHOUT_KEY: Final = frozenset(Role) - AT_THE_DESK
"""Roles that are never given an agency's key: there is nothing for them to wait for."""
BY_NAME: Final = frozenset({Role.INTERPRETER, Role.PEER})
"""Roles inside an agency whose members read only what was shared with them by name."""
OF_THE_NODE: Final = frozenset({Role.NODE_ADMINISTRATOR, Role.AUDITOR})
"""Roles that belong to no agency."""
INSIDE_AN_AGENCY: Final = tuple(role for role in Role if role in AT_THE_DESK | BY_NAME | {Role.ANALYST})
"""Roles into which an agency invites; survivors get pages of their own first."""
GRANTING: Final = frozenset({Role.AGENCY_ADMINISTRATOR, Role.SUPERVISOR})
"""Roles that may grant the agency's key to colleagues."""
