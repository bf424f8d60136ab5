"""What can be wrong with a setting: an id, a sentence and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from cards.wording import translate
from domain.wording import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """
    One thing wrong: *id* is permanent, so it can be looked up and quoted.

    *setting* is the variable's name. None of the words hold a secret's value.
    """

    id: str
    setting: str
    wrong: str
    to_do: str

    def __str__(self) -> str:
        """Return it as a line a person reads."""
        return f"{self.id}  {self.setting}: {self.wrong} {self.to_do}"


class SettingsFaulty(Exception):
    """The desk cannot start with these settings: all *problems* at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.id for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Fault:
    id: str
    wrong: str
    to_do: str


# Ids are for ever: append, never reuse.
FAULTS: dict[str, _Fault] = {
    "unknown": _Fault(
        "S001",
        N_("The desk has no setting of that name."),
        N_("Did you mean {nearest}? Otherwise remove it."),
    ),
    "data": _Fault(
        "S002",
        N_("{path} is a file, not a folder."),
        N_("Name another folder, or move the file away."),
    ),
    "port": _Fault(
        "S003",
        N_("It is not a port."),
        N_("Give a whole number from 1 to 65535, or 0 for any free port."),
    ),
    "host": _Fault(
        "S004",
        N_(
            "The local desk lets whoever opens it act as anybody, so it answers on this"
            " machine only, and {host} is reached from elsewhere."
        ),
        N_("Leave the setting out, or set it to 127.0.0.1."),
    ),
    "database_url": _Fault(
        "S005",
        N_("It is not the address of a database that the desk knows."),
        N_(
            "Write sqlite:///folder/desk.sqlite or postgresql://user@machine/name, or"
            " leave it out for a database in the data folder."
        ),
    ),
    "secret_file": _Fault(
        "S006",
        N_("The file {path} cannot be read."),
        N_("Check that it exists and that this user may read it."),
    ),
    "wall_key_file": _Fault(
        "S007",
        N_("The wall's key would lie inside the data folder and go into its backups."),
        N_("Name a file outside of it, or leave the setting out."),
    ),
    "checkpoints": _Fault(
        "S008",
        N_(
            "Checkpoints inside the data folder could be changed together with the"
            " data."
        ),
        N_("Name a folder outside of it, or leave the setting out."),
    ),
    "log_level": _Fault(
        "S009",
        N_("There is no such level."),
        N_("Choose one of debug, info, warning, error."),
    ),
    "log_format": _Fault(
        "S010",
        N_("There is no such form."),
        N_("Choose one of auto, console, json."),
    ),
    "tenant": _Fault(
        "S011",
        N_(
            "It belongs to a real tenant. On the local desk anybody can act as"
            " anybody, so it does not start beside one."
        ),
        N_("Unset it here, or run the local desk elsewhere."),
    ),
    "twice": _Fault(
        "S012",
        N_("It is given both by itself and as {setting}_FILE."),
        N_("Keep one of them."),
    ),
    "other": _Fault(
        "S013", N_("It cannot be understood."), N_("Correct it or leave it out.")
    ),
    "smtp_sender": _Fault(
        "S014",
        N_("E-mail needs an address that it comes from."),
        N_("Set it to an address of yours, or leave SES_DESK_SMTP_HOST out."),
    ),
    "smtp_security": _Fault(
        "S015",
        N_("It is not one of the ways, or it would send the password for all to read."),
        N_("Choose starttls or tls; none only without a password."),
    ),
    "smtp_port": _Fault(
        "S016", N_("It is not a port."), N_("Give a whole number from 1 to 65535.")
    ),
    "teams_per_second": _Fault(
        "S017",
        N_("It is not a number of messages a second."),
        N_("Give a whole number from 1, or leave it out for Microsoft's own limit."),
    ),
    "teams_app_id_missing": _Fault(
        "S018",
        N_("A desk in Teams needs the id of its app, and there is none."),
        N_(
            "Copy the Microsoft App ID from the configuration page of the Azure bot. To"
            " try the desk without Teams, set SES_DESK_TEAMS_DEVELOPMENT to 1 instead."
        ),
    ),
    "teams_app_id": _Fault(
        "S019",
        N_("It is not the id of an app: five groups of hexadecimal digits."),
        N_("Copy the Microsoft App ID from the configuration page of the Azure bot."),
    ),
    "teams_app_type": _Fault(
        "S020",
        N_("There is no such type of app, or none that can still be made."),
        N_("Choose one of single-tenant, managed-identity."),
    ),
    "teams_rooms": _Fault(
        "S027",
        N_("The rooms of cases cannot be made there."),
        N_("Choose one of team, chat."),
    ),
    "teams_app_password": _Fault(
        "S021",
        N_("An app of a single tenant shows with a secret who it is."),
        N_(
            "Make a client secret under Certificates & secrets of the app, and put its"
            " value into a file that SES_DESK_TEAMS_APP_PASSWORD_FILE names."
        ),
    ),
    "teams_tenants": _Fault(
        "S022",
        N_("The desk answers named tenants only, and this names none that can be one."),
        N_(
            "Give the directory (tenant) ids, with commas between; first the one that"
            " the app is registered in."
        ),
    ),
    "public_url": _Fault(
        "S023",
        N_("It is not an address that people, Teams and Slack reach the desk under."),
        N_("Write https:// and the machine's full name, like https://desk.example.org"),
    ),
    "teams_development": _Fault(
        "S024",
        N_(
            "It lets in whoever asks, so it works on this machine only and beside no"
            " app of a real tenant."
        ),
        N_(
            "Leave it out; or set SES_DESK_HOST to 127.0.0.1 and unset"
            " SES_DESK_TEAMS_APP_ID and SES_DESK_TEAMS_TENANTS."
        ),
    ),
    "absences": _Fault(
        "S028",
        N_("It is neither yes nor no."),
        N_("Write 1 to let the desk look who is out of office, or leave it out."),
    ),
    "all_cores": _Fault(
        "S037",
        N_("It is neither yes nor no."),
        N_("Write 1 to let the desk use all cores, or leave it out."),
    ),
    "check_links": _Fault(
        "S034",
        N_("It is neither yes nor no."),
        N_("Write 1 to let the catalogue's links be checked weekly, or leave it out."),
    ),
    "mail_drafts": _Fault(
        "S026",
        N_("It is neither yes nor no."),
        N_("Write 1 to let e-mails be put into people's Drafts, or leave it out."),
    ),
    "mail_sender": _Fault(
        "S025",
        N_("It is not the address of a mailbox that e-mail can come from."),
        N_("Write one address, like desk@example.org, and nothing around it."),
    ),
    "slack_bot_token": _Fault(
        "S029",
        N_("A desk in Slack needs the bot token of its app: it begins with xoxb-."),
        N_(
            "Install the app in your workspace, and put the Bot User OAuth Token from"
            " its page OAuth & Permissions into a file that"
            " SES_DESK_SLACK_BOT_TOKEN_FILE names."
        ),
    ),
    "slack_app_token": _Fault(
        "S030",
        N_("It is not an app-level token, which begins with xapp-."),
        N_(
            "Make one with the scope connections:write under Basic Information of the"
            " app, or leave it out where Slack reaches the desk by its address."
        ),
    ),
    "slack_signing_secret": _Fault(
        "S031",
        N_(
            "By the signing secret the desk knows that a request is from Slack, and"
            " there is none."
        ),
        N_(
            "Put the Signing Secret from Basic Information of the app into a file that"
            " SES_DESK_SLACK_SIGNING_SECRET_FILE names; or, for a desk without a public"
            " address, set SES_DESK_SLACK_APP_TOKEN for Socket Mode."
        ),
    ),
    "slack_workspaces": _Fault(
        "S032",
        N_("The desk answers workspaces by their ids, and this is not one."),
        N_(
            "Give ids like T0123456789, or E0123456789 of an organization, with commas"
            " between; or leave it out: then the one that the app is installed in."
        ),
    ),
    "slack_per_second": _Fault(
        "S033",
        N_("It is not a number of messages a second."),
        N_("Give a whole number from 1, or leave it out for what the desk thinks fit."),
    ),
    "askers_kept_days": _Fault(
        "S035",
        N_("It is not a number of days for which who asked is kept."),
        N_("Give a whole number from 1 to 3650, or leave it out for 90."),
    ),
    "time_zone": _Fault(
        "S036",
        N_("It is not a time zone."),
        N_("Name one as Africa/Nairobi, or leave it out for America/New_York."),
    ),
}


def fault(kind: str, **words: str) -> PydanticCustomError:
    """Make the error by which a validator reports that *kind* of fault."""
    found = FAULTS[kind]
    return PydanticCustomError(
        "setting",
        "{problem}",
        {
            "problem": found.id,
            "wrong": translate(found.wrong).format(**words),
            "to_do": translate(found.to_do).format(**words),
        },
    )


def problem(kind: str, setting: str, **words: str) -> Problem:
    """Make the problem that *kind* of fault is for that *setting*."""
    found = FAULTS[kind]
    return Problem(
        id=found.id,
        setting=setting,
        wrong=translate(found.wrong).format(**words),
        to_do=translate(found.to_do).format(**words),
    )
