"""
A thin client of Microsoft Graph: msgraph-sdk carries and signs, we read the answers.

Its fluent models import a thousand modules at the first answer and hide the headers
that a made team is found by, so requests go through its adapter as they are.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from bot.graph.answers import Answer, NoAnswer, good
from domain.refusals import Refusal

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential
    from httpx import AsyncHTTPTransport
    from kiota_abstractions.method import Method
    from kiota_http.httpx_request_adapter import HttpxRequestAdapter

GRAPH = "https://graph.microsoft.com/v1.0"
JSON = "application/json"
# What may be asked twice without doing it twice, and when.
_REPEATED = frozenset((429, 503, 504))
_TRIES = 3
_MOST_PAGES = 50
_LONGEST_WAIT = 10.0  # Seconds; longer ones are left to whoever asked.

Json = Mapping[str, Any]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """
    Something to ask: *path* below the base, or a whole address to which no token goes.

    Reading, and what names its own target, is asked again where Graph was busy or
    silent; POST never.
    """

    method: str
    path: str
    body: Json | None = None
    content: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    once: bool = False  # What asks rarely by itself is not asked again at once.

    @property
    def is_repeated(self) -> bool:
        """Whether doing it twice is doing it once."""
        return self.method in {"GET", "PUT", "DELETE"} and not self.once

    @property
    def bytes_to_send(self) -> bytes | None:
        """The body as it is sent."""
        if self.content is not None:
            return self.content
        return None if self.body is None else json.dumps(self.body).encode()


def import_sdk() -> None:
    """Import all that a first call would, which takes half a second: in a thread."""
    import anyio._backends._asyncio  # noqa: F401 -- Else the first call does.
    import azure.core.credentials  # noqa: F401 -- As above.
    import h2.connection  # noqa: F401 -- As above.
    import httpcore  # noqa: F401 -- As above.
    import msgraph.graph_request_adapter  # noqa: F401 -- As above.


class Graph:
    """
    Asks Microsoft Graph. Open it with `async with`, which also warms it up.

    *credential* is of azure-identity; *base* is another address for a stand-in. Every
    call ends within *seconds*.
    """

    def __init__(
        self,
        credential: "AsyncTokenCredential",
        *,
        base: str = GRAPH,
        seconds: float = 30,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.base = base.rstrip("/")
        self._credential = credential
        self._seconds = seconds
        self.sleep = sleep

    async def __aenter__(self) -> Self:
        """Import the SDK off the loop and open its connections' pool."""
        await asyncio.to_thread(import_sdk)
        self._transport = self._made_transport()
        self._signed, self._unsigned = self._made_adapters()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Close the connections; the credential is its owner's."""
        await self._transport.aclose()  # The SDK's own transport does not close it.

    def _made_transport(self) -> "AsyncHTTPTransport":
        import httpx

        limits = httpx.Limits(max_connections=20, keepalive_expiry=30)
        return httpx.AsyncHTTPTransport(http2=True, limits=limits)

    def _made_adapters(self) -> "tuple[HttpxRequestAdapter, HttpxRequestAdapter]":
        import httpx
        from kiota_abstractions.authentication import AnonymousAuthenticationProvider
        from kiota_authentication_azure.azure_identity_authentication_provider import (
            AzureIdentityAuthenticationProvider,
        )
        from msgraph.graph_request_adapter import GraphRequestAdapter
        from msgraph_core import GraphClientFactory

        timeout = httpx.Timeout(self._seconds, connect=min(10, self._seconds))
        client = httpx.AsyncClient(transport=self._transport, timeout=timeout)
        # No middleware: the SDK's own would ask for a second team after a 503.
        GraphClientFactory.create_with_custom_middleware([], client=client)
        host = str(urlsplit(self.base).hostname)
        signing = AzureIdentityAuthenticationProvider(
            self._credential,
            scopes=["https://graph.microsoft.com/.default"],
            allowed_hosts=[host],  # The token goes nowhere else.
        )
        return (
            GraphRequestAdapter(signing, client),
            GraphRequestAdapter(AnonymousAuthenticationProvider(), client),
        )

    async def get(self, path: str) -> Answer:
        """Read something."""
        return await self.ask(Call(method="GET", path=path))

    async def every(self, path: str, *, right: str) -> list[dict[str, Any]]:
        """Read a list whole, page by page; errors as for `good`."""
        found: list[dict[str, Any]] = []
        for _ in range(_MOST_PAGES):
            page = good(await self.get(path), right=right)
            found += page.values
            further = str(page.body.get("@odata.nextLink", ""))
            if not further.startswith(self.base):
                break
            path = further.removeprefix(self.base)
        return found

    async def post(self, path: str, body: Json | None = None) -> Answer:
        """Ask for something once, whatever happens."""
        return await self.ask(Call(method="POST", path=path, body=body))

    async def ask(self, call: Call) -> Answer:
        """
        Ask, and again where that does no harm and Graph is back within seconds.

        :raises NoAnswer: where none came, and whether it may have been taken.
        :raises Refusal: `graph-not-known` where no token could be had.
        """
        for _ in range(_TRIES - 1 if call.is_repeated else 0):
            try:
                answer = await self._once(call)
            except NoAnswer:
                await self.sleep(1)
                continue
            wait = answer.retry_after or 1.0
            if answer.status not in _REPEATED or wait > _LONGEST_WAIT:
                return answer
            await self.sleep(wait)
        return await self._once(call)

    async def _once(self, call: Call) -> Answer:
        from kiota_abstractions.request_information import RequestInformation
        from opentelemetry import trace

        own = call.path.startswith("/")
        request = RequestInformation(_method(call.method))
        request.url = f"{self.base}{call.path}" if own else call.path
        for name, value in call.headers.items():
            request.headers.add(name, value)
        content = call.bytes_to_send
        if content is not None:
            request.set_stream_content(content, JSON)
        adapter = self._signed if own else self._unsigned
        span = trace.get_tracer("ses-desk").start_span(call.method)
        with span, _unanswered():
            async with asyncio.timeout(self._seconds):
                response = await adapter.get_http_response_message(request, span)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(
            status=response.status_code, headers=headers, body=_read(response.content)
        )


@contextmanager
def _unanswered() -> Iterator[None]:
    """Turn the failures of the network and of signing in into ours."""
    import httpx
    from azure.core.exceptions import AzureError, ClientAuthenticationError

    try:
        yield
    except ClientAuthenticationError as error:
        raise Refusal("graph-not-known") from error
    except (AzureError, httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise NoAnswer(taken=False) from error
    except httpx.PoolTimeout as error:
        raise NoAnswer(taken=False) from error
    except (httpx.TransportError, TimeoutError) as error:
        raise NoAnswer(taken=True) from error


def _method(name: str) -> "Method":
    from kiota_abstractions.method import Method

    return Method(name)


def _read(content: bytes) -> Mapping[str, Any]:
    """Read an answer's JSON; {} for anything else."""
    try:
        read = json.loads(content) if content else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
