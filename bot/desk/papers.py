"""A document of words as a page of the desk, to be read before it is signed."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from bot.desk.markdown import markdown_html, plain_html
from bot.desk.readers import reading
from bot.desk.rehearsing import virtual_time
from bot.desk.said import eyes_of
from bot.desk.sizes import size_words
from bot.desk.wiring import Desk
from cards.wording.states import DOCUMENTS, given_word, named
from domain.sheets import FileLine

MOST_SHOWN = 400_000  # Characters; a longer text is saved and read elsewhere.
_DRAWN = {".md": markdown_html, ".txt": plain_html, ".csv": plain_html}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A version as its page shows it; *is_cut* when the end of it is left out."""

    id: str
    case_id: str
    kind: str
    number: int
    name: str
    fingerprint: str
    size: str
    by: str
    at: str
    given: str
    words: Markup
    is_cut: bool


def is_read_here(path: str) -> bool:
    """Whether a file is words that the desk shows itself, by its extension alone."""
    return PurePosixPath(path).suffix in _DRAWN


def paper_page(line: FileLine, content: bytes, desk: Desk, person_id: str) -> str:
    """Draw a document's page for one reader; nothing in its words is read as HTML."""
    with reading(desk.ports, person_id) as (uow, reader):
        eyes = eyes_of(reader, uow=uow, now=desk.ports.clock())
        day, time = eyes.day(line.version.at), eyes.time(line.version.at)
        template = desk.templates.get_template("paper.html")
        paper = paper_of(line, content, at=f"{day}, {time}")
        return template.render(
            paper=paper,
            language=reader.person.language,
            virtual_time=virtual_time(desk.rehearsing, person_id),
        )


def paper_of(line: FileLine, content: bytes, *, at: str) -> PaperPage:
    """Return what a version's page says, in the language that is spoken now."""
    version, kind = line.version, line.document.kind
    path = PurePosixPath(version.path)
    text = content.decode("utf-8-sig", "replace")
    return PaperPage(
        id=version.id,
        case_id=version.case_id,
        kind=named(DOCUMENTS, kind),
        number=version.number,
        name=path.name,
        fingerprint=version.fingerprint,
        size=size_words(version.size),
        by=line.by.name if line.by else "",
        at=at,
        given=given_word(kind, line.signatures),
        words=_DRAWN[path.suffix](text[:MOST_SHOWN]),
        is_cut=len(text) > MOST_SHOWN,
    )
