"""What changes or unseals in access: the only writers of its tables."""

from samakki.access.actions.account import change_passphrase, set_calendar, set_language, set_pin
from samakki.access.actions.agency_keys import (
    confirm_recovery_sheet,
    found_agency_key,
    grant_key,
    new_recovery_sheet,
    recover_key,
)
from samakki.access.actions.invitations import accept_invitation, invite, revoke_invitation
from samakki.access.actions.keeping import digests, newest_epoch, open_for_self, seal_for_self
from samakki.access.actions.leaving import dismiss
from samakki.access.actions.node import add_agency, init_node, invite_administrator, invite_to_node, make_node_secret
from samakki.access.actions.parking import drop_parked, park_post, take_parked
from samakki.access.actions.renewing import move_keys, renew_agency_key
from samakki.access.actions.second_factors import (
    add_passkey,
    begin_passkey,
    confirm_totp,
    pass_by_code,
    pass_by_passkey,
    recovery_codes,
    remove_factor,
    set_up_passkey,
    set_up_totp,
)
from samakki.access.actions.sittings import (
    lock,
    resume,
    sign_in,
    sign_out,
    sign_out_everywhere,
    unlock_by_passphrase,
    unlock_by_pin,
)
from samakki.access.actions.sweeping import sweep

__all__ = [
    "accept_invitation",
    "add_agency",
    "add_passkey",
    "begin_passkey",
    "change_passphrase",
    "confirm_recovery_sheet",
    "confirm_totp",
    "digests",
    "dismiss",
    "drop_parked",
    "found_agency_key",
    "grant_key",
    "init_node",
    "invite",
    "invite_administrator",
    "invite_to_node",
    "lock",
    "make_node_secret",
    "move_keys",
    "new_recovery_sheet",
    "newest_epoch",
    "open_for_self",
    "park_post",
    "pass_by_code",
    "pass_by_passkey",
    "recover_key",
    "recovery_codes",
    "remove_factor",
    "renew_agency_key",
    "resume",
    "revoke_invitation",
    "seal_for_self",
    "set_calendar",
    "set_language",
    "set_pin",
    "set_up_passkey",
    "set_up_totp",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sweep",
    "take_parked",
    "unlock_by_passphrase",
    "unlock_by_pin",
]
