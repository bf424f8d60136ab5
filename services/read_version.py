"""Read a version's bytes, and only those whose fingerprint is on record."""

import logging
from hashlib import sha256

from domain.documents import DocumentVersion
from domain.refusals import Refusal
from services.ports import Ports

log = logging.getLogger(__name__)


def read_version(version: DocumentVersion, *, reference: str, ports: Ports) -> bytes:
    """
    Return the bytes of a version of the case *reference*.

    Refusals: `file-changed` when they are not those that were stored, `file-missing`
    and the others of `CaseFiles.read`. The log then says which version it is.
    """
    try:
        return _untouched(version, ports.files.read(reference, version.path))
    except Refusal as refusal:
        ids = {"case_id": version.case_id, "version": version.id}
        log.error("file.refused", extra={"code": refusal.code, **ids})  # noqa: TRY400
        raise


def _untouched(version: DocumentVersion, content: bytes) -> bytes:
    if sha256(content).hexdigest() != version.fingerprint:
        raise Refusal("file-changed", version=str(version.number))
    return content
