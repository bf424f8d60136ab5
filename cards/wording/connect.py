"""The words for questions to a person: who may know, how far they are."""

from cards.wording import _, translate
from cards.wording.dates import language_name, moment
from domain.learning.connect import LANGUAGES, Privacy, PrivateQuestion, QuestionState
from domain.learning.pseudonyms import ASKER
from domain.learning.routing import Fit
from domain.learning.topics import TOPICS
from domain.wording import N_

_PRIVACIES = {
    Privacy.NAMED: N_("Named: whoever answers sees who I am"),
    Privacy.FACILITATOR: N_("Known to the facilitator only"),
    Privacy.ANONYMOUS: N_("Anonymous: nobody is shown who I am"),
}
_MAY_KNOW = {
    Privacy.NAMED: N_("Whoever answers"),
    Privacy.FACILITATOR: N_("The facilitator who has it, nobody else"),
    Privacy.ANONYMOUS: N_("Nobody: the asker stays anonymous"),
}
_STATES = {
    QuestionState.OPEN: N_("Waits for an answer"),
    QuestionState.ANSWERED: N_("Answered"),
    QuestionState.DECLINED: N_("Declined"),
    QuestionState.WITHDRAWN: N_("Withdrawn"),
    QuestionState.LAPSED: N_("No answer"),
}
_FITS = {
    Fit.TOPIC: N_("knows this topic"),
    Fit.ANY_TOPIC: N_("answers for all topics"),
    Fit.REGION: N_("of the asker's region"),
    Fit.LANGUAGE: N_("speaks the language"),
}


def privacy_options() -> tuple[tuple[str, str], ...]:
    """Return who may know who asks, as choices, the most open first."""
    return tuple((each.value, translate(words)) for each, words in _PRIVACIES.items())


def privacy_words(privacy: Privacy) -> str:
    """Say, to its asker, who may know."""
    return translate(_PRIVACIES[privacy])


def may_know_words(privacy: Privacy) -> str:
    """Say, to whoever answers, who may know who asks."""
    return translate(_MAY_KNOW[privacy])


def asker_words(name: str) -> str:
    """Say a pseudonym in the reader's language; a person's name as it is."""
    code = name.removeprefix(ASKER)
    return _("Asker {code}").format(code=code) if code != name else name


def question_state(question: PrivateQuestion) -> str:
    """Say how far a question is."""
    return translate(_STATES[question.state])


def fit_words(fit: Fit) -> str:
    """Say why somebody fits a question."""
    return translate(_FITS[fit])


def topic_name(topic: str) -> str:
    """Name a topic; what is none of the list goes by its own word."""
    return translate(TOPICS[topic]) if topic in TOPICS else topic


def topic_options() -> tuple[tuple[str, str], ...]:
    """Return the topics as choices."""
    return tuple((topic, translate(words)) for topic, words in TOPICS.items())


def language_options() -> tuple[tuple[str, str], ...]:
    """Return the languages of questions as choices."""
    return tuple((each, language_name(each)) for each in LANGUAGES)


def promise_words(question: PrivateQuestion) -> str:
    """Say until when an answer is promised."""
    return _("Answer promised until {moment}").format(
        moment=moment(question.promised_at)
    )
