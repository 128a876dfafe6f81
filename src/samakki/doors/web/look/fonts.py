"""Makes the fonts of the four scripts small: one file a script, cut to what people write with, shaping rules kept.

Run once when the fonts change: `python -m samakki.doors.web.look.fonts /usr/share/fonts/truetype/noto`.
It needs fonttools and brotli, which a node that only serves does not. Burmese has two files: the letters of Burmese,
and all of its script, which a browser fetches only where a name in Shan, Mon or Karen stands on the page. Latin
letters, Chinese and Japanese come from the reader's own system.
"""

import sys
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).resolve().parent.parent / "static" / "fonts"
COMMON: Final = "U+200B-200D,U+25CC"
SCRIPTS: Final = {
    "khmer": ("NotoSansKhmer-Regular.ttf", "U+1780-17DD,U+17E0-17E9,U+17F0-17F9"),
    "lao": ("NotoSansLao-Regular.ttf", "U+0E80-0EDF"),
    "lao-bold": ("NotoSansLao-Bold.ttf", "U+0E80-0EDF"),
    "myanmar": ("NotoSansMyanmar-Regular.ttf", "U+1000-1021,U+1023-1027,U+1029-1032,U+1036-104F"),
    "myanmar-whole": ("NotoSansMyanmar-Regular.ttf", "U+1000-109F,U+A92E,U+AA60-AA7F"),
    "thai": ("NotoSansThai-Regular.ttf", "U+0E00-0E5B"),
    "thai-bold": ("NotoSansThai-Bold.ttf", "U+0E00-0E5B"),
}


def make(source: Path) -> dict[str, int]:
    """Write each script's font and tell its size in bytes."""
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415 -- only the maker of fonts has fonttools

    FONTS.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for name, (file, letters) in SCRIPTS.items():
        target = FONTS / f"{name}.woff2"
        subset.main(
            [
                str(source / file),
                f"--unicodes={letters},{COMMON}",
                "--layout-features=*",
                "--flavor=woff2",
                "--no-hinting",
                "--desubroutinize",
                "--name-IDs=0,13,14",
                f"--output-file={target}",
            ]
        )
        sizes[name] = target.stat().st_size
    return sizes


if __name__ == "__main__":
    for made, size in make(Path(sys.argv[1])).items():
        sys.stdout.write(f"{made:12} {size:7,} bytes\n")
