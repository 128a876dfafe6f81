"""Every label of the section identity, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("Identity"),
    _("Names, age, languages and papers."),
    _("Pseudonym"),
    _("What colleagues call this person among themselves. It must not point to a real name."),
    _("Name as this person wishes"),
    _("In any script, one word or several, in the order in which it is said."),
    _("Other names"),
    _("Names in papers, nicknames, other spellings and scripts. One a line."),
    _("Date of birth"),
    _("A year, a month or a day, as 2004, 2004-07 or 2004-07-19."),
    _("Age as told"),
    _("In the words used, for example about 16."),
    _("Sex"),
    _("Female"),
    _("Male"),
    _("Intersex"),
    _("Gender, in this person's own words"),
    _("Nationality"),
    _("Cambodia"),
    _("China"),
    _("Japan"),
    _("Laos"),
    _("Myanmar"),
    _("Philippines"),
    _("Thailand"),
    _("Viet Nam"),
    _("No nationality"),
    _("Another country"),
    _("Languages spoken"),
    _("Burmese"),
    _("Chinese"),
    _("English"),
    _("Hmong"),
    _("Japanese"),
    _("Jingpho"),
    _("Karen"),
    _("Khmer"),
    _("Lao"),
    _("Shan"),
    _("Thai"),
    _("Vietnamese"),
    _("A sign language"),
    _("Another language"),
    _("Interpretation wanted"),
    _("Which language, and who should not interpret."),
    _("Papers held"),
    _("What there is, where it is kept, and who holds it."),
)
