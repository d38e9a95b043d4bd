"""VK's API over vk_api, mended: calls side by side, one limiter, time limits, faults with a meaning."""

import random
import threading
from collections.abc import Mapping
from time import monotonic
from typing import Any

import requests
import structlog
from vk_api import ApiError, ApiHttpError

from bot.vk.faults import VkLaterError, VkOperatorError, VkTooManyError, fault
from bot.vk.limiter import Limiter
from bot.vk.patched_client import BUILT_IN, mended

MOST_TRIES = 5
SHORTEST_WAIT, LONGEST_WAIT, MOST_DOUBLINGS = 0.3, 8.0, 10
SECONDS_BETWEEN_REPORTS = 60.0

log = structlog.get_logger()


class Client:
    """Calls methods of VK's API for one token, from any number of threads.

    The limiter is the token's: whatever else calls with the same token in this process is given this very
    client, or one made with the same `limiter`. Another token, or a service key, has a limiter of its own.
    """

    def __init__(self, token: str, api: str = BUILT_IN, limiter: Limiter | None = None) -> None:
        self.limiter = limiter or Limiter()
        self._vk = mended(token, api)
        self._closed = threading.Event()
        self._troubles = 0
        self._reported_at = float("-inf")

    def call(self, method: str, params: Mapping[str, Any], *, reserved: bool = False) -> Any:  # noqa: ANN401
        """Call and return what VK has under `response`: a dict, a list or a number, by the method.

        Blocks until the limiter has a moment free, and up to eight seconds for the answer. Errors 6 and 29
        are tried again, up to five times in all, ever later and each at a random moment. `reserved`: the
        moment was taken from the limiter already.

        Raises VkLaterError for what passes (no connection, no JSON, 5xx, errors 1 and 10, a captcha, a token
        that is no more good) and VkRefusedError, with VK's code, for what doesn't.
        """
        answer = self._tried(method, params, reserved=reserved)
        return answer["response"]

    def execute(self, code: str, *, reserved: bool = False) -> tuple[Any, list[Mapping[str, Any]]]:
        """Run VKScript; returns its result, and the errors of the calls in it, in their order.

        Raises as `call` does; VkRefusedError where the script as a whole isn't taken.
        """
        answer = self._tried("execute", {"code": code}, reserved=reserved)
        return answer["response"], list(answer.get("execute_errors", ()))

    def delay(self) -> float:
        """When to come again after a fault that passes: ever later while faults go on, each at random."""
        return _jittered(self._troubles)

    def close(self) -> None:
        """Let go of connections; whoever waits for the limiter is told that it is over."""
        self._closed.set()
        self._vk.http.close()

    def _tried(self, method: str, params: Mapping[str, Any], *, reserved: bool) -> Mapping[str, Any]:
        for tried in range(MOST_TRIES):
            if not (reserved and tried == 0):
                self._wait(self.limiter.reserve())
            try:
                return self._once(method, params)
            except VkTooManyError:
                self.limiter.hold(_jittered(tried))
        raise VkTooManyError(_jittered(MOST_TRIES), f"{method}: VK's limit is reached")

    def _once(self, method: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            answer: Mapping[str, Any] = self._vk.method(method, dict(params), raw=True)
            _ = answer["response"]
        except ApiError as error:
            raise self._fault(error.code) from None
        except ApiHttpError as error:
            raise self._passing(f"HTTP {error.response.status_code}") from None
        except (requests.RequestException, ValueError, TypeError, KeyError) as error:
            raise self._passing(type(error).__name__) from None  # its text may hold the token
        self._troubles = 0
        return answer

    def _passing(self, reason: str) -> VkLaterError:
        self._troubles += 1
        return VkLaterError(self.delay(), reason)

    def _fault(self, code: object) -> Exception:
        if not isinstance(code, int):
            return self._passing("no error code")
        error = fault(code, self.delay())
        if isinstance(error, VkOperatorError):
            self._report(error)
        return error

    def _report(self, error: VkOperatorError) -> None:
        """Tell the operator, not more often than once a minute."""
        if monotonic() - self._reported_at >= SECONDS_BETWEEN_REPORTS:
            self._reported_at = monotonic()
            log.error("vk_needs_operator", code=error.code, reason=str(error))

    def _wait(self, seconds: float) -> None:
        if self._closed.wait(seconds):
            raise VkLaterError(0, "the client is closed")


def _jittered(times: int) -> float:
    longest = min(SHORTEST_WAIT * 2 ** min(times, MOST_DOUBLINGS), LONGEST_WAIT)
    return random.uniform(longest / 2, longest)  # noqa: S311 - no secret, a moment
