"""One process alone does the job; another takes it over when the first is gone, slow or told to stop."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from uuid import uuid4

import pytest

from bot.leases.holder import DatabaseLeases, LeaseKeeper, Leases, LeasesAwayError
from bot.leases.redis import RedisLeases
from bot.redis_pipeline import RedisGroup
from catalog.store.register import Register, open_register
from tests.redis_server import REDIS_URL, need_redis

SECONDS = 1.5


class Job:
    """Notes who is at it; `most` is how many were at once."""

    def __init__(self) -> None:
        self.at_it: list[str] = []
        self.most = 0
        self.began: dict[str, asyncio.Event] = {}

    async def do(self, who: str) -> None:
        self.at_it.append(who)
        self.most = max(self.most, len(self.at_it))
        self.began_by(who).set()
        try:
            await asyncio.Event().wait()
        finally:
            self.at_it.remove(who)

    def began_by(self, who: str) -> asyncio.Event:
        return self.began.setdefault(who, asyncio.Event())


class Cut:
    """A way to the keeper that can be cut."""

    def __init__(self, keeper: LeaseKeeper) -> None:
        self.keeper, self.cut = keeper, False

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        self._pass()
        return await self.keeper.take(name, holder, seconds)

    async def free(self, name: str, holder: str) -> None:
        self._pass()
        await self.keeper.free(name, holder)

    def _pass(self) -> None:
        if self.cut:
            raise LeasesAwayError("cut")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.postgres),
        pytest.param("redis", marks=pytest.mark.redis),
    ]
)
def register(request: pytest.FixtureRequest) -> Iterator[Register | None]:
    """What keeps the leases; None for Redis. It is closed once no thread asks it any more."""
    if request.param == "redis":
        need_redis()
        yield None
        return
    in_file = f"sqlite:///{request.getfixturevalue('tmp_path')}/register.sqlite3"
    url = in_file if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with closing(open_register(url)) as opened:
        yield opened


@asynccontextmanager
async def keeping(register: Register | None) -> AsyncIterator[LeaseKeeper]:
    if register:
        yield DatabaseLeases(register.leases)
        return
    redis = RedisGroup(REDIS_URL)
    yield RedisLeases(redis)
    await redis.close()


@pytest.fixture
def name() -> str:
    return f"test:{uuid4().hex}"


def test_one_does_it_and_the_next_takes_over_at_once_when_it_is_let_go(
    register: Register | None, name: str
) -> None:
    async def play() -> None:
        job = Job()
        async with keeping(register) as keeper:
            first = asyncio.create_task(Leases(keeper, SECONDS).alone(name, lambda: job.do("first")))
            await job.began_by("first").wait()
            second = asyncio.create_task(Leases(keeper, SECONDS).alone(name, lambda: job.do("second")))
            await asyncio.sleep(SECONDS * 2)  # long enough for the first to have renewed
            assert job.at_it == ["first"]
            await ended(first)
            await job.began_by("second").wait()
            await ended(second)
            assert job.most == 1

    asyncio.run(play())


@pytest.mark.parametrize("through_outages", [False, True])
def test_who_cannot_reach_the_keeper_stops_in_time_unless_one_at_least_must_go_on(
    register: Register | None, name: str, *, through_outages: bool
) -> None:
    async def play() -> None:
        job = Job()
        async with keeping(register) as keeper:
            way = Cut(keeper)
            lost, other = Leases(way, SECONDS), Leases(keeper, SECONDS)
            first = asyncio.create_task(
                lost.alone(name, lambda: job.do("lost"), through_outages=through_outages)
            )
            await job.began_by("lost").wait()
            way.cut = True
            second = asyncio.create_task(other.alone(name, lambda: job.do("other")))
            await job.began_by("other").wait()
            assert job.most == 1 + through_outages
            way.cut = False
            while len(job.at_it) != 1:  # noqa: ASYNC110 - one stops as soon as it learns of the other
                await asyncio.sleep(0.02)
            await ended(first)
            await ended(second)

    asyncio.run(play())


def test_a_job_that_is_done_is_not_begun_again_and_its_fault_is_told(
    register: Register | None, name: str
) -> None:
    times = 0

    async def fail() -> None:
        nonlocal times
        times += 1
        raise KeyError(name)

    async def play() -> None:
        async with keeping(register) as keeper:
            for _ in range(2):  # the lease is free again after each
                with pytest.raises(KeyError):
                    await Leases(keeper, SECONDS).alone(name, fail)

    asyncio.run(play())
    assert times == 2


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
