"""What DuckDB counts, Spark counts: the same expressions on a real Spark of this machine."""

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from django.core.exceptions import ImproperlyConfigured

from samakki.settings.spark import spark
from tests.databook import both

SPARK = "local[2]"
IN_ITS_OWN = """
import json, django
django.setup()
from tests.databook import both
print(json.dumps(both.counted()))
"""
"""What runs in a process of its own: Spark brings Java, its sockets and its threads."""


@pytest.mark.slow
def test_every_table_and_every_measure_is_the_same_on_both() -> None:
    env = {**os.environ, "SAMAKKI_SPARK": SPARK, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    ended = subprocess.run([sys.executable, "-c", IN_ITS_OWN], env=env, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    on_spark: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    on_duckdb = both.counted()
    assert on_duckdb == on_spark
    assert len(on_duckdb["rows"]) == 4 + 6 + 4
    assert np.sum(on_duckdb["rows"]["sex"]) == both.ROWS < np.sum(on_duckdb["money"]["sex"])
    assert all(persons > 0 and cells for cells, persons in on_duckdb["measures"].values())
    assert all(persons == 0 and not cells for cells, persons in on_duckdb["nobody"].values())


def test_spark_is_asked_for_by_an_address_that_it_understands() -> None:
    assert spark({}) == ""
    assert spark({"SAMAKKI_SPARK": " spark://counting:7077 "}, library="json") == "spark://counting:7077"
    with pytest.raises(ImproperlyConfigured, match=r"'counting:7077' is no address"):
        spark({"SAMAKKI_SPARK": "counting:7077"})
    with pytest.raises(ImproperlyConfigured, match="a_library_that_nobody_has is not installed"):
        spark({"SAMAKKI_SPARK": SPARK}, library="a_library_that_nobody_has")
