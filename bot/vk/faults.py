"""What an error of VK's means for the call: again in a moment, later, or never.

Codes: https://dev.vk.com/ru/reference/errors and VK's API schema 5.199 (errors.json). What is in none of the
tables below is final: the person is gone, forbade messages, or the call itself is wrong.
"""

from collections.abc import Mapping
from typing import Final

from bot.delivery.model import LaterError, RefusedError
from bot.vk import texts

RATE: Final = frozenset({6, 29})
"""Too many calls a second; the quota of a method is used up. Certainly not done."""

PASSING: Final = frozenset({1, 10})
"""Something broke at VK's."""

OPERATOR: Final[Mapping[int, str]] = {
    5: texts.KEY_REFUSED,
    14: texts.CAPTCHA,
    17: texts.VALIDATION,
    27: texts.KEY_REFUSED,
    28: texts.KEY_REFUSED,
}
"""What passes only once somebody does something, with the sentence that says what."""

BOT_IS_OFF: Final = 912
KEYBOARD: Final = frozenset({911, BOT_IS_OFF})
"""The keyboard isn't taken: malformed, or the community's bot is switched off in its settings."""

SECONDS_FOR_OPERATOR = 60.0


class VkLaterError(LaterError):
    """The call may be made again after so many seconds. `code`: VK's, or 0 where no answer was readable."""

    def __init__(self, seconds: float, reason: str, code: int = 0) -> None:
        super().__init__(seconds, reason)
        self.code = code


class VkTooManyError(VkLaterError):
    """VK's limit is reached; the client has tried again already."""


class VkOperatorError(VkLaterError):
    """Nothing goes out until the operator does what the reason says."""


class VkRefusedError(RefusedError):
    """VK will never take this call. `code`: VK's error."""

    def __init__(self, code: int) -> None:
        super().__init__(f"VK error {code}")
        self.code = code


def fault(code: int, seconds: float) -> VkLaterError | VkRefusedError:
    """The exception for an error code; `seconds`: when to come again if it passes by itself.

    VK's own message is left out: it may quote what was sent.
    """
    if code in RATE:
        return VkTooManyError(seconds, f"VK error {code}", code)
    if code in PASSING:
        return VkLaterError(seconds, f"VK error {code}", code)
    if sentence := OPERATOR.get(code):
        return VkOperatorError(SECONDS_FOR_OPERATOR, sentence, code)
    return VkRefusedError(code)
