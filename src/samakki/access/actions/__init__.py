"""What changes or unseals in access: the only writers of its tables."""

from samakki.access.actions.account import (
    change_passphrase,
    name_vouchers,
    set_calendar,
    set_language,
    set_pin,
    sign_code,
)
from samakki.access.actions.agency_keys import (
    confirm_recovery_sheet,
    found_agency_key,
    grant_key,
    new_recovery_sheet,
    recover_key,
)
from samakki.access.actions.alarming import (
    agree_to_be_named,
    alert,
    calm,
)
from samakki.access.actions.invitations import (
    accept_invitation,
    invite,
    revoke_invitation,
)
from samakki.access.actions.keeping import (
    digests,
    newest_epoch,
    open_for_self,
    seal_for_self,
)
from samakki.access.actions.leaving import (
    change_role,
    dismiss,
)
from samakki.access.actions.new_pairs import (
    approve_new_pair,
    begin_new_pair,
    make_new_pair,
    stop_new_pair,
)
from samakki.access.actions.node import (
    add_agency,
    init_node,
    invite_administrator,
    invite_to_node,
    make_node_secret,
)
from samakki.access.actions.parking import (
    drop_parked,
    keep_answer,
    park_post,
    take_answer,
    take_parked,
)
from samakki.access.actions.places import (
    remember_place,
)
from samakki.access.actions.proving import (
    prove,
)
from samakki.access.actions.renewing import (
    move_keys,
    renew_agency_key,
)
from samakki.access.actions.second_factors import (
    add_passkey,
    begin_passkey,
    confirm_sheet,
    confirm_totp,
    pass_by_code,
    pass_by_passkey,
    recovery_codes,
    remove_factor,
    set_up_passkey,
    set_up_sheet,
    set_up_totp,
)
from samakki.access.actions.signing_out import (
    sign_out,
    sign_out_colleague,
    sign_out_elsewhere,
    sign_out_everywhere,
)
from samakki.access.actions.sittings import (
    lock,
    resume,
    sign_in,
)
from samakki.access.actions.sweeping import (
    sweep,
)
from samakki.access.actions.telling import (
    hear_notices,
    tell_all,
)
from samakki.access.actions.unlocking import (
    unlock_by_passphrase,
    unlock_by_pin,
)

__all__ = [
    "accept_invitation",
    "add_agency",
    "add_passkey",
    "agree_to_be_named",
    "alert",
    "approve_new_pair",
    "begin_new_pair",
    "begin_passkey",
    "calm",
    "change_passphrase",
    "change_role",
    "confirm_recovery_sheet",
    "confirm_sheet",
    "confirm_totp",
    "digests",
    "dismiss",
    "drop_parked",
    "found_agency_key",
    "grant_key",
    "hear_notices",
    "init_node",
    "invite",
    "invite_administrator",
    "invite_to_node",
    "keep_answer",
    "lock",
    "make_new_pair",
    "make_node_secret",
    "move_keys",
    "name_vouchers",
    "new_recovery_sheet",
    "newest_epoch",
    "open_for_self",
    "park_post",
    "pass_by_code",
    "pass_by_passkey",
    "prove",
    "recover_key",
    "recovery_codes",
    "remember_place",
    "remove_factor",
    "renew_agency_key",
    "resume",
    "revoke_invitation",
    "seal_for_self",
    "set_calendar",
    "set_language",
    "set_pin",
    "set_up_passkey",
    "set_up_sheet",
    "set_up_totp",
    "sign_code",
    "sign_in",
    "sign_out",
    "sign_out_colleague",
    "sign_out_elsewhere",
    "sign_out_everywhere",
    "stop_new_pair",
    "sweep",
    "take_answer",
    "take_parked",
    "tell_all",
    "unlock_by_passphrase",
    "unlock_by_pin",
]
