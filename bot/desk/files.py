"""Files of a case, for the people on it."""

import asyncio
from pathlib import PurePosixPath
from urllib.parse import quote

from aiohttp import web

from bot.desk.pages import person_of
from bot.desk.wiring import desk_of
from services.reading.read_files import read_file


async def download(request: web.Request) -> web.StreamResponse:
    """Hand out one version of a document, always to be saved, never to be run."""
    line, content = await asyncio.to_thread(
        read_file,
        request.match_info["version"],
        reader=person_of(request),
        ports=desk_of(request).ports,
    )
    name = quote(PurePosixPath(line.version.path).name)
    return web.Response(
        body=content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
