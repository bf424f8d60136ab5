"""What questions are about: the topics that an asker chooses from."""

from collections.abc import Mapping

from domain.wording import N_

# The key is stored with each question: append, never rename.
TOPICS: Mapping[str, str] = {
    "screening": N_("Screening (SESP) and risk categories"),
    "assessment": N_("Assessments and management plans (ESIA, ESMF, ESMP)"),
    "stakeholder engagement": N_("Stakeholder engagement and disclosure"),
    "indigenous peoples": N_("Indigenous peoples and consent (FPIC)"),
    "grievance": N_("Grievance mechanisms of projects"),
    "complaints": N_("Complaints: SECU and SRM"),
    "human rights": N_("Human rights and leaving no one behind"),
    "gender": N_("Gender equality, gender-based violence, SEA"),
    "biodiversity": N_("Biodiversity and natural resources"),
    "climate": N_("Climate change and disaster risks"),
    "community health": N_("Community health, safety and security"),
    "cultural heritage": N_("Cultural heritage"),
    "resettlement": N_("Displacement and resettlement"),
    "labour": N_("Labour and working conditions"),
    "pollution": N_("Pollution prevention and resource efficiency"),
    "monitoring": N_("Monitoring and reporting"),
    "funds": N_("Vertical funds (GEF, GCF, Adaptation Fund)"),
    "other": N_("Something else"),
}
OTHER = "other"


def covers(word: str, topic: str) -> bool:
    """Whether what somebody on the roster calls a topic is this one, or part of it."""
    said, label = word.casefold(), TOPICS.get(topic, "").casefold()
    return said == topic.casefold() or (len(said) > 1 and said in label)


def is_about(word: str, topic: str) -> bool:
    """Whether a topic of the roster and one of a resource are the same, or akin."""
    if word.casefold() == topic.casefold():
        return True
    return any(covers(word, each) and covers(topic, each) for each in TOPICS)
