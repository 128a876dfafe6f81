"""Attachments of a case: list, attach, open, and the reference number for what is never taken."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.doors.web.attachment.forms import REASONS, YES, AttachForm, ReferenceForm
from samakki.kernel.ids import AttachmentId, FileId
from samakki.kernel.media.kinds import Kind, MediaRefusedError
from samakki.sections.words import Section

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from samakki.doors.web.front.seat import HouseRequest

NEVER_RUNS: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
ENDINGS: Final[dict[str, str]] = {
    Kind.JPEG: ".jpg",
    Kind.PNG: ".png",
    Kind.WEBP: ".webp",
    Kind.PDF: ".pdf",
    Kind.MP3: ".mp3",
    Kind.MP4: ".m4a",
    Kind.OGG: ".ogg",
    Kind.WAV: ".wav",
    Kind.WEBM: ".webm",
}
_NAME_LIMIT: Final = 200


@require_http_methods(["GET", "POST"])
def attachments(request: HttpRequest, case: UUID) -> HttpResponse:
    """Show what is attached; take a file, or say why it is not taken."""
    if request.method == "GET":
        return _page(request, case, {"form": AttachForm(), "reference": ReferenceForm()})
    form = AttachForm(request.POST, request.FILES)
    if request.POST.get("abuse") == YES:
        shown = {"form": AttachForm(), "reference": ReferenceForm(), "abuse": True}
        return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.is_valid() and _taken(request, FileId(case), form):
        messages.success(request, _("Attached, without place, device and date."))
        return redirect("attachments", case=case)
    shown = {"form": form, "reference": ReferenceForm()}
    return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
def reference(request: HttpRequest, case: UUID) -> HttpResponse:
    """Keep the number of a report in place of what it is about, as a closed note in the legal section."""
    form = ReferenceForm(request.POST)
    if not form.is_valid():
        shown = {"form": AttachForm(), "reference": form, "abuse": True}
        return _page(request, case, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    words = _("Report of material that is not kept here. Number: %(number)s. Held by: %(taken_by)s.")
    by = cast("HouseRequest", request).by
    cases.write_note(by, [FileId(case)], words % form.cleaned_data, Section.LEGAL, closed=True)
    messages.success(request, _("The reference number is kept as a closed note in the legal section."))
    return redirect("attachments", case=case)


@require_GET
def attachment(request: HttpRequest, case: UUID, attachment: UUID) -> HttpResponse:
    """Hand out one attachment; the read is recorded. Browsers neither run it nor guess what it is."""
    by = cast("HouseRequest", request).by
    try:
        read = cases.read_attachment(by, FileId(case), AttachmentId(attachment))
    except CaseUnknownError as unknown:
        raise Http404 from unknown
    response = HttpResponse(b"".join(read.chunks), content_type=read.about.media_type)
    name = read.about.name or attachment.hex[-6:] + ENDINGS.get(read.about.media_type, "")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["Content-Security-Policy"] = NEVER_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _taken(request: HttpRequest, case: FileId, form: AttachForm) -> bool:
    by = cast("HouseRequest", request).by
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        cases.attach_file(
            by,
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
    request: HttpRequest, case: UUID, shown: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    by = cast("HouseRequest", request).by
    before = request.GET.get("before", "")
    try:
        listed = cases.list_attachments(by, FileId(case), int(before) if before.isdigit() else None)
    except CaseUnknownError as unknown:
        raise Http404 from unknown
    return render(request, "attachment/page.html", {**shown, "listed": listed, "case": case}, status=status)
