"""Answers to questions in words: what is out of role, which door."""

from collections.abc import Mapping

from domain.learning.reasons import HandedOver, OutOfRole
from domain.wording import N_

EXAMPLES: tuple[str, ...] = (
    N_("do we need FPIC if the community is only consulted?"),
    N_("template for a resettlement action plan"),
    N_("what is the difference between SRM and SECU?"),
)


UNFIT = (
    N_("I found no link that fits well enough"),
    N_("I do not guess: ask in other words, or ask a person privately."),
)
HANDED_OVER: Mapping[str, tuple[str, str]] = {
    HandedOver.NOTHING_ASKED: (
        N_("What would you like to know?"),
        N_("Ask in a sentence or a few words, in English, French or Spanish."),
    ),
    HandedOver.UNREAD_SCRIPT: (
        N_("I read English, French and Spanish only"),
        N_("Ask in one of them, or ask a person privately in your own language."),
    ),
    HandedOver.COSTS: (
        N_("Rates, prices and budgets stand in no resource that I know"),
        N_("Ask a person privately: somebody may know what it cost elsewhere."),
    ),
    HandedOver.PEOPLE_AND_DATES: (
        N_("Who holds a post, and when something takes place, I do not know"),
        N_("Ask a person privately: the facilitator knows whom to turn to."),
    ),
    HandedOver.STATE_OF_THINGS: (
        N_("How things stand is in no resource"),
        N_(
            "Of a case that you are on, “status” tells. For anything else, ask a "
            "person privately."
        ),
    ),
    HandedOver.NO_SUCH_RESOURCE: (
        N_("As far as I know there is no such resource"),
        N_("It is known to be missing. Ask a person privately what there is instead."),
    ),
    HandedOver.OTHER_SUBJECT: (
        N_("That is not about the Social and Environmental Standards"),
        N_(
            "I know the standards, their Toolkit and the accountability mechanism. If "
            "it is about them, ask in other words, or ask a person privately."
        ),
    ),
}
NOT_MINE = N_("That is not for me to answer.")
A_PERSON = N_("A person can help: ask the facilitator privately.")
OUT_OF_ROLE: Mapping[str, str] = {
    OutOfRole.JUDGES_CASE: N_("I do not judge cases, nor say what SECU will find."),
    OutOfRole.LEGAL_ADVICE: N_("I give no legal advice."),
    OutOfRole.PERSONAL_DATA: N_(
        "I tell nobody who complained, nor how to reach them or anybody else."
    ),
    OutOfRole.MEDIATOR: N_("I name no mediators, nor say when they are free."),
    OutOfRole.SIGNS_FOR_YOU: N_("I approve, clear and sign nothing: only people sign."),
    OutOfRole.ATTACKS: N_(
        "I do not help against a complaint or those who made it. Nobody may be "
        "pressed or punished for complaining."
    ),
    OutOfRole.PRESS: N_("I do not answer the press, nor write for it."),
    OutOfRole.IDEA_SOUND: N_("Whether an idea is sound is for people to say."),
    OutOfRole.OWN_GRIEVANCE: N_("I cannot help with a grievance at your own work."),
}
# Where to go instead: a command, a person, or an office.
DOORS: Mapping[str, str] = {
    OutOfRole.JUDGES_CASE: N_(
        "SECU alone finds whether the standards were kept, and publishes it in its "
        "case registry. Of a case that you are on, “status” tells where it stands."
    ),
    OutOfRole.LEGAL_ADVICE: N_("Turn to UNDP's Legal Office."),
    OutOfRole.PERSONAL_DATA: N_(
        "Who works on a case asks the case's SES focal point; what is behind the wall "
        "is shown there for a reason that is recorded, or not at all."
    ),
    OutOfRole.MEDIATOR: N_(
        "Turn to the Stakeholder Response Mechanism (SRM), which finds mediators. "
        "SECU reviews whether the standards were kept; the SRM and a project's own "
        "grievance mechanism help the parties to agree. Whoever complains chooses."
    ),
    OutOfRole.SIGNS_FOR_YOU: N_(
        "Who may sign does so on the action's card: type “actions mine” to see what "
        "waits for you, or “team” in the case's room to see who signs."
    ),
    OutOfRole.ATTACKS: N_(
        "To answer a complaint by the facts, work with the SES focal point of your "
        "Regional Bureau. Fear of retaliation is SECU's to hear at once."
    ),
    OutOfRole.PRESS: N_(
        "Hand every inquiry of the press to the ExO Press Secretary and to BERA, "
        "and say nothing of a case yourself."
    ),
    OutOfRole.IDEA_SOUND: N_(
        "Ask a peer: a private question reaches somebody who has done it before."
    ),
    OutOfRole.OWN_GRIEVANCE: N_(
        "Turn to human resources, the Ethics Office or the Office of the Ombudsman; "
        "misconduct is reported to the Office of Audit and Investigations."
    ),
}
