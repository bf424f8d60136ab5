"""Why a question got what it got, and the doors that it is shown instead."""

from enum import StrEnum

from domain.wording import N_

FOUND = "found"


class OutOfRole(StrEnum):
    """What the desk must not answer; the value is stored for ever."""

    JUDGES_CASE = "judges-case"  # What SECU will find, who is right.
    LEGAL_ADVICE = "legal-advice"
    PERSONAL_DATA = "personal-data"  # Of who complained, or of anybody else.
    MEDIATOR = "mediator"  # Who mediates, and when they are free.
    SIGNS_FOR_YOU = "signs-for-you"  # Approve, clear or sign something.
    ATTACKS = "attacks-complaint"
    PRESS = "press"
    IDEA_SOUND = "idea-sound"  # What a peer should say.
    OWN_GRIEVANCE = "own-grievance"  # With one's employer.


class HandedOver(StrEnum):
    """Why nothing is linked though it may be asked; the value is stored for ever."""

    NOTHING_ASKED = "nothing-asked"
    UNREAD_SCRIPT = "unread-script"
    NOTHING_FITS = "nothing-fits"
    COSTS = "costs"  # Rates, prices and budgets are in no resource.
    PEOPLE_AND_DATES = "people-and-dates"  # Who has that post, when something is.
    STATE_OF_THINGS = "state-of-things"  # Where a case stands, how many there are.
    NO_SUCH_RESOURCE = "no-such-resource"  # Known as a gap of the catalogue.
    OTHER_SUBJECT = "other-subject"


class Door(StrEnum):
    """Where somebody can go instead; the value is stored for ever."""

    SECU = "secu"
    LEGAL_OFFICE = "legal-office"
    SES_FOCAL_POINT = "ses-focal-point"
    SRM = "srm"
    APPROVALS = "approvals"  # The desk's own command: what waits for a signature.
    PRESS_SECRETARY = "press-secretary"
    PEER = "peer"  # By direct connect.
    FACILITATOR = "facilitator"
    OWN_OFFICE = "own-office"  # Human resources, the Ethics Office, the Ombudsman.


DOOR_NAMES = {
    Door.SECU: N_("SECU"),
    Door.LEGAL_OFFICE: N_("UNDP's Legal Office"),
    Door.SES_FOCAL_POINT: N_("the SES focal point of your Regional Bureau"),
    Door.SRM: N_("the Stakeholder Response Mechanism (SRM)"),
    Door.APPROVALS: N_("the people who sign, at the case itself"),
    Door.PRESS_SECRETARY: N_("the ExO Press Secretary and BERA"),
    Door.PEER: N_("a peer, by a private question"),
    Door.FACILITATOR: N_("a facilitator of the community"),
    Door.OWN_OFFICE: N_("human resources, the Ethics Office or the Ombudsman"),
}

DOORS = {
    OutOfRole.JUDGES_CASE: Door.SECU,
    OutOfRole.LEGAL_ADVICE: Door.LEGAL_OFFICE,
    OutOfRole.PERSONAL_DATA: Door.SES_FOCAL_POINT,
    OutOfRole.MEDIATOR: Door.SRM,
    OutOfRole.SIGNS_FOR_YOU: Door.APPROVALS,
    OutOfRole.ATTACKS: Door.SES_FOCAL_POINT,
    OutOfRole.PRESS: Door.PRESS_SECRETARY,
    OutOfRole.IDEA_SOUND: Door.PEER,
    OutOfRole.OWN_GRIEVANCE: Door.OWN_OFFICE,
}


def door_of(reason: str) -> Door:
    """Return where to go for a reason; what is handed over goes to a facilitator."""
    return DOORS[OutOfRole(reason)] if reason in set(OutOfRole) else Door.FACILITATOR
