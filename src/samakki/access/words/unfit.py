"""What makes a login, a passphrase, a PIN or a request unfit, in words for the one who typed it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

LOGIN: Final = _("Use 3 to 40 letters, digits, dots or hyphens for the login.")
LOGIN_TAKEN: Final = _("This login is taken: choose another one.")
LOGIN_TAKEN_MEANWHILE: Final = _("This login was taken meanwhile. Ask for a new invitation with another one.")
NAME: Final = _("Write a name of at most 80 characters.")
AGENCY: Final = _("Write the agency's name in at most 120 characters.")
AGENCY_TAKEN: Final = _("There is an agency of this name already.")
NO_AGENCY: Final = _("There is no agency of this name.")
ROLE: Final = _("Choose a role inside the agency.")
NODE_ROLE: Final = _("Only node administrators and auditors belong to no agency.")
SHORT: Final = _(
    "The passphrase has fewer than 12 characters. Take four or five words that mean something only to you; "
    "spaces count."
)
LONG: Final = _("The passphrase has more than 200 characters.")
REPEATS: Final = _("The passphrase repeats itself: it would be guessed at once.")
KNOWN: Final = _("The passphrase is made of your login, your name or your agency: choose other words.")
SAME: Final = _("The new passphrase is the same as the one you have.")
NOT_YOURS: Final = _("This is not your passphrase.")
NOT_TWICE: Final = _("The passphrase was not typed the same way twice.")
PIN: Final = _("A PIN is six digits.")
PIN_ROW: Final = _("Choose six digits that are not a row, such as 111111 or 123456.")
CALENDAR: Final = _("Choose one of the calendars listed.")
LANGUAGE: Final = _("Choose one of the languages listed.")
CODE: Final = _("This is not the text of today. Read it again, then sign.")
CODE_UNSIGNED: Final = _("Nobody works here without having signed it.")
VOUCHERS: Final = _("Name two or three colleagues.")
SHEET_CODE: Final = _("This is not code number 1 of the sheet that was just shown. Compare it with the paper.")
PAIR_WAITS: Final = _("A new pair of keys waits for this colleague already.")
NO_PAIR: Final = _("There is no new pair of keys that waits for a yes.")
WITNESS: Final = _("This file is no checkpoint of a node.")
DIGITS: Final = _("These are not the six digits that the device shows now. Try the next ones.")
PASSKEY: Final = _("The device did not make a passkey. Try again, or use six digits instead.")
NO_FACTOR: Final = _("Set up a second factor first.")
LAST_FACTOR: Final = _("A second factor is required here: set up another one before you remove this.")
NOT_HERE: Final = _("This session cannot set up a second factor. Sign in again.")
NOBODY: Final = _("There is nobody of this agency by that number.")
SAME_ROLE: Final = _("Choose another role than the one they have.")
LAST_HOLDER: Final = _("Nobody else could open the files any more. Grant the key to a second colleague first.")
NOBODY_WAITS: Final = _("There is nobody of this agency who waits for the key.")
PAPER_FIRST: Final = _("Type the words of the recovery sheet back first: then you can grant the key.")
WORDS: Final = _("These are not the words of the recovery sheet. Compare each one with the paper.")
WORD: Final = _("Word %(place)d is not one of the recovery sheet's words. Compare it with the paper.")
KEY_MADE: Final = _("The agency's key was made already. Ask a colleague who holds it to grant it to you.")
