"""Whether Slack signed a request, and when: asked before a byte of it is read."""

import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from multidict import CIMultiDictProxy
from pydantic import SecretStr

from bot.doors.closed import DoorClosed

SIGNATURE = "X-Slack-Signature"
TIMESTAMP = "X-Slack-Request-Timestamp"
WINDOW = 300  # Seconds before and after: older ones may be replayed, says Slack.
_VERSION = "v0"
_SIGNED = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a request's headers say of its signature; it holds for nothing yet."""

    timestamp: str
    signature: str


class Signatures:
    """Checks signatures that are made with a secret; *now* counts Unix seconds."""

    def __init__(
        self, secret: SecretStr, *, now: Callable[[], float] = time.time
    ) -> None:
        if not secret.get_secret_value():
            raise ValueError("without a secret anybody could sign")
        self._secret = secret
        self._now = now

    def claim_in(self, headers: CIMultiDictProxy[str]) -> Claim:
        """Return what is claimed; DoorClosed where it cannot be true, or is too old."""
        signature, timestamp = _one(headers, SIGNATURE), _one(headers, TIMESTAMP)
        if not _SIGNED.fullmatch(signature):
            raise DoorClosed("signature-unreadable")
        if not _SECONDS.fullmatch(timestamp):
            raise DoorClosed("signature-time")
        if abs(self._now() - int(timestamp)) > WINDOW:
            raise DoorClosed("signature-old")
        return Claim(timestamp, signature)

    def refuse_unless_signed(self, claim: Claim, raw: bytes) -> None:
        """Raise DoorClosed unless the claim was made with the secret for this body."""
        signed = self.signed(claim.timestamp, raw)
        if not hmac.compare_digest(signed.encode(), claim.signature.encode()):
            raise DoorClosed("signature-wrong")

    def signed(self, timestamp: str, raw: bytes) -> str:
        """Return the signature of a body, as Slack makes it."""
        said = b":".join((_VERSION.encode(), timestamp.encode(), raw))
        key = self._secret.get_secret_value().encode()
        return f"{_VERSION}={hmac.new(key, said, sha256).hexdigest()}"


def is_claimed(headers: CIMultiDictProxy[str]) -> bool:
    """Tell whether a request says anything of a signature."""
    return SIGNATURE in headers or TIMESTAMP in headers


def _one(headers: CIMultiDictProxy[str], name: str) -> str:
    """Return a header that stands there once: of two, others may read the other."""
    found = headers.getall(name, [])
    if len(found) != 1:
        raise DoorClosed("signature-missing" if not found else "signature-unreadable")
    return found[0]
