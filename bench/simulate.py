"""`python -m bench.simulate`: which part is full first, and what a country's peak takes.

A discrete-event model (SimPy) of one message's way: it arrives (Poisson), waits for a core of the processes,
takes it for the measured cost with a spread, waits for its platform's turn (so many answers a second for each
bot's token), and is answered after the platform's latency. Faults: a platform that is away for a while.

    python -m bench.simulate --cost-ms 2.4                     the table of docs/scale.md
    python -m bench.simulate --cost-ms 2.4 --check 150 2       the model beside `bench.load` at 150 a second
"""

import argparse
import sys
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from statistics import quantiles
from typing import Any

import simpy

SPREAD = 0.5
"""How far the cost of one message strays from the mean, as a share of it: cards cost more than thanks."""

SHARES: Mapping[str, float] = {"vk": 0.6, "max": 0.25, "telegram": 0.1, "web": 0.05}
"""An assumption: where residents write."""

ANSWERS_A_SECOND: Mapping[str, float] = {"vk": 18 * 25, "max": 30, "telegram": 30}
"""What a platform takes from one token: VK 20 calls a second with 25 answers in each (kept to 18), MAX and
Telegram 30 (docs of the platforms; Telegram's is for bulk, single replies may go faster)."""

SECONDS_OF_LATENCY = 0.15
BUSIEST = 0.6
"""Cores are added before they are busier than this: beyond it, waiting grows faster than the load."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is simulated. `rate`: messages a second over all; `bots`: tokens on each platform."""

    rate: float
    cost: float  # CPU seconds of one message
    cores: int
    bots: int = 1
    seconds: float = 30.0
    latency: float = SECONDS_OF_LATENCY
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    away: tuple[str, float, float] = ("", 0.0, 0.0)  # a platform, from when, for how long


@dataclass
class Outcome:
    """Seconds from a message's arrival to its answer, by platform, and how busy each part was."""

    took: dict[str, list[float]] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    longest_queue: int = 0

    def percentile(self, percent: int, platform: str = "") -> float:
        """Over all platforms, or one."""
        lists = [self.took.get(platform, [])] if platform else list(self.took.values())
        values = sorted(value for one in lists for value in one)
        return quantiles(values, n=100)[percent - 1] if len(values) > 1 else 0.0


def simulate(setup: Setup) -> Outcome:
    """Runs the model until all that arrived is answered."""
    model = Model(setup)
    model.environment.process(model.arrivals())
    model.environment.run()
    return model.outcome


class Model:
    """The cores, and the turns of every token."""

    def __init__(self, setup: Setup) -> None:
        self.environment = simpy.Environment()
        self.outcome = Outcome()
        self._setup = setup
        self._random = Random(1)  # noqa: S311 - the same model in every run
        self._cores = simpy.Resource(self.environment, capacity=setup.cores)
        self._turns: dict[tuple[str, int], float] = {}

    def arrivals(self) -> Generator[Any, Any, None]:
        names, weights = list(self._setup.shares), list(self._setup.shares.values())
        while self.environment.now < self._setup.seconds:
            yield self.environment.timeout(self._random.expovariate(self._setup.rate))
            to = self._random.choices(names, weights)[0], self._random.randrange(self._setup.bots)
            self.environment.process(self._message(to))
            self.outcome.longest_queue = max(self.outcome.longest_queue, len(self._cores.queue))

    def _message(self, to: tuple[str, int]) -> Generator[Any, Any, None]:
        arrived = self.environment.now
        cost = max(0.1, self._random.gauss(1, SPREAD)) * self._setup.cost
        with self._cores.request() as core:
            yield core
            yield self.environment.timeout(cost)
        self.outcome.cpu_seconds += cost
        yield self.environment.timeout(self._until_turn(to) + self._setup.latency)
        self.outcome.took.setdefault(to[0], []).append(self.environment.now - arrived)

    def _until_turn(self, to: tuple[str, int]) -> float:
        """Seconds until the token's next turn, which is taken; after an outage where there is one."""
        now, rate = self.environment.now, ANSWERS_A_SECOND.get(to[0])
        name, begins, lasts = self._setup.away
        ready = begins + lasts if to[0] == name and begins <= now < begins + lasts else now
        if rate is None:
            return ready - now
        turn = max(ready, self._turns.get(to, 0.0))
        self._turns[to] = turn + 1 / rate
        return turn - now


def table(cost: float) -> Iterator[str]:
    """What each peak takes, line by line."""
    yield f"{'a second':>9}{'bots':>6}{'cores':>7}{'busy %':>8}{'p95 s':>8}{'slowest platform, p95 s':>26}"
    for rate, bots in ((150, 1), (1000, 1), (1000, 89), (10_000, 89)):
        cores = max(2, round(rate * cost / BUSIEST + 0.5))
        setup = Setup(rate, cost, cores, bots, seconds=10.0)
        yield _line(setup, simulate(setup))
    setup = Setup(150, cost, 2, away=("vk", 5.0, 10.0))
    yield f"VK away for 10 s at 150 a second: {_line(setup, simulate(setup)).strip()}"


def _line(setup: Setup, outcome: Outcome) -> str:
    slowest = max(outcome.took, key=lambda name: outcome.percentile(95, name))
    busy = 100 * outcome.cpu_seconds / setup.cores / setup.seconds
    return (
        f"{setup.rate:9,.0f}{setup.bots:6}{setup.cores:7}{busy:8.0f}{outcome.percentile(95):8.2f}"
        f"{slowest:>18}{outcome.percentile(95, slowest):8.2f}"
    )


def check(rate: float, cores: int, cost: float) -> str:
    """What `bench.load` should measure: it answers at once, and knows Telegram alone, without its limit."""
    setup = Setup(rate, cost, cores, latency=0.0, shares={"web": 1.0})
    outcome = simulate(setup)
    cuts = " ".join(f"{1000 * outcome.percentile(percent):.0f}" for percent in (50, 95, 99))
    return f"p50, p95, p99 ms: {cuts}; busy {100 * outcome.cpu_seconds / cores / setup.seconds:.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cost-ms", type=float, required=True, help="CPU milliseconds of one message, measured"
    )
    parser.add_argument("--check", type=float, nargs=2, metavar=("RATE", "CORES"))
    options = parser.parse_args()
    cost = options.cost_ms / 1000
    lines = [check(options.check[0], int(options.check[1]), cost)] if options.check else table(cost)
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
