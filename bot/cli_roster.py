"""The commands that say who answers questions: `ses-desk roster`."""

from typing import Annotated

import typer

from bot.cli_options import Data, said_with
from domain.learning.roster import MOST_OPEN, MOST_OPEN_EVER

roster = typer.Typer(help="Say who answers questions, and for what.")
Person = Annotated[str, typer.Argument(help="A person's id.")]
Part = Annotated[
    str, typer.Argument(help="facilitator, expert, champion or focal-point.")
]


@roster.command("add")
def roster_add(
    person: Person,
    part: Part,
    *,
    topics: Annotated[str, typer.Option(help="With commas between; all if none.")] = "",
    regions: Annotated[str, typer.Option(help="Bureaux, like RBA,RBAP.")] = "",
    languages: Annotated[str, typer.Option(help="Short names, like en,fr.")] = "",
    most: Annotated[
        int, typer.Option(min=1, max=MOST_OPEN_EVER, help="Open questions at once.")
    ] = MOST_OPEN,
    data: Data = None,
) -> None:
    """Name a facilitator; anybody else is invited, and says yes themselves."""
    from bot.commands.roster import add_to_roster, said_words

    words = said_words(topics, regions, languages, most)
    add_to_roster(person, part, words=words, said=said_with(data=data))


@roster.command("list")
def roster_list(data: Data = None) -> None:
    """List who is on the roster, and who was asked."""
    from bot.commands.roster import list_roster

    list_roster(said=said_with(data=data))


@roster.command("remove")
def roster_remove(person: Person, part: Part, data: Data = None) -> None:
    """Take somebody off the roster."""
    from bot.commands.roster import remove_from_roster

    remove_from_roster(person, part, said=said_with(data=data))
