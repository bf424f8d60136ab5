"""The sentences of refusals about the roster, and questions to a person."""

from collections.abc import Mapping

from domain.wording import N_

_ROSTER = N_("Type “roster” to see who is on it.")
_MINE = N_("Type “my roster” to see your parts.")

_MY_QUESTIONS = N_("Type “my questions” to see how it stands.")
_QUEUE = N_("Type “questions” to see what waits for you.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "not-a-facilitator": (
        N_("Only the community's facilitators can do that."),
        N_("Type “roster” to see who they are."),
    ),
    "no-facilitator": (
        N_("Nobody facilitates the community here yet."),
        N_("Ask your administrator to name a facilitator."),
    ),
    "not-on-roster": (N_("They are not on the roster with that part."), _ROSTER),
    "not-your-invitation": (N_("Nobody asked you that."), _MINE),
    "not-your-part-in-roster": (N_("You do not have that part."), _MINE),
    "own-request": (
        N_("Another facilitator has to say yes to what you asked for."),
        _ROSTER,
    ),
    "no-such-roster-part": (
        N_("There is no such part."),
        N_("Choose expert, champion or focal point."),
    ),
    "roster-part-named": (
        N_("Facilitators are named by the administrator."),
        N_("Choose expert, champion or focal point."),
    ),
    "roster-too-many-words": (
        N_("That is a long list: {limit} is the most."),
        N_("Leave it empty to answer for all."),
    ),
    "roster-load-odd": (
        N_("That many questions at once are none that I can keep to."),
        N_("Give a number from 1 to {limit}."),
    ),
    "learning-task-gone": (
        N_("Nobody has asked that for a long time, so nothing of it is kept."),
        N_("Type “learning tasks” to see what there is to mend."),
    ),
    "synonym-missing": (
        N_("A synonym needs the words that people say."),
        N_("Write a word or a few, as people type them."),
    ),
    "roster-absence-odd": (
        N_("I cannot tell from when to when you are away."),
        N_("Give both days, the first one first; or leave both empty."),
    ),
    "question-too-short": (
        N_("That is too short for somebody to answer."),
        N_("Say in a sentence or two what you want to know."),
    ),
    "no-such-topic": (N_("There is no such topic."), N_("Choose one of the list.")),
    "no-such-privacy": (
        N_("I did not understand who may know that you ask."),
        N_("Choose named, known to the facilitator only, or anonymous."),
    ),
    "question-not-told": (
        N_("Nothing was sent: please read first who could see more."),
        N_("Then say that you have read it, and send it again."),
    ),
    "question-has-private": (
        N_("This may be somebody's own: {words}."),
        N_("Nothing was stored. Change it, or say that it may be sent masked."),
    ),
    "question-form-old": (
        N_("That form is over: nothing was sent with it now."),
        N_("Type “ask privately” to open a new one."),
    ),
    "questions-too-many": (
        N_("{limit} questions of yours are kept, and no more can be."),
        N_(
            "Each is forgotten a while after it is closed. Type “roster” to see whom"
            " you can ask until then."
        ),
    ),
    "question-own-chat": (
        N_("Others read along here, so nothing was opened or sent."),
        N_("Write to me in your own chat: “ask privately”."),
    ),
    "question-not-yours": (
        N_("That question is not yours, or not any more."),
        N_("Type “my questions” for what you asked, “questions” for what waits."),
    ),
    "own-question": (
        N_("You asked this yourself: somebody else answers it."),
        _MY_QUESTIONS,
    ),
    "asker-named": (
        N_("You alone may know who asks, and others read this, too."),
        N_("Take the name out, and send it again."),
    ),
    "question-closed": (N_("Nobody waits for an answer to it any more."), _QUEUE),
    "question-withdrawn": (N_("Whoever asked took the question back."), _QUEUE),
    "question-not-answered": (
        N_("There is no answer to it yet."),
        _MY_QUESTIONS,
    ),
    "question-changed": (
        N_("It was changed in this very moment, so nothing was done."),
        N_("Look at it again, and press again if it still fits."),
    ),
    "no-room-for-question": (
        N_("They have no room for it, are away, or are not on the roster."),
        N_("Choose somebody whom I offer."),
    ),
    "peers-too-few": (
        N_("A small group has at least {limit} people."),
        N_("Name one more; or hand the question on instead."),
    ),
    "peers-too-many": (
        N_("A small group has at most {limit} people."),
        N_("Name fewer."),
    ),
    "consent-missing": (
        N_("Whoever asked has not agreed to a public answer."),
        N_("They are offered it with the answer; nothing is published without it."),
    ),
    "consent-over": (
        N_("Who asked is forgotten by now, and could not take the consent back."),
        N_("What anybody may know you can add to the catalogue: type “resources”."),
    ),
    "answer-names-somebody": (
        N_("Somebody is named in it, or an address or a number stands in it."),
        N_("Take out what tells who it is, and publish it again."),
    ),
}
