"""`ses-desk teams serve` and `playground`: a desk in Teams as its process."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bot.teams.development import CONFIG, TENANT, config, played
from tests.bot.commands import Served, serving, ses_desk
from tests.dialogs.cast import LEAD
from tests.teams.scenes import activity

TRIED = {"SES_DESK_TEAMS_DEVELOPMENT": "true"}


@pytest.fixture(scope="module", name="served")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk")
    with serving(folder, command="teams serve", env=TRIED) as served:
        yield served


def post(served: Served, body: object) -> int:
    said = json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    try:
        with urlopen(Request(served.address, said, headers), timeout=30) as answer:
            return int(answer.status)
    except HTTPError as refused:
        with refused:
            return int(refused.code)


def said_here(who: str, *, text: str) -> dict[str, object]:
    """Return an activity of the playground's tenant, with nowhere to answer it."""
    account = next(each.account for each in played() if each.person.id == who)
    body = activity(who, serviceUrl="http://127.0.0.1:9/", text=text)
    body["from"]["aadObjectId"] = account
    body["conversation"]["tenantId"] = body["channelData"]["tenant"]["id"] = TENANT
    return body


def test_without_settings_it_says_all_that_is_missing(tmp_path: Path) -> None:
    ended = ses_desk("teams", "serve", "--port", "0", folder=tmp_path)

    assert ended.returncode == 2
    for setting in ("APP_ID", "APP_PASSWORD", "TENANTS"):
        assert f"SES_DESK_TEAMS_{setting}" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_somebody_of_the_demo_office_is_answered(served: Served) -> None:
    assert post(served, said_here(LEAD, text="help")) == HTTPStatus.OK


def test_another_tenant_is_not_let_in(served: Served) -> None:
    body = said_here(LEAD, text="help")
    body["conversation"] = {"id": "a:1", "tenantId": "another"}

    assert post(served, body) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("body", [[], None, "words", 7, {}])
def test_what_is_no_activity_is_refused(served: Served, body: object) -> None:
    status = post(served, body)

    assert HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR


def test_it_is_ready(served: Served) -> None:
    with urlopen(
        served.address.replace("/api/messages", "/readyz"), timeout=30
    ) as ready:
        assert ready.status == HTTPStatus.OK


def test_the_playgrounds_file_names_who_speaks_and_five_others(tmp_path: Path) -> None:
    ended = ses_desk("teams", "playground", "--as", LEAD, folder=tmp_path)

    written = (tmp_path / CONFIG).read_text(encoding="utf-8")
    assert ended.returncode == 0
    assert written == config(LEAD)
    assert written.count("aadObjectId") == 6


def test_nobody_speaks_who_is_not_of_the_demo_office(tmp_path: Path) -> None:
    ended = ses_desk("teams", "playground", "--as", "somebody", folder=tmp_path)

    assert ended.returncode == 2
    assert LEAD in ended.stderr
