"""The lines of a digest, as members read them."""

from cards.elements import Button, Item
from cards.escape import cut
from cards.verbs import Verb
from cards.views.heads import joined
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import language_name, number, short_day
from cards.wording.resources import labels_of
from domain.learning.digest import OF_RESOURCES, DigestItem, DigestKind, DigestLine
from domain.learning.topics import OTHER, TOPICS

_LONGEST_ANSWER = 220


def digest_item(line: DigestLine, *, reads: bool = True) -> Item:
    """Return a line; who *reads* it can open what stands behind a public answer."""
    item = line.item
    if item.kind is DigestKind.OPEN:
        return Item(_lead(item), _open_words(item), note=_who_knows())
    return Item(
        _lead(item),
        line.title or _("Taken back since"),
        note=_note(line),
        address="" if line.is_gone else item.address,
        button=_read() if reads and item.kind is DigestKind.ANSWER else None,
    )


def _lead(item: DigestItem) -> str:
    if item.kind is DigestKind.ASKED:
        said = ngettext("Asked {count} time", "Asked {count} times", item.times)
        return said.format(count=number(item.times))
    if item.kind is DigestKind.EVENT and item.day is not None:
        return short_day(item.day)
    return {
        DigestKind.NEW: _("New"),
        DigestKind.EDITED: _("Updated"),
        DigestKind.ANSWER: _("Answered"),
        DigestKind.OPEN: _("Open question"),
        DigestKind.RESOURCE: _("Worth a look"),
        DigestKind.LINE: _("Worth knowing"),
    }.get(item.kind, "")


def _open_words(item: DigestItem) -> str:
    """Say how many questions found no answer, on what and in which language."""
    count, spoken = number(item.times), language_name(item.language)
    if item.about in {"", OTHER} or item.about not in TOPICS:
        said = ngettext(
            "{count} question in {language} found no answer.",
            "{count} questions in {language} found no answer.",
            item.times,
        )
        return said.format(count=count, language=spoken)
    said = ngettext(
        "{count} question in {language} found no answer: {topic}.",
        "{count} questions in {language} found no answer: {topic}.",
        item.times,
    )
    topic = translate(TOPICS[item.about])
    return said.format(count=count, language=spoken, topic=topic)


def _who_knows() -> str:
    return _("Do you know about it? Type “my roster” to be one of those who answer.")


def _note(line: DigestLine) -> str:
    item = line.item
    if item.kind is DigestKind.ANSWER:
        return joined((cut(line.words, _LONGEST_ANSWER), _spoken(item)))
    if item.kind is DigestKind.EVENT:
        return _("Event")
    if item.kind in OF_RESOURCES and line.resource is not None:
        return joined(labels_of(line.resource, reading=language()))
    return ""


def _spoken(item: DigestItem) -> str:
    if item.language in {"", language()}:
        return ""
    return _("in {language}").format(language=language_name(item.language))


def _read() -> Button:
    return Button(verb=Verb.CONNECT_PUBLIC, target="", label=_("Read it"))
