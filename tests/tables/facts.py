"""What the 26 printed tables are known for: small copies of the facts, and the faults that each has or has not."""

from collections.abc import Mapping, Sequence
from typing import Final

Fault = tuple[str, str | None, str | None, str | None, str | None]
"""Kind, row, column, computed, printed."""

CODES: Final = ("L.T", "S.T", "L.E", "Deport")
TOTAL_IN_HEADING: Final = "Total (as printed in heading)"
LOST: Final = ("14 yrs", "15 yrs", "17 yrs", "Columbia", "nationality / total", "Gunma prefecture", "Tokyo")
LOST_LATER: Final = ("Yamaguchi prefecture", "Okinawa prefecture", "♦□ ♦©●")


def _codes(*labels: str) -> list[Fault]:
    return [("undefined_code", label, "Form", None, label) for label in labels]


def _money(row: str, column: str, printed: str) -> Fault:
    return "mixed_precision", row, column, None, printed


FAULTS: Final[Mapping[str, Sequence[Fault]]] = {
    "t01": (),
    "t02": [("missing_total", None, "amount_as_printed", "964000", None)],
    "t03": (),
    "t04": (),
    "t05": [("column_sum", TOTAL_IN_HEADING, "persons", "419", "409")],
    "t06": [("column_sum", TOTAL_IN_HEADING, "persons", "138", "137")],
    "t07": (),
    "t10": (),
    "t11": (),
    "t12": (),
    "t13": (),
    "t15": (),
    "t17": [
        _money("MSWRR", "2015", "538"),
        _money("IOM", "2015", "77600"),
        _money("IOM", "2016", "15000"),
        _money("IOM", "2017", "17500"),
        ("missing_total", None, "2015", "165007.22", None),
        ("missing_total", None, "2016", "53523.83", None),
        ("missing_total", None, "2017", "133538.45", None),
        ("missing_total", None, "2018 January to present", "9961.53", None),
    ],
    "t18": (),
    "t19": (),
    "t20": (),
    "t21": (),
    "t22": [
        ("instrument_year", "COMMIT MOU", "Vietnam", "2004", "2005"),
        ("instrument_year", "CEDAW", None, None, "Cambodia 1981, Vietnam 1982, Myanmar 1993"),
        ("instrument_year", "CRC", "Myanmar", "1990", "1991"),
        ("instrument_year", "UNTOC/CTOC", "Myanmar", "2000", "2004"),
        ("instrument_year", "TIP Protocol", None, None, "Cambodia 2000, Vietnam 2011, Myanmar 2004"),
    ],
    "t23": [
        ("row_sum", "L.T", "Total", "158", "159"),
        ("row_sum", "Total", "Total", "181", "182"),
        *_codes("L.T", "S.T", "L.E"),
    ],
    "t24": _codes("L.T", "S.T", "Deport"),
    "t25": _codes("L.T", "S.T", "L.E"),
    "t28": (),
    "t29": (),
    "t30": (),
    "t31": (),
}
"""All but t09, whose lost cells are counted in their own test."""

COPIES: Final[Mapping[str, str]] = {
    "t03_fund_request.csv": (
        'item,amount\nLiving,"3,000 THB"\nMedical,"25,298 THB"\nVocational,"27,000 THB"\nTotal,"55,298 THB"\n'
    ),
    "t04_by_year.csv": (
        'Year,persons,breakdown\n2001,1,1 Thai person\n2003,6,"3 Thais, 3 Filipinas"\n'
        '2005,117,"64 Filipinas, 40 Indonesian, 6 Taiwanese, 4 Thais, 2 Chinese, 1 Korean"\ntotal,124,\n'
    ),
    "t06_outsourced.csv": (
        "facility,mark,persons\nWomen's protection facilities,*,51\nLiving support facilities,,47\n"
        "Private shelter,,39\nChild assistance home,,1\nTotal (as printed in heading),,137\n"
    ),
    "t10_residents.csv": (
        'rank,nationality,persons\n1,Brazil,"51,171"\n2,China,"46,283"\n3,Korea,"33,436"\n4,Philippines,"33,390"\n'
        '5,Vietnam,"17,882"\n6,Peru,"7,571"\n7,Other,"34,691"\n,Total as of end December 2016,"224,424"\n'
        ',Increase from end of Dec. 2015,"15,073"\n'
    ),
    "t12_2008_2016.csv": (
        "rank,nationality,percent\n1,Philippines,59.0%\n2,Brazil,15.4%\n3,China,9.9%\n4,South Korea,4.6%\n"
        "5,Indonesia,1.8%\n5,Peru,1.8%\n6,Thailand,1.6%\n7,Vietnam,1.0%\n8,15 other countries,4.9%\n"
    ),
    "t13_women.csv": (
        'statement,value\nprotected,"30 (29 Filipinas, 1 Thai)"\naverage age,24.9 years\noldest,48 years\n'
    ),
    "t15_exploitation_2015_2017.csv": (
        "Type,2015,2016,2017,ລວມ\nDomestic,9,7,4,20\nSexual,82,60,16,158\nOthers,4,18,7,29\nFactory,3,4,1,8\n"
        "Selling,3,8,8,19\nJust arriving,4,2,1,7\n,105,99,37,241\n"
    ),
    "t23_cwcc_2013.csv": (
        "Form,M,F,underaged,Camb,Thai,Malay,Indo,Chi,Laos,Afr,Total\nL.T,117,42,5F,10,95,29,22,0,0,2,159\n"
        "S.T,1,13,0,10,3,0,0,1,0,0,14\nL.E,3,6,0,2,5,0,0,0,2,0,9\nTotal,121,61,5,22,103,29,22,1,2,2,182\n"
    ),
    "t24_cwcc_2014.csv": (
        "Form,M,F,underaged,Camb,Thai,Malay,Indo,China,Fiji,Pago,Total\nL.T,48,13,3M,0,24,25,6,2,2,2,61\n"
        "S.T,0,20,1F,1,2,1,0,16,0,0,20\nDeport,80,32,0,0,112,0,0,0,0,0,112\nTotal,128,65,4,1,138,26,6,18,2,2,193\n"
    ),
}
KNOWN: Final[Mapping[str, int]] = {
    "t03_fund_request.csv": 0,
    "t04_by_year.csv": 0,
    "t06_outsourced.csv": 1,
    "t10_residents.csv": 0,
    "t12_2008_2016.csv": 0,
    "t13_women.csv": 0,
    "t15_exploitation_2015_2017.csv": 0,
    "t23_cwcc_2013.csv": 5,
    "t24_cwcc_2014.csv": 3,
}
