"""One person in a story is one name: spellings that sound alike are proposed to be one. The names are invented."""

import pytest

from samakki.tables.pseudonyms import Variant, variant_names_in

STORY = "She calls herself Sokkha. We met Sokkha at the river. Later Sokha went home, and Sok Kha wrote. Dara came."


@pytest.mark.req("DQ-11")
def test_two_spellings_of_one_person_are_proposed_to_be_the_usual_one() -> None:
    assert variant_names_in(STORY) == [
        Variant("Sokha", STORY.index("Sokha "), "Sokkha"),
        Variant("Sok Kha", STORY.index("Sok Kha"), "Sokkha"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We met Dara and Mali. Dara was glad.",
        "They left. Them we saw. Then she came to the house.",
        "",
        "សុខា និង សុខ្ខា",
    ],
)
def test_other_names_and_first_words_of_sentences_are_left_alone(text: str) -> None:
    assert variant_names_in(text) == []


def test_a_name_at_the_beginning_of_a_sentence_is_known_by_its_sound() -> None:
    assert [one.words for one in variant_names_in("We met Phalla twice. Phala was glad. We saw Phalla.")] == ["Phala"]
