"""The house's addresses, and the gallery's."""

from http import HTTPStatus
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.template import engines
from django.urls import path

from samakki.doors.web.errors import views as errors
from samakki.doors.web.front.gate import open_to
from samakki.settings.urls import handler400, handler403, handler404, handler500
from samakki.settings.urls import urlpatterns as house

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
CHOICES = [("a", "Shelter"), ("b", "Hospital"), ("c", "Court")]


class EveryField(forms.Form):
    text = forms.CharField(label="Pseudonym", help_text="Any word but the name.")
    note = forms.CharField(label="Note", widget=forms.Textarea)
    place = forms.ChoiceField(label="Place", choices=CHOICES)
    one = forms.ChoiceField(label="One of them", choices=CHOICES, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(label="Some of them", choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    told = forms.BooleanField(label="Told by somebody else", required=False, help_text="A relative, a neighbour.")
    secret = forms.CharField(label="Passphrase", widget=forms.PasswordInput)
    scan = forms.FileField(label="Photograph", required=False)


@open_to()
def gallery(request: HttpRequest) -> HttpResponse:
    form = EveryField(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect("/gallery/?saved=1")
    status = 422 if form.errors else 200
    pages = Paginator(range(75), 25).page(2)
    rows = [["Identity", 3, "2019-05"], ["Health", 12, "2018"]]
    shown = {"form": form, "page": pages, "rows": rows, "header": ["Section", "Entries", "Since"]}
    template = engines["django"].from_string((Path(__file__).parent / "page.html").read_text())
    return HttpResponse(template.render(shown, request), status=status)


@open_to()
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


@open_to()
def wrong(request: HttpRequest, name: str) -> HttpResponse:
    """The page for something that went wrong, by the name of its words."""
    if name == "NO_ROOM":
        return errors.no_room(request)
    return errors.show(request, getattr(errors, name), HTTPStatus.BAD_REQUEST)


urlpatterns = [
    path("gallery/", gallery, name="gallery"),
    path("broken/", broken),
    path("wrong/<str:name>/", wrong),
    *house,
]
