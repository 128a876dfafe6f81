"""The addresses of signing in, of one's own account and of the agency's members."""

from django.urls import URLPattern, path

from samakki.doors.web.account import views as account
from samakki.doors.web.code import views as code
from samakki.doors.web.invitation import views as invitation
from samakki.doors.web.kept import views as kept
from samakki.doors.web.log import views as log
from samakki.doors.web.members import views as members
from samakki.doors.web.new_pair import views as new_pair
from samakki.doors.web.prove import views as prove
from samakki.doors.web.recovery import views as recovery
from samakki.doors.web.second_factor import views as second_factor
from samakki.doors.web.signin import views as signin
from samakki.doors.web.told import views as told
from samakki.doors.web.unlock import views as unlock
from samakki.doors.web.waiting import views as waiting

ADDRESSES: list[URLPattern] = [
    path("", signin.arrived, name="arrived"),
    path("sign-in/", signin.sign_in, name="sign-in"),
    path("sign-out/", signin.sign_out, name="sign-out"),
    path("lock/", signin.lock, name="lock"),
    path("again/", signin.again, name="again"),
    path("unlock/", unlock.unlock, name="unlock"),
    path("passkey/options/", unlock.passkey_options, name="passkey-options"),
    path("passkey/", unlock.passkey, name="passkey"),
    path("second-step/", second_factor.ask, name="second-factor"),
    path("second-step/set-up/", second_factor.set_up, name="second-factor-set-up"),
    path("second-step/passkey/creation/", second_factor.passkey_creation, name="passkey-creation"),
    path("second-step/passkey/", second_factor.add_passkey, name="add-passkey"),
    path("second-step/codes/", second_factor.new_codes, name="recovery-codes"),
    path("second-step/sheet/", second_factor.sheet, name="sheet-of-codes"),
    path("second-step/sheet/type-back/", second_factor.sheet_back, name="sheet-type-back"),
    path("invitation/<str:link>/", invitation.accept, name="invitation"),
    path("new-pair/<str:link>/", new_pair.choose, name="new-pair"),
    path("waiting/", waiting.wait, name="waiting"),
    path("code/", code.code, name="code"),
    path("account/named/", account.named, name="account-named"),
    path("told/", told.told, name="told"),
    path("log/", log.show, name="log"),
    path("log/verify/", log.verify, name="log-verify"),
    path("log/checkpoint/", log.checkpoint, name="log-checkpoint"),
    path("key/", recovery.begin, name="recovery"),
    path("key/type-back/", recovery.type_back, name="recovery-type-back"),
    path("key/from-paper/", recovery.use, name="recovery-use"),
    path("account/", account.account, name="account"),
    path("account/prove/", prove.prove, name="prove"),
    path("account/pin/", account.pin, name="account-pin"),
    path("account/colleagues/", account.vouchers, name="account-vouchers"),
    path("account/new-pair/stop/", account.stop_pair, name="account-stop-pair"),
    path("account/passphrase/", account.passphrase, name="account-passphrase"),
    path("account/calendar/", account.calendar, name="account-calendar"),
    path("account/language/", account.language, name="account-language"),
    path("account/sessions/end/", account.end_all, name="end-all"),
    path("account/sessions/<uuid:sitting>/end/", account.end_session, name="end-session"),
    path("account/steps/<int:factor>/remove/", account.remove_factor, name="remove-factor"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/<uuid:member>/end/", members.dismiss, name="dismiss"),
    path("members/<uuid:member>/sign-out/", members.sign_out, name="sign-out-colleague"),
    path("members/<uuid:member>/grant/", members.grant, name="grant-key"),
    path("members/<uuid:member>/role/", members.change_role, name="change-role"),
    path("members/<uuid:member>/new-pair/", members.begin_pair, name="begin-pair"),
    path("members/<uuid:member>/new-pair/yes/", members.approve_pair, name="approve-pair"),
    path("members/<uuid:member>/new-pair/stop/", members.stop_pair, name="stop-pair"),
    path("members/invitations/<uuid:invitation>/call-back/", members.revoke, name="revoke-invitation"),
    path("kept/", kept.every, name="kept"),
    path("kept/<uuid:parked>/", kept.one, name="kept-form"),
    path("kept/<uuid:parked>/throw-away/", kept.drop, name="kept-drop"),
]
