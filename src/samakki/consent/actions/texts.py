"""Texts are taken in with a release, and signed by those who read them in their own language; none is ever changed."""

from samakki.consent import models
from samakki.consent.queries.texts import text_in
from samakki.consent.rules import TextRead, read_texts
from samakki.consent.words import ConsentText, GroundUnknownError, TextId, TextState, TextTakenError
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, fresh_id


@deed()
def load_texts(by: By, file: str) -> tuple[ConsentText, ...]:
    """Take in a text in its languages; the same one again changes nothing, and no signature is lost.

    Raises TextsRefusedError, TextTakenError where this version says something else here.
    """
    return tuple(_loaded(by, read) for read in read_texts(file))


def _loaded(by: By, read: TextRead) -> ConsentText:
    found = models.Text.objects.filter(name=read.name, version=read.version, language=read.language).first()
    if found is None:
        found = models.Text.objects.create(
            id=fresh_id(by.clock, by.chance),
            name=read.name,
            version=read.version,
            language=read.language,
            title=read.title,
            body=read.body,
            hash=read.hash,
            state=TextState.DRAFT.value,
            taken_in_at=by.clock.now(),
        )
    elif found.hash != read.hash:
        message = f"{read.name} {read.version} {read.language}"
        raise TextTakenError(message)
    return text_in(found)


def _of_agency(_by: By, agency: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_of_agency)
def sign_text(by: By, agency: AgencyId, text: TextId) -> None:
    """Sign, for an agency of this node, that a text says in its language what it should.

    Raises GroundUnknownError for a text that is not here.
    """
    del agency
    member = member_of(by, "consent.sign_text")
    rows = models.Text.objects.filter(pk=text, state=TextState.DRAFT.value)
    state = TextState.REVIEWED.value
    if not rows.update(state=state, signed_by_id=member, signed_at=by.clock.now()):
        raise GroundUnknownError
