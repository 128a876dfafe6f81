"""A story is stopped for what its marks say together. The persons are invented."""

import pytest

from samakki.disclosure.stories import Mark, judge_story, rare_codes

TELLING = (
    "K.S. was born in Prey Example in 1998, is ethnic Examplese, comes from Sample Commune and was found on 3 May 2024."
)


@pytest.mark.req("DQ-17")
def test_initials_birth_year_ethnicity_district_and_dates_together_stop_a_story() -> None:
    verdict = judge_story(TELLING)
    assert {each.mark for each in verdict.found} == set(Mark) - {Mark.UNIQUE}
    assert verdict.blocks
    assert all(TELLING[each.place :].startswith(each.words) for each in verdict.found)


@pytest.mark.req("CONSENT-05")
def test_a_story_under_a_pseudonym_with_one_date_may_go() -> None:
    verdict = judge_story(
        "Dara (not her name) came home on 3 May 2024 and opened a shop. She was helped by two agencies."
    )
    assert [each.mark for each in verdict.found] == [Mark.DATE]
    assert not verdict.blocks


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Ms K told us", Mark.INITIALS),
        ("S. P. told us", Mark.INITIALS),
        ("she was born in May 2001", Mark.BIRTH_YEAR),
        ("of an ethnic group; ethnically Examplese", Mark.ETHNICITY),
        ("in the village of Sample", Mark.DISTRICT),
        ("in Old Sample District", Mark.DISTRICT),
        ("on 2024-05-03", Mark.DATE),
        ("on May 3rd, 2024", Mark.DATE),
        ("on 03/05/2024", Mark.DATE),
    ],
)
def test_each_mark_is_found_in_the_ways_in_which_people_write_it(words: str, mark: Mark) -> None:
    assert mark in {each.mark for each in judge_story(words).found}


def test_plain_words_are_no_marks() -> None:
    plain = "A woman worked in a factory in the north. I was told to wait. The district was large; in 2024 she left."
    assert judge_story(plain).found == ()


def test_a_nationality_that_a_table_shows_for_one_person_stops_a_story() -> None:
    bounds = {
        (): (90.0, 90.0),
        (("n", "Exampleland"),): (1.0, 1.0),
        (("n", "Hiddenland"),): (0.0, 1e6),
        (("n", "Nobodyland"),): (0.0, 0.0),
        (("n", "Otherland"),): (60.0, 60.0),
        (("n", "Otherland"), ("s", "f")): (1.0, 1.0),
    }
    rare = rare_codes(bounds, 5)
    assert rare == ["Exampleland", "Hiddenland"]
    assert judge_story("She came from Exampleland.", rare).blocks
    assert not judge_story("She came from Otherland.", rare).blocks
