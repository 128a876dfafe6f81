"""Small files that mean much work: each is read or refused within bounds of work and memory."""

import io
import zipfile
from collections.abc import Callable

import pytest

from samakki.transfers.rules.sheet_writing import write_xlsx
from tests.fuzz.search import Reader, within_bounds
from tests.fuzz.strange import packed, parts_of, words
from tests.fuzz.test_registers import mapped, taken
from tests.fuzz.test_xlsforms import CHOICES, book, brought

HEAD = ["type", "name", "label", "relevant", "calculation"]
SHEET = "xl/worksheets/sheet1.xml"


def nested(kind: str, deep: int) -> bytes:
    begins = [[f"begin {kind}", f"g{at}", "A group"] for at in range(deep)]
    ends = [[f"end {kind}"] for _at in range(deep)]
    return book({"survey": [HEAD, *begins, ["text", "a", "A question"], *ends]})


def asked(*rows: list[str]) -> bytes:
    return book({"survey": [HEAD, ["integer", "a", "A question"], *rows], "choices": CHOICES})


def calculated(expression: str) -> bytes:
    return asked(["calculate", "c", "", "", expression])


def _many_parts() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for at in range(5_000):
            archive.writestr(f"xl/{at}.xml", b"")
    return held.getvalue()


FORMS: dict[str, Callable[[], bytes]] = {
    "groups in groups": lambda: nested("group", 1_500),
    "repeats in repeats": lambda: nested("repeat", 200),
    "each waits for the one before": lambda: asked(
        *(["calculate", f"c{at}", "", "", f"${{{f'c{at - 1}' if at else 'a'}}} + 1"] for at in range(1_500))
    ),
    "each waits for all": lambda: asked(
        *(["calculate", f"c{at}", "", "", " + ".join(f"${{c{of}}}" for of in range(at)) or "1"] for at in range(60))
    ),
    "a sum of thousands": lambda: calculated("+".join("1" * 4_000)),
    "brackets in brackets": lambda: calculated("(" * 4_000 + "1" + ")" * 4_000),
    "minus minus": lambda: calculated("-" * 5_000 + "1"),
    "functions in functions": lambda: calculated("string(" * 900 + "1" + ")" * 900),
    "a power of powers": lambda: calculated("pow(" * 50 + "9" + ", 999)" * 50),
    "texts that double": lambda: asked(
        ["calculate", "c0", "", "", "'xxxxxxxxxx'"],
        *(["calculate", f"c{at}", "", "", f"concat(${{c{at - 1}}}, ${{c{at - 1}}})"] for at in range(1, 60)),
    ),
    "a pattern without end": lambda: calculated(f"regex('{'a' * 40}b', '(a|a)*(a|aa)+$')"),
    "a label of answers": lambda: asked(["note", "n", "${a} " * 1_000]),
    "names of thousands of letters": lambda: asked(["text", "n" * 9_000, "A question"]),
    "thousands of questions": lambda: asked(*(["text", f"q{at}", "A question"] for at in range(1_500))),
}
REGISTERS: dict[str, Callable[[], bytes]] = {
    "lists in lists": lambda: b"[" * 1_000_000,
    "tables in tables": lambda: b'[{"a":' * 300_000,
    "a list as a name": lambda: (
        b'{"samakki": 1, "cases": [' + b'{"case": ' + b"[" * 900 + b"]" * 900 + b', "samakki": {}}]}'
    ),
    "values in values": lambda: b'[{"case":1,"samakki":{"identity":{"born":' + b"[" * 900 + b"]" * 900 + b"}}}]",
    "quotation marks": lambda: b'"' * 999_999,
    "one line": lambda: b"a," * 1_000_000,
    "spaces": lambda: b"a,b\n" + b" " * 1_000_000 + b",1\n",
    "signs that grow": lambda: b"a,b\n" + "ﷺ".encode() * 40_000 + b",1\n",
    "a part that unpacks to much": lambda: packed(
        {**parts_of(write_xlsx(["a"], [["b"]])), SHEET: b"<worksheet>" + b" " * 60_000_000}
    ),
    "a string for thousands": lambda: packed(
        {
            **parts_of(write_xlsx(["a"], [["b"]])),
            "xl/sharedStrings.xml": b"<sst>" + b"<si><t>x</t></si>" * 400_000 + b"</sst>",
        }
    ),
    "a part thousands of times": _many_parts,
}
LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
MAPS: dict[str, Callable[[], bytes]] = {
    "a billion laughs": f"samakki: map 1\ncolumns:\n  a: b\na0: &a0 [x]\n{LAUGHS}".encode,
    "lists in lists": lambda: b"samakki: map 1\ncolumns: " + b"[" * 100_000,
    "a list that holds itself": lambda: b"samakki: map 1\ncolumns: &a {x: *a}\n",
    "names of names": lambda: b"? " * 50_000,
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("read", "make"),
    [
        pytest.param(read, make, id=f"{read.__name__}: {name}")
        for read, bombs in ((brought, FORMS), (taken, REGISTERS), (mapped, MAPS))
        for name, make in bombs.items()
    ],
)
def test_a_small_file_does_not_mean_much_work(read: Callable[[bytes], None], make: Callable[[], bytes]) -> None:
    within_bounds(Reader("bomb", read, words.map(str.encode)), make())
