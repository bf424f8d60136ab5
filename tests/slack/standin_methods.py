"""The methods of the Web API that the stand-in knows, each with what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.slack.standin_blocks import refuse_unfit_message, refuse_unfit_view
from tests.slack.standin_slack import StandInSlack
from tests.slack.standin_state import (
    APP,
    BOT,
    DESK,
    TEAM_NAME,
    Call,
    Conversation,
    File,
    Json,
    SlackSays,
    User,
)

Do = Callable[[StandInSlack, Json], Json]
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
_MOST_MEMBERS = 1000


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it needs, what else it reads, and one scope it asks for."""

    do: Do
    needs: frozenset[str]
    reads: frozenset[str]
    scopes: frozenset[str] = field(default_factory=frozenset)

    def done(self, slack: StandInSlack, given: Json) -> Json:
        """Do it, or say what is wrong with what was given."""
        if self.scopes and not self.scopes & slack.scopes:
            wanted = ",".join(sorted(self.scopes))
            raise SlackSays("missing_scope", needed=wanted)
        missing = [name for name in self.needs if given.get(name) is None]
        missing += [name for name in self.needs if given.get(name) == ""]
        unknown = [name for name in given if name not in self.needs | self.reads]
        if missing or unknown:
            said = [f"[ERROR] missing {missing}, unknown {unknown}"]
            raise SlackSays("invalid_arguments", response_metadata={"messages": said})
        return self.do(slack, given)


METHODS: dict[str, Method] = {}


def done(slack: StandInSlack, call: Call) -> Json:
    """Do what a call asks for, or say why not."""
    if call.method not in METHODS:
        raise SlackSays("unknown_method", req_method=call.method)
    return METHODS[call.method].done(slack, call.given)


def _method(
    name: str, needs: str = "", reads: str = "", *, scopes: str = ""
) -> Callable[[Do], Do]:
    def registered(do: Do) -> Do:
        METHODS[name] = Method(
            do,
            frozenset(needs.split()),
            frozenset(reads.split()),
            frozenset(scopes.split()),
        )
        return do

    return registered


def _user(slack: StandInSlack, account: object) -> User:
    if account not in slack.users:
        raise SlackSays("user_not_found")
    return slack.users[str(account)]


def _conversation(
    slack: StandInSlack, given: Json, *, inside: bool = True, open_one: bool = True
) -> Conversation:
    found = slack.conversations.get(str(given.get("channel")))
    if found is None or (found.private and not found.im_of and not _in(found)):
        raise SlackSays("channel_not_found")
    if inside and not found.im_of and not _in(found):
        raise SlackSays("not_in_channel")
    if open_one and found.archived:
        raise SlackSays("is_archived")
    return found


def _in(conversation: Conversation) -> bool:
    return DESK in conversation.members


def _channel(slack: StandInSlack, given: Json, **how: bool) -> Conversation:
    found = _conversation(slack, given, **how)
    if found.im_of:
        raise SlackSays("method_not_supported_for_channel_type")
    return found


@_method("auth.test")
def _auth_test(slack: StandInSlack, _given: Json) -> Json:
    org = slack.enterprise_id
    grid = {"enterprise_id": org, "is_enterprise_install": True} if org else {}
    return {
        "url": "https://demo.slack.com/",
        "team": TEAM_NAME,
        "user": slack.users[DESK].name,
        "team_id": slack.team_id,
        "user_id": DESK,
        "bot_id": BOT,
        **grid,
    }


@_method("team.info", reads="team", scopes="team:read")
def _team_info(slack: StandInSlack, _given: Json) -> Json:
    return {"team": {"id": slack.team_id, "name": TEAM_NAME, "domain": "demo"}}


_POST = (
    "text blocks metadata thread_ts reply_broadcast unfurl_links unfurl_media parse"
    " link_names mrkdwn"
)


@_method("chat.postMessage", needs="channel", reads=_POST, scopes="chat:write")
def _post_message(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given)
    if found.read_only:
        raise SlackSays("restricted_action_read_only_channel")
    refuse_unfit_message(given, most_text=40_000)
    thread = given.get("thread_ts")
    if thread and thread not in found.messages:
        raise SlackSays("message_not_found")
    ts = slack.next_ts()
    message = _message(given, ts)
    found.messages[ts] = message
    key = given.get("metadata", {}).get("event_payload", {}).get("key")
    if key:
        slack.keys[f"{found.id} {key}"] += 1
    return {"channel": found.id, "ts": ts, "message": message}


def _message(given: Json, ts: str) -> Json:
    kept = {"text", "blocks", "metadata", "thread_ts"}
    said = {name: value for name, value in given.items() if name in kept}
    about = {"type": "message", "ts": ts, "user": DESK, "bot_id": BOT, "app_id": APP}
    return {**about, "text": "", **said}


@_method(
    "chat.update",
    needs="channel ts",
    reads="text blocks metadata parse link_names",
    scopes="chat:write",
)
def _update(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, open_one=False)
    if found.archived:
        raise SlackSays("is_inactive")
    old = _standing(found, given["ts"])
    if old["user"] != DESK:
        raise SlackSays("cant_update_message")
    refuse_unfit_message(given, most_text=4_000)
    new = {**old, **_message(given, given["ts"]), "edited": {"user": DESK}}
    found.messages[given["ts"]] = new
    return {"channel": found.id, "ts": new["ts"], "text": new["text"], "message": new}


def _standing(found: Conversation, ts: object) -> Json:
    if ts not in found.messages:
        raise SlackSays("message_not_found")
    return found.messages[str(ts)]


@_method("chat.delete", needs="channel ts", scopes="chat:write")
def _delete(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given)
    if _standing(found, given["ts"])["user"] != DESK:
        raise SlackSays("cant_delete_message")
    del found.messages[given["ts"]]
    return {"channel": found.id, "ts": given["ts"]}


@_method(
    "chat.postEphemeral",
    needs="channel user",
    reads="text blocks thread_ts parse link_names",
    scopes="chat:write",
)
def _post_ephemeral(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given)
    if given["user"] not in found.members and given["user"] != found.im_of:
        raise SlackSays("user_not_in_channel")
    refuse_unfit_message(given, most_text=40_000)
    slack.ephemerals.append(given)
    return {"message_ts": slack.next_ts()}


@_method("chat.getPermalink", needs="channel message_ts")
def _permalink(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, open_one=False)
    _standing(found, given["message_ts"])
    where = f"archives/{found.id}/p{given['message_ts'].replace('.', '')}"
    return {"channel": found.id, "permalink": f"https://demo.slack.com/{where}"}


@_method(
    "conversations.open",
    reads="users channel return_im prevent_creation",
    scopes="im:write mpim:write",
)
def _open(slack: StandInSlack, given: Json) -> Json:
    accounts = [each for each in str(given.get("users", "")).split(",") if each]
    if not accounts:
        raise SlackSays("users_list_not_supplied")
    if len(accounts) > 1:
        raise SlackSays("method_not_supported_for_channel_type")
    user = _user(slack, accounts[0])
    if user.deleted:
        raise SlackSays("user_disabled")
    if user.bot:
        raise SlackSays("cannot_dm_bot")
    if user.refuses_chats:
        raise SlackSays("user_not_visible")
    for each in slack.conversations.values():
        if each.im_of == user.id:
            return {"no_op": True, "already_open": True, "channel": {"id": each.id}}
    chat = slack.hold(slack.next_id("D"), im_of=user.id, name="")
    return {"channel": chat.as_json() if given.get("return_im") else {"id": chat.id}}


@_method(
    "conversations.create",
    needs="name",
    reads="is_private team_id",
    scopes="channels:manage groups:write",
)
def _create(slack: StandInSlack, given: Json) -> Json:
    private = bool(given.get("is_private"))
    if ("groups:write" if private else "channels:manage") not in slack.scopes:
        raise SlackSays("missing_scope", needed="groups:write")
    if slack.enterprise_id and not given.get("team_id"):
        raise SlackSays("invalid_arguments")
    name = _fit_name(slack, given["name"])
    made = slack.hold(slack.next_id("C"), name=name, private=private)
    return {"channel": made.as_json()}


def _fit_name(slack: StandInSlack, name: str) -> str:
    if len(name) > 80:
        raise SlackSays("invalid_name_maxlength")
    if not set(name) & set("abcdefghijklmnopqrstuvwxyz0123456789"):
        raise SlackSays("invalid_name_punctuation")
    if set(name) - _NAME:
        raise SlackSays("invalid_name_specials")
    if any(each.name == name for each in slack.conversations.values()):
        raise SlackSays("name_taken")
    return name


@_method(
    "conversations.info",
    needs="channel",
    reads="include_locale include_num_members",
    scopes="channels:read groups:read im:read",
)
def _info(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, inside=False, open_one=False)
    return {"channel": found.as_json()}


@_method(
    "conversations.list",
    reads="cursor limit types exclude_archived team_id",
    scopes="channels:read groups:read",
)
def _list(slack: StandInSlack, given: Json) -> Json:
    wanted = set(str(given.get("types", "public_channel")).split(","))
    seen = [
        each.as_json()
        for each in slack.conversations.values()
        if not each.im_of
        and ("private_channel" if each.private else "public_channel") in wanted
        and (not each.private or _in(each))
        and not (given.get("exclude_archived") and each.archived)
    ]
    return _page("channels", seen, given)


def _page(name: str, everything: list[Json] | list[str], given: Json) -> Json:
    cursor, limit = str(given.get("cursor") or "0"), int(given.get("limit") or 100)
    if not cursor.isdecimal():
        raise SlackSays("invalid_cursor")
    if not 0 < limit <= _MOST_MEMBERS:
        raise SlackSays("invalid_limit")
    last = int(cursor) + limit
    more = str(last) if last < len(everything) else ""
    page = everything[int(cursor) : last]
    return {name: page, "response_metadata": {"next_cursor": more}}


@_method(
    "conversations.members",
    needs="channel",
    reads="cursor limit",
    scopes="channels:read groups:read im:read",
)
def _members(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, inside=False, open_one=False)
    return _page("members", found.members, given)


@_method(
    "conversations.invite",
    needs="channel users",
    reads="force",
    scopes="channels:manage groups:write",
)
def _invite(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given)
    accounts = str(given["users"]).split(",")
    if len(accounts) > _MOST_MEMBERS:
        raise SlackSays("too_many_users")
    wrong = {each: _uninvited(slack, found, each) for each in accounts}
    errors: list[Json] = [
        {"user": each, "ok": False, "error": error}
        for each, error in wrong.items()
        if error
    ]
    good = [each for each, error in wrong.items() if not error]
    if not errors or (given.get("force") and good):
        found.members += good
        return {"channel": found.as_json(), **({"errors": errors} if errors else {})}
    raise SlackSays(errors[0]["error"], errors=errors)


def _uninvited(slack: StandInSlack, found: Conversation, account: str) -> str:
    user = slack.users.get(account)
    if user is None or user.deleted:
        return "user_not_found"
    if account == DESK:
        return "cant_invite_self"
    if account in found.members:
        return "already_in_channel"
    if user.single_channel_guest:
        return "ura_max_channels"
    return "cant_invite" if user.stranger else ""


@_method(
    "conversations.kick", needs="channel user", scopes="channels:manage groups:write"
)
def _kick(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given)
    _user(slack, given["user"])
    if given["user"] == DESK:
        raise SlackSays("cant_kick_self")
    if given["user"] not in found.members:
        raise SlackSays("not_in_channel")
    found.members.remove(given["user"])
    return {}


@_method("conversations.join", needs="channel", scopes="channels:join")
def _join(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given, inside=False)
    if found.private:
        raise SlackSays("method_not_supported_for_channel_type")
    warning = {"warning": "already_in_channel"} if _in(found) else {}
    found.members = list({*found.members, DESK})
    return {"channel": found.as_json(), **warning}


@_method("conversations.leave", needs="channel", scopes="channels:manage groups:write")
def _leave(slack: StandInSlack, given: Json) -> Json:
    _channel(slack, given).members.remove(DESK)
    return {}


@_method(
    "conversations.archive", needs="channel", scopes="channels:manage groups:write"
)
def _archive(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given, open_one=False)
    if found.archived:
        raise SlackSays("already_archived")
    found.archived = True
    found.members.remove(DESK)  # A bot is shut out of what is archived.
    return {}


@_method(
    "conversations.unarchive", needs="channel", scopes="channels:manage groups:write"
)
def _unarchive(slack: StandInSlack, given: Json) -> Json:
    found = slack.conversations.get(str(given["channel"]))
    if found is None or not _in(found):
        raise SlackSays("not_in_channel")  # Of every archived one: no bot unarchives.
    raise SlackSays("not_archived")


@_method(
    "conversations.rename", needs="channel name", scopes="channels:manage groups:write"
)
def _rename(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given)
    if found.name != given["name"]:
        found.name = _fit_name(slack, given["name"])
    return {"channel": found.as_json()}


@_method(
    "conversations.setTopic",
    needs="channel topic",
    scopes="channels:manage groups:write",
)
def _set_topic(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given)
    if len(given["topic"]) > 250:
        raise SlackSays("too_long")
    found.topic = given["topic"]
    return {"channel": found.as_json()}


@_method(
    "conversations.setPurpose",
    needs="channel purpose",
    scopes="channels:manage groups:write",
)
def _set_purpose(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, given)
    if len(given["purpose"]) > 250:
        raise SlackSays("too_long")
    found.purpose = given["purpose"]
    return {"purpose": given["purpose"]}


@_method(
    "conversations.history",
    needs="channel",
    reads="cursor limit oldest latest inclusive include_all_metadata",
    scopes="channels:history groups:history im:history",
)
def _history(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, open_one=False)
    shown = [dict(each) for each in reversed(found.messages.values())]
    for each in shown:
        if not given.get("include_all_metadata"):
            each.pop("metadata", None)
    return _page("messages", shown, given)


@_method("pins.add", needs="channel", reads="timestamp", scopes="pins:write")
def _pin(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given)
    if not given.get("timestamp"):
        raise SlackSays("no_item_specified")
    _standing(found, given["timestamp"])
    if given["timestamp"] in found.pins:
        raise SlackSays("already_pinned")
    found.pins.append(given["timestamp"])
    return {}


@_method("pins.remove", needs="channel", reads="timestamp", scopes="pins:write")
def _unpin(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given)
    if given.get("timestamp") not in found.pins:
        raise SlackSays("no_pin")
    found.pins.remove(given["timestamp"])
    return {}


@_method("pins.list", needs="channel", scopes="pins:read")
def _pins(slack: StandInSlack, given: Json) -> Json:
    found = _conversation(slack, given, open_one=False)
    shown = [{"type": "message", "message": found.messages[ts]} for ts in found.pins]
    return {"items": shown}


_BOOKMARK = "title link emoji"


@_method(
    "bookmarks.add",
    needs="channel_id title type",
    reads="link emoji entity_id parent_id access_level",
    scopes="bookmarks:write",
)
def _bookmark(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, {"channel": given["channel_id"]})
    if given["type"] != "link":
        raise SlackSays("invalid_bookmark_type")
    if not str(given.get("link", "")).startswith(("http://", "https://")):
        raise SlackSays("invalid_link")
    if len(found.bookmarks) >= 100:
        raise SlackSays("too_many_bookmarks")
    made = {"id": slack.next_id("Bk"), **given}
    found.bookmarks.append(made)
    return {"bookmark": made}


@_method(
    "bookmarks.edit",
    needs="channel_id bookmark_id",
    reads=_BOOKMARK,
    scopes="bookmarks:write",
)
def _edit_bookmark(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, {"channel": given["channel_id"]})
    for each in found.bookmarks:
        if each["id"] == given["bookmark_id"]:
            each.update({k: v for k, v in given.items() if k in _BOOKMARK.split()})
            return {"bookmark": each}
    raise SlackSays("not_found")


@_method("bookmarks.remove", needs="channel_id bookmark_id", scopes="bookmarks:write")
def _remove_bookmark(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, {"channel": given["channel_id"]})
    kept = [each for each in found.bookmarks if each["id"] != given["bookmark_id"]]
    if len(kept) == len(found.bookmarks):
        raise SlackSays("not_found")
    found.bookmarks = kept
    return {}


@_method("bookmarks.list", needs="channel_id", scopes="bookmarks:read")
def _bookmarks(slack: StandInSlack, given: Json) -> Json:
    found = _channel(slack, {"channel": given["channel_id"]}, open_one=False)
    return {"bookmarks": found.bookmarks}


@_method("users.info", needs="user", reads="include_locale", scopes="users:read")
def _user_info(slack: StandInSlack, given: Json) -> Json:
    return {"user": _seen(slack, _user(slack, given["user"]))}


def _seen(slack: StandInSlack, user: User) -> Json:
    """Tell of somebody; the e-mail address only to who may read that."""
    told = user.as_json()
    if "users:read.email" not in slack.scopes:
        told["profile"].pop("email", None)
    return told


@_method("users.list", reads="cursor limit include_locale team_id", scopes="users:read")
def _users(slack: StandInSlack, given: Json) -> Json:
    seen = [_seen(slack, each) for each in slack.users.values()]
    return _page("members", seen, given)


@_method("users.lookupByEmail", needs="email", scopes="users:read.email")
def _by_email(slack: StandInSlack, given: Json) -> Json:
    wanted = given["email"].casefold()
    for user in slack.users.values():
        if user.email.casefold() == wanted and not user.deleted and not user.stranger:
            return {"user": _seen(slack, user)}
    raise SlackSays("users_not_found")


@_method("views.open", needs="view", reads="trigger_id interactivity_pointer")
def _view_open(slack: StandInSlack, given: Json) -> Json:
    _use_trigger(slack, given)
    return {"view": _opened(slack, given["view"])}


@_method("views.push", needs="view", reads="trigger_id interactivity_pointer")
def _view_push(slack: StandInSlack, given: Json) -> Json:
    _use_trigger(slack, given)
    return {"view": _opened(slack, given["view"])}


def _use_trigger(slack: StandInSlack, given: Json) -> None:
    """Let one be good for one view; it must be one that this Slack gave."""
    trigger = given.get("trigger_id")
    if trigger not in slack.triggers:
        raise SlackSays("expired_trigger_id" if trigger else "invalid_trigger_id")
    slack.triggers.remove(str(trigger))


def _opened(slack: StandInSlack, view: Json) -> Json:
    refuse_unfit_view(view, kind="modal")
    about = {"id": slack.next_id("V"), "hash": f"{slack.next_ts()}.demo"}
    made = {**view, **about, "team_id": slack.team_id, "app_id": APP, "bot_id": BOT}
    slack.views[made["id"]] = made
    slack.opened.append(made)
    return made


@_method("views.update", needs="view", reads="view_id external_id hash")
def _view_update(slack: StandInSlack, given: Json) -> Json:
    old = slack.views.get(str(given.get("view_id")))
    if old is None:
        raise SlackSays("not_found")
    if given.get("hash") not in {None, old["hash"]}:
        raise SlackSays("hash_conflict")
    refuse_unfit_view(given["view"], kind=old["type"])
    new = {**old, **given["view"], "hash": f"{slack.next_ts()}.demo"}
    slack.views[old["id"]] = new
    slack.updated.append(new)
    return {"view": new}


@_method("views.publish", needs="user_id view", reads="hash")
def _view_publish(slack: StandInSlack, given: Json) -> Json:
    _user(slack, given["user_id"])
    old = slack.published.get(given["user_id"])
    if old and given.get("hash") not in {None, old["hash"]}:
        raise SlackSays("hash_conflict")
    refuse_unfit_view(given["view"], kind="home")
    view = {**given["view"], "id": slack.next_id("V"), "hash": slack.next_ts()}
    slack.published[given["user_id"]] = view
    return {"view": view}


@_method(
    "files.getUploadURLExternal",
    needs="filename length",
    reads="alt_txt snippet_type",
    scopes="files:write",
)
def _upload_url(slack: StandInSlack, given: Json) -> Json:
    made = File(
        id=slack.next_id("F"), name=given["filename"], length=int(given["length"])
    )
    slack.files[made.id] = made
    return {"upload_url": f"{slack.url}upload/{made.id}", "file_id": made.id}


@_method(
    "files.completeUploadExternal",
    needs="files",
    reads="channel_id channels initial_comment thread_ts blocks",
    scopes="files:write",
)
def _upload_complete(slack: StandInSlack, given: Json) -> Json:
    where = given.get("channel_id")
    found = _conversation(slack, {"channel": where}) if where else None
    done = []
    for each in given["files"]:
        file = slack.files.get(each.get("id"))
        if file is None or file.content is None:
            raise SlackSays("file_not_found")
        file.title, file.complete = each.get("title", ""), True
        if found:
            file.channels.append(found.id)
        done.append(file.as_json(slack.url))
    return {"files": done}


@_method("files.info", needs="file", reads="cursor limit count", scopes="files:read")
def _file_info(slack: StandInSlack, given: Json) -> Json:
    file = slack.files.get(given["file"])
    if file is None:
        raise SlackSays("file_not_found")
    if file.deleted:
        raise SlackSays("file_deleted")
    return {"file": file.as_json(slack.url)}


@_method("reactions.add", needs="channel name timestamp", scopes="reactions:write")
def _react(slack: StandInSlack, given: Json) -> Json:
    message = _standing(_conversation(slack, given), given["timestamp"])
    reactions = message.setdefault("reactions", [])
    if given["name"] in reactions:
        raise SlackSays("already_reacted")
    reactions.append(given["name"])
    return {}


@_method("apps.connections.open")
def _connections_open(slack: StandInSlack, _given: Json) -> Json:
    return {"url": slack.url.replace("http", "ws", 1) + "link"}
