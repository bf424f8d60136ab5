"""`ses-desk holidays suggest`: a country's public holidays, to start a list from."""

import csv
import sys
from collections.abc import Mapping
from datetime import date

import typer

from bot.commands.refused import CommandRefused
from cards.wording import _, translate
from domain.wording import N_

_WARNING = N_(
    "These are public holidays as a library knows them, not your duty station's list:"
    " check them against the official circular, then load the file with"
    " `ses-desk holidays load`."
)


def suggest_holidays(country: str, *, year: int) -> None:
    """Print a year's public holidays as a list that can be loaded."""
    found = _public_holidays(country.upper(), year)
    if not found:
        raise CommandRefused(
            _(
                "No holidays of {country} in {year} are known. Write the list by hand:"
                " a line for each day, like 2024-12-25,Christmas Day."
            ).format(country=country.upper(), year=year)
        )
    typer.echo(translate(_WARNING), err=True)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("date", "name"))
    rows.writerows((day.isoformat(), name) for day, name in sorted(found.items()))


def _public_holidays(country: str, year: int) -> Mapping[date, str]:
    import holidays

    supported = holidays.list_supported_countries()
    if country not in supported:
        raise CommandRefused(
            _(
                "“{country}” is not a country code that is known. Give two letters,"
                " like KE for Kenya or MW for Malawi."
            ).format(country=country)
        )
    return holidays.country_holidays(country, years=year)
