"""Grounds, recipients and uses in the reader's words, and what is refused."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samakki.access import queries as access
from samakki.access.words import BY_NAME, KIND_TEXTS, AgencyKind, StaffNamed
from samakki.cases.words import WordsRefusedError
from samakki.consent.words import About, Ended, Ground, GroundKind, Recipient, RecipientKind, TermsRefusedError, Use
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.deeds import By
from samakki.sections.words import Section

ABOUT: Final[Mapping[About, Promise]] = {
    About.SHARING: _("Share something with others"),
    About.EMBASSY: _("Speak to an embassy"),
    About.TREATMENT: _("A treatment"),
    About.LEGAL: _("A legal step"),
    About.SERVICE: _("A service"),
    About.RECORD: _("Keep a file at all"),
    About.RESEARCH: _("Research"),
}
USES: Final[Mapping[Use, Promise]] = {
    Use.CARE: _("Care and assistance"),
    Use.SAFETY: _("Safety"),
    Use.LEGAL: _("Legal steps"),
    Use.CLAIMS: _("Money that is due"),
    Use.RETURN: _("The way home"),
    Use.RESEARCH: _("Research"),
}
KINDS: Final[Mapping[GroundKind, Promise]] = {
    GroundKind.CONSENT: _("Consent"),
    GroundKind.LIFE: _("A life is at risk"),
    GroundKind.INTERESTS: _("A guardian decided, or a child's best interests"),
    GroundKind.DUTY: _("A law demands it"),
    GroundKind.COURT: _("A court ordered it"),
}
ENDED: Final[Mapping[Ended, Promise]] = {
    Ended.WITHDRAWN: _("Withdrawn"),
    Ended.EXPIRED: _("Its time is over"),
    Ended.NEVER: _("The person does not want them to see it"),
    Ended.TAKEN_BACK: _("Taken back"),
}
ANSWERS: Final[Mapping[str, Promise]] = {
    "given": _("Yes"),
    "refused": _("No"),
    "later": _("Not decided"),
    "withdrawn": _("Withdrawn"),
}
_TERMS: Final[Mapping[str, tuple[str, Promise]]] = {
    "nobody": ("recipient", _("Choose who may know.")),
    "not_here": ("recipient", _("Nobody of that name works here. Choose from the list.")),
    "own_agency": ("recipient", _("This is our own agency. Name a member of staff instead.")),
    "named_never": ("recipient", _("The person does not want them ever to see this file. Nothing was shared.")),
    "no_rule": ("agency", _("The rules by which we work know no duty agency.")),
    "whole_file": (
        "section",
        _("An interpreter or peer supporter never sees a whole file. Leave at least one part out."),
    ),
    "embassy_by_consent": ("recipient", _("An embassy hears of somebody by their own consent only.")),
    "nothing_shared": ("section", _("Choose at least one part of the file.")),
    "one_section": ("section", _("A life at risk opens one part of the file, and no closed entry.")),
    "no_use": ("use", _("Choose what it is for.")),
    "research_by_consent": ("use", _("Research needs the person's own consent.")),
    "research_alone": ("use", _("Research is asked for by itself.")),
    "ends_before": ("until", _("This day lies before it begins.")),
    "too_long": ("until", _("This is too long. It can be asked for again when it has ended.")),
    "already_signed": ("sign", _("Nobody has to sign this any more.")),
}

_EMPTY: Final[Mapping[str, Promise]] = {
    "recipient": _("Choose who may know."),
    "how": _("Say how the yes was given."),
    "witness": _("Name somebody who saw or heard it."),
    "text": _("There is no text for this yet."),
    "is_child": _("Say whether this person may be under 18."),
    "guardian": _("For a child, say who decides with the child."),
    "child_view": _("Write what the child wants, or that they did not want to say."),
    "article": _("Write the article of the law, or the number of the order."),
    "decided_by": _("Write who decided."),
}


def terms_refused(refused: TermsRefusedError | WordsRefusedError) -> tuple[str, str]:
    """Say which question is to be looked at again, and why."""
    if isinstance(refused, WordsRefusedError):
        lacking = _EMPTY.get(refused.about) if refused.code == "empty" else None
        return refused.about, str(lacking or refusal_words(refused))
    about, words = _TERMS[refused.code]
    return about, str(words)


class Called:
    """The names of agencies and of staff, fetched once a page."""

    def __init__(self, by: By, members: Iterable[str] = ()) -> None:
        """Fetch them."""
        self.agencies = {str(each.agency): each for each in access.agencies(by)}
        self.staff = {str(each.member): each for each in access.staff_known(by, members)}

    def recipient(self, recipient: Recipient) -> str:
        """Name who is meant."""
        match recipient.kind:
            case RecipientKind.AGENCY:
                found = self.agencies.get(recipient.named)
                return found.name if found else gettext("An agency that is no longer here")
            case RecipientKind.KIND:
                return gettext("All of this kind: %(kind)s") % {"kind": KIND_TEXTS[AgencyKind(recipient.named)]}
            case RecipientKind.MEMBER:
                one = self.staff.get(recipient.named)
                told = {"name": one.display_name, "agency": one.agency_name} if one else {}
                return gettext("%(name)s (%(agency)s)") % told if told else gettext("A colleague elsewhere")
        return recipient.named

    def agency(self, agency: Any) -> str:
        """Name an agency by its id."""
        found = self.agencies.get(str(agency))
        return found.name if found else gettext("An agency that is no longer here")


def read_by_name(by: By) -> list[StaffNamed]:
    """Give the interpreters and peer supporters of the own agency, by their names."""
    members = access.names_at_work(by, by.agency) if by.agency else {}
    return [each for each in access.staff_known(by, map(str, members)) if each.role in BY_NAME]


def staff_called(by: By, name: str) -> Recipient | None:
    """Find the one member of staff at work who has this whole name; None for nobody, or for more than one."""
    found = [each for each in access.staff_named(by, name) if each.at_work]
    return Recipient(RecipientKind.MEMBER, str(found[0].member)) if len(found) == 1 else None


def members_in(*recipients: Recipient) -> list[str]:
    """Give the ids of members among those who are named."""
    return [each.named for each in recipients if each.kind is RecipientKind.MEMBER]


def sections_told(sections: Iterable[Section]) -> list[dict[str, str]]:
    """Give sections with their pictures, in the order of the file."""
    wanted = set(sections)
    return [{"code": one.value, "label": section_words(one)} for one in Section if one in wanted]


def uses_told(uses: Iterable[Use]) -> str:
    """Say what something may be used for."""
    wanted = set(uses)
    return ", ".join(str(words) for use, words in USES.items() if use in wanted)


def span_words(days: int) -> str:
    """Say for how long, from the first day on."""
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def ground_told(called: Called, ground: Ground) -> dict[str, Any]:
    """Put the terms of a ground into words."""
    return {
        "id": str(ground.id),
        "kind": str(KINDS[ground.kind]),
        "consented": ground.kind is GroundKind.CONSENT,
        "who": called.recipient(ground.terms.recipient),
        "elsewhere": ground.terms.recipient.kind is RecipientKind.NODE,
        "sections": sections_told(ground.terms.sections),
        "entries": len(ground.terms.entries),
        "uses": uses_told(ground.terms.uses),
        "since": ground.terms.since,
        "until": ground.terms.until,
        "ended_at": ground.ended_at,
        "ended_why": str(ENDED[ground.ended_why]) if ground.ended_why else "",
        "waits": ground.waits,
        "untold": ground.kind is not GroundKind.CONSENT and ground.signed_at is not None and ground.told_at is None,
    }
