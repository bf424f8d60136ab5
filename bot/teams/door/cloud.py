"""Which of Microsoft's clouds a bot lives in: who signs, with what, and who is host."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """
    What the door must know of one of Microsoft's clouds.

    *hosts* are named exactly: under trafficmanager.net any customer of Azure may rent
    a name, and one with dots in it too. Of *domains* Microsoft owns every name below.
    """

    issuer: str
    metadata_url: str
    channels: frozenset[str]
    hosts: frozenset[str]
    domains: frozenset[str]


# Hosts: the public cloud of Microsoft's Teams SDK (service URL validation), and the
# domains of its Agents SDK (OutboundHostValidator) that a connector answers at.
PUBLIC = Cloud(
    issuer="https://api.botframework.com",
    metadata_url="https://login.botframework.com/v1/.well-known/openidconfiguration",
    channels=frozenset({"msteams"}),
    hosts=frozenset(
        {"smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net"}
    ),
    domains=frozenset({"botframework.com", "teams.microsoft.com"}),
)
