"""The shipped instruments, compiled once for all tests."""

from collections.abc import Mapping, Sequence

import pytest

from samakki.instruments import jobs
from samakki.instruments.gateways import catalogue
from samakki.instruments.rules.authoring import Sheet, form_id
from samakki.instruments.rules.compiling import Compiled, compile_form


@pytest.fixture(scope="session")
def sheets() -> Sequence[Sheet]:
    return jobs.sheets()


@pytest.fixture(scope="session")
def compiled(sheets: Sequence[Sheet]) -> Mapping[str, Compiled]:
    """By form id, in the order of a person's way."""
    return {form_id(sheet): compile_form(jobs.workbook(sheet)) for sheet in sheets}


@pytest.fixture(scope="session")
def khmer() -> Mapping[str, str]:
    return catalogue("km")
