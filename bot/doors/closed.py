"""Why a door stayed closed: a code for the log, and one sentence for who knocked."""

from http import HTTPStatus

from aiohttp import web

from bot.error_ids import new_error_id

_UNKNOWN = "This request is not signed as Microsoft's Bot Connector signs its requests."
_UNSIGNED = "This request is not signed as Slack signs its requests."
_JSON = "The body must be one JSON object, in UTF-8 and without lone surrogates."

# What is wrong with a token or a signature is for the log only: a better one is not
# ours to teach.
_REASONS: dict[str, tuple[HTTPStatus, str]] = {
    "token-missing": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-unreadable": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-algorithm": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-key-unknown": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-key-unnamed": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-signature": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-expired": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-too-early": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-issuer": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-audience": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-claim-missing": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-not-endorsed": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "token-service-url": (HTTPStatus.UNAUTHORIZED, _UNKNOWN),
    "no-keys-yet": (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Microsoft's signing keys could not be fetched yet. Try again shortly.",
    ),
    "host-not-microsoft": (
        HTTPStatus.FORBIDDEN,
        "The serviceUrl is not on a host of Microsoft's that this bot answers to.",
    ),
    "signature-missing": (HTTPStatus.UNAUTHORIZED, _UNSIGNED),
    "signature-unreadable": (HTTPStatus.UNAUTHORIZED, _UNSIGNED),
    "signature-time": (HTTPStatus.UNAUTHORIZED, _UNSIGNED),
    "signature-old": (HTTPStatus.UNAUTHORIZED, _UNSIGNED),
    "signature-wrong": (HTTPStatus.UNAUTHORIZED, _UNSIGNED),
    "tenant-missing": (
        HTTPStatus.FORBIDDEN,
        "It is not said which organisation this comes from.",
    ),
    "tenants-differ": (
        HTTPStatus.FORBIDDEN,
        "Two different organisations are named.",
    ),
    "tenant-not-served": (
        HTTPStatus.FORBIDDEN,
        "The organisation that this comes from is not served here.",
    ),
    "body-too-large": (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is larger than anything that is sent here.",
    ),
    "body-too-slow": (HTTPStatus.REQUEST_TIMEOUT, "The body did not arrive in time."),
    "body-broken": (HTTPStatus.BAD_REQUEST, "The body broke off or is ill encoded."),
    "body-not-json-type": (
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body must be sent as application/json in UTF-8, and not compressed.",
    ),
    "body-not-form-type": (
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body must be sent as JSON or as a form, in UTF-8, and not compressed.",
    ),
    "body-not-a-form": (HTTPStatus.BAD_REQUEST, "The body is no form of a few fields."),
    "body-not-text": (HTTPStatus.BAD_REQUEST, _JSON),
    "body-not-json": (HTTPStatus.BAD_REQUEST, _JSON),
    "body-not-an-object": (HTTPStatus.BAD_REQUEST, _JSON),
    "body-too-deep": (HTTPStatus.BAD_REQUEST, "The body is nested too deeply."),
    "activity-shape": (
        HTTPStatus.BAD_REQUEST,
        "The body is no activity of the Bot Framework: look at {field}.",
    ),
    "slack-handshake": (HTTPStatus.OK, ""),
    "slack-shape": (
        HTTPStatus.BAD_REQUEST,
        "The body is nothing that Slack sends: look at {field}.",
    ),
}


class DoorClosed(Exception):
    """
    A request that does not come in; *code* names why, for the log.

    *sentence* is all that the caller is told, beside the *id* by which it is found in
    the log; *status* is the HTTP status for it.
    """

    def __init__(self, code: str, *, field: str = "", retry_after: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.id = new_error_id()
        self.status, sentence = _REASONS[code]
        self.sentence = sentence.format(field=field)
        self.retry_after = retry_after

    def as_response(self) -> web.Response:
        """Answer the caller with the sentence, and with what HTTP wants beside it."""
        told = {"error": self.sentence, "id": self.id}
        response = web.json_response(told, status=self.status)
        if self.status is HTTPStatus.UNAUTHORIZED and self.code.startswith("token"):
            response.headers["WWW-Authenticate"] = "Bearer"
        if self.retry_after:
            response.headers["Retry-After"] = str(self.retry_after)
        return response
