"""Pure judgements about forms: reading a workbook, its expressions, and how a half-filled form stands."""
