"""The agency's key is made by its first member, written on paper, and taken back from the paper in need."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NotFitError, Role
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, home, put_unfit, status_of
from samakki.kernel.deeds import KeyNotHeldError, RefusedError, Standing
from samakki.kernel.ids import AgencyId
from samakki.watch import actions as watch

LINE = 6
MOST = 1000


class WordsForm(forms.Form):
    """The words of the paper, all of them."""

    words = forms.CharField(
        label=_("The words on the paper"),
        help_text=_("All 36, line by line, with spaces between them"),
        max_length=MOST,
        widget=forms.Textarea({"rows": 7, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def listed(self) -> list[str]:
        """Give the words one by one."""
        return str(self.cleaned_data["words"]).split()


@open_to(Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Make the key and show the sheet, once; a sheet that was never typed back may be made anew."""
    by, agency = asker(request).by, _agency(request)
    state = about_access.agency_state(by, agency)
    if request.method == "POST":
        make = access.new_recovery_sheet if state.has_key else access.found_agency_key
        words = make(by, agency)
        lines = [words[place : place + LINE] for place in range(0, len(words), LINE)]
        return render(request, "recovery/sheet.html", {"lines": lines, "state": state, "at": by.clock.now()})
    if state.has_key and by.standing is Standing.WAITING:
        return HttpResponseRedirect(reverse("waiting"))
    return render(request, "recovery/page.html", {"state": state})


@require_http_methods(["GET", "HEAD", "POST"])
def type_back(request: HttpRequest) -> HttpResponse:
    """Take the words from the paper: only what can be typed back was written down rightly."""
    by, agency = asker(request).by, _agency(request)
    about_access.agency_state(by, agency)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            access.confirm_recovery_sheet(by, agency, form.listed())
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            if by.standing is Standing.ACTIVE:
                watch.lay_decoys(by)
            return render(request, "recovery/done.html", {"home": home(by)})
    return render(request, "recovery/type_back.html", {"form": form, "using": False}, status=status_of(form))


@open_to(Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def use(request: HttpRequest) -> HttpResponse:
    """Take the agency's key back from the paper, when nobody who holds it can be reached."""
    by, agency = asker(request).by, _agency(request)
    if by.role != Role.AGENCY_ADMINISTRATOR:
        act = "access.recover_key"
        raise RefusedError(act)
    about_access.agency_state(by, agency)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            access.recover_key(by, agency, form.listed())
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            return HttpResponseRedirect(reverse("arrived"))
    return render(request, "recovery/type_back.html", {"form": form, "using": True}, status=status_of(form))


def _agency(request: HttpRequest) -> AgencyId:
    agency = asker(request).by.agency
    if agency is None:
        raise KeyNotHeldError
    return agency
