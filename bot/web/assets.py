"""Styles and scripts under an address that changes with their content: browsers may keep them for good."""

from hashlib import blake2b
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"


def version(folder: Path = FOLDER) -> str:
    """A short name of what the files hold: another after every change of any of them."""
    digest = blake2b(digest_size=6)
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class Assets(StaticFiles):
    """The files of the folder, to be kept by the browser for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


async def icon(_request: Request) -> Response:
    """The icon at the address that browsers ask by themselves, of pages that name none, as the desk's."""
    return FileResponse(FOLDER / "icon.svg", headers={"Cache-Control": "public, max-age=86400"})
