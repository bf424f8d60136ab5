"""`ses-desk holidays suggest`: a country's public holidays, to start a list from."""

import csv
import sys
from collections.abc import Mapping
from datetime import date

import typer

from bot.commands.refused import CommandRefused

_WARNING = (
    "These are public holidays as a library knows them, not your duty station's list:"
    " check them against the official circular, then load the file with"
    " `ses-desk holidays load`."
)


def suggest_holidays(country: str, *, year: int) -> None:
    """Print a year's public holidays as a list that can be loaded."""
    found = _public_holidays(country.upper(), year)
    if not found:
        raise CommandRefused(
            f"No holidays of {country.upper()} in {year} are known. Write the list by"
            " hand: a line for each day, like 2024-12-25,Christmas Day."
        )
    typer.echo(_WARNING, err=True)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("date", "name"))
    rows.writerows((day.isoformat(), name) for day, name in sorted(found.items()))


def _public_holidays(country: str, year: int) -> Mapping[date, str]:
    import holidays

    supported = holidays.list_supported_countries()
    if country not in supported:
        raise CommandRefused(
            f"“{country}” is not a country code that is known. Give two letters, like"
            " KE for Kenya or MW for Malawi."
        )
    return holidays.country_holidays(country, years=year)
