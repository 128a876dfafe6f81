"""Words of tables that people print in the project's eight languages: totals, women and men, numbers of rows, years."""

import re
import unicodedata
from typing import Final

_TOTALS: Final = (
    *("total", "totals", "grand total", "sum", "all", "overall", "altogether", "subtotal", "sub-total", "sub total"),
    *("ລວມ", "ລວມທັງໝົດ", "ລວມທັງຫມົດ", "ທັງໝົດ", "รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ทั้งหมด", "ยอดรวม"),
    *("សរុប", "សរុបរួម", "ចំនួនសរុប", "စုစုပေါင်း", "ပေါင်း", "tổng", "tổng số", "tổng cộng", "cộng"),
    *("合计", "总计", "总数", "小计", "共计", "合計", "総計", "総数", "計", "小計"),
)
_SUB: Final = ("sub", "小计", "小計", "รวมย่อย", "cộng")
_FIRST: Final = ("total", "grand total", "subtotal", "sub-total", "tổng", "ລວມ", "รวม", "សរុប", "စုစုပေါင်း")
_MEN: Final = frozenset(
    {"m", "male", "males", "men", "man", "boys", "boy", "ชาย", "ຊາຍ", "ប្រុស", "ကျား", "nam", "男", "男性"}
)
_WOMEN: Final = frozenset(
    {"f", "female", "females", "women", "woman", "girls", "girl", "หญิง", "ຍິງ", "ស្រី", "မ", "nữ", "女", "女性"}
)
_ORDER: Final = frozenset(
    {"no", "nr", "rank", "ranking", "#", "id", "s/n", "sn", "ลำดับ", "ที่", "ລຳດັບ", "ລ/ດ", "ល.រ", "လ", "စဉ်", "stt", "tt"}
    | {"序号", "番号", "順位", "排名", "number of row"}
)
_OF_WHICH: Final = re.compile(
    r"of which|of whom|thereof|includ|under.?ag|minor|child|under.?18|<\s*18|increase|decrease|change|difference|due to"
    r"|average|mean|median|rate|ratio|percent|%|share|age\b|per 1|ສະເລ່ຍ|เฉลี่ย|ร้อยละ|平均|割合|うち",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"average|\bmean\b|median|\brate\b|ratio|percent|%|\bshare\b|per 1|\Aages?\Z|\bphone|\btel\b|latitude|longitude"
    r"|ສະເລ່ຍ|เฉลี่ย"
    r"|ร้อยละ|平均|割合|\bcode\b|postal"
)
_YEAR: Final = re.compile(r"(?<!\d)(19\d\d|20\d\d|24[5-9]\d|25\d\d)(?!\d)")
_NOTE: Final = re.compile(
    r"\s*(?:\*|†|‡|note|source|remark|ref|n\.b\.|หมายเหตุ|ที่มา|ໝາຍເຫດ|ແຫຼ່ງ|សម្គាល់|ប្រភព|မှတ်ချက်|ghi chú|nguồn|注|出典|来源)",
    re.IGNORECASE,
)
_PUNCTUATION: Final = " \t:\uff1a.()[]*†‡\uff08\uff09"


def folded(text: str) -> str:
    """Fold case, width and spaces, so that labels which read alike compare alike."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_total(label: str) -> bool:
    """Tell whether a label says total: the word alone, or before what it is the total of."""
    text = folded(label).strip(_PUNCTUATION)
    if text in _TOTALS:
        return True
    first = next((word for word in _FIRST if text.startswith(word)), "")
    return bool(first) and not text[len(first) : len(first) + 1].isalpha()


def says_total(heading: str) -> bool:
    """Tell whether a column's heading says total in any of its words: “2015 Total”, “Total M”."""
    return is_total(heading) or any(is_total(word) for word in re.split(r"[\s/|,_-]+", heading) if word)


def is_subtotal(label: str) -> bool:
    """Tell whether a label says that it is the total of a part only."""
    return folded(label).strip(_PUNCTUATION).startswith(_SUB)


def is_order(heading: str) -> bool:
    """Tell whether a column only numbers or ranks its rows."""
    return folded(heading).strip(_PUNCTUATION) in _ORDER


def sex_of(heading: str) -> str:
    """Give M or F where a heading ends or begins with a word for men or women; else nothing."""
    parts = [part.strip(_PUNCTUATION) for part in re.split(r"[\s/|,_-]+", folded(heading)) if part]
    for part in (*parts[-1:], *parts[:1]):
        if part in _MEN:
            return "M"
        if part in _WOMEN:
            return "F"
    return ""


def is_of_which(heading: str) -> bool:
    """Tell whether a heading names a part of its neighbours, or a rate, that no sum goes over."""
    return _OF_WHICH.search(heading) is not None


def is_said_of_which(label: str) -> bool:
    """Tell whether a label says in so many words that its row is a part of the one above."""
    return folded(label).startswith(("of which", "of whom", "thereof", "including", "うち", "其中", "trong đó"))


def is_rate(heading: str) -> bool:
    """Tell whether a column holds rates, averages or ages, over whose rows no sum goes."""
    return _RATE.search(folded(heading)) is not None


def is_note(text: str) -> bool:
    """Tell whether a line is a remark below or above a table."""
    return _NOTE.match(text) is not None


def years_in(text: str) -> list[int]:
    """Give the years that a text names, of the common calendar, in their order."""
    found = (int(year) for year in _YEAR.findall(text))
    return [year - 543 if year >= 2450 else year for year in found]  # noqa: PLR2004 -- years of the Buddhist calendar
