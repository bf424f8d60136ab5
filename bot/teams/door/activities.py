"""A JSON object as botbuilder's activity, once it is known to have the shape of one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, TypeVar

from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationAccount,
    MessageReaction,
)
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from bot.doors.closed import DoorClosed

_MOST = 1000  # Entities, members or files.
_Filled = Annotated[str, Field(min_length=1)]
_Json = dict[str, Any]
_Each = TypeVar("_Each")
_Some = Annotated[list[_Each], Field(max_length=_MOST)]


def _time(said: str) -> str:
    """Return what a time is spelled as; ValueError where it is none."""
    datetime.fromisoformat(said)
    return said


_Time = Annotated[str, AfterValidator(_time)]


class _Part(BaseModel):
    """An object of which we or botbuilder read the named fields; others may stand."""

    model_config = ConfigDict(strict=True, alias_generator=to_camel)


class _Account(_Part):
    id: str | None = None
    name: str | None = None
    aad_object_id: str | None = None
    role: str | None = None
    properties: _Json | None = None


class _Conversation(_Account):
    id: _Filled
    conversation_type: str | None = None
    is_group: bool | None = None
    tenant_id: str | None = None


class _Typed(_Part):
    type: str | None = None


class _Attachment(_Part):
    content_type: str | None = None
    content_url: str | None = None
    name: str | None = None
    thumbnail_url: str | None = None


class _Named(_Part):
    id: str | None = None


class _ChannelData(_Part):
    tenant: _Named | None = None
    team: _Named | None = None
    channel: _Named | None = None


class _Reference(_Part):
    activity_id: str | None = None
    user: _Account | None = None
    bot: _Account | None = None
    conversation: _Conversation | None = None
    channel_id: str | None = None
    service_url: str | None = None
    locale: str | None = None


class _Suggested(_Part):
    to: _Some[str] | None = None
    actions: _Some[_Typed] | None = None


class _Highlight(_Part):
    text: str | None = None
    occurrence: int | None = None


class _Semantic(_Part):
    id: str | None = None
    state: str | None = None
    entities: dict[str, _Typed] | None = None


class _Shape(_Part):
    """
    What an activity must look like, of whatever type: known ones and those to come.

    All that botbuilder knows is named: what has another shape is nobody's activity.
    """

    type: _Filled
    conversation: _Conversation
    id: str | None = None
    from_: Annotated[_Account | None, Field(alias="from")] = None
    recipient: _Account | None = None
    text: str | None = None
    name: str | None = None
    action: str | None = None
    locale: str | None = None
    reply_to_id: str | None = None
    text_format: str | None = None
    timestamp: _Time | None = None
    local_timestamp: _Time | None = None
    local_timezone: str | None = None
    expiration: _Time | None = None
    channel_data: _ChannelData | None = None
    entities: _Some[_Typed] | None = None
    attachments: _Some[_Attachment] | None = None
    members_added: _Some[_Account] | None = None
    members_removed: _Some[_Account] | None = None
    reactions_added: _Some[_Typed] | None = None
    reactions_removed: _Some[_Typed] | None = None
    history_disclosed: bool | None = None
    suggested_actions: _Suggested | None = None
    relates_to: _Reference | None = None
    listen_for: _Some[str] | None = None
    text_highlights: _Some[_Highlight] | None = None
    semantic_action: _Semantic | None = None


def as_activity(body: Mapping[str, Any]) -> Activity:
    """
    Return the activity that a JSON object is; DoorClosed where it is none.

    It has what botbuilder itself looks at; the desk reads the object. botbuilder's own
    reading of all the rest takes ten times as long as all that is done here.
    """
    try:
        shape = _Shape.model_validate(body)
    except ValidationError as error:
        raise DoorClosed("activity-shape", field=_place_of(error)) from error
    return Activity(
        type=shape.type,
        id=shape.id,
        name=shape.name,
        action=shape.action,
        text=shape.text,
        locale=shape.locale,
        reply_to_id=shape.reply_to_id,
        value=body.get("value"),
        from_property=_account(shape.from_),
        recipient=_account(shape.recipient),
        conversation=_conversation(shape.conversation),
        members_added=list(map(_account, shape.members_added or ())),
        members_removed=list(map(_account, shape.members_removed or ())),
        reactions_added=list(map(_reaction, shape.reactions_added or ())),
        reactions_removed=list(map(_reaction, shape.reactions_removed or ())),
    )


def _account(named: _Account | None) -> ChannelAccount | None:
    if named is None:
        return None
    return ChannelAccount(
        id=named.id, name=named.name, aad_object_id=named.aad_object_id
    )


def _conversation(named: _Conversation) -> ConversationAccount:
    return ConversationAccount(
        id=named.id,
        conversation_type=named.conversation_type,
        is_group=named.is_group,
        tenant_id=named.tenant_id,
    )


def _reaction(named: _Typed) -> MessageReaction:
    return MessageReaction(type=named.type)


def _place_of(error: ValidationError) -> str:
    """Name the field, out of our own words: what was sent is not said back."""
    first = error.errors(include_url=False, include_context=False, include_input=False)
    return str(first[0]["loc"][0])
