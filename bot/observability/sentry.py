"""Faults go to Sentry where its address is set: the type and the place, without message, values or person."""

from typing import Any

import sentry_sdk
from sentry_sdk.types import Event

from bot.privacy.scrub import Scrubber

KEPT = ("event_id", "timestamp", "level", "logger", "platform", "release", "exception")
FRAME = ("filename", "function", "lineno", "module", "in_app")


def report_errors(address: str, scrubber: Scrubber) -> None:
    """From now on, what is logged as an exception is sent there."""
    sentry_sdk.init(
        address,
        default_integrations=False,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        server_name="",
        before_send=lambda event, _hint: bare(event, scrubber),
    )


def report(error: BaseException) -> None:
    """Send it, where Sentry is set."""
    sentry_sdk.capture_exception(error)


def bare(event: Event, scrubber: Scrubber) -> Event:
    """What is sent of a fault: chosen field by field, so that nothing new slips in."""
    kept: dict[str, Any] = {name: event[name] for name in KEPT if name in event}  # type: ignore[literal-required]
    values = kept.get("exception", {}).get("values", [])
    kept["exception"] = {"values": [_bare_exception(one, scrubber) for one in values]}
    return kept  # type: ignore[return-value]


def _bare_exception(value: dict[str, Any], scrubber: Scrubber) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames", [])
    bare_frames = [{name: frame[name] for name in FRAME if name in frame} for frame in frames]
    kind = scrubber.words(str(value.get("type", "")))
    return {"type": kind, "value": "", "stacktrace": {"frames": bare_frames}}
