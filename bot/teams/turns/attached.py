"""Files that hang on a message: where Teams lays them, and which it does not give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.fetched_files import Laid

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
_HTML = "text/html"
_LINKED = "<attachment "  # How the words of a message name a file beside them.
_REFERENCE = "reference"
# How it names a message that is answered, which is no file.
_QUOTED, _REPLY = "messageReference", "schema.skype.com/Reply"
_LONGEST_NAME = 255

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """
    What hangs on a message.

    *linked* are files that come without their bytes, as in channels, and *pictures*
    what was put into the words themselves.
    """

    files: tuple[Laid, ...] = ()
    linked: bool = False
    pictures: bool = False

    def __bool__(self) -> bool:
        return bool(self.files or self.linked or self.pictures)


NOTHING = Attached()


def attached_to(body: Json) -> Attached:
    """Read a message's attachments; nothing in them can make this fail."""
    found = body.get("attachments")
    if not isinstance(found, list) or not found:
        return NOTHING
    each = [one for one in found if isinstance(one, dict)]
    return Attached(
        files=tuple(_files(each)),
        linked=_has_linked(each),
        pictures=any(_kind(one).startswith("image/") for one in each),
    )


def _files(attachments: Sequence[Json]) -> Iterator[Laid]:
    for one in attachments:
        content = one.get("content")
        if _kind(one) != DOWNLOAD or not isinstance(content, dict):
            continue
        address, name = content.get("downloadUrl"), one.get("name")
        yield Laid(
            name=_kept(name) if isinstance(name, str) else "",
            address=address if isinstance(address, str) else "",
        )


def _kept(name: str) -> str:
    """Keep the end of a long name, where its extension is."""
    return name.replace("\0", "")[-_LONGEST_NAME:]


def _has_linked(attachments: Sequence[Json]) -> bool:
    kinds = {_kind(one) for one in attachments}
    words = [str(one.get("content")) for one in attachments if _kind(one) == _HTML]
    quotes = _QUOTED in kinds or any(_REPLY in each for each in words)
    named = not quotes and any(_LINKED in each for each in words)
    return named or _REFERENCE in kinds


def _kind(attachment: Json) -> str:
    kind = attachment.get("contentType")
    return kind if isinstance(kind, str) else ""
