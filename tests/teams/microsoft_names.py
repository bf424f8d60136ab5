"""Microsoft's own names on this machine: a pool that finds a stand-in under them."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.vendor_pool import TIMEOUT, open_pool

CONNECTOR = "smba.trafficmanager.net"
LOGIN = "login.microsoftonline.com"
SHAREPOINT = "example-my.sharepoint.com"
_NAMES = (CONNECTOR, LOGIN, SHAREPOINT)


class _ToThisMachine(AbstractResolver):
    """Finds Microsoft's names, and nobody else's, at a port of this machine."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Answer as a name server would that knows these names alone."""
        del port, family
        if host not in _NAMES:
            raise OSError(None, f"no such name: {host}")
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


def pool_to(
    port: int, *, trusts: bool = True, timeout: ClientTimeout = TIMEOUT
) -> ClientSession:
    """Return the product's own pool, under whose names a stand-in answers."""
    return open_pool(connector_to(port, trusts=trusts), timeout=timeout)


def connector_to(port: int, *, trusts: bool = True) -> TCPConnector:
    """Return what finds a stand-in under Microsoft's names, and trusts it or not."""
    certificate, _ = _certificate()
    trusted = certificate.decode() if trusts else None
    context = ssl.create_default_context(cadata=trusted)
    return TCPConnector(resolver=_ToThisMachine(port), ssl=context)


def server_context() -> ssl.SSLContext:
    """Return what a stand-in shows to prove those names."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with TemporaryDirectory() as folder:
        both = Path(folder) / "both.pem"
        both.write_bytes(b"".join(_certificate()))
        context.load_cert_chain(both)
    return context


@lru_cache
def _certificate() -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Stand-in")])
    now = datetime.now(UTC)
    day = timedelta(days=1)
    names = [x509.DNSName(name) for name in _NAMES]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    return (
        certificate.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
