"""Joins the style sheets and the scripts: on a slow line, each further file costs a round trip.

The first style sheet dresses what is opened first, every day: signing in, the day, the list of people. What dresses the
pages of work comes in a second one, which those pages fetch.

Run after any change below `look/`: `python -m samakki.doors.web.look.bundle`. What it writes is committed, so that
setting up a node needs neither Node nor a build; a test fails when it is stale.
"""

import re
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
STATIC: Final = HERE.parent / "static"
NOTICE: Final = "/*! Samakki. With {what}; notices in look/vendor/NOTICE.md */\n"
STORAGE_TEST: Final = 'const e="htmx:sessionStorageTest";'
LAST: Final = "9-conditions.css"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_sheet() -> str:
    """Give the styles of every page: GOV.UK Frontend's that we use, then ours over them."""
    theirs = (HERE / "vendor" / "govuk.css").read_text()
    return NOTICE.format(what="parts of GOV.UK Frontend 6.6.0 (MIT)") + theirs + _joined(HERE / "styles")


def work_sheet() -> str:
    """Give the styles of the pages of work; what holds on paper and in forced colours stands last here, too."""
    return _joined(HERE / "styles" / "work") + _tight(_COMMENT.sub("", (HERE / "styles" / LAST).read_text()))


def script() -> str:
    """Give htmx, then our own scripts, closed off from the page's names."""
    own = "\n".join(_bare(path.read_text()) for path in sorted((HERE / "scripts").glob("*.js")))
    htmx = _forgetful((HERE / "vendor" / "htmx.js").read_text())
    return f'{NOTICE.format(what="htmx 2.0.11 (0BSD)")}{htmx}\n(()=>{{"use strict";\n{own}\n}})();\n'


def write() -> None:
    """Write the files where pages fetch them."""
    (STATIC / "samakki.css").write_text(style_sheet())
    (STATIC / "samakki-work.css").write_text(work_sheet())
    (STATIC / "samakki.js").write_text(script())


def _forgetful(htmx: str) -> str:
    """Let htmx believe that the browser has no storage: it would keep the addresses of pages there."""
    if htmx.count(STORAGE_TEST) != 1:
        message = "this htmx tests the browser's storage in another way: look how, and change STORAGE_TEST"
        raise ValueError(message)
    return htmx.replace(STORAGE_TEST, "return false;" + STORAGE_TEST)


def _joined(folder: Path) -> str:
    return "".join(_tight(_COMMENT.sub("", path.read_text())) for path in sorted(folder.glob("*.css")))


def _tight(sheet: str) -> str:
    sheet = re.sub(r"\s+", " ", sheet)
    sheet = re.sub(r"\s*([{};,])\s*", r"\1", sheet)
    return re.sub(r":\s+", ":", sheet).replace(";}", "}").strip()


def _bare(source: str) -> str:
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


if __name__ == "__main__":
    write()
