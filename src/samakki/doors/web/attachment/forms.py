"""What is asked of whoever attaches a file, or writes down a reference number instead."""

from typing import Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.kernel.media.kinds import Reason
from samakki.sections.words import RECORD, Section

# With this list iPhones send photographs as JPEG instead of HEIC.
TAKEN: Final = "image/jpeg,image/png,image/webp,application/pdf,audio/*"
YES: Final = "yes"
NO: Final = "no"
REASONS: Final = {
    Reason.EMPTY: _("The file is empty. Nothing was kept."),
    Reason.BROKEN: _("The file is damaged or incomplete. Open it on your device, save it again and try once more."),
    Reason.UNKNOWN: _("This kind of file is not taken. Send a photograph, a scan or a sound recording."),
    Reason.OTHER_PICTURE: _("Save the picture as JPEG or PNG first: this kind hides where and with what it was taken."),
    Reason.DRAWING: _("Drawings with program code inside (SVG) are not taken. Save it as PNG."),
    Reason.WEB_PAGE: _("Web pages are not taken. Print the page to PDF, or photograph the screen."),
    Reason.ARCHIVE: _("Archives and office files are not taken. Send each photograph, scan or recording by itself."),
    Reason.OFFICE: _("Office documents are not taken. Save it as PDF."),
    Reason.PROGRAM: _("Programs are not taken."),
    Reason.VIDEO: _("Films are not taken. Describe in a note what they show and where the original is."),
    Reason.ENCRYPTED: _("The file is locked with a password. Remove the password and try again."),
    Reason.ACTIVE: _("The document holds forms, marks or programs. Print it to a new PDF and send that."),
    Reason.MALICE: _(
        "The scanner found harmful software in the file. Nothing was kept. Do not open it; tell who runs this node."
    ),
    Reason.UNEXAMINED: _(
        "The file could not be examined for harmful software. Nothing was kept. Try again; if it stays so, tell who "
        "runs this node."
    ),
}


def sections() -> list[tuple[str, str]]:
    """Give the sections in the reader's language, in the order of the record."""
    return [(words.section.value, gettext(words.label)) for words in RECORD.values()]


class AttachForm(forms.Form):
    """A file, what it shows, where it belongs, and the one question that comes first."""

    abuse = forms.ChoiceField(
        label=_("Does it show abuse of a child or sexual violence?"),
        choices=[(NO, _("No")), (YES, _("Yes, or I am not sure"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say first whether it shows abuse.")},
    )
    file = forms.FileField(
        label=_("Photograph, scan or sound"),
        help_text=_(
            "JPEG, PNG, WebP, PDF, MP3, M4A, Ogg, WAV or WebM, up to 20 MB. Place, device and date are removed."
        ),
        error_messages={"required": _("Choose a file."), "empty": REASONS[Reason.EMPTY]},
        widget=forms.FileInput(attrs={"accept": TAKEN}),
        allow_empty_file=False,
        required=False,
    )
    shows = forms.CharField(
        label=_("What it shows"),
        help_text=_("One line, for those who cannot see or hear it."),
        max_length=500,
        error_messages={"required": _("Say in a few words what it shows.")},
        required=False,
    )
    section = forms.ChoiceField(label=_("Section"), choices=sections, initial=Section.ADMINISTRATION.value)
    closed = forms.BooleanField(
        label=_("Closed"), help_text=_("Opened by name only, with a key of its own."), required=False
    )

    def clean(self) -> dict[str, object]:
        """Ask for file and words only where the file may be taken at all."""
        given = super().clean() or {}
        if given.get("abuse") == NO:
            for name in ("file", "shows"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return given


class ReferenceForm(forms.Form):
    """The number under which the police or a hotline keeps what is not kept here."""

    number = forms.CharField(
        label=_("Reference number of the report"),
        help_text=_("The number that the police or the hotline gave you."),
        max_length=100,
        error_messages={"required": _("Write the reference number.")},
    )
    taken_by = forms.CharField(
        label=_("Who has the report"),
        max_length=200,
        error_messages={"required": _("Write which police unit or hotline has it.")},
    )
