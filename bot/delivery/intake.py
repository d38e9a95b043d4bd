"""What goes wrong with one update between its coming and its keeping costs that update alone."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import structlog

from bot.delivery.model import Delivery, OverloadedError
from bot.observability import metrics

T = TypeVar("T")
log = structlog.get_logger()


def each(channel: str, updates: Iterable[T], read: Callable[[T], Delivery | None]) -> list[Delivery]:
    """The deliveries that `read` makes of a platform's updates; None: nothing is to be answered."""
    found = []
    for update in updates:
        with alone(channel, "read"):
            found.append(read(update))
    return [one for one in found if one is not None]


@contextmanager
def alone(channel: str, step: str) -> Iterator[None]:
    """Count and log whatever one update raises within, and go on with the next. OverloadedError passes."""
    try:
        yield
    except OverloadedError:
        raise
    except Exception as error:  # noqa: BLE001 - nobody else's update may be lost for it
        count_lost(channel, step, error)


def count_lost(channel: str, step: str, error: Exception | None = None) -> None:
    """The error's name alone is told: its words may hold somebody's."""
    metrics.LOST.labels(channel).inc()
    log.error("update_lost", channel=channel, step=step, error=type(error).__name__ if error else None)
