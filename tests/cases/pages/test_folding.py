"""A long section folds its groups: nobody scrolls past a hundred questions to write one answer."""

import re

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of
from tests.cases.pages.test_rows import at, sent


def test_of_a_long_section_only_the_first_group_and_what_is_known_stand_open(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    empty = text_of(dara, at(case, "", "identity"))
    assert empty.count('<details class="group" open>') == 1 < empty.count('<details class="group"')
    actions.change_fields(node_of_today.by("dara"), case, Section.IDENTITY, {"nationality": Told(["KH"])})
    known = text_of(dara, at(case, "", "identity"))
    assert re.search(
        r'<details class="group" open><summary><h2>Origin</h2>\s*<span class="tally">1 known</span>', known
    )


def test_what_was_typed_stands_open_when_something_else_could_not_be_kept(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    where = at(open_case(dara), "", "identity")
    typed = sent(text_of(dara, where), born="soon", ethnicity="Jarai, she says")
    page = dara.post(where, typed).content.decode()
    folded = re.findall(r'<details class="group"><summary><h2>(.*?)</h2>', page)
    assert "Jarai, she says" in page
    assert folded
    assert not {"Age", "Origin"} & set(folded)
