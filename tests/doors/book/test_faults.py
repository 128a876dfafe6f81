"""What does not add up is said in words, in every language of the book."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from samakki.databook.words import words_of_fault
from samakki.kernel.languages import BY_TAG
from samakki.tables.findings import Kind

KHMER = re.compile(r"[\u1780-\u17ff]")


@pytest.mark.parametrize("tag", BY_TAG)
def test_every_kind_has_words_of_its_own_in_each_language(tag: str) -> None:
    with override("en"):
        english = {kind: words_of_fault(kind) for kind in Kind}
    with override(tag):
        told = {kind: words_of_fault(kind) for kind in Kind}
    assert len(set(told.values())) == len(Kind)
    assert all("_" not in words for words in told.values())
    if tag != "en":
        assert not [kind for kind in Kind if told[kind] == english[kind]]


def test_a_khmer_page_says_in_khmer_what_does_not_add_up(book: Path) -> None:
    page = (book / "km" / "figures" / "by-year.html").read_text()
    with override("km"):
        sums = [words_of_fault(Kind.COLUMN_SUM), words_of_fault(Kind.ROW_SUM)]
    assert all(KHMER.search(words) and words in page for words in sums)
    assert not [kind for kind in Kind if kind.value in page]
