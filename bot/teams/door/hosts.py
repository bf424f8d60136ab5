"""Where the bot's own token may be sent: to Microsoft's hosts, and nowhere else."""

import re

from bot.teams.door.cloud import PUBLIC, Cloud

_LONGEST = 500
_PATH = r"(?:/[A-Za-z0-9._~/-]*)?"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# What is no such address in every reading of it is refused, instead of being read as
# one program or another would: user names, other ports, a dot at the end, backslashes,
# escapes, blanks, letters of other alphabets, queries and fragments.
_SECURE = re.compile(
    rf"[Hh][Tt][Tt][Pp][Ss]://((?:{_LABEL}\.)+{_LABEL})(?::443)?{_PATH}"
)
_LOOPBACK = re.compile(
    rf"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{{1,5}})?{_PATH}"
)


def is_microsoft(url: str, *, cloud: Cloud = PUBLIC) -> bool:
    """
    Tell whether an address is https on a host of Microsoft's Bot Connector.

    To be asked of every address that came in or was stored, before a request with the
    bot's token goes there: who could choose the address would get the token.
    """
    read = _SECURE.fullmatch(url) if len(url) <= _LONGEST else None
    if read is None:
        return False
    host = read[1].lower()
    above = host.split(".")
    parents = {".".join(above[at:]) for at in range(len(above))}
    return host in cloud.hosts or not cloud.domains.isdisjoint(parents)


def is_this_machine(url: str) -> bool:
    """Tell whether an address is this machine's own: for development only."""
    return len(url) <= _LONGEST and _LOOPBACK.fullmatch(url) is not None


def is_microsoft_or_loopback(url: str) -> bool:
    """Trust this machine's own addresses too: for development and stand-ins only."""
    return is_microsoft(url) or is_this_machine(url)
