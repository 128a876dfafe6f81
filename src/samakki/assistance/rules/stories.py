"""Learning stories: what of a record is known by which somebody could be told, what a story may be made of."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from samakki.assistance.rules.falling import doubtful
from samakki.assistance.words import KnownValues, StoryShown, StoryState, StoryWaits, Tongue
from samakki.cases.words import (
    CaseRow,
    FieldShown,
    Head,
    Heads,
    RowShown,
    SectionShown,
    StandingRow,
    standing_rows,
)
from samakki.sections.words import FieldType, Search

STORIES: Final = "stories"
_WORDS: Final = "story"
_NAMES: Final = frozenset(
    {"pseudonym", "called", "addressed_as", "other_names", "code_word", "guardian_name", "names/whole", "names/given"}
    | {"names/middle", "names/family", "members/called", "lawyer", "counsellor"}
)
_PEOPLE: Final = frozenset(
    {"who_else", "people_trusted", "arrived_with", "referred_by", "third_party_source", "age_assessments/by"}
    | {"second_opinions/of_whom", "second_opinions/answered_by", "joint_decisions/who", "debts/to_whom"}
    | {"members/with_whom", "members/reached_by", "missing_reports/by", "notice/from_whom", "plan/who"}
    | {"appointments/with_whom", "stays/received_by", "belongings/returned_to"}
)
_PLACES: Final = frozenset(
    {"birth_place", "home_place", "street", "city", "province", "recruited_at", "exploited_at", "safe_places"}
    | {"unsafe_places", "clinic", "ethnicity", "journey/state", "journey/city", "journey/street", "journey/company"}
    | {"members/place", "notice/place", "steps/place", "appointments/place", "stays/house", "stays/went_to"}
)
_HOUSES: Final = frozenset({"joint_decisions/team", "missing_reports/made_to"})
_NUMBERS: Final = frozenset(
    {"postcode", "journey/postcode", "insurance_number", "refugee_number", "case_numbers", "documents/number"}
    | {"missing_reports/number", "letters/number", "number", "other_number"}
)
_ACCOUNTS: Final = frozenset({"accounts/account", "online_material", "email"})


def known_in(
    sections: Iterable[SectionShown], mark: str, since: date, staff: Iterable[str], tongue: Tongue
) -> KnownValues:
    """Gather by what somebody could be told: from the record, rows that were taken away too, and from the house."""
    said = [each for shown in sections for each in _said(shown)]
    kinds = (_NAMES, _PEOPLE, _PLACES, _HOUSES, _NUMBERS, _ACCOUNTS)
    names, people, places, told, numbers, accounts = (
        frozenset(words for name, words in said if name in kind) for kind in kinds
    )
    return KnownValues(
        since=since,
        names=names | frozenset(staff),
        people=people,
        places=places,
        houses=told | frozenset(tongue.houses),
        numbers=numbers | {mark},
        accounts=accounts,
        months=tongue.months,
        marks=tongue.marks,
    )


def told_at_length(sections: Iterable[SectionShown]) -> Iterator[tuple[SectionShown, FieldShown, str]]:
    """Give what stands at length in a record, of which a story may be made; nothing that starts closed, no story."""
    for section in sections:
        for shown in section.fields:
            value = shown.heads.value
            at_length = shown.field.type is FieldType.LONG_TEXT and shown.field.search is Search.NEVER
            if at_length and not shown.field.closed and isinstance(value, str) and value:
                yield section, shown, value


def stories_in(administration: SectionShown) -> tuple[StoryShown, ...]:
    """Give the stories of a case, the newest first."""
    field = administration.field(STORIES)
    return tuple(_story(row) for row in reversed(field.standing if field else ()))


def asked_in(fields: Mapping[str, Heads]) -> dict[str, datetime]:
    """Tell which stories of a case wait for a second look, since when; where two wrote different states, it waits."""
    asked = {row.row: _asked(row) for row in standing_rows(fields, STORIES)}
    return {row: head.stamp.moment() for row, head in asked.items() if head}


def story_waits(person: CaseRow, row: StandingRow) -> StoryWaits | None:
    """Give a story as a line of the list of those that wait; None where it does not wait any more."""
    asked = _asked(row)
    if asked is None:
        return None
    written = [*row.heads("title").heads, *row.heads(_WORDS).heads]
    makers = frozenset(head.author for head in written)
    return StoryWaits(person, row.row, row.code("title"), asked.stamp.moment(), asked.author, makers)


def _asked(row: StandingRow) -> Head | None:
    found = [head for head in row.heads("state").heads if head.value == StoryState.ASKED]
    return max(found, key=lambda head: head.stamp, default=None)


def _story(row: RowShown) -> StoryShown:
    heads = {part.field.name: part.heads for part in row.parts}
    said = {name: each.value if isinstance(each.value, str) else "" for name, each in heads.items()}
    written = [*heads["title"].heads, *heads[_WORDS].heads]
    return StoryShown(
        row=row.row,
        title=said["title"],
        words=said[_WORDS],
        state=StoryState(said["state"]) if said["state"] in set(StoryState) else StoryState.DRAFT,
        remarks=said["words"],
        makers=frozenset(head.author for head in written),
        seen=",".join(str(head.stamp) for head in written),
        doubtful=doubtful(f"{said['title']}. {said[_WORDS]}"),
    )


def _said(section: SectionShown) -> Iterator[tuple[str, str]]:
    """Give every text of a section line by line, each with the name of its field, or of its field and part."""
    for shown in section.fields:
        yield from _lines(shown.field.name, shown)
        for row in shown.rows:
            for part in row.parts:
                yield from _lines(f"{shown.field.name}/{part.field.name}", part)


def _lines(name: str, shown: FieldShown) -> Iterator[tuple[str, str]]:
    for head in shown.heads.heads:
        if isinstance(head.value, str):
            yield from ((name, line.strip()) for line in head.value.splitlines() if line.strip())
