"""Every choice in the section contact, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
    _("A call"),
    _("A message"),
    _("In person only"),
    _("Through somebody trusted"),
    _("No contact is safe now"),
    _("Facebook"),
    _("Facebook Messenger"),
    _("Instagram"),
    _("LINE"),
    _("Signal"),
    _("Telegram"),
    _("TikTok"),
    _("Viber"),
    _("WeChat"),
    _("WhatsApp"),
    _("Zalo"),
    _("Another app"),
    _("No"),
    _("Possible"),
    _("Yes"),
    _("A shelter"),
    _("With family"),
    _("With friends or others from home"),
    _("A place of their own"),
    _("With an employer"),
    _("A hospital"),
    _("A place of detention"),
    _("A temple, church or mosque"),
    _("An embassy"),
    _("No place to stay"),
    _("Where the exploitation takes place"),
    _("Another place"),
)
