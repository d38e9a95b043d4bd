"""What Sentry is sent of a fault: its type and place; no message, value, address or person."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import sentry_sdk

from bot.observability.sentry import report, report_errors
from bot.privacy.scrub import Scrubber


@contextmanager
def sentry() -> Iterator[tuple[str, list[bytes]]]:
    """A server that takes reports, at the network's edge."""
    got: list[bytes] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            packed = self.headers.get("Content-Encoding") == "gzip"
            got.append(gzip.decompress(body) if packed else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://key@127.0.0.1:{server.server_port}/1", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_report_holds_nothing_that_anybody_wrote() -> None:
    with sentry() as (address, got):
        report_errors(address, Scrubber())
        try:
            int("мой СНИЛС 112-233-445 95")
        except ValueError as error:
            report(error)
        sentry_sdk.flush(10)
        sentry_sdk.get_client().close()
        sentry_sdk.get_global_scope().set_client(None)
    sent = b"".join(got)
    assert b"test_sentry" in sent
    assert b"ValueError" in sent
    assert "СНИЛС".encode() not in sent
    assert json.dumps("СНИЛС").strip('"').encode() not in sent
    assert b"112-233" not in sent
