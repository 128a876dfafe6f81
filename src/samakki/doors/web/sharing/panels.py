"""The parts of the page of sharing: what is shared now, what waits, what has ended, who must never see."""

from typing import Any

from django.utils.translation import gettext

from samakki.access.words import KIND_TEXTS, AgencyKind, StaffNamed
from samakki.cases.words import ConsentsOpened, SealedLine
from samakki.consent.words import Ground, GroundKind, Recipient, RecipientKind
from samakki.doors.web.consent.wording import Called, ground_told, members_in
from samakki.doors.web.desk.names import names_at_work, names_for, who
from samakki.kernel.deeds import By


def grounds_panel(by: By, opened: ConsentsOpened) -> dict[str, Any]:
    """Give the grounds: those that hold, those that wait for a signature or a later day, and those that ended."""
    called = Called(by, members_in(*(ground.terms.recipient for ground in opened.grounds)))
    names, now = names_for(by), by.clock.now()
    holders = {share.ground for share in opened.shares if share.ended_at is None}
    lines = {line.words("ground"): line for line in (*opened.consents, *opened.disclosures)}
    told = [
        ground_told(called, ground)
        | {
            "row": _row(lines.get(str(ground.id))),
            "asked_by": who(names, ground.asked_by),
            "own": ground.asked_by == by.member,
            "passed": ground.through is not None,
            "number": str(ground.id),
            "signed_by": who(names, ground.signed_by) if ground.signed_by else "",
            "held": ground.id in holders,
            "line": _said(lines.get(str(ground.id))),
            "over": ground.terms.until <= now,
        }
        for ground in opened.grounds
    ]
    return {
        "now": [one for one in told if not one["waits"] and not one["ended_at"] and not one["over"]],
        "waiting": [one for one in told if one["waits"]],
        "untold": [one for one in told if one["untold"]],
        "past": [one for one in told if one["ended_at"] or (one["over"] and not one["waits"])],
        "holders": _holders(called, opened),
    }


def never_panel(by: By, opened: ConsentsOpened) -> dict[str, Any]:
    """Give who must never see, who declared a conflict of interest, and whom one can name."""
    called = Called(by, members_in(*(never.recipient for never in opened.never)))
    lines = {line.words("number"): line for line in opened.never_sees}
    listed = [
        {
            "id": str(never.id),
            "who": called.recipient(never.recipient),
            "declared": never.declared,
            "spared": ", ".join(called.agency(agency) for agency in sorted(never.spared)),
            "row": _row(lines.get(str(never.id)) or _same(opened, called.recipient(never.recipient))),
            "line": _said(lines.get(str(never.id))),
            "since": never.made_at,
        }
        for never in opened.never
    ]
    agencies = [
        (f"{RecipientKind.AGENCY.value}:{each.agency}", each.name)
        for each in called.agencies.values()
        if each.agency != opened.owner
    ]
    kinds = [(f"{RecipientKind.KIND.value}:{kind.value}", _all_of(kind)) for kind in KIND_TEXTS]
    colleagues = [
        (f"{RecipientKind.MEMBER.value}:{member}", name)
        for member, name in sorted(names_at_work(by).items(), key=lambda one: one[1].casefold())
        if member != by.member
    ]
    return {
        "never": listed,
        "choices": [("", gettext("Choose")), *agencies, *kinds, *colleagues],
        "spares": [(str(each.agency), each.name) for each in called.agencies.values() if each.agency != opened.owner],
    }


def member_named(staff: StaffNamed) -> Recipient:
    """Give a member of staff as one who can be named."""
    return Recipient(RecipientKind.MEMBER, str(staff.member))


def _all_of(kind: AgencyKind) -> str:
    return gettext("All of this kind: %(kind)s") % {"kind": KIND_TEXTS[kind]}


def _holders(called: Called, opened: ConsentsOpened) -> list[dict[str, Any]]:
    """Say of each agency that holds keys now which parts it can open, until when at most."""
    grounds: dict[Any, Ground] = {ground.id: ground for ground in opened.grounds}
    held: dict[str, list[Ground]] = {}
    for share in opened.shares:
        if share.ended_at is None:
            held.setdefault(str(share.agency), []).append(grounds[share.ground])
    return [
        {
            "who": called.agency(agency),
            "until": max(ground.terms.until for ground in listed),
            "ordered": any(ground.kind is GroundKind.COURT for ground in listed),
        }
        for agency, listed in held.items()
    ]


def _row(line: SealedLine | None) -> str:
    return line.row if line else ""


def _said(line: SealedLine | None) -> dict[str, str]:
    names = ("who", "words", "reason", "article", "decided_by", "told_on", "told_how")
    return {name: line.words(name) for name in names} if line else {}


def _same(opened: ConsentsOpened, name: str) -> SealedLine | None:
    """Find the line of somebody whom the list of another file of this person brought along."""
    return next((line for line in opened.never_sees if line.words("who") == name and not line.words("taken_off")), None)
