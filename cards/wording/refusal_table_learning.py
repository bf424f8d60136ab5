"""The sentences of refusals about the roster, and questions to a person."""

from collections.abc import Mapping

from domain.wording import N_

_ROSTER = N_("Type “roster” to see who is on it.")
_MINE = N_("Type “my roster” to see your parts.")

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
    "roster-absence-odd": (
        N_("I cannot tell from when to when you are away."),
        N_("Give both days, the first one first; or leave both empty."),
    ),
}
