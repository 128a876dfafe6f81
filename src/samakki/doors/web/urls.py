"""Every page's address. No name of a person is ever in one."""

from django.urls import URLPattern, URLResolver, path

from samakki.doors.web.account.addresses import ADDRESSES as SIGN_IN
from samakki.doors.web.agreeing import ADDRESSES as CONSENT
from samakki.doors.web.attachment.addresses import ADDRESSES as ATTACHMENT
from samakki.doors.web.casework import ADDRESSES as CASE
from samakki.doors.web.due.addresses import ADDRESSES as DUE
from samakki.doors.web.erasures.addresses import ADDRESSES as KEEPING
from samakki.doors.web.figures.addresses import ADDRESSES as FIGURES
from samakki.doors.web.form.addresses import ADDRESSES as FORM
from samakki.doors.web.help import views as help_views
from samakki.doors.web.instruments.addresses import ADDRESSES as INSTRUMENTS
from samakki.doors.web.language import views as language
from samakki.doors.web.leading import ADDRESSES as LEADING
from samakki.doors.web.print.addresses import ADDRESSES as PAPER
from samakki.doors.web.printed.addresses import ADDRESSES as PRINTED
from samakki.doors.web.quick_exit import views as quick_exit
from samakki.doors.web.requests.addresses import ADDRESSES as REQUESTS
from samakki.doors.web.screening.addresses import ADDRESSES as SCREENING
from samakki.doors.web.surveys.addresses import ADDRESSES as SURVEYS
from samakki.doors.web.today.addresses import ADDRESSES as TODAY
from samakki.doors.web.tonight.addresses import ADDRESSES as HOUSE
from samakki.doors.web.transfers.addresses import ADDRESSES as TRANSFERS
from samakki.doors.web.watch.addresses import ADDRESSES as WATCH
from samakki.doors.web.workbooks.addresses import ADDRESSES as WORKBOOKS

urlpatterns: list[URLPattern | URLResolver] = [
    *SIGN_IN,
    *ATTACHMENT,
    *CASE,
    *CONSENT,
    *DUE,
    *PAPER,
    *FIGURES,
    *PRINTED,
    *SURVEYS,
    *FORM,
    *HOUSE,
    *INSTRUMENTS,
    *TRANSFERS,
    *SCREENING,
    *TODAY,
    *LEADING,
    *KEEPING,
    *REQUESTS,
    *WATCH,
    *WORKBOOKS,
    path("language/", language.choose, name="language"),
    path("weather/", quick_exit.leave, name="quick-exit"),
    path("help/keys/", help_views.keys, name="help-keys"),
]
