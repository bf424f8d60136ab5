"""What `ses-desk doctor` looks at for a desk in Teams, and whom to ask about it."""

import asyncio
import logging
from collections.abc import Iterator, Mapping

from aiohttp import ClientSession

from bot.commands.called import called
from bot.commands.doctor_accounts import accounts_finding
from bot.commands.doctor_people import people_finding
from bot.commands.doctor_rights import rights_findings
from bot.commands.findings import Finding
from bot.compose import compose
from bot.graph.directory import LOOKS_UP
from bot.graph.permissions import PERMISSIONS
from bot.setting_problems import SettingsFaulty
from bot.settings import load_settings
from bot.teams.connector import credential_of, open_pool
from bot.teams.connector.tokens import SCOPE
from bot.teams.examining import (
    GRAPH_SCOPE,
    Access,
    Reach,
    ask_for_token,
    knock,
    opens_files,
)
from bot.teams.package import VERSION
from bot.teams.tenant import tenants_graph
from bot.teams_settings import TeamsSettings
from cards.addresses import FILES
from cards.wording import _, translate
from domain.refusals import Refusal
from domain.seats import Vendor
from domain.wording import N_

# What Microsoft's place to log in at answers, and what to do about it.
_WRONG_SECRET = N_(
    "The secret is not one of this app's: ask whoever looks after the app in Microsoft"
    " Entra for a secret's value, not its id."
)
_OLD_SECRET = N_(
    "The secret has run out: ask whoever looks after the app in Microsoft Entra for a"
    " new one."
)
_NO_SUCH_APP = N_(
    "That tenant does not know the app: ask whoever looks after it in Microsoft Entra"
    " which tenant it is registered in, and name that one first."
)
_NO_SUCH_TENANT = N_(
    "There is no such tenant: copy the directory (tenant) id from Microsoft Entra."
)
_NO_TOKEN = {
    "AADSTS7000215": _WRONG_SECRET,
    "AADSTS7000222": _OLD_SECRET,
    "AADSTS700016": _NO_SUCH_APP,
    "AADSTS90002": _NO_SUCH_TENANT,
}
_NO_ANSWER = N_(
    "Ask whoever looks after the network whether this machine may reach"
    " login.microsoftonline.com; with a managed identity, whether it has that one."
)


def findings_of_teams(said: dict[str, str]) -> Iterator[Finding]:
    """Look at everything that a desk in Teams needs, as its settings say."""
    # What it knows is told below, in the desk's own words.
    logging.getLogger("azure").addHandler(logging.NullHandler())
    try:
        settings = load_settings(TeamsSettings, said=said)
    except SettingsFaulty as faulty:
        for problem in faulty.problems:
            found = f"{problem.id} {problem.setting}: {problem.wrong}"
            yield Finding(name="teams", found=found, to_do=problem.to_do)
        yield people_finding(said, vendor=Vendor.TEAMS)
        return
    yield _understood(settings)
    if settings.teams_development:  # The demo office sits there.
        return
    yield from asyncio.run(_asked(settings, _seated(settings)))
    yield people_finding(said, vendor=Vendor.TEAMS)
    yield _package()


def _understood(settings: TeamsSettings) -> Finding:
    if settings.teams_development:
        found = _("tried without Teams: whoever asks on this machine is let in.")
        return Finding(name="teams", found=found)
    found = _(
        "app {app}, {kind}; home tenant {home}; tenants that are served: {count}."
    )
    words = found.format(
        app=settings.app_id,
        kind=settings.teams_app_type,
        home=settings.home_tenant,
        count=len(settings.teams_tenants),
    )
    return Finding(name="teams", found=words)


async def _asked(settings: TeamsSettings, seated: Mapping[str, str]) -> list[Finding]:
    address = settings.public_url or ""
    async with open_pool() as pool:
        opened = credential_of(settings, pool)
        bot = await ask_for_token(opened, SCOPE)
        graph = await ask_for_token(opened, GRAPH_SCOPE)
        reach = await knock(address, pool)
        opens = await opens_files(address, pool)
        accounts = await _accounts(settings, pool, graph, seated)
    rights = rights_findings(graph, PERMISSIONS, settings)
    reached = [
        reach_finding(address, reach),
        *files_findings(address, reach, opens=opens),
    ]
    return [token_finding(bot), *rights, *reached, *accounts]


async def _accounts(
    settings: TeamsSettings,
    pool: ClientSession,
    access: Access,
    seated: Mapping[str, str],
) -> list[Finding]:
    """Look accounts up where the desk may: that it may not is said above."""
    if not seated or LOOKS_UP not in (access.roles or ()):
        return []
    async with tenants_graph(settings, pool) as graph:
        return [] if graph is None else [await accounts_finding(seated, graph)]


def token_finding(access: Access) -> Finding:
    """Say whether the bot can show Teams who it is."""
    if access.given:
        return Finding(name="token", found=_("Microsoft gives the bot its token."))
    found = _("Microsoft gives no token ({code}).").format(code=access.code)
    to_do = translate(_NO_TOKEN.get(access.code, _NO_ANSWER))
    return Finding(name="token", found=found, to_do=to_do)


def reach_finding(address: str, reach: Reach) -> Finding:
    """Say whether Teams would find the desk under its public address."""
    if reach is Reach.DESK:
        found = _("{address} is this desk, and lets in nobody without a token.")
        return Finding(name="address", found=found.format(address=address))
    if reach is Reach.NOTHING:
        found = _("nothing answers at {address} from this machine.")
        advice = _(
            "Start the desk and look again. If it runs, ask whoever looks after the"
            " network to lead that address here."
        )
    else:
        found = _("what answers at {address} is not this desk, or lets anybody in.")
        advice = _("Ask whoever looks after the network to lead {path} to this desk.")
    return Finding(
        name="address",
        found=found.format(address=address),
        to_do=advice.format(path="/api/messages"),
    )


def files_findings(address: str, reach: Reach, *, opens: bool) -> list[Finding]:
    """Say whether documents open under the address, where the desk answers there."""
    if reach is not Reach.DESK:
        return []
    at = f"{address}{FILES}"
    if opens:
        found = _("documents are opened from their cards under {address}.")
        return [Finding(name="files", found=found.format(address=at))]
    found = _("documents cannot be opened from their cards: {address} is not led here.")
    advice = _("Ask whoever looks after the network to lead {path} to this desk.")
    to_do = advice.format(path=FILES)
    return [Finding(name="files", found=found.format(address=at), to_do=to_do)]


def _seated(settings: TeamsSettings) -> dict[str, str]:
    """Return people's names by their accounts in the home tenant."""
    try:
        with (
            compose(settings, make=False) as house,
            house.ports.read_uow() as uow,
        ):
            people = {person.id: person for person in uow.people.everybody()}
            seats = uow.seats.of_vendor(Vendor.TEAMS)
    except Refusal:  # There is no database yet; another finding says so.
        return {}
    at_home = [seat for seat in seats if seat.tenant == settings.home_tenant]
    return {seat.account: people[seat.person_id].name for seat in at_home}


def _package() -> Finding:
    found = _("this desk makes version {version} of the app.")
    advice = _("Where Teams shows an older one, upload the new one: {command}")
    command = called("teams", "package")
    return Finding(
        name="package",
        found=f"{found.format(version=VERSION)} {advice.format(command=command)}",
    )
