"""What `ses-desk doctor` looks at for a desk in Slack, and whom to ask about it."""

import asyncio
from collections.abc import Iterator, Mapping

from aiohttp import ClientSession
from pydantic import SecretStr

from bot.commands.doctor_people import people_finding
from bot.commands.findings import Finding
from bot.setting_problems import SettingsFaulty
from bot.settings import load_settings
from bot.slack.api import SlackApi
from bot.slack.api.client import BASE_URL
from bot.slack.app import ADDRESS
from bot.slack.examining import Access, Reach, ask_who, knock, try_socket
from bot.slack.scopes import SCOPES
from bot.slack.who import SlackSelf
from bot.slack_settings import SlackSettings
from bot.vendor_pool import open_pool
from cards.wording import _, translate
from domain.seats import Vendor
from domain.wording import N_

_NETWORK = N_(
    "Ask whoever looks after the network whether this machine may reach slack.com."
)
_INSTALL = N_(
    "Install the app in the workspace once more, and give the desk its new Bot User"
    " OAuth Token."
)
_LET_IN = N_(
    "Ask the administrator of Slack why the app is shut out: it may need approval, or"
    " this machine's address is not among those that are allowed."
)
# By Slack's own word.
_NO_TOKEN: Mapping[str, str] = {
    "slack-unreachable": _NETWORK,
    "slack-uncertain": _NETWORK,
    "ratelimited": N_("Wait a minute, and look again."),
    "account_inactive": _INSTALL,
    "invalid_auth": _INSTALL,
    "not_authed": _INSTALL,
    "token_expired": N_("Switch token rotation off: the app's manifest has it so."),
    "token_revoked": _INSTALL,
    "access_denied": _LET_IN,
    "accesslimited": _LET_IN,
    "org_login_required": _LET_IN,
    "team_access_not_granted": _LET_IN,
}


def findings_of_slack(said: dict[str, str]) -> Iterator[Finding]:
    """Look at everything that a desk in Slack needs, as its settings say."""
    try:
        settings = load_settings(SlackSettings, said=said)
    except SettingsFaulty as faulty:
        for problem in faulty.problems:
            found = f"{problem.id} {problem.setting}: {problem.wrong}"
            yield Finding(name="slack", found=found, to_do=problem.to_do)
    else:
        yield from asyncio.run(examined(settings))
    yield people_finding(said, vendor=Vendor.SLACK)


async def examined(
    settings: SlackSettings, *, base_url: str = BASE_URL
) -> list[Finding]:
    """Ask Slack, and the desk's own address; *base_url* is another's for a stand-in."""
    async with open_pool() as pool:
        bot = SecretStr(settings.bot_token)
        access = await ask_who(SlackApi(pool, bot, base_url=base_url))
        way = await _way(settings, pool, base_url=base_url)
    if access.me is None:
        return [token_finding(access), way]
    scopes = [*scopes_findings(access.me.scopes)]
    return [token_finding(access), *_workspaces(settings, access.me), *scopes, way]


async def _way(
    settings: SlackSettings, pool: ClientSession, *, base_url: str
) -> Finding:
    """Look at the way on which Slack's words come: a socket, or the address."""
    if settings.uses_socket:
        token = SecretStr(settings.app_token)
        error = await try_socket(SlackApi(pool, token, base_url=base_url))
        return socket_finding(error)
    address, secret = settings.public_url or "", SecretStr(settings.signing_secret)
    return reach_finding(address, await knock(address, secret, pool))


def token_finding(access: Access) -> Finding:
    """Say whether Slack knows the desk by its bot token."""
    if access.me is None:
        found = _("Slack does not take the bot token ({code}).")
        to_do = translate(_NO_TOKEN.get(access.error, _INSTALL))
        words = found.format(code=access.error)
        return Finding(name="token", found=words, to_do=to_do)
    found = _("Slack knows the desk in {name} ({tenant}).")
    words = found.format(name=access.me.name, tenant=access.me.tenant)
    return Finding(name="token", found=words)


def _workspaces(settings: SlackSettings, me: SlackSelf) -> Iterator[Finding]:
    served = settings.slack_workspaces
    if served and me.tenant not in served:
        found = _("the token is of {tenant}, which the settings do not name.")
        to_do = _("Add it to SES_DESK_SLACK_WORKSPACES, or install the app there.")
        words = found.format(tenant=me.tenant)
        yield Finding(name="workspaces", found=words, to_do=to_do)
    elif not me.workspace and not any(each.startswith("T") for each in served):
        yield Finding(
            name="workspaces",
            found=_("the app is installed for a whole organization."),
            to_do=_(
                "Name its id and that of the workspace where channels are to be made in"
                " SES_DESK_SLACK_WORKSPACES."
            ),
        )
    else:
        words = ", ".join(served or (me.tenant,))
        found = _("served: {workspaces}.").format(workspaces=words)
        yield Finding(name="workspaces", found=found)


def scopes_findings(given: frozenset[str]) -> Iterator[Finding]:
    """Hold each scope that the desk needs against those that its token has."""
    for scope in SCOPES:
        why = translate(scope.why)
        if scope.name in given:
            found = _("{scope} is given.").format(scope=scope.name)
            yield Finding(name="scopes", found=f"{found} {why}")
        else:
            found = _("{scope} is missing.").format(scope=scope.name)
            to_do = _(
                "Paste the manifest (ses-desk slack manifest) once more into the app,"
                " and install it again."
            )
            yield Finding(name="scopes", found=f"{found} {why}", to_do=to_do)
    for name in sorted(given - {scope.name for scope in SCOPES}):
        found = _("{scope} is given, and the desk does not use it.")
        advice = _("Take it out of the app, and install it again.")
        words = found.format(scope=name)
        yield Finding(name="scopes", found=words, advice=advice)


def socket_finding(error: str) -> Finding:
    """Say whether Slack gives the desk a socket."""
    if not error:
        return Finding(name="socket", found=_("Slack opens a socket for the desk."))
    found = _("Slack opens no socket for the app token ({code}).").format(code=error)
    to_do = _(
        "Make an app-level token with the scope connections:write under Basic"
        " Information, and see that Socket Mode is on."
    )
    if error in {"slack-unreachable", "slack-uncertain"}:
        to_do = translate(_NETWORK)
    return Finding(name="socket", found=found, to_do=to_do)


def reach_finding(address: str, reach: Reach) -> Finding:
    """Say whether Slack would find the desk under its public address."""
    if reach is Reach.DESK:
        found = _("{address} is this desk, and takes what is signed with the secret.")
        return Finding(name="address", found=found.format(address=address))
    found, to_do = _UNREACHED[reach]
    return Finding(
        name="address",
        found=translate(found).format(address=address),
        to_do=translate(to_do).format(path=ADDRESS),
    )


_UNREACHED: Mapping[Reach, tuple[str, str]] = {
    Reach.NOTHING: (
        N_("nothing answers at {address} from this machine."),
        N_(
            "Start the desk and look again. If it runs, ask whoever looks after the"
            " network to lead that address here."
        ),
    ),
    Reach.OTHER_SECRET: (
        N_("what answers at {address} does not take the signing secret."),
        N_(
            "Copy the Signing Secret of this app from Basic Information, and start the"
            " desk anew with it."
        ),
    ),
    Reach.SOMETHING_ELSE: (
        N_("what answers at {address} is not this desk."),
        N_("Ask whoever looks after the network to lead {path} to this desk."),
    ),
}
