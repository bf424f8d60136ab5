"""A JSON object as botbuilder's activity, once it is known to have the shape of one."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from botbuilder import schema
from botbuilder.schema import Activity
from msrest import Deserializer
from msrest.exceptions import DeserializationError  # type: ignore[attr-defined]
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from bot.doors.closed import DoorClosed

_MOST = 1000  # Entities, members or files: each costs botbuilder 0.03 ms.
_Filled = Annotated[str, Field(min_length=1)]
_Json = dict[str, Any]
_Each = TypeVar("_Each")
_Some = Annotated[list[_Each], Field(max_length=_MOST)]
# What `Activity().deserialize(body)` makes anew each time: half of its cost.
_READER = Deserializer(  # type: ignore[no-untyped-call] # It has no types.
    {name: each for name, each in vars(schema).items() if isinstance(each, type)}
)
# Values are left as they came: botbuilder copies them with an `eval` for each number,
# which makes seconds of a body full of them.
_READER.deserialize_type["object"] = lambda value: value


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

    All that botbuilder goes into is named, for what surprises it there ends in an
    error of another kind each time.
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
    timestamp: str | None = None
    local_timestamp: str | None = None
    local_timezone: str | None = None
    expiration: str | None = None
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
    """Return the activity that a JSON object is; DoorClosed where it is none."""
    try:
        _Shape.model_validate(body)
    except ValidationError as error:
        raise DoorClosed("activity-shape", field=_place_of(error)) from error
    try:
        activity: Activity = _READER(Activity.__name__, body)
    except DeserializationError as error:  # What remains is a time that is none.
        raise DoorClosed("activity-shape", field="its times") from error
    return activity


def _place_of(error: ValidationError) -> str:
    """Name the field, out of our own words: what was sent is not said back."""
    first = error.errors(include_url=False, include_context=False, include_input=False)
    return str(first[0]["loc"][0])
