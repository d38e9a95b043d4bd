"""`python -m bench.desk [SIZE [DATABASE]]`: every page of the desk over HTTP, and how soon an edit is seen.

The register is a SQLite file, or that empty database (postgresql://…), served by `gospublic run` as a process
of its own; its queues are filled.
"""

import re
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from http import HTTPStatus
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TypeVar

import httpx

from bench.registers import register_of
from bot.desk.kit.passwords import hashed
from catalog.accounts import Role
from catalog.discovery.judging import JudgedPage
from catalog.invitations.model import Told
from catalog.model import Institution, PageState, Platform
from catalog.queues.model import Missed, ReportKind
from catalog.search import Decision
from catalog.statistics.usage import Count, Measure
from catalog.store.register import Register, open_register
from tests.doubles.process import running

SIZE = 5_600
TIMES, FEW_TIMES = 9, 4
LARGE = 50_000
MISSES, REPORTS, REFUSED, ANSWERS = 3_000, 1_000, 25, 1_000
DAYS = 30
LAPSING = 500
PASSWORD = "a password of the bench"  # noqa: S105 - it opens nothing
PAGES = (
    *("institutions/list", "institutions/list?page=200", "institutions/list?q=школа 20"),
    *("institutions/list?q=садик 5 тзр", "institutions/detail?pk={code}", "correct/{code}"),
    *("pages/list", "pages/list?page=300", "pages/list?q=vk.com", "pages/list?q=школа 20", "{page}"),
    *("institutions/list?kind=школа&no_page=ok&sort=name__asc", "institutions/list?no_phone=1&older=30"),
    *("pages/list?platform=vk&state=lapsed", "pages/list?sort=checked_on__asc", "pages/list?q=@school20"),
    *("institutions/list?platform=vk&sort=name__asc", "institutions/list?state=moved&sort=place__desc"),
    *("pages/list?no_page=any&sort=checked_on__asc", "pages/list?state=revoked&sort=url__asc"),
    *("pages/list?kind=школа&no_page=max&sort=url__desc", "institutions/list?older=1&sort=name__desc"),
    *("history/{code}", "looks", "counts", "audit/list?q={code}"),
    *("discoveries/list", "discoveries/list?q=школа 20", "answers/list", "answers/list?q={code}"),
    *("reports/list", "problems/list", "lapsing/list", "import", "versions/list", "try?text=школа 20"),
    *(
        "audit/list",
        "numbers",
        "numbers?days=365",
        "kind_words/list",
        "add",
        "misses/list",
        "near_needs/list",
    ),
)
TOKEN = re.compile(r'name="csrftoken" value="([^"]+)"')
STAMP = re.compile(r'name="stamp" value="(\w+)"')
INPUT = re.compile(r'<input type="text" id="\w+" name="(\w+)"[^>]*? value="([^"]*)"')
AREA = re.compile(r'<textarea rows="2" id="\w+" name="(\w+)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
Made = TypeVar("Made")
LINK = re.compile(r'href="[^"]*/(pages/detail\?pk=[^"]+)"')


class Desk:
    """An operator who is signed in."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=600)
        self._cookies: dict[str, str] = {}
        self.token = ""
        self.get("/operator/login")
        self.send("/operator/login", {"username": "bench", "password": PASSWORD})

    def get(self, path: str) -> httpx.Response:
        answer = self._kept(self._client.get(path))
        if found := TOKEN.search(answer.text):
            self.token = found[1]
        return answer

    def send(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return self._kept(self._client.post(path, data={"csrftoken": self.token, **fields}))

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        """Sends the cookies back by hand: they are for https alone, and this is one machine."""
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        self._client.headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return answer


def main(size: int, database: str = "") -> None:
    with TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/register.sqlite3"
        code = timed("register made", lambda: _fill(url, size))
        with running(Path(folder), {"database_url": url}) as process:
            timed("process ready", lambda: until_ready(process.address))
            desk = Desk(process.address)
            times = TIMES if size <= LARGE else FEW_TIMES
            for path in _paths(desk, code):
                _report(path, [_opened(desk, path) for _ in range(times)])
            _edit(desk, code, "phone", "8 (8442) 00-00-01")
            _edit(desk, code, "short_name", "Зареченская обитель знаний")


def _fill(url: str, size: int) -> str:
    """A register of that size with full queues; the code of one of its institutions."""
    institutions = list(register_of(size)[0])
    today = datetime.now(UTC).date()
    with closing(open_register(url)) as register:
        register.versions.replace(
            [*map(_aged(today), institutions[:LAPSING]), *institutions[LAPSING:]], note="bench"
        )
        register.accounts.add("bench", hashed(PASSWORD), Role.APPROVER)
        _fill_queues(register, institutions, today)
        _fill_answers(register, institutions, today)
        _count(register, institutions, today)
    return institutions[len(institutions) // 2].code


def _aged(today: date) -> Callable[[Institution], Institution]:
    """The institution with confirmations that lapse soon."""
    old = today - timedelta(days=85)

    def aged(one: Institution) -> Institution:
        pages = (
            replace(page, checked_on=old) if page.state is PageState.CONFIRMED else page for page in one.pages
        )
        return replace(one, pages=tuple(pages))

    return aged


def _fill_queues(register: Register, institutions: list[Institution], today: date) -> None:
    asked = [f"{one.short_name or one.official_name} небывалое" for one in institutions[: MISSES // 3]]
    register.queues.write_misses(
        Missed(text, "", "", f"v{at}-{voice}", today) for at, text in enumerate(asked) for voice in range(3)
    )
    for at, one in enumerate(institutions[:REPORTS]):
        register.queues.write_report(ReportKind.ERROR, one.code, f"телефон не тот, {at}", today, f"v{at}")
    for one in institutions[:REFUSED]:
        said = f"{one.short_name or one.official_name} не та"
        for voice in range(3):
            register.queues.write_report(ReportKind.WRONG_INSTITUTION, one.code, said, today, f"v{voice}")


def _fill_answers(register: Register, institutions: list[Institution], today: date) -> None:
    """A page found for each institution, and what the first of them answered."""
    urls = ((one.code, f"https://max.ru/{one.code}") for one in institutions)
    found = (JudgedPage(code, Platform.MAX, url, True, (), "") for code, url in urls)
    register.discoveries.keep_findings(found, today)
    links = register.invitations.invite([one.code for one in institutions[:ANSWERS]], today, today)
    for at, link in enumerate(links.values()):
        said = {"phone": str(at)} if at % 4 == 0 else {}
        register.invitations.tell(link, Told(said, {}), datetime.now(UTC))


def _count(register: Register, institutions: list[Institution], today: date) -> None:
    """Every day of a month each of the first thousands was shown."""
    for ago in range(DAYS):
        on = today - timedelta(days=ago)
        counts = {
            (on, Count(Measure.CARD, one.code)): 1 + at % 7 for at, one in enumerate(institutions[:SIZE])
        }
        counts |= {(on, Count(Measure.DECISION, str(decision))): 100 for decision in Decision}
        register.counts.add(counts)


def until_ready(address: str) -> None:
    while httpx.get(f"{address}/readyz", timeout=600).status_code != HTTPStatus.OK:
        sleep(0.2)


def _paths(desk: Desk, code: str) -> Iterable[str]:
    found = LINK.search(desk.get("/operator/pages/list").text)
    page = unescape(found[1]) if found else ""
    return ("/stats", *(f"/operator/{path.format(code=code, page=page)}" for path in PAGES))


def _opened(desk: Desk, path: str) -> float:
    began = perf_counter()
    answer = desk.get(path)
    if answer.status_code != HTTPStatus.OK:
        sys.stdout.write(f"{path}: {answer.status_code}\n")
    return perf_counter() - began


def _report(path: str, seconds: list[float]) -> None:
    first, median_, worst = (1000 * value for value in (seconds[0], median(seconds), max(seconds)))
    sys.stdout.write(f"{path:44}{first:9.0f} first{median_:9.0f} median{worst:9.0f} worst ms\n")
    sys.stdout.flush()


def _edit(desk: Desk, code: str, field: str, value: str) -> None:
    """A field changed by the form, until the card that residents see has it."""
    path = f"/operator/correct/{code}"
    page = desk.get(path).text
    fields = {key: unescape(value) for key, value in (*INPUT.findall(page), *AREA.findall(page))}
    sent = {**fields, field: value, "stamp": STAMP.findall(page)[0]}
    answer = timed(f"{field}: answered", lambda: desk.send(path, sent))
    if answer.status_code != HTTPStatus.SEE_OTHER:
        sys.stdout.write(f"refused: {answer.status_code}\n")
        return
    timed(f"{field}: seen by a resident after", lambda: _until_seen(desk, code, value))


def _until_seen(desk: Desk, code: str, value: str) -> None:
    slowest = 0.0
    while True:
        began = perf_counter()
        seen = value in desk.get(f"/i/{code}").text
        slowest = max(slowest, perf_counter() - began)
        if seen:
            break
        sleep(0.1)
    sys.stdout.write(f"{'slowest answer to residents meanwhile':44}{1000 * slowest:9.0f} ms\n")


def timed(what: str, work: Callable[[], Made]) -> Made:
    began = perf_counter()
    made = work()
    sys.stdout.write(f"{what:44}{perf_counter() - began:9.2f} s\n")
    sys.stdout.flush()
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE, *sys.argv[2:3])
