"""Every page's address. No name of a person is ever in one."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from samakki.doors.web.attachment import views as attachment
from samakki.doors.web.case.addresses import ADDRESSES as CASE
from samakki.doors.web.help import views as help_views
from samakki.doors.web.language import views as language
from samakki.doors.web.quick_exit import views as quick_exit

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="caseload"), name="first"),
    *CASE,
    path("language/", language.choose, name="language"),
    path("weather/", quick_exit.leave, name="quick-exit"),
    path("help/keys/", help_views.keys, name="help-keys"),
    path("case/<uuid:case>/attachments/", attachment.attachments, name="attachments"),
    path("case/<uuid:case>/attachments/reference/", attachment.reference, name="attachment-reference"),
    path("case/<uuid:case>/attachments/<uuid:attachment>/", attachment.attachment, name="attachment"),
]
