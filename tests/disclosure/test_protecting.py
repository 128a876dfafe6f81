"""What is hidden is enough, and hardly more than enough."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.disclosure.attack import attack, safe
from samakki.disclosure.hiding import CannotProtectError, Rule, hide, unhide
from samakki.disclosure.optimum import optimum
from samakki.disclosure.protecting import Earlier, open_already, protect, with_earlier
from tests.disclosure.invented import crossed


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=20, max_size=20))
def test_nothing_that_is_protected_can_be_worked_out(atoms: list[int]) -> None:
    of = crossed(np.asarray(atoms, dtype=np.int64).reshape(4, 5))
    try:
        hidden = protect(of)
    except CannotProtectError:
        everything = of.may | of.small
        assert len(attack(of.linked, of.seen(everything), of.threshold, everything).bad)
        return
    assert hidden[of.small].all()
    assert len(attack(of.linked, of.seen(hidden), of.threshold, hidden).bad) == 0


def test_the_quick_way_protects_and_is_never_below_the_optimum() -> None:
    draw = np.random.default_rng(5)
    for _table in range(8):
        of = crossed(draw.multinomial(200, draw.dirichlet(np.full(27, 0.6))).reshape(3, 3, 3).astype(np.int64))
        quick, best = unhide(of, hide(of), of.small), optimum(of)
        for hidden in (quick, best):
            assert len(attack(of.linked, of.seen(hidden), of.threshold, of.small).bad) == 0
        assert best.sum() <= quick.sum()


def test_a_further_cell_that_is_shown_again_is_a_leak() -> None:
    of = crossed(np.asarray([[9, 2, 9], [9, 9, 9], [9, 9, 9]], dtype=np.int64))
    hidden = protect(of)
    assert hidden.sum() == 4
    for cell in np.flatnonzero(hidden & ~of.small):
        planted = hidden.copy()
        planted[cell] = False
        assert len(attack(of.linked, of.seen(planted), of.threshold, of.small).bad) == 1


def test_where_all_else_is_known_already_it_is_refused() -> None:
    of = crossed(np.asarray([[9, 2, 9], [9, 9, 9]], dtype=np.int64))
    others = {key: count for key, count in zip(of.linked.keys, of.counts.tolist(), strict=True) if count != 2}
    with pytest.raises(CannotProtectError) as refused:
        protect(with_earlier(of.linked, of.counts, Rule(3), (Earlier(others, same_persons=True),)))
    assert [of.counts[cell] for cell in refused.value.cells] == [2]


def test_a_correction_by_one_person_is_hidden_and_one_by_many_is_not() -> None:
    before = crossed(np.full((4, 4), 40, dtype=np.int64))
    shown = dict(zip(before.linked.keys, before.counts.tolist(), strict=True))
    for came, expected in ((1, 4), (30, 0)):
        atoms = np.full((4, 4), 40, dtype=np.int64)
        atoms[1, 2] += came
        now = crossed(atoms)
        of = with_earlier(now.linked, now.counts, Rule(3), (Earlier(shown, same_persons=False),))
        assert of.small.sum() == expected


def test_what_an_earlier_release_of_the_same_persons_showed_is_known() -> None:
    of = crossed(np.asarray([[9, 2, 9], [9, 9, 9], [9, 9, 9]], dtype=np.int64))
    small = of.linked.keys[int(np.flatnonzero(of.small)[0])]
    told = Earlier({small: 2}, same_persons=True)
    assert open_already(of.linked, of.counts, Rule(3), (told,)) == [small]
    assert open_already(of.linked, of.counts, Rule(3), (Earlier({small: 2}, same_persons=False),)) == []
    hidden = protect(of)
    first = of.linked.keys[int(np.flatnonzero(hidden & ~of.small)[0])]
    knowing = with_earlier(of.linked, of.counts, Rule(3), (Earlier({first: 9}, same_persons=True),))
    other = protect(knowing)
    assert not other[of.linked.index()[first]]
    assert len(attack(of.linked, knowing.seen(other), of.threshold, of.small).bad) == 0


def test_a_cell_that_was_shown_before_and_is_hidden_now_is_not_safe_by_being_large() -> None:
    low, high, threshold = np.asarray([38.0]), np.asarray([41.0]), np.asarray([5.0])
    assert safe(low, high, threshold)[0]
    assert not safe(low, high, threshold, np.asarray([np.inf]))[0]
    assert safe(low, np.asarray([43.0]), threshold, np.asarray([np.inf]))[0]
