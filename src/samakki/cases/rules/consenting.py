"""What has to be said with a yes, and what lies sealed of it: pure judgements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from samakki.cases.rules.ages import audience_of
from samakki.cases.words import Asked, Disclosed, FieldShown, RowShown, SealedLine, SectionShown, WordsRefusedError
from samakki.cases.words.consented import LEAST_REASON
from samakki.consent.words import About, ConsentText, Ground, GroundKind, Recipient, RecipientKind, Use
from samakki.instruments.words import Audience
from samakki.journal.words import FileState
from samakki.sections.words import Section

SHARES: Final = frozenset({About.SHARING, About.RESEARCH, About.EMBASSY})
"""What is asked for in order to share something: it needs terms."""

_BY_WITNESS: Final = frozenset({"spoken", "thumbprint"})
_NAMED_KINDS: Final = {
    GroundKind.LIFE: "life",
    GroundKind.INTERESTS: "interests",
    GroundKind.DUTY: "duty",
    GroundKind.COURT: "court",
}
_NEEDS: Final = {
    GroundKind.INTERESTS: "decided_by",
    GroundKind.DUTY: "article",
    GroundKind.COURT: "article",
}
_SAID: Final = (
    *("what", "area", "how", "language", "explained_by", "interpreter", "witness"),
    *("guardian", "child_view", "child_words", "own_words"),
)


def child_or_not(state: FileState, today: date) -> bool | None:
    """Tell whether the file says that a person is under 18; None where it does not say."""
    audience = audience_of(state.heads(Section.IDENTITY, "born"), today)
    return None if audience is Audience.ANY else audience is Audience.CHILD


def check_yes(asked: Asked, text: ConsentText | None, known: bool | None) -> None:  # noqa: FBT001 -- what is known
    """Raise WordsRefusedError for the first thing that a yes does not say; a yes that says too little is none.

    `text` is what was read together, `known` what the file says of whether the person is a child: it goes before what
    somebody ticked.
    """
    for about, code in _lacking(asked, text, asked.is_child if known is None else known):
        raise WordsRefusedError(about, code)


def _lacking(asked: Asked, text: ConsentText | None, is_child: bool | None) -> Iterator[tuple[str, str]]:  # noqa: FBT001 -- what is known
    shares = asked.about in SHARES
    said = {
        "recipient": asked.terms is not None or not shares,
        "what": bool(asked.what.strip()) or asked.about in SHARES | {About.RECORD},
        "how": bool(asked.how),
        "language": bool(asked.language),
        "explained_by": bool(asked.explained_by.strip()),
        "witness": asked.how not in _BY_WITNESS or bool(asked.witness.strip()),
        "text": text is not None and text.name == asked.about.value,
        "is_child": is_child is not None,
        "guardian": not is_child or bool(asked.guardian.strip()),
        "child_view": not is_child or bool(asked.child_view),
    }
    yield from ((about, "empty") for about, told in said.items() if not told)
    if is_child and asked.child_view == "no":
        yield "child_view", "child_said_no"
    if asked.terms and (asked.about is About.RESEARCH) != (Use.RESEARCH in asked.terms.uses):
        yield "about", "not_a_choice"


def check_reason(disclosed: Disclosed) -> None:
    """Raise WordsRefusedError for what has to be said before something is shared without a consent."""
    if len(disclosed.reason.strip()) < LEAST_REASON:
        raise WordsRefusedError("reason", "too_short", LEAST_REASON)  # noqa: EM101 -- codes, and no message
    needed = _NEEDS.get(disclosed.kind)
    if needed and not str(getattr(disclosed, needed)).strip():
        raise WordsRefusedError(needed, "empty")


def parts_of(asked: Asked, answer: str, today: date, recipient: str, entries: str) -> dict[str, Sequence[str]]:
    """Give the parts of the sealed row: what was asked and how it was answered; only what was said stands there."""
    parts: dict[str, Sequence[str]] = {name: [str(getattr(asked, name)).strip()] for name in _SAID}
    parts |= {"about": [asked.about.value], "answer": [answer], "asked_on": [today.isoformat()]}
    if asked.terms:
        parts |= {
            "recipient": [recipient],
            "sections": sorted(section.value for section in asked.terms.sections),
            "uses": sorted(use.value for use in asked.terms.uses),
            "since": [asked.terms.since.date().isoformat()],
            "until": [asked.terms.until.date().isoformat()],
            "entries": [entries],
        }
    return {name: told for name, told in parts.items() if any(told)}


def disclosed_parts(disclosed: Disclosed, today: date, recipient: str, ground: str) -> dict[str, Sequence[str]]:
    """Give the parts of the sealed row of something that is shared without a consent."""
    parts: dict[str, Sequence[str]] = {
        "kind": [_NAMED_KINDS[disclosed.kind]],
        "day": [today.isoformat()],
        "recipient": [recipient],
        "sections": sorted(section.value for section in disclosed.terms.sections),
        "reason": [disclosed.reason],
        "article": [disclosed.article],
        "decided_by": [disclosed.decided_by],
        "ground": [ground],
    }
    return {name: told for name, told in parts.items() if any(told)}


def lines_in(shown: SectionShown, field: str) -> tuple[SealedLine, ...]:
    """Give the rows of a field as lines, the newest first; those that were taken away are left out."""
    found = shown.field(field)
    return tuple(_line(row) for row in reversed(found.standing)) if found else ()


def _line(row: RowShown) -> SealedLine:
    return SealedLine(row.row, {part.field.name: part.heads.value for part in row.parts}, row.parts)


def recipient_words(recipient: Recipient, agencies: Mapping[str, str], staff: Mapping[str, str]) -> str:
    """Write who is named as it is kept in the sealed row: agencies and staff by the names that they have now."""
    names = {RecipientKind.AGENCY: agencies, RecipientKind.MEMBER: staff}.get(recipient.kind, {})
    return names.get(recipient.named, recipient.named)


def part_base(parts: Sequence[FieldShown], name: str) -> tuple[Any, ...]:
    """Give the stamps of what stands in a part of a line."""
    return next((part.heads.base for part in parts if part.field.name == name), ())


def is_open_answer(line: SealedLine, ground: Ground | None) -> bool:
    """Tell whether a yes still stands, so that it can be withdrawn."""
    return line.said.get("answer") == "given" and (ground is None or ground.ended_at is None)
