"""Tables, codebooks and rows as files: CSV and Parquet in, CSV out."""

import csv
import io
import json
from pathlib import Path

import pyarrow as pa

from samakki.disclosure.rows import read_rows
from samakki.disclosure.synthesis.words import MISSING, Codebook, Coded, RefusedError, Table, UnreadableError


def read_table(place: Path, person: str | None) -> Table:
    """Read a table, every value as a word; the column `person` says whose row it is and is never synthesized.

    Raises UnreadableError when the file is no table, has a heading twice, or has no such column.
    """
    try:
        read = read_rows(place)
    except (pa.ArrowException, OSError) as fault:
        message = f"{place.name} cannot be read as a table: {fault}"
        raise UnreadableError(message) from None
    names = tuple(read.column_names)
    if len(set(names)) != len(names):
        message = f"{place.name} has a heading twice."
        raise UnreadableError(message)
    if person is not None and person not in names:
        message = f"{place.name} has no column {person!r} that says whose row it is."
        raise UnreadableError(message)
    kept = tuple(name for name in names if name != person)
    persons = None if person is None else _words(read[person])
    if persons is not None and MISSING in persons:
        message = f"In {place.name} a row does not say whose it is: without that nobody's rows can be bounded."
        raise UnreadableError(message)
    return Table(kept, tuple(_words(read[name]) for name in kept), persons)


def _words(column: pa.ChunkedArray) -> tuple[str, ...]:
    """Give a column as words; equal words are one object, so that a long column stays small."""
    encoded = column.cast(pa.string()).combine_chunks().dictionary_encode()
    words = [*encoded.dictionary.to_pylist(), MISSING]
    return tuple(words[place] for place in encoded.indices.fill_null(len(words) - 1).to_pylist())


def read_codebook(place: Path) -> Codebook:
    """Read a codebook: JSON, for each column the list of its codes. Raises RefusedError when it is none."""
    try:
        told = json.loads(place.read_text("utf-8-sig"))
    except ValueError:
        told = None
    lists = isinstance(told, dict) and all(isinstance(codes, list) for codes in told.values())
    if not lists or not all(isinstance(code, str) for codes in told.values() for code in codes):
        message = f'{place.name} is no codebook: JSON of the form {{"column": ["code", "code"]}} is.'
        raise RefusedError(message)
    return {str(name): tuple(codes) for name, codes in told.items()}


def rows_as_csv(made: Coded) -> str:
    """Write the rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(made.names)
    columns = [[codes[code] for code in line] for codes, line in zip(made.codes, made.values.tolist(), strict=True)]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()
