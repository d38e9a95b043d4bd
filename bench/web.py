"""`python -m bench.web`: what the chat page costs a telephone: bytes, requests, time to the first answer.

    python -m bench.web     # on the synthetic register, at 3G, with a processor four times slower
    python -m bench.web --address http://127.0.0.1:8080

A browser of one's own opens the page for the first time, asks a question, types another, and comes again.
Bytes are those of the page on the wire, headers included, as Chromium's own protocol counts them; what its
worker fetches for the page without a network comes later and isn't among them. Exit status 1: a budget is not
kept.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import cpu_count, getloadavg
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from catalog.region import day_in
from handlers.rehearsal import rehearse
from tests.bot.web.serving import talking
from tests.browser import chromium
from tests.dialogs.contexts import synthetic

THREE_G = {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""1.6 Mbit/s down, 750 kbit/s up, 300 ms there and back: Lighthouse's «slow 4G», a 3G of a good day."""

SLOWER = 4
"""So many times slower than this machine a cheap telephone computes."""

MOST_BYTES, MOST_SECONDS = 60_000, 2.0
"""Of the first visit in all; and from a question that is sent to its answer on the screen."""

QUESTION, BEGUN = "детская поликлиника 3", "поликлин"


@dataclass
class Visit:
    """What one visit cost until the page was at rest."""

    bytes: int = 0
    requests: int = 0
    painted: float = 0.0  # seconds until something is read
    greeted: float = 0.0  # seconds until the greeting stands there
    by_name: dict[str, int] = field(default_factory=dict)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.web", description=__doc__)
    parser.add_argument("--address", default="")
    given = parser.parse_args()
    with served(given.address) as address, chromium() as browser:
        kept = measured(browser, address)
    sys.exit(0 if kept else 1)


@contextmanager
def served(address: str) -> Iterator[str]:
    """The given address, or a server of our own on the synthetic register."""
    if address:
        yield address.rstrip("/")
        return
    context = synthetic()
    rehearse(context, day_in(context.region))  # as a process does before it serves
    with talking(context) as own:
        yield own


def measured(browser: Browser, address: str) -> bool:
    """Print what it costs; whether every budget is kept."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="ru-RU")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    slow_down(wire)
    first = visit(page, wire, address)
    sys.stdout.write(
        f"first visit {first.bytes:,} bytes, {first.requests} requests,"
        f" first text {first.painted:.2f} s, greeting {first.greeted:.2f} s\n"
    )
    for name, size in sorted(first.by_name.items(), key=lambda one: -one[1]):
        sys.stdout.write(f"    {size:7,}  {name}\n")
    answered, suggested = answer_time(page), suggestion_time(page)
    sys.stdout.write(
        f"answer on the screen      {answered:5.2f} s\nsuggestions on the screen {suggested:5.2f} s\n"
    )
    again = visit(page, wire, address)
    sys.stdout.write(f"second visit: greeting {again.greeted:5.2f} s\n")
    context.close()
    sys.stdout.write(
        f"load of this machine {getloadavg()[0]:.1f} for {cpu_count()} cores: times count below it\n"
    )
    kept = first.bytes <= MOST_BYTES and answered <= MOST_SECONDS
    sys.stdout.write(f"budget {MOST_BYTES:,} bytes, {MOST_SECONDS:.1f} s: {'kept' if kept else 'NOT KEPT'}\n")
    return kept


def slow_down(wire: CDPSession) -> None:
    """A 3G network and a slow processor, and everything counted."""
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", THREE_G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def visit(page: Page, wire: CDPSession, address: str) -> Visit:
    """Open the page and wait until it asks for nothing more."""
    seen, names = Visit(), dict[str, str]()

    def sent(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"].removeprefix(address)
        seen.requests += 1

    def finished(event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        name = names.get(event["requestId"], "?")
        seen.bytes += size
        seen.by_name[name] = seen.by_name.get(name, 0) + size

    wire.on("Network.requestWillBeSent", sent)
    wire.on("Network.loadingFinished", finished)
    began = perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".answer")
    seen.greeted = perf_counter() - began
    page.wait_for_load_state("networkidle")
    seen.painted = painted(page)
    wire.remove_listener("Network.requestWillBeSent", sent)
    wire.remove_listener("Network.loadingFinished", finished)
    return seen


def painted(page: Page) -> float:
    """Seconds until the first text was painted."""
    entry = "performance.getEntriesByName('first-contentful-paint')[0]"
    return float(page.evaluate(f"{entry} ? {entry}.startTime : 0")) / 1000


def answer_time(page: Page) -> float:
    """Seconds from the question that is sent to its answer on the screen."""
    page.fill("#text", QUESTION)
    began = perf_counter()
    page.keyboard.press("Enter")
    page.locator(".exchange").nth(1).locator(".answer").wait_for()
    return perf_counter() - began


def suggestion_time(page: Page) -> float:
    """Seconds from the last key to the suggestions on the screen."""
    page.locator("#text").press_sequentially(BEGUN)
    began = perf_counter()
    page.locator("[role=option]").first.wait_for()
    return perf_counter() - began


if __name__ == "__main__":
    main()
