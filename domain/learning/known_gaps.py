"""What was looked for and not found: never claimed, and told as missing."""

from dataclasses import dataclass

from domain.wording import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownGap:
    """Something that staff ask for and no attested resource is; *key* is permanent."""

    key: str
    title: str
    topics: tuple[str, ...]
    standards: tuple[str, ...] = ()


KNOWN_GAPS = (
    KnownGap(
        key="ses-e-learning",
        title=N_("E-learning on the SES"),
        topics=("e-learning", "course", "training", "SES"),
    ),
    KnownGap(
        key="ses-webinars",
        title=N_("Webinars on the SES and their recordings"),
        topics=("webinar", "recording", "training", "SES"),
    ),
    KnownGap(
        key="srm-registry",
        title=N_("The registry of SRM cases"),
        topics=("SRM", "case registry"),
    ),
    KnownGap(
        key="srm-time-frames",
        title=N_("The time frames of the SRM"),
        topics=("SRM", "time frames", "deadlines"),
    ),
    KnownGap(
        key="standard-2-2021",
        title=N_("The page of Standard 2, Climate Change and Disaster Risks, of 2021"),
        topics=("climate change", "disaster risk", "greenhouse gas", "adaptation"),
        standards=("S2",),
    ),
    KnownGap(
        key="principle-2-2021",
        title=N_("The page of Principle 2, Human Rights, of 2021"),
        topics=("human rights", "HRBA"),
        standards=("P2",),
    ),
    KnownGap(
        key="principle-4-2021",
        title=N_("The page of Principle 4, Sustainability and Resilience, of 2021"),
        topics=("sustainability", "resilience"),
        standards=("P4",),
    ),
)
