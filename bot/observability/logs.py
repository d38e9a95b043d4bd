"""Logs go to stderr: words on a terminal, JSON lines elsewhere. Never a message, a token or a person."""

import logging
import sys
from collections.abc import Callable, Iterable
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor

from bot.privacy.scrub import Scrubber, places

LogFormat = Literal["auto", "json", "text"]


def log_to_stderr(
    level: int = logging.WARNING,
    form: LogFormat = "auto",
    secrets: Iterable[str] = (),
    report: Callable[[BaseException], None] | None = None,
) -> None:
    """Set the format, and how much is told: a server tells more than a command that a person types.

    What libraries log from warnings on is told in the same form. `secrets` are cut out wherever they stand.
    `report` is told of every fault that is logged.
    """
    steps: list[Processor] = [
        structlog.processors.add_log_level,
        _Faults(report),
        Scrubber(secrets),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*steps, _renderer(form)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    theirs: list[Processor] = [_shape_alone, *steps]
    finish = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(form)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=theirs, processors=finish))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _renderer(form: LogFormat) -> Processor:
    if form == "text" or (form == "auto" and sys.stderr.isatty()):
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _shape_alone(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Of a library's line its shape stays: what would be filled in may be anything that somebody typed."""
    shape = event["_record"].msg
    event["event"] = shape.partition("\n")[0] if isinstance(shape, str) else type(shape).__name__
    return event


class _Faults:
    """A fault is told by its type and place: its message may quote anything (`bot.privacy.scrub`)."""

    def __init__(self, report: Callable[[BaseException], None] | None) -> None:
        self._report = report

    def __call__(self, _logger: object, _method: str, event: EventDict) -> EventDict:
        raised = event.pop("exc_info", None)
        error = sys.exc_info()[1] if raised is True else raised[1] if isinstance(raised, tuple) else raised
        if isinstance(error, BaseException):
            if self._report:
                self._report(error)
            event.update(error=type(error).__name__, at=places(error.__traceback__))
        return event
