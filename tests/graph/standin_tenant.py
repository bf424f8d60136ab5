"""
A tenant of Microsoft 365 as Graph's pages describe it: stateful, and strict.

What is not as the pages say answers 400 and is kept in `complaints`, which a test
expects to be empty. Time is the test's own.
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

USER = re.compile(r"https://graph\.microsoft\.com/v1\.0/users\('([^']+)'\)")
CATALOGUE = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/"
STANDARD = "https://graph.microsoft.com/v1.0/teamsTemplates('standard')"
MEMBER = "microsoft.graph.aadUserConversationMember"
TEAM_FIELDS = {
    "template@odata.bind",
    "visibility",
    "displayName",
    "description",
    "members",
}
CONFLICT = "@microsoft.graph.conflictBehavior"
UNFIT_IN_NAMES = re.compile(r"[~#%&*{}+/\\:<>?|'\"]")
PIECE = 327_680
MOST_IN_ONE_PUT = 4 * 1024 * 1024
OPERATION = {"slow": 1, "fails": 1, "never": 10**9}


@dataclass(frozen=True, slots=True)
class Said:
    """What is answered."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


def error(status: int, code: str, message: str = "No.") -> Said:
    """Answer in the shape of Graph's errors."""
    inner = {"date": "2024-01-01T00:00:00", "request-id": "stand-in"}
    body = {"error": {"code": code, "message": message, "innerError": inner}}
    return Said(status, body)


@dataclass
class Team:
    """A team, with what is in it."""

    id: str
    name: str
    description: str
    visibility: str
    made_at: datetime
    members: dict[str, list[str]]
    channels: dict[str, str]
    apps: set[str] = field(default_factory=set)
    files: dict[str, bytes | None] = field(default_factory=dict)
    archived: bool = False
    turns_at: datetime | None = None  # When it is as it was asked to be.
    guests: int = 0

    def turn(self, now: datetime, *, archived: bool, takes: timedelta) -> None:
        """Be archived, or not any more, after a while."""
        self.turns_at = now + takes
        self.archived = archived

    def owners(self) -> set[str]:
        """Return whose team it is."""
        return {each for each, roles in self.members.items() if "owner" in roles}

    def is_archived(self, now: datetime) -> bool:
        """Whether it is archived by now."""
        has_turned = self.turns_at is None or now >= self.turns_at
        return self.archived if has_turned else not self.archived


@dataclass
class Chat:
    """A group chat: everybody in it is an owner."""

    id: str
    topic: str
    made_at: datetime
    members: set[str]
    has_app: bool = False


@dataclass
class Operation:
    """The making of a team, which takes so many more looks."""

    id: str
    team: Team
    looks: int
    fails: bool
    seen_at: datetime | None = None


@dataclass
class Tenant:
    """
    What there is in a tenant, and how it behaves.

    *unseen_for* is how long a new team answers 404 and is in no list; *site_after* how
    long its files folder is "not ready", None for ever. *operation* takes no time
    ("at-once"), is "slow", "fails" or "never" ends.
    """

    now: Callable[[], datetime]
    people: dict[str, str] = field(default_factory=dict)  # Mail by account.
    guests: set[str] = field(default_factory=set)  # Those of them who are.
    app: str = "manifest-id"
    unseen_for: timedelta = timedelta(0)
    site_after: timedelta | None = timedelta(0)
    operation: str = "at-once"
    teams: dict[str, Team] = field(default_factory=dict)
    operations: dict[str, Operation] = field(default_factory=dict)
    apps_of_people: set[str] = field(default_factory=set)
    uploads: dict[str, tuple[Team, str, bytearray]] = field(default_factory=dict)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    mails: list[dict[str, Any]] = field(default_factory=list)
    presences: dict[str, dict[str, Any]] = field(default_factory=dict)  # By account.
    complaints: list[str] = field(default_factory=list)
    address: str = ""
    archiving_takes: timedelta = timedelta(0)
    chats: dict[str, Chat] = field(default_factory=dict)
    chats_are_shown: bool = True  # Whether there is a right to list them.
    changed_at: dict[str, datetime] = field(default_factory=dict)  # Memberships.

    def is_hasty(self, team_id: str) -> bool:
        """Whether its memberships changed within two seconds; they do so now."""
        last, self.changed_at[team_id] = self.changed_at.get(team_id), self.now()
        return last is not None and self.now() - last < timedelta(seconds=2)

    def answer(
        self, method: str, target: str, content: bytes, headers: Mapping[str, str]
    ) -> Said:
        """Answer a call, below the version."""
        path, _, query = target.partition("?")
        for verb, shape, act in ROUTES:
            found = shape.fullmatch(path)
            if verb == method and found:
                told = [unquote(each) for each in found.groups()]
                asked = Asked(content=content, query=unquote(query), headers=headers)
                return act(self, asked, *told)
        return self.complain(f"{method} {target} is no call that is known here")

    def complain(self, words: str, *, status: int = 400) -> Said:
        """Refuse what the pages would not have, and keep it for the test."""
        self.complaints.append(words)
        return error(status, "BadRequest", words)

    def is_seen(self, team: Team) -> bool:
        """Whether a team is known everywhere by now."""
        return self.now() - team.made_at >= self.unseen_for

    def team(self, team_id: str) -> Team | None:
        """Return a team that is known by now."""
        found = self.teams.get(team_id)
        return found if found and self.is_seen(found) else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A call without its address."""

    content: bytes
    query: str
    headers: Mapping[str, str]

    @property
    def json(self) -> dict[str, Any]:
        """The body, which must be JSON and say so."""
        kind = {name.lower(): value for name, value in self.headers.items()}
        if "application/json" not in kind.get("content-type", ""):
            return {}
        read = json.loads(self.content or b"{}")
        return read if isinstance(read, dict) else {}


Act = Callable[..., Said]
NOT_FOUND = error(404, "NotFound", "No team found with Group Id.")


def list_teams(tenant: Tenant, asked: Asked) -> Said:
    named = re.search(r"displayName eq '([^']*)'", asked.query)
    if not named or "$select=id,description" not in asked.query:
        return tenant.complain(f"teams are looked for by {asked.query}")
    seen = filter(tenant.is_seen, tenant.teams.values())
    found = [
        {"id": team.id, "description": team.description}
        for team in seen
        if team.name == named[1]
    ]
    return Said(200, {"value": found})


def make_team(tenant: Tenant, asked: Asked) -> Said:
    body = asked.json
    if set(body) != TEAM_FIELDS or body["template@odata.bind"] != STANDARD:
        return tenant.complain(f"a team is asked for with {sorted(body)}")
    owners = [_account(each, {"owner"}) for each in body["members"]]
    if len(owners) != 1 or not owners[0]:
        return tenant.complain("an application names exactly one owner")
    if owners[0] not in tenant.people:
        return error(404, "NotFound", "Failed to find user.")
    number = len(tenant.operations) + 1
    team = Team(
        id=f"team-{number}",
        name=body["displayName"],
        description=body["description"],
        visibility=body["visibility"].lower(),
        made_at=tenant.now(),
        members={owners[0]: ["owner"]},
        channels={f"19:general-{number}@thread.tacv2": "General"},
    )
    fails = tenant.operation == "fails"
    operation = Operation(
        id=f"operation-{number}",
        team=team,
        looks=OPERATION.get(tenant.operation, 0),
        fails=fails,
    )
    tenant.operations[operation.id] = operation
    if not fails:
        tenant.teams[team.id] = team
    where = f"/teams('{team.id}')"
    headers = {"Location": f"{where}/operations('{operation.id}')"}
    return Said(202, None, {**headers, "Content-Location": where})


def read_operation(tenant: Tenant, _asked: Asked, team_id: str, key: str) -> Said:
    operation = tenant.operations.get(key)
    if operation is None or operation.team.id != team_id:
        return NOT_FOUND
    now = tenant.now()
    if operation.seen_at and now - operation.seen_at < timedelta(seconds=30):
        return tenant.complain("an operation is looked at more than twice a minute")
    operation.seen_at = now
    if not tenant.is_seen(operation.team):
        return NOT_FOUND
    operation.looks -= 1
    status = "succeeded" if operation.looks < 0 else "inProgress"
    problem = None
    if operation.fails and operation.looks < 0:
        status = "failed"
        problem = {"code": "TeamUnavailable", "message": "The team was not found."}
    body = {
        "id": key,
        "operationType": "createTeam",
        "status": status,
        "targetResourceId": team_id,
        "targetResourceLocation": f"/teams('{team_id}')",
        "error": problem,
    }
    return Said(200, body)


def read_team(tenant: Tenant, _asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    summary = {"guestsCount": team.guests, "membersCount": len(team.members)}
    body = {"id": team.id, "displayName": team.name, "visibility": team.visibility}
    archived = team.is_archived(tenant.now())
    return Said(200, {**body, "isArchived": archived, "summary": summary})


def list_members(tenant: Tenant, _asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    found = [
        {"id": f"m-{each}", "roles": roles, "displayName": each, "userId": each}
        for each, roles in team.members.items()
    ]
    return Said(200, {"value": found})


def add_members(tenant: Tenant, asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    values = asked.json.get("values", [])
    accounts = [_account(each, {"owner"}) for each in values]
    if not 1 <= len(values) <= 200 or not all(accounts):
        return tenant.complain(f"members are added with {values}")
    if tenant.is_hasty(team_id):
        return tenant.complain("members change within two seconds")
    results, status = [], 200
    for account, value in zip(accounts, values, strict=True):
        problem = None
        if account in tenant.people:
            team.members[account] = value["roles"]
        else:
            problem, status = {"code": "NotFound", "message": ""}, 207
        results.append({"userId": account, "error": problem})
    return Said(status, {"value": results})


def remove_member(tenant: Tenant, asked: Asked, team_id: str, member: str) -> Said:
    team = tenant.team(team_id)
    account = member.removeprefix("m-")
    if team is None or account not in team.members:
        return NOT_FOUND
    if asked.content or tenant.is_hasty(team_id):
        return tenant.complain("a member is taken out with a body, or in haste")
    if team.owners() == {account}:
        return tenant.complain("a team's last owner is taken out")
    del team.members[account]
    return Said(204)


def change_member(tenant: Tenant, asked: Asked, team_id: str, member: str) -> Said:
    team, body = tenant.team(team_id), asked.json
    account = member.removeprefix("m-")
    if team is None or account not in team.members:
        return NOT_FOUND
    roles = body.get("roles")
    kind = f"#{MEMBER}"
    if body != {"@odata.type": kind, "roles": roles} or roles not in ([], ["owner"]):
        return tenant.complain(f"a member is changed with {body}")
    if "guest" in team.members[account]:
        return error(400, "BadRequest", "Guests cannot be owners.")
    if tenant.is_hasty(team_id):
        return tenant.complain("members change within two seconds")
    if not roles and team.owners() == {account}:
        return tenant.complain("a team's last owner is to be none")
    team.members[account] = roles
    return Said(200, {"id": member, "roles": roles, "userId": account})


def primary_channel(tenant: Tenant, _asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    return Said(200, {"id": next(iter(team.channels))}) if team else NOT_FOUND


def list_channels(tenant: Tenant, _asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    found = [{"id": key, "displayName": name} for key, name in team.channels.items()]
    return Said(200, {"value": found})


def make_channel(tenant: Tenant, asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    name = str(asked.json.get("displayName", ""))
    if not name or len(name) > 50 or UNFIT_IN_NAMES.search(name):
        return tenant.complain(f"a channel is to be called {name!r}")
    if name.casefold() in {each.casefold() for each in team.channels.values()}:
        return error(400, "BadRequest", "Channel name already existed.")
    key = f"19:{len(team.channels)}-{team_id}@thread.tacv2"
    team.channels[key] = name
    return Said(201, {"id": key, "displayName": name})


def find_app(tenant: Tenant, asked: Asked) -> Said:
    has = f"externalId eq '{tenant.app}'" in asked.query
    return Said(200, {"value": [{"id": "catalogue-id"}] if has else []})


def install_in_team(tenant: Tenant, asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    if asked.json != {"teamsApp@odata.bind": f"{CATALOGUE}catalogue-id"}:
        return tenant.complain(f"an app is installed with {asked.json}")
    if "catalogue-id" in team.apps:
        return error(409, "Conflict", "Already installed.")
    team.apps.add("catalogue-id")
    return Said(201)


def install_for_person(tenant: Tenant, asked: Asked, account: str) -> Said:
    if asked.json != {"teamsApp@odata.bind": f"{CATALOGUE}catalogue-id"}:
        return tenant.complain(f"an app is installed with {asked.json}")
    if account not in tenant.people:
        return error(404, "NotFound")
    if account in tenant.apps_of_people:
        return error(409, "Conflict")
    tenant.apps_of_people.add(account)
    return Said(201)


def files_folder(tenant: Tenant, _asked: Asked, team_id: str, channel: str) -> Said:
    team = tenant.team(team_id)
    if team is None or channel not in team.channels:
        return NOT_FOUND
    ready = tenant.site_after
    if ready is None or tenant.now() - team.made_at < ready:
        words = "Folder location for this channel is not ready yet, please try again."
        return error(404, "NotFound", words)
    parent = {"driveId": f"b!{team_id}", "driveType": "documentLibrary"}
    return Said(200, {"id": f"root-{team_id}", "parentReference": parent})


def make_folder(tenant: Tenant, asked: Asked, drive: str, item: str) -> Said:
    team = _team_of(tenant, drive, item)
    body = asked.json
    if set(body) != {"name", "folder", CONFLICT} or body[CONFLICT] != "fail":
        return tenant.complain(f"a folder is made with {body}")
    if body["name"] in team.files:
        return error(409, "nameAlreadyExists")
    team.files[body["name"]] = None
    return Said(201, {"id": body["name"], "name": body["name"], "folder": {}})


def put_file(tenant: Tenant, asked: Asked, drive: str, item: str, path: str) -> Said:
    team = _team_of(tenant, drive, item)
    if f"{CONFLICT}=fail" not in asked.query or len(asked.content) > MOST_IN_ONE_PUT:
        return tenant.complain(f"{path} is put with {asked.query}")
    if path in team.files:
        return error(409, "nameAlreadyExists")
    team.files[path] = asked.content
    return Said(201, {"id": path, "name": path, "size": len(asked.content)})


def begin_upload(
    tenant: Tenant, asked: Asked, drive: str, item: str, path: str
) -> Said:
    team = _team_of(tenant, drive, item)
    if asked.json != {"item": {CONFLICT: "fail"}}:
        return tenant.complain(f"an upload begins with {asked.json}")
    if path in team.files:
        return error(409, "nameAlreadyExists")
    key = f"up-{len(tenant.uploads)}"
    tenant.uploads[key] = (team, path, bytearray())
    return Said(200, {"uploadUrl": f"{tenant.address}/up/{key}"})


def put_piece(
    tenant: Tenant, key: str, content: bytes, headers: Mapping[str, str]
) -> Said:
    """Take a piece of a file, which carries no token."""
    said = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", headers.get("Content-Range", ""))
    if said is None or "Authorization" in headers:
        return tenant.complain(f"a piece comes with {sorted(headers)}", status=401)
    if key not in tenant.uploads:
        return error(404, "itemNotFound")
    team, path, got = tenant.uploads[key]
    start, end, whole = map(int, said.groups())
    if end - start + 1 != len(content) or (end + 1 < whole and len(content) % PIECE):
        return tenant.complain(f"a piece is {len(content)} bytes: {said[0]}")
    if start != len(got):
        return error(416, "invalidRange")
    got += content
    if end + 1 < whole:
        return Said(202, {"nextExpectedRanges": [f"{len(got)}-"]})
    team.files[path] = bytes(got)
    del tenant.uploads[key]
    return Said(201, {"id": path, "name": path, "size": whole})


def upload_state(tenant: Tenant, key: str) -> Said:
    """Say what is missing of an upload."""
    if key not in tenant.uploads:
        return error(404, "itemNotFound")
    return Said(200, {"nextExpectedRanges": [f"{len(tenant.uploads[key][2])}-"]})


def archive(tenant: Tenant, asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    if asked.content or not team.owners():
        return tenant.complain("an application archives owned teams, without a body")
    team.turn(tenant.now(), archived=True, takes=tenant.archiving_takes)
    where = f"/teams('{team_id}')/operations('archive')"
    return Said(202, None, {"Location": where})


def unarchive(tenant: Tenant, asked: Asked, team_id: str) -> Said:
    team = tenant.team(team_id)
    if team is None:
        return NOT_FOUND
    if asked.content:
        return tenant.complain("a team is opened again without a body")
    team.turn(tenant.now(), archived=False, takes=tenant.archiving_takes)
    where = f"/teams('{team_id}')/operations('unarchive')"
    return Said(202, None, {"Location": where})


def make_chat(tenant: Tenant, asked: Asked) -> Said:
    body = asked.json
    if set(body) != {"chatType", "topic", "members"} or body["chatType"] != "group":
        return tenant.complain(f"a chat is asked for with {sorted(body)}")
    accounts = [_account(each, {"owner"}) for each in body["members"]]
    roles = [each.get("roles") for each in body["members"]]
    if not accounts or not all(accounts) or any(each != ["owner"] for each in roles):
        return tenant.complain("in a chat everybody is an owner, or a guest")
    if ":" in body["topic"] or len(body["topic"]) > 250:
        return tenant.complain(f"a chat is to be called {body['topic']!r}")
    if not set(accounts) <= set(tenant.people):
        return error(404, "NotFound", "Failed to find user.")
    chat = Chat(
        id=f"19:chat-{len(tenant.chats) + 1}@thread.v2",
        topic=body["topic"],
        made_at=tenant.now(),
        members=set(accounts),
    )
    tenant.chats[chat.id] = chat
    return Said(201, {"id": chat.id, "topic": chat.topic, "chatType": "group"})


def find_chats(tenant: Tenant, asked: Asked, account: str) -> Said:
    wanted = re.search(r"\$filter=topic eq '((?:[^']|'')*)'&\$top=50", asked.query)
    if not wanted:
        return tenant.complain(f"chats are looked for by {asked.query}")
    if not tenant.chats_are_shown:
        return error(403, "Forbidden", "Missing role permissions.")
    found = [
        {"id": chat.id, "topic": chat.topic, "chatType": "group"}
        for chat in tenant.chats.values()
        if chat.topic == wanted[1].replace("''", "'")
        and account in chat.members
        and tenant.now() - chat.made_at >= tenant.unseen_for
    ]
    return Said(200, {"value": found})


def list_chat_members(tenant: Tenant, _asked: Asked, chat_id: str) -> Said:
    chat = tenant.chats[chat_id]
    found = [
        {"id": f"m-{each}", "roles": ["owner"], "displayName": each, "userId": each}
        for each in chat.members
    ]
    return Said(200, {"value": found})


def add_to_chat(tenant: Tenant, asked: Asked, chat_id: str) -> Said:
    body = asked.json
    account = _account(body, {"owner"})
    whole = body.get("visibleHistoryStartDateTime") == "0001-01-01T00:00:00Z"
    if not account or body.get("roles") != ["owner"] or not whole:
        return tenant.complain(f"somebody is added to a chat with {body}")
    if account not in tenant.people:
        return error(404, "NotFound")
    tenant.chats[chat_id].members.add(account)
    return Said(201, None, {"Location": f"/chats/{chat_id}/members/m-{account}"})


def remove_from_chat(tenant: Tenant, asked: Asked, chat_id: str, member: str) -> Said:
    chat, account = tenant.chats[chat_id], member.removeprefix("m-")
    if asked.content:
        return tenant.complain("somebody is taken out of a chat with a body")
    if account not in chat.members:
        return error(404, "NotFound")
    chat.members.discard(account)
    return Said(204)


def install_in_chat(tenant: Tenant, asked: Asked, chat_id: str) -> Said:
    chat = tenant.chats[chat_id]
    if asked.json != {"teamsApp@odata.bind": f"{CATALOGUE}catalogue-id"}:
        return tenant.complain(f"an app is installed with {asked.json}")
    if chat.has_app:
        return error(409, "Conflict", "Already installed.")
    chat.has_app = True
    return Said(201)


def read_person(tenant: Tenant, _asked: Asked, account: str) -> Said:
    if account not in tenant.people:
        return error(404, "Request_ResourceNotFound")
    return Said(200, _person(tenant, account))


def find_person(tenant: Tenant, asked: Asked) -> Said:
    mail = re.search(r"mail eq '((?:[^']|'')*)'", asked.query)
    if not mail:
        return tenant.complain(f"people are looked for by {asked.query}")
    wanted = mail[1].replace("''", "'").casefold()
    found = [
        _person(tenant, account)
        for account, known in tenant.people.items()
        if known.casefold() == wanted
    ]
    return Said(200, {"value": found})


def read_presences(tenant: Tenant, asked: Asked) -> Said:
    ids = asked.json.get("ids", [])
    if set(asked.json) != {"ids"} or not 1 <= len(ids) <= 650 or len({*ids}) < len(ids):
        return tenant.complain(f"the presence of {len(ids)} is asked for")
    here = {"availability": "Available", "activity": "Available"}
    found = [
        {"id": each, **here, **tenant.presences.get(each, {})}
        for each in ids
        if each in tenant.people
    ]
    return Said(200, {"value": found})


def send_mail(tenant: Tenant, asked: Asked, account: str) -> Said:
    body = asked.json
    message = body.get("message", {})
    if account not in {*tenant.people, *tenant.people.values()}:
        return error(404, "ErrorInvalidUser")
    if set(body) != {"message", "saveToSentItems"}:
        return tenant.complain(f"a mail is sent with {sorted(body)}")
    if not {"subject", "body", "toRecipients"} <= set(message):
        return tenant.complain(f"a mail is made of {sorted(message)}")
    names = [each["name"] for each in message.get("internetMessageHeaders", [])]
    if len(names) > 5 or not all(name.casefold().startswith("x-") for name in names):
        return tenant.complain(f"a mail has the headers {names}")
    tenant.mails.append(body)
    return Said(202)


def draft_mail(tenant: Tenant, asked: Asked, account: str) -> Said:
    body = asked.json
    if account not in tenant.people:
        return error(404, "ErrorInvalidUser")
    if not {"subject", "body", "toRecipients"} <= set(body):
        return tenant.complain(f"a draft is made of {sorted(body)}")
    if any("@" not in each["emailAddress"]["address"] for each in body["toRecipients"]):
        return tenant.complain(f"a draft goes to {body['toRecipients']}")
    tenant.drafts.append({**body, "mailbox": account})
    return Said(201, {"id": "draft", "webLink": _opened_at(len(tenant.drafts))})


def _opened_at(number: int) -> str:
    return f"https://outlook.office365.com/{number}"


def find_draft(tenant: Tenant, asked: Asked, account: str) -> Said:
    if account not in tenant.people:
        return error(404, "ErrorInvalidUser")
    subject = re.search(r"\$filter=subject eq '((?:[^']|'')*)'", asked.query)
    if not subject or "$select=webLink" not in asked.query:
        return tenant.complain(f"a draft is looked for by {asked.query}")
    wanted = (account, subject[1].replace("''", "'"))
    found = [
        {"webLink": _opened_at(number)}
        for number, each in enumerate(tenant.drafts, start=1)
        if (each["mailbox"], each["subject"]) == wanted
    ]
    return Said(200, {"value": found})


def _person(tenant: Tenant, account: str) -> dict[str, Any]:
    mail = tenant.people[account]
    name = mail or f"{account}@example.org"
    if account in tenant.guests:
        name = f"{name.replace('@', '_')}#EXT#@example.onmicrosoft.com"
    return {
        "id": account,
        "displayName": account,
        "mail": mail or None,
        "userPrincipalName": name,
    }


def _account(value: Mapping[str, Any], roles: set[str]) -> str:
    """Return the account of a member as it is to be added; empty where unfit."""
    bound = USER.fullmatch(str(value.get("user@odata.bind")))
    typed = str(value.get("@odata.type")).lstrip("#") == MEMBER
    fits = typed and set(value.get("roles", ["?"])) <= roles
    return bound[1] if bound and fits else ""


def _team_of(tenant: Tenant, drive: str, item: str) -> Team:
    team = tenant.teams[drive.removeprefix("b!")]
    assert item == f"root-{team.id}"
    return team


def decoded(item: Mapping[str, Any]) -> bytes:
    """Return the bytes of an item's body in a batch: JSON, or base64."""
    body = item.get("body")
    if isinstance(body, str):
        return base64.b64decode(body, validate=True)
    return b"" if body is None else json.dumps(body).encode()


_TEAM = r"/teams/([^/('?]+)"
_CHAT = r"/chats/([^/]+)"
_ITEM = r"/drives/([^/]+)/items/([^/:]+)"
ROUTES: tuple[tuple[str, re.Pattern[str], Act], ...] = tuple(
    (verb, re.compile(shape), act)
    for verb, shape, act in (
        ("GET", r"/teams", list_teams),
        ("POST", r"/teams", make_team),
        (
            "GET",
            r"/teams\('([^']+)'\)/operations\('([^']+)'\)",
            read_operation,
        ),
        ("GET", _TEAM, read_team),
        ("GET", f"{_TEAM}/members", list_members),
        ("POST", f"{_TEAM}/members/add", add_members),
        ("DELETE", f"{_TEAM}/members/([^/]+)", remove_member),
        ("PATCH", f"{_TEAM}/members/([^/]+)", change_member),
        ("GET", f"{_TEAM}/primaryChannel", primary_channel),
        ("GET", f"{_TEAM}/channels", list_channels),
        ("POST", f"{_TEAM}/channels", make_channel),
        ("GET", f"{_TEAM}/channels/([^/]+)/filesFolder", files_folder),
        ("POST", f"{_TEAM}/installedApps", install_in_team),
        ("POST", f"{_TEAM}/archive", archive),
        ("POST", f"{_TEAM}/unarchive", unarchive),
        ("GET", r"/appCatalogs/teamsApps", find_app),
        ("POST", r"/chats", make_chat),
        ("GET", r"/users/([^/]+)/chats", find_chats),
        ("GET", f"{_CHAT}/members", list_chat_members),
        ("POST", f"{_CHAT}/members", add_to_chat),
        ("DELETE", f"{_CHAT}/members/([^/]+)", remove_from_chat),
        ("POST", f"{_CHAT}/installedApps", install_in_chat),
        ("POST", r"/users/([^/]+)/teamwork/installedApps", install_for_person),
        ("GET", r"/users/([^/]+)", read_person),
        ("GET", r"/users", find_person),
        ("POST", r"/users/([^/]+)/messages", draft_mail),
        ("GET", r"/users/([^/]+)/mailFolders/drafts/messages", find_draft),
        ("POST", r"/users/([^/]+)/sendMail", send_mail),
        ("POST", r"/communications/getPresencesByUserId", read_presences),
        ("POST", f"{_ITEM}/children", make_folder),
        ("PUT", f"{_ITEM}:/(.+):/content", put_file),
        ("POST", f"{_ITEM}:/(.+):/createUploadSession", begin_upload),
    )
)
