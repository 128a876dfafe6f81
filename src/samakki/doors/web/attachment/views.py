"""Attachments of a case: list, attach, open, and the reference number for what is never taken."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.attachment.forms import REASONS, YES, AttachForm, ReferenceForm
from samakki.doors.web.desk.asking import by_of, case_page, place_before
from samakki.kernel.ids import AttachmentId, FileId
from samakki.kernel.media.kinds import Kind, MediaRefusedError
from samakki.sections.words import Section

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

NEVER_RUNS: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.PNG: (".png",),
    Kind.WEBP: (".webp",),
    Kind.PDF: (".pdf",),
    Kind.MP3: (".mp3",),
    Kind.MP4: (".m4a", ".mp4"),
    Kind.OGG: (".ogg", ".oga", ".opus"),
    Kind.WAV: (".wav",),
    Kind.WEBM: (".webm", ".weba"),
}
_NAME_LIMIT: Final = 200


@require_http_methods(["GET", "POST"])
@case_page
def attachments(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show what is attached; take a file, or say why it is not taken."""
    if request.method == "GET":
        return _page(request, case, {"form": AttachForm(), "reference": ReferenceForm()})
    form = AttachForm(request.POST, request.FILES)
    if request.POST.get("abuse") == YES:
        shown = {"form": AttachForm(), "reference": ReferenceForm(), "abuse": True}
        return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.is_valid() and _taken(request, case, form):
        messages.success(request, _("Attached, without place, device and date."))
        return redirect("attachments", case=case)
    shown = {"form": form, "reference": ReferenceForm()}
    return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@case_page
def reference(request: HttpRequest, case: FileId) -> HttpResponse:
    """Keep the number of a report in place of what it is about, as a closed note in the legal section."""
    form = ReferenceForm(request.POST)
    if not form.is_valid():
        shown = {"form": AttachForm(), "reference": form, "abuse": True}
        return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    words = _("Report of material that is not kept here. Number: %(number)s. Held by: %(taken_by)s.")
    cases.write_note(by_of(request), [case], words % form.cleaned_data, Section.LEGAL, closed=True)
    messages.success(request, _("The reference number is kept as a closed note in the legal section."))
    return redirect("attachments", case=case)


@require_GET
@case_page
def attachment(request: HttpRequest, case: FileId, attachment: UUID) -> HttpResponse:
    """Hand out one attachment; the read is recorded. Browsers neither run it nor guess what it is."""
    read = cases.read_attachment(by_of(request), case, AttachmentId(attachment))
    response = HttpResponse(b"".join(read.chunks), content_type=read.about.media_type)
    name = _named(read.about.name or attachment.hex[-6:], read.about.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["Content-Security-Policy"] = NEVER_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _named(name: str, media_type: str) -> str:
    """Give the name under which it is saved: one that ends as what it is, whatever it was called when it came."""
    endings = ENDINGS.get(media_type, ("",))
    return name if name.lower().endswith(endings) else name + endings[0]


def _taken(request: HttpRequest, case: FileId, form: AttachForm) -> bool:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        cases.attach_file(
            by_of(request),
            case,
            Section(form.cleaned_data["section"]),
            (upload.name or "")[-_NAME_LIMIT:],
            upload.chunks(),
            closed=form.cleaned_data["closed"],
            shows=form.cleaned_data["shows"],
        )
    except MediaRefusedError as refused:
        form.add_error("file", str(REASONS[refused.reason]))
    except WordsRefusedError:
        form.add_error("shows", _("This is too long to keep, or holds signs that cannot be kept."))
    else:
        return True
    return False


def _page(
    request: HttpRequest, case: FileId, shown: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    listed = cases.list_attachments(by_of(request), case, place_before(request))
    return render(request, "attachment/page.html", {**shown, "listed": listed, "case": case}, status=status)
