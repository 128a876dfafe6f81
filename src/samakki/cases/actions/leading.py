"""Links that came in with an id of elsewhere are led to the case that the same person has here."""

from collections.abc import Iterable, Sequence

from samakki.cases.actions.changing import keep
from samakki.cases.actions.desk import of_cases
from samakki.cases.words import Leading
from samakki.journal import actions as journal
from samakki.journal.words import Change, FileState, Head
from samakki.kernel.deeds import Attributes, By, deed
from samakki.sections.words import is_link


def _of_all(by: By, links: Sequence[Leading]) -> Attributes:
    return of_cases(by, {case for link in links for case in (link.case, link.new)})


@deed(about=_of_all)
def lead_on(by: By, links: Sequence[Leading]) -> None:
    """Write where these links lead now, each in place of the id it came with; who told it stays.

    A link that somebody changed meanwhile is left.
    """
    cases, sections = {link.case for link in links}, {link.section for link in links}
    states = journal.read_snapshots(by, sorted(cases), sorted(sections), page="family") if links else {}
    for link in links:
        state = states.get(link.case, FileState())
        for head in _standing(state, link):
            change = Change(link.field, str(link.new), (head.stamp,))
            third, told_by = head.third_party, head.told_by
            keep(by, link.case, link.section, [change], third_party=third, told_by=told_by)


def _standing(state: FileState, link: Leading) -> Iterable[Head]:
    if not is_link(link.section, link.field):
        return ()
    return [head for head in state.heads(link.section, link.field).heads if head.value == link.old]
