"""The page that Teams shows of the app: what it is, what it keeps, who answers."""

from aiohttp import web

from cards.wording import _

ABOUT = "/about"
PRIVACY = f"{ABOUT}#privacy"
TERMS = f"{ABOUT}#terms"


def add_about(app: web.Application) -> None:
    """Serve the page; it names nobody and nothing of any case."""
    app.router.add_get(ABOUT, _about)


async def _about(_request: web.Request) -> web.Response:
    return web.Response(
        text=_page(),
        content_type="text/html",
        headers={
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _page() -> str:
    about = _(
        "SES Desk runs UNDP's procedure for SECU complaint cases with the people who"
        " carry it out."
    )
    privacy = _(
        "It keeps the cases, their documents, and who did what and when, on machines of"
        " the organisation that runs it. Complainants' names are kept apart, encrypted,"
        " and each look at them is recorded. It writes to its own people only."
    )
    terms = _(
        "It answers those whom their office entered as its people. Whoever runs it in"
        " your organisation answers questions about it."
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>SES Desk</title>'
        f"<h1>SES Desk</h1><p>{about}</p>"
        f'<h2 id="privacy">{_("What it keeps")}</h2><p>{privacy}</p>'
        f'<h2 id="terms">{_("Who may use it")}</h2><p>{terms}</p></html>'
    )
