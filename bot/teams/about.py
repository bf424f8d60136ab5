"""The page that Teams shows of the app: what it is, what it keeps, who answers."""

from aiohttp import web

from bot.teams.pages import page
from cards.wording import _

ABOUT = "/about"
PRIVACY = f"{ABOUT}#privacy"
TERMS = f"{ABOUT}#terms"


def add_about(app: web.Application) -> None:
    """Serve the page; it names nobody and nothing of any case."""
    app.router.add_get(ABOUT, _about)


async def _about(_request: web.Request) -> web.Response:
    return page(_written())


def _written() -> str:
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
        f"<p>{about}</p>"
        f'<h2 id="privacy">{_("What it keeps")}</h2><p>{privacy}</p>'
        f'<h2 id="terms">{_("Who may use it")}</h2><p>{terms}</p>'
    )
