"""Files of a case, for the people on it: words are read at the desk, others saved."""

import asyncio
from pathlib import PurePosixPath
from urllib.parse import quote

from aiohttp import web

from bot.desk.pages import person_of
from bot.desk.papers import is_read_here, paper_page
from bot.desk.wiring import SESSION_KEY, desk_of
from domain.sheets import FileLine
from services.reading.read_files import read_file

_OFFICE = "application/vnd.openxmlformats-officedocument"
# What is said about a file on its way. Nothing here runs in a browser, and what is not
# here is only bytes: what a sender called it is never repeated.
_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".txt": "text/plain",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_BYTES = "application/octet-stream"


async def show(request: web.Request) -> web.StreamResponse:
    """Open one version of a document: as a page where it is words, else to be saved."""
    line, content = await _found(request)
    if not is_read_here(line.version.path):
        return to_be_saved(line, content)
    desk, person_id = desk_of(request), request[SESSION_KEY].person_id
    page = await asyncio.to_thread(paper_page, line, content, desk, person_id)
    return web.Response(text=page, content_type="text/html")


async def download(request: web.Request) -> web.StreamResponse:
    """Hand out one version of a document, always to be saved, never to be run."""
    return to_be_saved(*await _found(request))


async def _found(request: web.Request) -> tuple[FileLine, bytes]:
    return await asyncio.to_thread(
        read_file,
        request.match_info["version"],
        reader=person_of(request),
        ports=desk_of(request).ports,
    )


def to_be_saved(line: FileLine, content: bytes) -> web.Response:
    """Return a version as a file that a browser saves under the case's code."""
    path = PurePosixPath(line.version.path)
    return web.Response(
        body=content,
        content_type=_TYPES.get(path.suffix, _BYTES),
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(path.name)}"
        },
    )
