"""A small XLSForm of the demonstration's own."""

from io import BytesIO
from typing import Final

from openpyxl import Workbook

SEVERAL: Final = frozenset({"wants"})
_SURVEY: Final = (
    ("type", "name", "label::English (en)", "label::ខ្មែរ (km)", "hint::English (en)", "relevant", "constraint"),
    ("note", "hello", "DEMO. Ask only what helps today.", "DEMO។ សួរតែអ្វីដែលជួយបាននៅថ្ងៃនេះ។", "", "", ""),
    ("select_one ways", "sleeps", "How were the first nights?", "យប់ដំបូងៗយ៉ាងដូចម្តេច?", "", "", ""),
    ("select_multiple wants", "wants", "What would help now?", "តើអ្វីនឹងជួយបាននៅពេលនេះ?", "", "", ""),
    ("text", "food", "Food that tastes of home", "ម្ហូបដែលមានរសជាតិផ្ទះ", "In this person's own words", "", ""),
    ("integer", "meals", "Meals a day", "ចំនួនពេលបាយក្នុងមួយថ្ងៃ", "", "", ". >= 0 and . <= 9"),
    ("select_one ways", "health", "How is the body?", "សុខភាពរាងកាយយ៉ាងដូចម្តេច?", "", "", ""),
    ("text", "doctor", "What should the doctor know?", "តើវេជ្ជបណ្ឌិតគួរដឹងអ្វី?", "", "${health} = 'hard'", ""),
    ("text", "plans", "What is tomorrow for?", "តើថ្ងៃស្អែកសម្រាប់អ្វី?", "", "", ""),
)
_CHOICES: Final = (
    ("list_name", "name", "label::English (en)", "label::ខ្មែរ (km)"),
    ("ways", "well", "Well", "ល្អ"),
    ("ways", "so", "So so", "មធ្យម"),
    ("ways", "hard", "Hard", "ពិបាក"),
    ("wants", "rest", "Rest", "សម្រាក"),
    ("wants", "call", "A telephone call", "ទូរសព្ទមួយ"),
    ("wants", "doctor", "A doctor", "វេជ្ជបណ្ឌិត"),
    ("wants", "clothes", "Clothes", "សម្លៀកបំពាក់"),
)
_SETTINGS: Final = (
    ("form_title", "form_id", "version", "default_language"),
    ("DEMO First days", "demo_first_days", "1", "English (en)"),
)


def make_form() -> bytes:
    """Make the form as a sheet, in memory."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (("survey", _SURVEY), ("choices", _CHOICES), ("settings", _SETTINGS)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
