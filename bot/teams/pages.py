"""Pages that anybody may read: they name nobody and nothing of any case."""

from aiohttp import web

_SAFE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page(written: str) -> web.Response:
    """Answer with a page; *written* is HTML of our own."""
    text = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>SES Desk</title>'
        f"<h1>SES Desk</h1>{written}</html>"
    )
    return web.Response(text=text, content_type="text/html", headers=_SAFE)
