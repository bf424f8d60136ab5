"""What a POST carries: fields and files of a form, and nothing else."""

from collections.abc import Mapping

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_request import FileField

from bot.desk.problems import Problem
from dialogs.conversation import Upload

FILE_LIMIT = 25 * 1024 * 1024
BODY_LIMIT = FILE_LIMIT + 2 * 1024 * 1024  # What a form may put around a file.
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_INPUT = "input."


class Body:
    """A form as sent: texts by name, inputs of a card's form, files."""

    def __init__(self, fields: Mapping[str, object], files: tuple[Upload, ...]) -> None:
        self._fields = fields
        self.files = files

    def text(self, name: str) -> str:
        """Return a field's text, empty when it is missing or a file."""
        value = self._fields.get(name, "")
        return _kept(value) if isinstance(value, str) else ""

    def needed(self, name: str) -> str:
        """Return a field's text; Problem when it is missing."""
        value = self.text(name)
        if not value:
            raise Problem("not-a-form")
        return value

    @property
    def inputs(self) -> dict[str, str]:
        """What was filled in, by the names that the form gave."""
        return {
            name.removeprefix(_INPUT): _kept(value)
            for name, value in self._fields.items()
            if name.startswith(_INPUT) and isinstance(value, str)
        }


def _kept(text: str) -> str:
    """Leave out the one character that not every database keeps."""
    return text.replace("\0", "")


async def body_of(request: web.Request) -> Body:
    """Read a form; Problem when it is none, is broken, or is too large."""
    if request.content_type not in _FORMS:
        raise Problem("not-a-form")
    try:
        fields = await request.post()
    except (AssertionError, HttpProcessingError, LookupError, ValueError) as error:
        # The reader of forms has no error of its own for a broken one.
        raise Problem("not-a-form") from error
    return Body(fields, tuple(_uploads(fields)))


def _uploads(fields: Mapping[str, object]) -> list[Upload]:
    values = fields.values()
    return [_upload(v) for v in values if isinstance(v, FileField) and v.filename]


def _upload(field: FileField) -> Upload:
    content = field.file.read(FILE_LIMIT + 1)
    field.file.seek(0)  # The body is read once for the token and once for itself.
    if len(content) > FILE_LIMIT:
        raise Problem("too-large")
    return Upload(
        name=field.filename, media_type=field.content_type, content=bytes(content)
    )
