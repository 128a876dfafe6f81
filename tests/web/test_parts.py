"""Form fields and summaries: label, hint and error are tied together, and the browser remembers nothing."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

from samakki.doors.web.look import bundle

PLAIN = {"word", "people", "notice--plain", "govuk-list--number", "passkey", "sheet"}


class Note(forms.Form):
    text = forms.CharField(label="Note", help_text="Two lines are enough.", widget=forms.Textarea)
    place = forms.ChoiceField(label="Place", choices=[("a", "Shelter"), ("b", "Court")], widget=forms.RadioSelect)


def shown(template: str, **values: object) -> str:
    return Template(template).render(Context(values))


def test_label_hint_and_error_are_tied_to_the_field() -> None:
    page = shown("{% field form.text %}", form=Note({}))
    assert '<label class="govuk-label" for="id_text">' in page
    assert 'aria-describedby="id_text-hint id_text-error"' in page
    assert 'id="id_text-hint"' in page
    assert 'id="id_text-error"' in page
    assert 'aria-invalid="true"' in page


def test_the_browser_is_told_to_remember_nothing() -> None:
    assert 'autocomplete="off"' in shown("{% field form.text %}", form=Note())


def test_the_summary_leads_to_each_field() -> None:
    page = shown("{% error_summary form %}", form=Note({}))
    assert 'href="#id_text"' in page
    assert 'href="#id_place_0"' in page or 'href="#id_place"' in page


def test_a_field_can_be_written_from_plain_values() -> None:
    page = shown('{% field name="pin" label="PIN" kind="password" value="1234" inputmode="numeric" %}')
    assert 'type="password"' in page
    assert 'inputmode="numeric"' in page
    assert "1234" not in page


def test_what_was_chosen_stays_chosen() -> None:
    page = shown("{% field form.place %}", form=Note({"place": "b"}))
    assert page.count("checked") == 1
    assert 'value="b" checked' in page


@pytest.mark.asvs("1.1.2", "1.2.1", "3.2.2")
def test_what_was_typed_is_never_markup() -> None:
    page = shown("{% field form.text %}", form=Note({"text": "<script>alert(1)</script>", "place": "a"}))
    assert "<script>" not in page


def test_the_styles_and_the_script_are_bundled_as_they_stand() -> None:
    assert (bundle.STATIC / "samakki.css").read_text() == bundle.style_sheet()
    assert (bundle.STATIC / "samakki-work.css").read_text() == bundle.work_sheet()
    assert (bundle.STATIC / "samakki.js").read_text() == bundle.script()


def undressed(folder: Path, sheet: str) -> set[tuple[str, str]]:
    return {
        (template.name, name)
        for template in sorted(folder.rglob("*.html"))
        for names in re.findall(r'class="([^"]*)"', re.sub(r"{%.*?%}|{{.*?}}", "?", template.read_text()))
        for name in names.split()
        if "?" not in name and f".{name}" not in sheet and name not in PLAIN
    }


def test_every_class_of_a_template_is_dressed() -> None:
    assert undressed(bundle.HERE.parent, bundle.style_sheet() + bundle.work_sheet()) == set()


def test_a_page_that_goes_without_the_sheet_of_work_needs_nothing_of_it() -> None:
    pages = bundle.HERE.parent.rglob("*.html")
    without = {page.parent for page in pages if "{% block styles %}{% endblock %}" in page.read_text()}
    named = {folder.name for folder in without}
    assert named == {"today", "caseload", "signin", "unlock", "open_case", "note", "prove"}
    assert [lack for folder in without for lack in undressed(folder, bundle.style_sheet())] == []
