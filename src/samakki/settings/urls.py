"""Every address of the house, and the pages for what goes wrong."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("samakki.doors.web.urls"))]
handler400 = "samakki.doors.web.errors.views.unclear"
handler403 = "samakki.doors.web.errors.views.forbidden"
handler404 = "samakki.doors.web.errors.views.not_found"
handler500 = "samakki.doors.web.errors.views.broken"
