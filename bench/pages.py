"""`python -m bench.pages`: a pasted link judged, and 5,600 VK pages verified within VK's limits.

The register is the synthetic one; VK is its double, 120 ms away. A check is counted in the time of the
processor, so that others on the machine don't count.
"""

import asyncio
import statistics
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter, thread_time

from bot.verify.askers import VK_CALLS_A_SECOND
from bot.verify.order import Order, Outcome
from bot.verify.run import verify
from bot.verify.vk import VkAsker
from bot.vk.client import Client
from bot.vk.limiter import Limiter
from catalog.model import Institution, Platform
from catalog.pages.check import check
from catalog.pages.judge import Judge
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.region import load_region
from catalog.register.reading.reading import read_register_file
from catalog.store.register import Register, open_register
from tests.doubles.vk import serving
from tests.doubles.vk_groups import VkWithGroups, group

SECONDS_AWAY = 0.12
STRANGERS = ("{}_official2", "{}x", "x{}", "{}.evil.ru/login", "gosuslugi-{}.ru", "durov{}")


def main() -> None:
    with as_file(files("catalog") / "resources" / "demo" / "synthetic-register.csv") as file:
        institutions = list(read_register_file(file))
    _report_checks(institutions)
    _report_verification(institutions)


def _report_checks(institutions: list[Institution]) -> None:
    book = PageBook(Listing(institutions), load_region("volgograd").state_hosts)
    book.warm()
    judge = Judge(book, datetime.now(UTC).date())
    urls = [page.url for one in institutions for page in one.pages][::10]
    asked = [*urls, *(form.format(url) for url in urls[::4] for form in STRANGERS)]
    times = []
    for text in asked:
        started = thread_time()
        check(text, judge)
        times.append((thread_time() - started) * 1000)
    *_, p99 = statistics.quantiles(times, n=100)
    sys.stdout.write(
        f"check-page, {len(asked):,} links: p50 {statistics.median(times):.2f} ms, p99 {p99:.2f} ms, "
        f"slowest {max(times):.1f} ms\n"
    )


def _report_verification(institutions: list[Institution]) -> None:
    names = [page.url for one in institutions for page in one.pages if page.platform is Platform.VK]
    groups = [group(at, url.rpartition("/")[2]) for at, url in enumerate(names, 1)]
    vk = VkWithGroups(groups=groups, latency=SECONDS_AWAY)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(vk),
        closing(open_register(f"sqlite:///{Path(folder)}/register.sqlite3")) as register,
    ):
        register.versions.replace(institutions, note="bench")
        started = perf_counter()
        outcome = _verified(register, vk)
        seconds = perf_counter() - started
    sys.stdout.write(
        f"verify, {outcome.seen['there']:,} VK pages: {seconds:.1f} s, {len(vk.asked)} calls, "
        f"{vk.too_many} refused as too many\n"
    )


def _verified(register: Register, vk: VkWithGroups) -> Outcome:
    asker = VkAsker(Client(vk.token, vk.address, Limiter(VK_CALLS_A_SECOND)))
    return asyncio.run(verify(register, [asker], Order(datetime.now(UTC))))


if __name__ == "__main__":
    main()
