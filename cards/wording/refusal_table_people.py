"""The sentences of refusals about the list of people that an administrator loads."""

from collections.abc import Mapping

from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "people-list-empty": (
        N_("There is neither an office nor a person in that file."),
        N_("Give one office or one person a row, under a row of the columns' names."),
    ),
    "people-list-faulty": (
        N_("{count} things in that file cannot be taken, in rows {rows}."),
        N_("Correct those rows; nothing was loaded."),
    ),
    "people-list-not-json": (
        N_("That file begins like JSON, but is not a list of offices and people."),
        N_('Write one object with the lists "offices" and "people", or write CSV.'),
    ),
    "people-list-too-long": (
        N_("That file has more than {most} characters."),
        N_("Load it in several parts: whoever is not in a part stays as they are."),
    ),
}
