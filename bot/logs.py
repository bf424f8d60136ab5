"""
Logs: constant event names and a few fields, never a person's words or name.

What may stand in a line is listed here. A field that is not on the list is left out,
and so is a value that is not a number or shaped like a key or an id: so personal data
cannot slip in through a new field, a message or an exception's text.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from pathlib import PurePath
from types import TracebackType
from typing import IO, Any

import structlog

from bot.setting_choices import LogFormat
from bot.settings import Settings

# A field's name, and what it holds.
ALLOWED_FIELDS = frozenset(
    {
        "action_id",
        "attempt",
        "case_id",
        "code",  # Of a refusal or of what a channel answered.
        "count",
        "duration_ms",
        "error",  # A vendor's own word for what it refuses.
        "error_id",
        "error_type",
        "event",
        "kind",
        "level",
        "logger",
        "method",
        "migration",
        "news_id",
        "permanent",
        "port",
        "problem",  # The id of a setting's problem: S003.
        "route",  # A pattern: /files/{version}.
        "row",
        "seconds",
        "status",
        "timestamp",
        "verb",
        "version",
        "where",
    }
)
LEFT_OUT = "(left out)"
_KEY_LIKE = re.compile(r"[A-Za-z0-9._:/+{}<>()-]{1,500}")
_EVENT_NAME = re.compile(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*")
_FRAMES = 12
_OURS = ("bot", "scheduler", "dialogs", "cards", "storage", "services")

Event = MutableMapping[str, Any]


def set_up_logs(*, level: str, as_json: bool, stream: IO[str] | None = None) -> None:
    """Send all lines, also those of libraries, to *stream*: stderr unless given."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_of_a_library, *_CHAIN],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(as_json=as_json, stream=stream),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelName(level.upper())))
    for floor in _OURS:  # Libraries are heard when something is wrong with them.
        logging.getLogger(floor).setLevel(level.upper())
    _configure_ours()


def set_up_logs_for(settings: Settings) -> None:
    """Set the logs up as the settings say."""
    on_terminal = sys.stderr.isatty()
    by_itself = settings.log_format is LogFormat.AUTO and not on_terminal
    set_up_logs(
        level=settings.log_level,
        as_json=by_itself or settings.log_format is LogFormat.JSON,
    )


def _configure_ours() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_CHAIN,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # Tests set the logs up more than once.
    )


def _renderer(*, as_json: bool, stream: IO[str]) -> structlog.typing.Processor:
    if as_json:
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=stream.isatty())


def _of_a_library(_logger: object, _method: str, event: Event) -> Event:
    """Keep of a library's line where it was written; its text may quote anything."""
    record: logging.LogRecord = event["_record"]
    if record.name.partition(".")[0] in _OURS:
        # A floor that logs without a vendor: its event's name, and its fields.
        event["event"] = record.msg
        event["logger"] = record.name
        beside = vars(record)
        event.update({name: beside[name] for name in ALLOWED_FIELDS & beside.keys()})
        return event
    event["event"] = "library.message"
    event["logger"] = record.name
    event["where"] = f"{PurePath(record.pathname).name}:{record.lineno}"
    return event


def name_the_error(_logger: object, _method: str, event: Event) -> Event:
    """Put an exception's type and place into the line, without its text."""
    error = _exception_in(event.pop("exc_info", None))
    if error is not None:
        event["error_type"] = type(error).__name__
        event["where"] = where_raised(error.__traceback__)
    return event


def _exception_in(info: object) -> BaseException | None:
    if isinstance(info, tuple):
        info = info[1]
    elif info and not isinstance(info, BaseException):
        info = sys.exc_info()[1]
    return info if isinstance(info, BaseException) else None


def where_raised(traceback: TracebackType | None) -> str:
    """Name the last frames of a traceback, outermost first: `cli.py:33(serve)`."""
    frames: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        name = PurePath(code.co_filename).name
        frames.append(f"{name}:{traceback.tb_lineno}({code.co_name})")
        traceback = traceback.tb_next
    return ">".join(frames[-_FRAMES:])


def leave_out_what_is_not_listed(_logger: object, _method: str, event: Event) -> Event:
    """Drop fields that nobody listed, and values that are words rather than keys."""
    for name in [*event]:
        if name.startswith("_"):  # The library's own, taken out before printing.
            continue
        if name in ALLOWED_FIELDS:
            event[name] = _told(event[name])
        else:
            del event[name]
    if not _EVENT_NAME.fullmatch(str(event.get("event"))):
        event["event"] = "unnamed"
    return event


def _told(value: object) -> object:
    """Let a number or a key pass; control characters and sentences do not match."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    return text if _KEY_LIKE.fullmatch(text) else LEFT_OUT


_CHAIN: list[structlog.typing.Processor] = [
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    name_the_error,
    leave_out_what_is_not_listed,
]
