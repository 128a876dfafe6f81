"""Which texts there are, and which one is read in a language."""

from samakki.consent import models
from samakki.consent.gateways import drafts_are_read
from samakki.consent.words import ConsentText, TextId, TextState
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import MemberId


@sight()
def texts(by: By) -> tuple[ConsentText, ...]:
    """List the newest version of each text in each language."""
    del by
    newest: dict[tuple[str, str], ConsentText] = {}
    for row in models.Text.objects.order_by("name", "language", "version"):
        newest[row.name, row.language] = text_in(row)
    return tuple(newest.values())


@sight()
def text_named(by: By, name: str, language: str) -> ConsentText | None:
    """Give the newest version of a text in a language; in English where it has no words of ours in that language."""
    del by
    rows = models.Text.objects.filter(name=name, language__in=[language, "en"])
    found = {row.language: text_in(row) for row in rows.order_by("version")}
    return found.get(language) or found.get("en")


@sight()
def text_of_hash(by: By, named: str) -> ConsentText | None:
    """Give the text that a receipt names by its hash, as it was read then."""
    del by
    row = models.Text.objects.filter(hash=named).first() if named else None
    return text_in(row) if row else None


@sight()
def may_be_read(by: By, text: ConsentText) -> bool:
    """Tell whether a text may be read with a person: native readers have signed it, or everybody here is invented."""
    del by
    return text.state is TextState.REVIEWED or drafts_are_read()


def text_in(row: models.Text) -> ConsentText:
    """Read a text as it is stored."""
    return ConsentText(
        id=TextId(row.pk),
        name=row.name,
        version=row.version,
        language=row.language,
        title=row.title,
        body=row.body,
        hash=row.hash,
        state=TextState(row.state),
        signed_by=MemberId(row.signed_by_id) if row.signed_by_id else None,
        signed_at=row.signed_at,
    )
