"""The questions one after the other: which come, what was answered so far, what is still missing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from samakki.access.words import KIND_TEXTS, ROLE_TEXTS, AgencyKind, StaffNamed
from samakki.cases.words import Asked, ConsentsOpened
from samakki.consent.words import About, Recipient, RecipientKind, Terms, Use
from samakki.doors.web.consent.wording import USES, Called
from samakki.kernel.eras import YEARS
from samakki.kernel.ids import EntryId
from samakki.kernel.languages import BY_TAG
from samakki.sections.words import Section

SHARED: Final = ("who", "parts", "uses", "until", "read", "how")
QUESTIONS: Final[Mapping[About, Sequence[str]]] = {
    About.SHARING: SHARED,
    About.EMBASSY: SHARED,
    About.RESEARCH: ("who", "parts", "until", "read", "how"),
    About.TREATMENT: ("matter", "read", "how"),
    About.LEGAL: ("matter", "read", "how"),
    About.SERVICE: ("matter", "read", "how"),
    About.RECORD: ("read", "how"),
}
NAMES: Final[Mapping[str, Sequence[str]]] = {
    "who": ("recipient", "node", "staff"),
    "parts": ("section", "entry"),
    "uses": ("use",),
    "until": ("since_day", "until", "until_day"),
    "matter": ("what", "area"),
    "read": (),
    "how": (
        *("how", "language", "explained_by", "interpreter", "witness", "is_child", "guardian"),
        *("child_view", "child_words", "own_words"),
    ),
}
"""Which names each question asks for: what another question asked rides along unseen."""
SPANS: Final = (7, 30, 90, 180, 365)
_LONGEST: Final = 2_000


def question_after(about: About, step: str, back: bool = False) -> str:  # noqa: FBT001, FBT002 -- which way to go
    """Give the question that comes after one, or before it."""
    listed = QUESTIONS[about]
    place = listed.index(step) + (-1 if back else 1)
    return listed[max(0, min(place, len(listed) - 1))]


def riding(about: About, step: str, posted: QueryDict) -> list[tuple[str, str]]:
    """Give what other questions asked, to ride along unseen."""
    names = [name for each in QUESTIONS[about] if each != step for name in NAMES[each]]
    return [(name, value) for name in names for value in posted.getlist(name) if value]


def lacking(step: str, about: About, posted: QueryDict, today: date) -> dict[str, str]:
    """Say what an answer lacks, by the name of the question; empty when the next one can come."""
    match step:
        case "who":
            return _lacking_recipient(posted)
        case "parts" if not posted.getlist("section") and not posted.getlist("entry"):
            return {"section": gettext("Choose at least one part of the file.")}
        case "uses" if not uses_in(about, posted):
            return {"use": gettext("Choose what it is for.")}
        case "until":
            return _lacking_day(posted, today)
        case "matter" if not posted.get("what", "").strip():
            return {"what": gettext("Write something here first.")}
    return {}


def _lacking_recipient(posted: QueryDict) -> dict[str, str]:
    if posted.get("staff", "").strip():
        return {"staff": gettext("Nobody of that name works here. Write the whole name.")}
    return {} if recipient_in(posted) else {"recipient": gettext("Choose who may know.")}


def _lacking_day(posted: QueryDict, today: date) -> dict[str, str]:
    if posted.get("since_day", "").strip() and day_in(posted.get("since_day", "")) is None:
        return {"since_day": gettext("Write a day, as 2027-03-31.")}
    last = last_day(posted, today)
    if last is None:
        return {"until": gettext("Choose until when, or write a day, as 2027-03-31.")}
    first = day_in(posted.get("since_day", "")) or today
    return {"until": gettext("This day lies before it begins.")} if last < max(first, today) else {}


def recipient_in(posted: Mapping[str, Any]) -> Recipient | None:
    """Read who was chosen; None for nobody."""
    kind, _, named = str(posted.get("recipient", "")).partition(":")
    if kind == RecipientKind.NODE:
        named = " ".join(str(posted.get("node", "")).split())[:120]
    if kind not in set(RecipientKind) or not named:
        return None
    return Recipient(RecipientKind(kind), named)


def uses_in(about: About, posted: QueryDict) -> frozenset[Use]:
    """Read what it is for; research is asked for by itself."""
    if about is About.RESEARCH:
        return frozenset({Use.RESEARCH})
    return frozenset(Use(one) for one in posted.getlist("use") if one in set(Use) - {Use.RESEARCH})


def day_in(text: str) -> date | None:
    """Read a day of a year in which people live; None for anything else."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.year in YEARS else None


def last_day(posted: QueryDict, today: date) -> date | None:
    """Read until which day, that one included."""
    chosen = posted.get("until", "")
    if chosen == "day":
        return day_in(posted.get("until_day", ""))
    first = day_in(posted.get("since_day", "")) or today
    return first + timedelta(days=int(chosen)) if chosen in {str(span) for span in SPANS} else None


def terms_in(about: About, posted: QueryDict, now: datetime) -> Terms | None:
    """Read the terms of what is asked; None while something is missing."""
    today, recipient = timezone.localdate(now), recipient_in(posted)
    last = last_day(posted, today)
    if recipient is None or last is None:
        return None
    first = day_in(posted.get("since_day", ""))
    return Terms(
        recipient,
        frozenset(Section(one) for one in posted.getlist("section") if one in set(Section)),
        uses_in(about, posted),
        _beginning(first) if first and first > today else now,
        _beginning(last + timedelta(days=1)),
        entries_in(posted),
    )


def entries_in(posted: QueryDict) -> frozenset[tuple[Section, EntryId]]:
    """Read which closed entries were chosen, each with its section."""
    found = set()
    for text in posted.getlist("entry"):
        section, _, entry = text.partition(":")
        try:
            found.add((Section(section), EntryId(UUID(entry))))
        except ValueError:
            continue
    return frozenset(found)


def asked_in(about: About, posted: QueryDict, text: str, now: datetime) -> Asked:
    """Read all that was answered; `text` is the hash of the text that was read."""
    said = {name: posted.get(name, "")[:_LONGEST] for name in (*NAMES["matter"], *NAMES["how"]) if name != "is_child"}
    child = {"yes": True, "no": False}.get(posted.get("is_child", ""))
    terms = terms_in(about, posted, now) if "who" in QUESTIONS[about] else None
    return Asked(about, terms=terms, text=text, is_child=child, **said)


def recipients(
    about: About, opened: ConsentsOpened, called: Called, by_name: Sequence[StaffNamed] = ()
) -> list[tuple[str, str]]:
    """Give who can be chosen: agencies of this node, kinds of them, interpreters and peer supporters, another node.

    Never whom the person excludes.
    """
    never = {(each.recipient.kind, each.recipient.named) for each in opened.never}
    agencies = [
        (f"{RecipientKind.AGENCY.value}:{each.agency}", each.name)
        for each in called.agencies.values()
        if each.agency != opened.owner
        and (each.kind is AgencyKind.EMBASSY) == (about is About.EMBASSY)
        and not never & {(RecipientKind.AGENCY, str(each.agency)), (RecipientKind.KIND, each.kind.value)}
    ]
    kinds = [
        (f"{RecipientKind.KIND.value}:{kind.value}", gettext("All of this kind: %(kind)s") % {"kind": words})
        for kind, words in KIND_TEXTS.items()
        if (kind is AgencyKind.EMBASSY) == (about is About.EMBASSY) and (RecipientKind.KIND, kind.value) not in never
    ]
    staff = [
        (f"{RecipientKind.MEMBER.value}:{each.member}", f"{each.display_name} ({ROLE_TEXTS[each.role]})")
        for each in by_name
        if about is About.SHARING and (RecipientKind.MEMBER, str(each.member)) not in never
    ]
    elsewhere = (f"{RecipientKind.NODE.value}:", gettext("Somebody who works with another Samakki, or with none"))
    return [*agencies, *kinds, *staff, elsewhere]


def use_choices() -> list[tuple[str, str]]:
    """Give what something can be for; research is not among them."""
    return [(use.value, str(words)) for use, words in USES.items() if use is not Use.RESEARCH]


def tongue(asked: str, usual: str) -> str:
    """Give the language in which the questions are shown."""
    return asked if asked in BY_TAG else usual


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
