"""Rows of persons as a file has them (CSV or Parquet): every value of a CSV is a word, as it was written."""

import csv
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as pa_csv
from pyarrow import parquet


def read_rows(place: Path) -> pa.Table:
    """Read all rows of a file. Raises pyarrow.ArrowException or OSError for what is no table."""
    return parquet.read_table(place) if place.suffix == ".parquet" else _csv(place)


def _csv(place: Path) -> pa.Table:
    with place.open(encoding="utf-8-sig", newline="") as file:
        try:
            heading = next(csv.reader(file), [])
        except (UnicodeDecodeError, csv.Error) as fault:
            raise pa.ArrowInvalid(str(fault)) from None
    if not heading:
        message = "it is empty"
        raise pa.ArrowInvalid(message)
    words = pa_csv.ConvertOptions(column_types=dict.fromkeys(heading, pa.string()), strings_can_be_null=False)
    return pa_csv.read_csv(place, convert_options=words, parse_options=pa_csv.ParseOptions(newlines_in_values=True))
