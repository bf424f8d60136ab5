"""`ses-desk doctor`: looks at everything a desk needs, and says what to do about it."""

import socket
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import typer

from bot.commands.called import called
from bot.commands.findings import Finding
from bot.compose import compose
from bot.health import try_writing
from bot.setting_problems import SettingsFaulty
from bot.settings import TENANT, Settings, load_settings
from cards.wording import _
from cards.wording.dates import moment
from cards.wording.refusals import refusal_words
from domain.refusals import Refusal

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_SLACK = "slack_"  # How the names of its settings begin.
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)  # No desk was built before then.


Look = Callable[[Settings], Finding]


def examine(said: dict[str, str]) -> int:
    """Print a line for each thing looked at; return how many are not all right."""
    findings = [*_findings(said)]
    for finding in findings:
        typer.echo(str(finding))
    return sum(bool(finding.to_do) for finding in findings)


def _findings(said: dict[str, str]) -> Iterator[Finding]:
    try:
        settings = load_settings(said=said)
    except SettingsFaulty as faulty:
        for problem in faulty.problems:
            found = f"{problem.id} {problem.setting}: {problem.wrong}"
            yield Finding(name="settings", found=found, to_do=problem.to_do)
        return
    yield Finding(name="settings", found=_("understood."))
    for look in _LOOKS:
        yield look(settings)
    set_up = [name for name in TENANT if getattr(settings, name)]
    in_slack = [name for name in set_up if name.startswith(_SLACK)]
    if len(in_slack) < len(set_up) or settings.teams_development:
        yield from _teams(said)
    if in_slack:
        yield from _slack(said)


def _teams(said: dict[str, str]) -> Iterator[Finding]:
    if find_spec("botbuilder") is None:
        found = _("what a desk in Teams needs is not installed.")
        yield Finding(name="teams", found=found, to_do=_("Run: make teams"))
        return
    from bot.commands.doctor_teams import findings_of_teams

    yield from findings_of_teams(said)


def _slack(said: dict[str, str]) -> Iterator[Finding]:
    if find_spec("slack_bolt") is None:
        found = _("what a desk in Slack needs is not installed.")
        yield Finding(name="slack", found=found, to_do=_("Run: make slack"))
        return
    from bot.commands.doctor_slack import findings_of_slack

    yield from findings_of_slack(said)


def _data(settings: Settings) -> Finding:
    return _folder("data", settings.data)


def _checkpoints(settings: Settings) -> Finding:
    return _folder("checkpoints", settings.checkpoints_folder)


def _folder(name: str, folder: Path) -> Finding:
    if not folder.exists():
        return _not_yet(name, folder)
    try:
        try_writing(folder)
    except OSError:
        found = _("{path} cannot be written.").format(path=folder)
        to_do = _("Let this user write there, or free some space.")
        return Finding(name=name, found=found, to_do=to_do)
    return Finding(name=name, found=_("{path} can be written.").format(path=folder))


def _not_yet(name: str, path: Path) -> Finding:
    found = _("{path} will be made at the first start.").format(path=path)
    return Finding(name=name, found=found)


def _key(settings: Settings) -> Finding:
    path = settings.key_path
    if not path.exists():
        return _no_key(settings)
    if path.stat().st_mode & _OTHERS:
        found = _("{path} can be read by other users of this machine.")
        to_do = _("Run: chmod 600 {path}")
        return Finding(
            name="key", found=found.format(path=path), to_do=to_do.format(path=path)
        )
    found = _("{path} is there. Keep a copy of it elsewhere.")
    return Finding(name="key", found=found.format(path=path))


def _no_key(settings: Settings) -> Finding:
    path = settings.key_path
    if not settings.data.exists():
        return _not_yet("key", path)
    found = _("{path} is missing, so names behind the wall cannot be read.")
    return Finding(
        name="key",
        found=found.format(path=path),
        to_do=_("Put your copy of the key back there."),
    )


def _database(settings: Settings) -> Finding:
    """Open everything as a desk does: database, migrations, and the wall."""
    if settings.database is None and not settings.database_file.exists():
        return _not_yet("database", settings.database_file)
    try:
        with compose(settings, make=False) as house, house.ports.read_uow() as uow:
            waiting = uow.outbox.waiting()
    except Refusal as refusal:
        found, to_do = refusal_words(refusal)
        return Finding(name="database", found=found, to_do=to_do or found)
    found = _("up to date, and the key fits. Messages that wait: {count}.")
    return Finding(name="database", found=found.format(count=waiting))


def _holidays(settings: Settings) -> Finding:
    """Name the calendars whose list of this year is missing: their dates say so too."""
    if settings.database is None and not settings.database_file.exists():
        return _not_yet("holidays", settings.database_file)
    year = datetime.now(UTC).year
    try:
        with compose(settings, make=False) as house, house.ports.read_uow() as uow:
            calendars = uow.calendars.calendars()
    except Refusal:
        return Finding(name="holidays", found=_("not looked at: see the database."))
    bare = [each.name for each in calendars if year not in each.listed_years]
    if not bare:
        found = _("every calendar has its list of {year}.")
        return Finding(name="holidays", found=found.format(year=year))
    found = _("no list of {year} for {calendars}; dates there are marked unverified.")
    return Finding(
        name="holidays",
        found=found.format(year=year, calendars=", ".join(bare)),
        advice=_("Load it: {command}").format(
            command=called(
                "holidays", "load", "FILE", "--calendar", bare[0], "--year", str(year)
            )
        ),
    )


def _port(settings: Settings) -> Finding:
    with socket.socket() as asked:
        asked.settimeout(1)
        used = asked.connect_ex((settings.host, settings.port)) == 0
    found = _("{port} is free.")
    if used:
        found = _("{port} is in use: by a running desk, or by something else.")
    return Finding(name="port", found=found.format(port=settings.port))


def _clock(_settings: Settings) -> Finding:
    now = datetime.now(UTC)
    found = _("it is {moment}.").format(moment=moment(now))
    late = _("Set this machine's clock: dates hang on it.")
    return Finding(name="clock", found=found, to_do="" if now > _BUILT else late)


_LOOKS: tuple[Look, ...] = (
    _data,
    _key,
    _database,
    _holidays,
    _checkpoints,
    _port,
    _clock,
)
