"""Links that came in with an id of elsewhere are led to the case that the same person has here."""

from collections.abc import Mapping, Sequence
from typing import Any

from samakki.cases.actions.changing import keep
from samakki.cases.actions.desk import of_cases
from samakki.cases.words import Leading
from samakki.journal import actions as journal
from samakki.journal.words import Change, FileState, Head
from samakki.kernel.deeds import Attributes, By, deed
from samakki.sections.words import Section, is_link


def _of_all(by: By, links: Sequence[Leading]) -> Attributes:
    return of_cases(by, {case for link in links for case in (link.case, link.new)})


@deed(about=_of_all)
def lead_on(by: By, links: Sequence[Leading]) -> None:
    """Write where these links lead now, each in place of the id it came with; who told it stays.

    A link that somebody changed meanwhile is left.
    """
    cases, sections = {link.case for link in links}, {link.section for link in links}
    states = journal.read_snapshots(by, sorted(cases), sorted(sections), page="family") if links else {}
    for place in dict.fromkeys((link.case, link.section, link.field) for link in links):
        to = {link.old: str(link.new) for link in links if (link.case, link.section, link.field) == place}
        for head in _to_write(by, states.get(place[0], FileState()), place[1], place[2], to):
            change = Change(place[2], _now(head, to), (head.stamp,))
            third, told_by = head.third_party, head.told_by
            keep(by, place[0], place[1], [change], third_party=third, told_by=told_by)


def _to_write(by: By, state: FileState, section: Section, name: str, to: Mapping[str, str]) -> list[Head]:
    """List the values to write, oldest first: those that lead elsewhere, and own ones after them."""
    heads = state.heads(section, name).heads[::-1] if is_link(section, name) else ()
    first = next((at for at, head in enumerate(heads) if _leads(head, to)), len(heads))
    return [head for head in heads[first:] if _leads(head, to) or head.author == by.member]


def _leads(head: Head, to: Mapping[str, str]) -> bool:
    return isinstance(head.value, str) and head.value in to


def _now(head: Head, to: Mapping[str, str]) -> Any:
    return to[head.value] if _leads(head, to) else head.value
