"""What leaves the process as a log or an error report: no message, no token, no person.

An exception is told by its type and where it was raised. Its message may quote what somebody wrote, a
database's its parameters, an HTTP client's the address with the token in it.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from structlog.typing import EventDict

from catalog.queues.masking import CUT, without_contacts

HERE = f"{Path(__file__).parents[2]}/"
PACKAGES = re.compile(r"^.*/site-packages/|^.*/lib/python3\.\d+/")
TOKEN = re.compile(r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}|\bvk1\.a\.[\w-]{20,}")
"""Telegram's and VK's; MAX's have no shape of their own, and are known from the settings."""


class Scrubber:
    """Takes the given secrets, and what looks like a token or a person's contacts, out of any words."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted((re.escape(secret) for secret in secrets if secret), key=len, reverse=True)
        self._known = re.compile("|".join(known)) if known else None

    def words(self, text: str) -> str:
        """The same words without them."""
        text = TOKEN.sub(CUT, text)
        if self._known:
            text = self._known.sub(CUT, text)
        return without_contacts(text)

    def __call__(self, _logger: object, _method: str, event: EventDict) -> EventDict:
        """As a step of structlog, before the time is added."""
        return {key: self.words(value) if isinstance(value, str) else value for key, value in event.items()}


def places(traceback: TracebackType | None) -> list[str]:
    """Where an exception passed through, the innermost last: «bot/web/run.py:88 answer»."""
    frames = ((frame.f_code, line) for frame, line in walk_tb(traceback))
    return [f"{_short(code.co_filename)}:{line} {code.co_name}" for code, line in frames]


def _short(path: str) -> str:
    return PACKAGES.sub("", path.removeprefix(HERE))
