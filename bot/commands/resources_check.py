"""`ses-desk resources check`: which links of the catalogue do not answer."""

import asyncio
from collections.abc import Iterator

import typer

from bot.compose import compose
from bot.links_checked.check import check_links
from bot.settings import load_settings
from cards.wording import _
from cards.wording.resources import link_words
from domain.learning.links import LinkOutcome
from services.learning.resources.check_links import CheckedLinks, links_to_check


def check_catalogue(*, said: dict[str, str]) -> None:
    """Look at every link once, and print those that are not simply alive."""
    with compose(load_settings(said=said)) as house:
        count = len(links_to_check(ports=house.ports))
        words = _("Looking at {count} links, gently: this takes some minutes.")
        typer.echo(words.format(count=count), err=True)
        checked = asyncio.run(check_links(house.ports))
    typer.echo("\n".join(_lines(checked)))


def _lines(checked: CheckedLinks) -> Iterator[str]:
    for resource_id, link in sorted(checked.links.items()):
        if link.outcome is not LinkOutcome.ALIVE:
            line = _("{id}: {found}")
            yield line.format(id=resource_id, found=link_words(link))
    words = _("Alive: {alive}, moved: {moved}, dead: {dead}, not sure: {unsure}.")
    yield words.format(
        alive=checked.count(LinkOutcome.ALIVE),
        moved=checked.count(LinkOutcome.MOVED),
        dead=checked.count(LinkOutcome.DEAD),
        unsure=checked.count(LinkOutcome.UNSURE),
    )
