"""What a screening says of values, in words."""

from django.utils.translation import override

from samakki.cases.words import value_in_words
from samakki.sections.words import Section, field_named


def test_countries_and_periods_are_said_in_the_language_of_the_reader() -> None:
    country = field_named(Section.EXPERIENCE, "journey/00000000/country")
    with override("km"):
        assert value_in_words(country, "VN") == "វៀតណាម"
        wage = {"amount": "900", "currency": "THB", "per": "month", "date": "2024"}
        said = value_in_words(field_named(Section.EXPERIENCE, "wage_promised"), wage)
    assert said.startswith("900 THB ")
    assert "month" not in said
    assert said.endswith("2024")
