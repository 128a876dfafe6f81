"""Cuts GOV.UK Frontend's style sheet down to the components that our pages use.

Run once when its version changes: `python -m samakki.doors.web.look.purge govuk-frontend.min.css > vendor/govuk.css`.
The fonts, the crown and every image of theirs are left out, and their font's name gives way to our own stack.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

BLOCKS: Final = frozenset(
    {
        *("body", "link", "list", "button", "button-group", "checkboxes", "radios", "input", "textarea", "select"),
        *("label", "hint", "fieldset", "error-message", "error-summary", "form-group", "date-input", "file-upload"),
        *("details", "table", "tag", "skip-link", "visually-hidden"),
    }
)
DROPPED: Final = re.compile(
    r"govuk-(\\!|link-image|link--(muted|inverse|text-colour|no-visited)|button--(inverse|start|warning:link)|button__start"
    r"|input--extra|input--width-(?!2|4|10|20)|input__(wrapper|prefix|suffix)|error-summary--|(checkboxes|radios)__cond"
    r"|(checkboxes|radios)--small|tag--(?!green|red|grey|yellow|teal)|table__caption--|table--small|table__header--num"
    r"|(fieldset__legend|label)--xl|file-upload-button|list--number)"
)
_CLASS: Final = re.compile(r"\.govuk-([a-z0-9-]+?)(?=__|--|[^a-z0-9-]|$)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def purged(sheet: str) -> str:
    """Give the sheet without the rules of components that we do not use."""
    sheet = _COMMENT.sub("", sheet).replace("GDS Transport,arial,sans-serif", "var(--letters)")
    return "".join(_kept(sheet))


def _kept(sheet: str) -> Iterator[str]:
    for prelude, body in _rules(sheet):
        if prelude.startswith("@font-face") or (prelude.startswith("@charset") and not body):
            continue
        if prelude.startswith(("@media", "@supports")):
            inner = "".join(_kept(body))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif selectors := [each for each in _selectors(prelude) if _is_used(each)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    start = depth = opened = 0
    for place, sign in enumerate(sheet):
        if sign == ";" and depth == 0:
            start = place + 1
        elif sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:opened].strip(), sheet[opened + 1 : place]
                start = place + 1


def _selectors(prelude: str) -> list[str]:
    return re.split(r",(?![^()]*\))", prelude)


def _is_used(selector: str) -> bool:
    blocks = _CLASS.findall(selector)
    return not DROPPED.search(selector) and all(block in BLOCKS for block in blocks)


if __name__ == "__main__":
    sys.stdout.write(purged(Path(sys.argv[1]).read_text()))
