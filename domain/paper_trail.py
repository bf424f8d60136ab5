"""What a desk keeps of versions and signatures, against what its record says."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.chain import Link, written_moment
from domain.documents import DocumentVersion, Key, Signature, Verdict

VERSION_STORED = "document.version"  # Subject: the version's id.
SIGNED = "approval.give"  # Subject of these three: the signature's id.
STOPPED = "approval.stop"
SUBMITTED = "approval.submit"
_SIGNING = frozenset({SIGNED, STOPPED, SUBMITTED})


class PaperFault(StrEnum):
    """What is wrong with the first version or signature that is not as recorded."""

    FILE_MISSING = "file-missing"  # It is not there, or cannot be read.
    FILE_DIFFERS = "file-differs"  # Its bytes have another fingerprint.
    VERSION_DIFFERS = "version-differs"
    VERSION_GONE = "version-gone"
    VERSION_UNRECORDED = "version-unrecorded"
    SIGNATURE_DIFFERS = "signature-differs"
    SIGNATURE_GONE = "signature-gone"
    SIGNATURE_UNRECORDED = "signature-unrecorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadPaper:
    """The first that is wrong: *row* of the record says otherwise, None for none."""

    fault: PaperFault
    row: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTrail:
    """
    A case's versions and signatures as its tables keep them, by id.

    *labels* are what people call the actions, by id.
    """

    versions: Mapping[str, DocumentVersion]
    signatures: Mapping[str, Signature]
    labels: Mapping[str, str] = field(default_factory=dict)


def first_bad_paper(trail: PaperTrail, links: Sequence[Link]) -> BadPaper | None:
    """
    Compare what is kept with the rows that tell of it; return the first that differs.

    *links* are a record that holds. Of a redacted row only who and when are known.
    """
    told = [each for each in links if each.verb in {VERSION_STORED, *_SIGNING}]
    return next(_differing(trail, told), None) or next(_untold(trail, told), None)


def _differing(trail: PaperTrail, told: Iterable[Link]) -> Iterator[BadPaper]:
    for link in told:
        check = _of_version if link.verb == VERSION_STORED else _of_signature
        bad = check(trail, link)
        if bad:
            yield bad


def _of_version(trail: PaperTrail, link: Link) -> BadPaper | None:
    version = trail.versions.get(link.subject)
    if version is None:
        return BadPaper(fault=PaperFault.VERSION_GONE, row=link.seq)
    kept = {
        "version": str(version.number),
        "fingerprint": version.fingerprint,
        "path": version.path,
    }
    moment = (version.by, written_moment(version.at))
    if moment == (link.who, link.at) and _fits(kept, _said(link)):
        return None
    return BadPaper(fault=PaperFault.VERSION_DIFFERS, row=link.seq, file=version.path)


def _of_signature(trail: PaperTrail, link: Link) -> BadPaper | None:
    signature = trail.signatures.get(link.subject)
    if signature is None:
        return BadPaper(fault=PaperFault.SIGNATURE_GONE, row=link.seq)
    version = trail.versions.get(signature.version_id)
    moment = (signature.by, written_moment(signature.at))
    if (
        version is not None
        and version.fingerprint == signature.fingerprint
        and moment == (link.who, link.at)
        and _fits(_kept(signature, version, trail), _meant(link))
    ):
        return None
    file = version.path if version else ""
    return BadPaper(fault=PaperFault.SIGNATURE_DIFFERS, row=link.seq, file=file)


def _kept(
    signature: Signature, version: DocumentVersion, trail: PaperTrail
) -> dict[str, str]:
    return {
        "action": trail.labels.get(signature.action_id, ""),
        "version": str(version.number),
        "fingerprint": signature.fingerprint,
        "key": signature.key,
        "verdict": signature.verdict,
        "acting_for": signature.acting_for,
        "reason": signature.reason,
    }


def _meant(link: Link) -> dict[str, str]:
    """Return what a row says of a signature, and what its verb says without a word."""
    said = _said(link)
    if link.verb != STOPPED:
        said["verdict"] = Verdict.GIVEN
    if link.verb == SUBMITTED:
        said["key"] = Key.SUBMISSION
    return said


def _said(link: Link) -> dict[str, str]:
    return dict(json.loads(link.content)) if link.content else {}


def _fits(kept: Mapping[str, str], said: Mapping[str, str]) -> bool:
    return all(kept[name] == said[name] for name in kept if name in said)


def _untold(trail: PaperTrail, told: Iterable[Link]) -> Iterator[BadPaper]:
    """Find what is kept although no row of the record tells of it."""
    known = {link.subject for link in told}
    for version in trail.versions.values():
        if version.id not in known:
            fault = PaperFault.VERSION_UNRECORDED
            yield BadPaper(fault=fault, file=version.path)
    for signature in trail.signatures.values():
        if signature.id not in known:
            yield BadPaper(fault=PaperFault.SIGNATURE_UNRECORDED)
