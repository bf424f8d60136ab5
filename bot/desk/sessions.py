"""Who sits at the desk: a signed cookie, and the token that goes with every POST."""

import hmac
import secrets
from dataclasses import dataclass

from aiohttp import web

_MAX_AGE_SECONDS = 60 * 60 * 24 * 30
_DOTS = 2


@dataclass(frozen=True, slots=True)
class Session:
    """One browser and the cast member chosen in it; *person_id* is empty before."""

    nonce: str
    person_id: str = ""


class Sessions:
    """
    Writes and reads the cookie; nothing of it is kept on the server.

    Browsers share cookies over ports, so the name carries the port: two desks on one
    machine do not put each other's people out.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, request: web.Request) -> Session:
        """Return the browser's session, or a new one without a person."""
        written = request.cookies.get(cookie_name(request), "")
        return self._read(written) or Session(secrets.token_urlsafe(24))

    def keep(
        self, session: Session, *, request: web.Request, response: web.StreamResponse
    ) -> None:
        """Write the session into the browser; scripts and other sites never see it."""
        response.set_cookie(
            cookie_name(request),
            self._written(session),
            max_age=_MAX_AGE_SECONDS,
            httponly=True,
            samesite="Strict",
            path="/",
        )

    def token(self, session: Session) -> str:
        """Return what a POST must carry; it fits one browser and one person only."""
        return self._sign("csrf", session.nonce, session.person_id)

    def fits(self, token: str, *, session: Session) -> bool:
        """Whether a POST's token was made for this browser and this person."""
        return _same(token, self.token(session))

    def _written(self, session: Session) -> str:
        mark = self._sign("session", session.nonce, session.person_id)
        return f"{session.nonce}.{session.person_id.encode().hex()}.{mark}"

    def _read(self, written: str) -> Session | None:
        if written.count(".") != _DOTS:
            return None
        nonce, person, mark = written.split(".")
        try:
            person_id = bytes.fromhex(person).decode()
        except ValueError:
            return None
        expected = self._sign("session", nonce, person_id)
        return Session(nonce, person_id) if _same(mark, expected) else None

    def _sign(self, *words: str) -> str:
        message = "\0".join(words).encode("utf-8", "replace")
        return hmac.digest(self._secret, message, "sha256").hex()


def _same(given: str, expected: str) -> bool:
    # What came over the wire need not be text: compare_digest takes ASCII or bytes.
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def cookie_name(request: web.Request) -> str:
    """Name the cookie of the desk on this port."""
    return f"ses_desk_{own_port(request)}"


def own_port(request: web.Request) -> int:
    """Return the port on which the request arrived, whatever its headers say."""
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return int(name[1]) if name else 0
