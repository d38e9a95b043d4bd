"""uvicorn: listens, says where, and leaves when it is told to, once the answers in hand are given."""

import resource
import socket
import sys
from types import FrameType

import structlog
import uvicorn
from starlette.applications import Starlette

from bot.settings import Settings
from bot.web.connections import Protocol
from handlers.texts import page as texts

SECONDS_TO_FINISH = 5
SECONDS_KEPT_OPEN = 75  # longer than proxies keep theirs (60), so that none is closed under a request
BACKLOG = 2048
MOST_CONNECTIONS = 2000
"""Beyond it room is made; where everybody is being answered, a newcomer is told to come again (503)."""

FILES_BESIDE = 200
"""What else a process opens: calls to platforms, the database, its files."""

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - names of addresses, nothing is bound here

log = structlog.get_logger()


class PortTakenError(Exception):
    """Nothing can be served at the address of the settings. The message is one sentence in Russian."""


def listen(settings: Settings) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises PortTakenError."""
    host, port = settings.web_host, settings.web_port
    try:
        return _listening(host, port)
    except OSError as error:
        raise PortTakenError(texts.PORT_TAKEN.format(host=host, port=port)) from error


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off: it would hold each answer back by 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def address(listening: socket.socket) -> str:
    """Where a person on this machine opens the chat."""
    host, port = listening.getsockname()[:2]
    host = ANYWHERE.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


async def serve(app: Starlette, settings: Settings) -> None:
    """Serve until the process is told to stop (SIGINT, SIGTERM). Raises PortTakenError."""
    with listen(settings) as listening:
        app.state.address = address(listening)
        log.info("web_chat_listens", address=address(listening))
        sys.stderr.write(texts.LISTENS.format(address=address(listening)) + "\n")
        sys.stderr.flush()
        await make_server(app, settings.trusted_proxies, most_connections()).serve(sockets=[listening])


class Server(uvicorn.Server):
    """Ends by returning when it is told to stop, so that the process can close what else it holds."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._captured_signals.clear()  # uvicorn would raise them once more after its end


def most_connections() -> int:
    """So many as the system's limit of open files has room for; the limit is raised as far as it may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + FILES_BESIDE
    if resource.RLIM_INFINITY in {soft, hard} or soft >= wanted:
        return MOST_CONNECTIONS
    allowed = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return max(allowed - FILES_BESIDE, allowed // 2)


def make_server(app: Starlette, trusted_proxies: str = "", most: int = MOST_CONNECTIONS) -> Server:
    """The server, without uvicorn's own log of requests: what residents ask for is nobody's business.

    `trusted_proxies`: whose X-Forwarded-For says who asks. `most`: connections at once.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies,
        limit_concurrency=most,
        http=Protocol,
        ws="none",
        timeout_keep_alive=SECONDS_KEPT_OPEN,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    return Server(config)
