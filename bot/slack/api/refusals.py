"""What Slack's refusals mean for a message."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from bot.vendor_answers import refuse_unless_taken
from dialogs.channel import Fate, Undelivered

UNREACHABLE: Final = "slack-unreachable"
UNCERTAIN: Final = "slack-uncertain"
RATE_LIMITED: Final = "ratelimited"
BUSY: Final = "slack-busy"
MESSAGE_GONE: Final = "message-gone"
CONVERSATION_GONE: Final = "slack-conversation-gone"

_Meaning = tuple[str, Fate]


def _each(code: str, fate: Fate, errors: str) -> Iterable[tuple[str, _Meaning]]:
    return ((error, (code, fate)) for error in errors.split())


# By Slack's own word: the code for people and for the log, and what to do. What is
# wrong with the app or its workspace is so for everybody until an administrator puts it
# right: nothing is sent, nothing is lost, and nobody's address is stopped for it.
_MEANS: Mapping[str, _Meaning] = dict(
    [
        *_each(BUSY, Fate.RATE_LIMITED, "ratelimited rate_limited"),
        *_each(BUSY, Fate.RATE_LIMITED, "message_limit_exceeded"),
        *_each(
            "slack-fault",
            Fate.UNCERTAIN,
            "fatal_error internal_error request_timeout service_unavailable"
            " update_failed file_update_failed fetch_members_failed",
        ),
        *_each(
            "slack-app-unknown",
            Fate.NOT_SENT,
            "invalid_auth not_authed account_inactive token_revoked token_expired"
            " not_allowed_token_type team_access_not_granted two_factor_setup_required"
            " accesslimited app_access_restricted enterprise_is_restricted"
            " team_not_found",
        ),
        *_each("slack-scope-missing", Fate.NOT_SENT, "missing_scope"),
        *_each("slack-chats-off", Fate.NOT_SENT, "messages_tab_disabled"),
        *_each(
            "slack-closed",
            Fate.NOT_SENT,
            "ekm_access_denied org_login_required team_added_to_org"
            " external_channel_migrating",
        ),
        *_each(
            CONVERSATION_GONE,
            Fate.PERMANENT,
            "channel_not_found invalid_channel no_channel",
        ),
        *_each("slack-archived", Fate.PERMANENT, "is_archived is_inactive"),
        *_each("slack-not-in", Fate.PERMANENT, "not_in_channel user_not_in_channel"),
        *_each(
            "slack-nobody",
            Fate.PERMANENT,
            "user_not_found users_not_found user_not_visible user_disabled no_user"
            " cannot_dm_bot invalid_user_combination",
        ),
        *_each(
            "slack-not-allowed",
            Fate.PERMANENT,
            "restricted_action restricted_action_read_only_channel"
            " restricted_action_thread_only_channel restricted_action_thread_locked"
            " restricted_action_non_threadable_channel access_denied permission_denied"
            " no_permission not_authorized posting_to_channel_denied cant_invite"
            " user_is_bot user_is_restricted user_is_ultra_restricted ura_max_channels"
            " compliance_exports_prevent_deletion"
            " method_not_supported_for_channel_type not_supported",
        ),
        *_each(MESSAGE_GONE, Fate.UNFIT, "message_not_found"),
        *_each("slack-file-gone", Fate.UNFIT, "file_deleted file_is_deleted"),
        *_each("slack-file-gone", Fate.UNFIT, "file_not_found file_not_shared"),
        *_each(
            "slack-stands",
            Fate.UNFIT,
            "cant_update_message cant_delete_message edit_window_closed block_mismatch"
            " streaming_state_conflict",
        ),
        *_each(
            "slack-too-big",
            Fate.UNFIT,
            "msg_too_long msg_blocks_too_long metadata_too_large too_many_attachments"
            " attachment_payload_limit_exceeded",
        ),
        *_each(
            "slack-full",
            Fate.UNFIT,
            "too_long too_many_bookmarks too_many_emoji too_many_pins"
            " too_many_reactions too_many_users",
        ),
        *_each(
            "slack-name",
            Fate.UNFIT,
            "name_taken invalid_name invalid_name_maxlength invalid_name_punctuation"
            " invalid_name_required invalid_name_specials",
        ),
        *_each(
            "slack-already",
            Fate.UNFIT,
            "already_archived already_in_channel already_pinned already_reacted"
            " cant_invite_self cant_kick_self not_archived no_pin not_pinned",
        ),
        *_each(
            "slack-unfit",
            Fate.UNFIT,
            "as_user_not_supported bad_timestamp cannot_reply_to_message"
            " cant_archive_general cant_kick_from_general deprecated_endpoint"
            " duplicate_channel_not_found duplicate_message_not_found exchange_expired"
            " expired_trigger_id hash_conflict invalid_arg_name invalid_arguments"
            " invalid_array_arg invalid_attachments invalid_blocks"
            " invalid_blocks_format invalid_bookmark_type invalid_charset"
            " invalid_child_type invalid_cursor invalid_emoji invalid_entity_id"
            " invalid_form_data invalid_json invalid_limit invalid_link"
            " invalid_metadata_format invalid_metadata_schema invalid_parent_type"
            " invalid_post_type invalid_shortcut_type invalid_time invalid_trigger_id"
            " json_not_object limit_required markdown_text_conflict"
            " metadata_must_be_sent_from_app method_deprecated missing_charset"
            " missing_file_data missing_post_type no_item_specified no_text"
            " not_enough_users not_found not_implemented not_pinnable"
            " parent_bookmark_disabled parent_with_link push_limit_reached"
            " superfluous_charset time_in_past time_too_far timezone_count_failed"
            " unknown_method upgrade_required users_list_not_supplied view_too_large",
        ),
    ]
)
# These are for an administrator: the same for every message, and mended by nobody else.
OF_THE_APP = frozenset(
    {"slack-app-unknown", "slack-chats-off", "slack-closed", "slack-scope-missing"}
)
_WORD = re.compile(r"[a-z][a-z0-9_]{0,79}")


class SlackRefused(Undelivered):
    """
    Slack did not do what was asked, or may not have.

    *error* is Slack's own word (`name_taken`), or `slack-unreachable` where nothing was
    sent and `slack-uncertain` where it may have been; *code* is for people. *errors*
    are the single ones that Slack names, as of each person who was to be invited.
    """

    def __init__(
        self,
        error: str,
        *,
        fate: Fate,
        retry_after: float = 0.0,
        errors: Iterable[Any] = (),
        code: str = "",
    ) -> None:
        super().__init__(code or error, fate=fate, retry_after=retry_after)
        self.error = error
        self.errors = tuple(errors)


def meaning_of(error: str) -> tuple[str, Fate]:
    """Return the code and the fate of one of Slack's words; unknown ones are unfit."""
    return _MEANS.get(error, (error, Fate.UNFIT))


def known_errors() -> frozenset[str]:
    """Return all of Slack's words that have a meaning here."""
    return frozenset(_MEANS)


def refusal_in(
    status: int, headers: Mapping[str, str], body: Mapping[str, Any]
) -> SlackRefused:
    """Return what an answer that is not well says of what was asked."""
    error = body.get("error")
    if not isinstance(error, str) or not _WORD.fullmatch(error):
        return _by_status(status, headers)
    code, fate = meaning_of(error)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        code, fate = meaning_of(RATE_LIMITED)
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        fate = Fate.UNCERTAIN
    seconds = _seconds(headers) if fate is Fate.RATE_LIMITED else 0.0
    errors = _errors_in(body)
    return SlackRefused(error, code=code, fate=fate, retry_after=seconds, errors=errors)


def not_reached(problem: Undelivered) -> SlackRefused:
    """Return what a failure of the network means for what was asked."""
    error = UNREACHABLE if problem.fate is Fate.NOT_SENT else UNCERTAIN
    return SlackRefused(error, code=problem.code, fate=problem.fate)


def not_understood() -> SlackRefused:
    """Return what an answer that is none of Slack's means for what was asked."""
    return SlackRefused(UNCERTAIN, code="slack-fault", fate=Fate.UNCERTAIN)


def _by_status(status: int, headers: Mapping[str, str]) -> SlackRefused:
    """Tell by its status alone: never of a person, only of what is on the way there."""
    try:
        refuse_unless_taken(status, headers)
    except Undelivered as found:
        if found.fate is Fate.RATE_LIMITED:
            wait, code = found.retry_after, meaning_of(RATE_LIMITED)[0]
            return SlackRefused(
                RATE_LIMITED, code=code, fate=found.fate, retry_after=wait
            )
        if found.fate is Fate.UNCERTAIN:
            return SlackRefused(UNCERTAIN, code=found.code, fate=found.fate)
        return SlackRefused(UNREACHABLE, code=found.code, fate=Fate.NOT_SENT)
    return not_understood()


def _seconds(headers: Mapping[str, str]) -> float:
    try:
        refuse_unless_taken(HTTPStatus.TOO_MANY_REQUESTS, headers)
    except Undelivered as found:
        return found.retry_after
    return 0.0


def _errors_in(body: Mapping[str, Any]) -> tuple[Any, ...]:
    about = body.get("response_metadata")
    said = about.get("messages") if isinstance(about, dict) else None
    errors = body.get("errors", said)
    return tuple(errors) if isinstance(errors, list) else ()
