"""`python -m bench.areas [MUNICIPALITIES]`: acts of 400,000 houses read, compared, written, loaded and asked.

Each municipality has its own file of 10,000 houses, half of them in lists, half in spans of one side.
"""

import csv
import random
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from catalog.areas.acts.importing import apply_areas, preview_areas
from catalog.areas.index import AreaIndex
from catalog.model import Institution, Place
from catalog.search.places.region_places import RegionPlaces
from catalog.store.register import Register, open_register

MUNICIPALITIES, STREETS, HOUSES, ASKED = 40, 200, 50, 5_000
TODAY = date(2026, 11, 30)
HEADER = ("Код", "Муниципальное образование", "Населённый пункт", "Улица", "Дома", "Основание")
SYLLABLES = ("ва", "ле", "ни", "ро", "ма", "ку", "то", "се", "бо", "ди")


def word(number: int) -> str:
    """A name of four syllables for each number."""
    return "".join(SYLLABLES[number // 10**power % 10] for power in range(4)).capitalize()


def town(number: int) -> Place:
    return Place(f"{word(number * 7 + 3)}нский муниципальный район", f"г. {word(number * 13 + 1)}ск")


def schools() -> list[Institution]:
    return [
        Institution(f"S{place}-{number}", f"Школа № {number}", kind="школа", place=town(place))
        for place in range(MUNICIPALITIES)
        for number in range(5)
    ]


def act(place: int, file: Path) -> None:
    """Two lines a street: one side as a span, the other house by house."""
    where = (town(place).municipality, town(place).locality)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(HEADER)
        for street in range(STREETS):
            even = ", ".join(
                f"{2 * house}{'а' if house % 9 == 0 else ''}" for house in range(1, HOUSES // 2 + 1)
            )
            name = f"ул. {word(street * 31 + 5)}ва"
            writer.writerow((f"S{place}-{street % 5}", *where, name, f"1–{HOUSES - 1} нечётные", "Акт № 1"))
            writer.writerow((f"S{place}-{(street + 1) % 5}", *where, name, even, "Акт № 1"))


def imported(register: Register, folder: Path, places: int) -> tuple[float, float]:
    """Seconds that all files took, and seconds of the processor: of the processes that read them, too."""
    started, spent = perf_counter(), _spent()
    for place in range(places):
        file = folder / f"act-{place}.csv"
        preview = preview_areas(register, file, "volgograd")
        assert not preview.faults, preview.faults[:3]  # noqa: S101 - a bench of what is right
        apply_areas(register.areas, preview, file.name)
    return perf_counter() - started, _spent() - spent


def _spent() -> float:
    return sum(
        getrusage(whose).ru_utime + getrusage(whose).ru_stime for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)
    )


def asked(index: AreaIndex, places: int) -> list[float]:
    """Milliseconds of the processor for each question, sorted: others' load makes them no longer."""
    chance, times = random.Random(1), []  # noqa: S311 - a bench
    for _ in range(ASKED):
        place, street = chance.randrange(places), word(chance.randrange(STREETS) * 31 + 5)
        slip = chance.random() < 0.1  # noqa: PLR2004 - every tenth has one
        name = f"{street[:3]}{street[4:]}ва" if slip else f"{street}ва"
        question = f"школа {name.lower()} {chance.randrange(1, HOUSES)} {town(place).locality[3:].lower()}"
        started = thread_time()
        index.answer(question, TODAY)
        times.append((thread_time() - started) * 1000)
    return sorted(times)


def _houses(places: int) -> int:
    return places * STREETS * HOUSES


def megabytes() -> float:
    """Of this process at its largest."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def write(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(places: int = MUNICIPALITIES) -> None:
    with TemporaryDirectory() as folder:
        for place in range(places):
            act(place, Path(folder) / f"act-{place}.csv")
        with closing(open_register(f"sqlite:///{folder}/register.sqlite")) as register:
            register.versions.replace(schools(), note="bench")
            seconds, spent = imported(register, Path(folder), places)
            write(f"import {seconds:.1f} s, of the processor {spent:.1f} s: {_houses(places):,} houses")
            areas, institutions = register.areas.read(), register.versions.institutions()
            kinds = {one.code: one.kind for one in institutions}
            before, started = _resident(), perf_counter()
            index = AreaIndex(areas, institutions, RegionPlaces(), lambda code: kinds[code])
            write(
                f"index {perf_counter() - started:.1f} s, {_resident() - before:.0f} MB, "
                f"peak {megabytes():.0f} MB"
            )
            times = asked(index, places)
            write(f"p50 {times[len(times) // 2]:.3f} ms, p99 {times[int(len(times) * 0.99)]:.3f} ms")


def _resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
