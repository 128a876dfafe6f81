"""Who may answer a question to those who lead: nobody signs what they asked themselves."""

from samakki.assistance.words import Review, ReviewRefusedError, Verdict
from samakki.kernel.ids import MemberId


def may_answer(review: Review, member: MemberId) -> None:
    """Refuse an answer to one's own question, and a second answer; raises ReviewRefusedError."""
    _waits(review)
    if review.asked_by == member:
        raise ReviewRefusedError("own_question")  # noqa: EM101 -- a code, and not a message


def may_take_back(review: Review, member: MemberId) -> None:
    """Refuse that anybody but who asked takes a question back, or after it was answered."""
    _waits(review)
    if review.asked_by != member:
        raise ReviewRefusedError("not_yours", review.asked_by)  # noqa: EM101 -- a code, and not a message


def may_ask_again(review: Review, member: MemberId) -> None:
    """Refuse that a question waits again which nobody took back, or which somebody else did."""
    if review.verdict is not Verdict.TAKEN_BACK or review.asked_by != member:
        raise ReviewRefusedError("not_yours", review.decided_by or review.asked_by)  # noqa: EM101 -- a code, and not a message


def may_undo(review: Review, member: MemberId) -> None:
    """Refuse that anybody but who answered undoes it, or after who asked has read the answer."""
    if review.decided_by != member or review.verdict is Verdict.TAKEN_BACK:
        raise ReviewRefusedError("not_yours", review.decided_by)  # noqa: EM101 -- a code, and not a message
    if review.seen_at is not None:
        raise ReviewRefusedError("seen", review.asked_by)  # noqa: EM101 -- a code, and not a message


def _waits(review: Review) -> None:
    if not review.waits:
        raise ReviewRefusedError("answered", review.decided_by)  # noqa: EM101 -- a code, and not a message
