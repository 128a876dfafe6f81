"""What is done with grounds: opened, signed, ended; who must never see; texts that are read together."""

from samakki.consent.actions.duty import (
    end_duty_agency,
    name_duty_agency,
    sign_as_arranged,
    sign_duty_agency,
)
from samakki.consent.actions.forgetting import forget_erased
from samakki.consent.actions.grounds import (
    end_expired,
    end_ground,
    note_told,
    open_ground,
    sign_ground,
)
from samakki.consent.actions.handing import (
    acknowledge,
    hand_out,
)
from samakki.consent.actions.leaving import end_for_member
from samakki.consent.actions.never import (
    declare_conflict,
    lift_never,
    name_never,
    take_over_never,
)
from samakki.consent.actions.passing import pass_on, sign_passed_on
from samakki.consent.actions.texts import (
    load_texts,
    sign_text,
)

__all__ = [
    "acknowledge",
    "declare_conflict",
    "end_duty_agency",
    "end_expired",
    "end_for_member",
    "end_ground",
    "forget_erased",
    "hand_out",
    "lift_never",
    "load_texts",
    "name_duty_agency",
    "name_never",
    "note_told",
    "open_ground",
    "pass_on",
    "sign_as_arranged",
    "sign_duty_agency",
    "sign_ground",
    "sign_passed_on",
    "sign_text",
    "take_over_never",
]
