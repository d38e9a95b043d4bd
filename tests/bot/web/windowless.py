"""A browser without a window, for plain tests: it asks the application itself, and waits for each answer."""

import asyncio
from collections.abc import Mapping

import httpx
from starlette.applications import Starlette


class Windowless:
    """Keeps its cookies; `address`: where the application is told to be."""

    def __init__(self, app: Starlette, address: str) -> None:
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address)
        self._runner = asyncio.Runner()

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def get(self, path: str) -> httpx.Response:
        return self._runner.run(self._client.get(path))

    def post(
        self,
        path: str,
        fields: Mapping[str, str | list[str]] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> httpx.Response:
        return self._runner.run(self._client.post(path, data=fields, files=files))

    def post_bytes(self, path: str, content: bytes, content_type: str) -> httpx.Response:
        """What no form would send."""
        headers = {"content-type": content_type}
        return self._runner.run(self._client.post(path, content=content, headers=headers))
