"""What comes in is looked through for walled names before anything is done with it."""

from cards.verbs import Verb
from dialogs.answers.placing import kept_paper
from dialogs.ask import Ask
from dialogs.reading.bare import case_of_bare
from dialogs.stopping import SEALED_INPUTS, Stopped
from dialogs.subjects import cases_about
from services.paper import Paper
from services.reading.read_case import find_case
from services.wall.screen_words import screen

# Presses that do something with a file that was kept sealed.
_OF_KEPT = frozenset(
    {Verb.FILE_PLACE, Verb.RESOURCES_IMPORT_FORM, Verb.RESOURCES_IMPORT}
)


class Screening:
    """
    Looks through one request, and each case only once.

    *passed* are the cases that somebody has answered for already.
    """

    def __init__(self, text: str, *, passed: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._done = set(passed)
        self._seen: set[str] = set()  # Those that the asker is known to see.

    def refuse_named(self, ask: Ask) -> None:
        """Raise `Stopped` where a name of a case that this is about may be in it."""
        papers, words = _papers(ask, self._text), _words(ask)
        if not papers and _is_bare(self._text, words, ask=ask):
            return
        # Which case a typed line's file is for, only what the line means will tell.
        later = bool(papers) and not ask.verb
        papers = [] if later and ask.is_direct else papers
        about = cases_about(ask, seen=self._seen)
        case_ids = [each for each in about if each not in self._done]
        said = f"{self._text}\n{words}"
        self._seen.update(about)
        found = screen(said, papers=papers, case_ids=case_ids, ports=ask.ports)
        if found.case_ids:
            raise Stopped(found)
        if not later:
            self._done.update(case_ids)


def _words(ask: Ask) -> str:
    """Return what people wrote into a form; on a press, what its target carries."""
    values = [v for name, v in ask.inputs.items() if name not in SEALED_INPUTS]
    return "\n".join(value for value in values if any(map(str.isalpha, value)))


def _papers(ask: Ask, text: str) -> list[Paper]:
    """
    Return the files that this puts somewhere.

    A file that comes without words is kept sealed, and looked through when it is said
    what it is for.
    """
    if ask.verb in _OF_KEPT:
        kept = kept_paper(ask)
        return [kept] if kept else []
    if not ask.verb and not text.strip():
        return []
    return [
        Paper(name=each.name, media_type=each.media_type, content=each.content)
        for each in ask.files
    ]


def _is_bare(text: str, words: str, *, ask: Ask) -> bool:
    """Whether a line says nothing but a command, and maybe a case that they see."""
    if not text.strip():
        return not words
    case = case_of_bare(text)
    if not case:
        return case is not None
    me = ask.actor.person_id
    return find_case(me, reference=case, ports=ask.ports) is not None
