"""What keeping asks of the machine: the data as a whole, folders of copies."""

from samakki.keeping.gateways.ballast import take_on_ballast, throw_off_ballast
from samakki.keeping.gateways.data import (
    copy_data,
    data_kind,
    data_must_be_alone,
    purge_data,
    put_data,
    tables_made,
)
from samakki.keeping.gateways.folders import (
    copies_in,
    found_in,
    has_files,
    is_place,
    read_list,
    remove_copy,
    write_list,
    written,
)

__all__ = [
    "copies_in",
    "copy_data",
    "data_kind",
    "data_must_be_alone",
    "found_in",
    "has_files",
    "is_place",
    "purge_data",
    "put_data",
    "read_list",
    "remove_copy",
    "tables_made",
    "take_on_ballast",
    "throw_off_ballast",
    "write_list",
    "written",
]
