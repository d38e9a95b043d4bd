"""vk_api with what hinders taken out of it.

vk_api has VK's address in its code, waits for an answer without end, holds a lock over the whole round trip,
and calls itself again without end on error 6 (tried on 11.10.1).
"""

from contextlib import nullcontext
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final

import requests
from jconfig import MemoryConfig
from requests.adapters import HTTPAdapter
from vk_api import VkApiGroup

API_VERSION: Final = "5.199"
BUILT_IN: Final = "https://api.vk.ru"
"""The address that vk_api has in its code."""

SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 3.0, 5.0
AT_ONCE = 32


class _Redirected(HTTPAdapter):
    """Sends what vk_api addresses to VK to another base address, and waits for no answer without end."""

    def __init__(self, api: str) -> None:
        super().__init__(pool_maxsize=AT_ONCE)
        self._api = api.rstrip("/")

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401 - as requests has it
        request.url = self._api + (request.url or "").removeprefix(BUILT_IN)
        kwargs["timeout"] = (SECONDS_TO_CONNECT, SECONDS_TO_ANSWER)
        return super().send(request, *args, **kwargs)


def mended(token: str, api: str) -> VkApiGroup:
    session = requests.Session()
    session.mount(BUILT_IN, _Redirected(api))
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # else threads would share them
    session.max_redirects = 0  # the body holds the token: it goes to the address of the settings alone
    vk = VkApiGroup(token=token, api_version=API_VERSION, session=session, config=MemoryConfig)
    vk.RPS_DELAY = 0
    vk.lock = nullcontext()
    vk.error_handlers = {}
    return vk
