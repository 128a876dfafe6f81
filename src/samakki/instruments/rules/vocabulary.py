"""What of the XLSForm convention we support, what we refuse, and what only changes the look."""

import re
from typing import Final

from samakki.instruments.words import Kind

KINDS: Final = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "datetime": Kind.MOMENT,
    "select one": Kind.SELECT_ONE,
    "select all that apply": Kind.SELECT_MULTIPLE,
    "range": Kind.RANGE,
    "acknowledge": Kind.ACKNOWLEDGE,
    "trigger": Kind.ACKNOWLEDGE,
    "note": Kind.NOTE,
    "calculate": Kind.CALCULATE,
    "hidden": Kind.HIDDEN,
    "start": Kind.START,
    "end": Kind.END,
    "today": Kind.TODAY,
}
SELECT: Final = re.compile(
    r"(?:add )?select(?:1| one| multiple| all that apply)(?: prompt using| from)?"
    r"(?P<far> external| from file)? (?P<list>\S+?)(?P<other> or[ _](?:other|specify[ _]other))?",
    re.IGNORECASE,
)
BEGIN: Final = re.compile(r"begin (?P<what>group|repeat|lgroup|looped group|loop)(?: .*)?", re.IGNORECASE)
END: Final = re.compile(r"end (?:group|repeat|lgroup|looped group|loop)", re.IGNORECASE)

SURVEY_COLUMNS: Final = frozenset(
    [
        "type",
        "command",
        "name",
        "tag",
        "value",
        "label",
        "caption",
        "hint",
        "guidance_hint",
        "relevant",
        "relevance",
        "required",
        "required_message",
        "requiredmsg",
        "constraint",
        "constraint_message",
        "constraining_message",
        "calculation",
        "calculate",
        "appearance",
        "default",
        "choice_filter",
        "parameters",
        "repeat_count",
        "count",
        "jr",
        "read_only",
        "readonly",
        "disabled",
        "field",
        "rows",
        "noapperrorstring",
        "no_app_error_string",
    ]
)
CHOICE_COLUMNS: Final = frozenset(["list_name", "name", "value", "label", "caption"])
MEDIA_COLUMNS: Final = frozenset(["media", "image", "big-image", "audio", "video", "autoplay"])
REFUSED_COLUMNS: Final = frozenset(
    [
        "trigger",
        "save_to",
        "entities",
        "instance",
        "compact_tag",
        "intent",
        "bind",
        "body",
        "control",
        "sms_field",
        "sms_option",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
        "loop",
    ]
)
BOUND_COLUMNS: Final = frozenset(
    [
        "bind::relevant",
        "bind::required",
        "bind::constraint",
        "bind::calculate",
        "bind::readonly",
        "bind::jr:constraintmsg",
        "bind::jr:requiredmsg",
        "bind::samakki:field",
        "body::appearance",
        "control::appearance",
    ]
)
SETTINGS: Final = frozenset(
    [
        "form_title",
        "set_form_title",
        "title",
        "form_id",
        "set_form_id",
        "id_string",
        "version",
        "default_language",
        "allow_choice_duplicates",
        "section",
        "closed",
        "audience",
        "clean_text_values",
        "name",
    ]
)
REFUSED_SETTINGS: Final = frozenset(
    [
        "public_key",
        "submission_url",
        "auto_send",
        "auto_delete",
        "prefix",
        "delimiter",
        "sms_keyword",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
        "namespaces",
        "attribute",
        "client_editable",
    ]
)
REFUSED_SHEETS: Final = frozenset({"external_choices", "entities", "osm"})
SHEETS: Final = frozenset({"survey", "choices", "settings"})
REFUSED_PARAMETERS: Final = frozenset({"randomize", "seed", "value", "label"})

LOOKS: Final = re.compile(
    r"""multiline|numbers|thousands-sep|minimal|autocomplete|search|quick|quickcompact|compact(?:-\d+)?|horizontal
    |horizontal-compact|columns(?:-\d+|-pack|-flex)?|no-buttons|likert|list|list-nolabel|label|field-list|table-list
    |summary|month-year|year|no-calendar|w\d+|pages|accordion|full|vertical|no-ticks|picker|rating|counter|hidden""",
    re.VERBOSE,
)
REFUSED_LOOKS: Final = re.compile(
    r"""ex:.*|search\(.*|printer:.*|intent.*|map|image-map|placement-map|bearing|signature|draw|annotate|new|new-front
    |masked|url|randomized|ethiopian|coptic|islamic|bikram-sambat|myanmar|persian|buddhist""",
    re.VERBOSE,
)
GENERATED: Final = ("reserved_name_for_field_list_labels_", "generated_table_list_label_")
REFERENCE: Final = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")
YES: Final = frozenset({"yes", "true", "true()", "1"})
NO: Final = frozenset({"no", "false", "false()", "0"})
BINDING: Final = frozenset({"field", "bind::samakki:field"})
OUR_NAMESPACE: Final = re.compile(r"""samakki\s*=\s*(?:"[^"]*"|'[^']*')""")


def heading(column: str) -> str:
    """Give the bare name of a column: `label::Khmer (km)` is `label`, `Read only` is `read_only`."""
    return re.split(r"::?", column.strip(), maxsplit=1)[0].strip().lower().replace(" ", "_")


def spaced(said: str) -> str:
    """Write a type the way the convention's older spelling does: `select_one yes_no` is `select one yes_no`."""
    first, _, rest = " ".join(said.split()).partition(" ")
    first = first.replace("_", " ")
    return f"{first} {rest}".strip()
