"""Which way by e-mail a desk in Teams has."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.compose import compose
from bot.email.way import SmtpMail
from bot.graph.client import Graph
from bot.graph.mail import GraphMail
from bot.teams.mail import mail_through
from bot.teams_settings import TeamsSettings
from tests.bot.test_teams_settings import APP, TENANT
from tests.graph.standin_graph import Credential

SENDER = {"mail_sender": "desk@example.org"}
SMTP = {"smtp_host": "127.0.0.1", "smtp_sender": "desk@example.org"}


@pytest.mark.parametrize(
    "said, way",
    [({}, None), (SENDER, GraphMail), (SMTP, SmtpMail), (SENDER | SMTP, SmtpMail)],
)
def test_a_server_goes_before_the_desks_mailbox(
    tmp_path: Path, said: dict[str, Any], way: type | None
) -> None:
    settings = TeamsSettings(
        data=tmp_path / "data",
        teams_app_id=APP,
        teams_app_password=SecretStr("hidden"),
        teams_tenants=(TENANT,),
        public_url="https://desk.example.org",
        **said,
    )

    with compose(settings) as house:
        found = mail_through(Graph(Credential()), settings, house)

    assert (found and type(found)) is way
