"""Writes the query sets beside this file: `python -m tests.data.make_queries [REGISTER.csv]`.

The same seed gives the same files. Every label follows from a rule over the register (`querygen.register`):
one institution that fits → answer, several → choose, none → none.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from tests.data.querygen import classes, numbered, places, sayings, scripts, slips
from tests.data.querygen.numbered import Pair
from tests.data.querygen.register import Row, read_register, select

HERE = Path(__file__).parent
REGISTER = HERE.parents[2] / "shared" / "register" / "synthetic-register.csv"
STARTER = HERE.parents[1] / "catalog/resources/regions/volgograd/starter/institutions.csv"
SEED = 20261123
Maker = Callable[[list[Row], Random], Iterator[Pair]]
Line = tuple[str, str, str, str]


def known_words(rows: list[Row]) -> set[str]:
    """Words that a misspelling must not come nearer to than to the word it was made from."""
    said = [*places.TOWNS.values(), *places.CITY_DISTRICTS.values(), *places.DISTRICTS.values()]
    said += [*(names for _, names in (*sayings.NUMBERED, *sayings.SERVICE_POINTS, *sayings.VILLAGE_POINTS))]
    text = " ".join(" ".join(forms) for forms in said) + " ".join(row.locality.lower() for row in rows)
    return {word for word in text.split() if len(word) > 3}


def changed(make: Maker, change: Callable[[str, Random], str]) -> Maker:
    """The class `make` with every query passed through `change`."""

    def maker(rows: list[Row], random: Random) -> Iterator[Pair]:
        for query, rule in make(rows, random):
            after = change(query, random)
            if after != query:
                yield after, rule

    return maker


def glued(query: str, random: Random) -> str:
    """The number glued to its word («школа5», «5школа»), or the words to each other («детсад»)."""
    words = re.sub("№|#|под номером|номер:?|ном?\\.", "", query).split()
    at = [i for i, word in enumerate(words) if word.isdigit() and i]
    if not at:
        return query
    i = at[0]
    pair = words[i - 1 : i + 1]
    return " ".join(
        [*words[: i - 1], "".join(pair if random.random() < 0.7 else pair[::-1]), *words[i + 1 :]]
    )


def makers(rows: list[Row]) -> list[tuple[str, int, Maker]]:
    known = known_words(rows)

    def typo(query: str, random: Random) -> str:
        return slips.mistype(query, random, known, sayings.FILLER)

    def latin(query: str, random: Random) -> str:
        return scripts.transliterate(query, random.choice(list(scripts.SCHEMES)))

    return [
        ("official name", 30, classes.official_name),
        ("number and place", 50, numbered.number_and_place),
        ("typos", 55, changed(numbered.number_and_place, typo)),
        (
            "wrong keyboard layout",
            25,
            changed(numbered.number_by_russian_keys, lambda q, _: scripts.wrong_layout(q)),
        ),
        ("transliteration", 40, changed(numbered.number_and_place, latin)),
        ("number in words", 35, numbered.number_in_words),
        ("number without place", 15, numbered.number_without_place),
        ("service point by place", 45, classes.service_point),
        ("service point by place, typos", 35, changed(classes.service_point, typo)),
        ("village", 30, classes.village),
        ("village, typos", 25, changed(classes.village, typo)),
        ("hospital of a district", 20, classes.hospital),
        ("by patron", 20, classes.patron),
        ("proper name", 25, classes.brand),
        ("street", 20, classes.street),
        ("homoglyphs and glue", 18, changed(numbered.number_and_place, scripts.disguise)),
        ("homoglyphs and glue", 12, changed(numbered.number_and_place, glued)),
        ("code", 10, classes.code),
        ("place alone", 20, classes.place_alone),
    ]


def label(rows: list[Row], query: str, name: str, rule: str) -> Line:
    codes = select(rows, rule)
    decision = (
        "service" if rule == "service" else "none" if not codes else "answer" if len(codes) == 1 else "choose"
    )
    return query, name, decision, " ".join(codes)


def generated(rows: list[Row]) -> Iterator[Line]:
    seen: set[str] = set()
    for at, (name, count, make) in enumerate(makers(rows)):
        random = Random(SEED + at)  # noqa: S311 - the same every time, and a change to one class leaves the rest
        yield from (
            label(rows, query, name, rule) for query, rule in islice(unseen(make(rows, random), seen), count)
        )


def unseen(pairs: Iterator[Pair], seen: set[str]) -> Iterator[Pair]:
    for query, rule in pairs:
        if query not in seen:
            seen.add(query)
            yield query, rule


def hand_written(rows: list[Row], file: str, name: str) -> Iterator[Line]:
    """Lines «query => rule» of a file in `sources/`; `# …` is a remark, `## …` names the class from there."""
    for text in (HERE / "sources" / file).read_text(encoding="utf-8").splitlines():
        if text.startswith("## "):
            name = text[3:]
        elif text and not text.startswith("# "):
            query, _, rule = text.rpartition(" => ")
            yield label(rows, query, name, rule)


def write(file: Path, lines: list[Line]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([("query", "class", "decision", "codes"), *lines])


def main() -> None:
    rows = read_register(Path(sys.argv[1]) if len(sys.argv) > 1 else REGISTER)
    blind = [*generated(rows), *hand_written(rows, "by-hand.txt", "by hand")]
    blind += hand_written(rows, "out-of-scope.txt", "out of scope")
    write(HERE / "queries-blind.csv", blind)
    write(HERE / "queries-service.csv", list(hand_written(rows, "service.txt", "service")))
    for name in ("own", "towns", "residents"):
        write(HERE / f"queries-{name}.csv", list(hand_written(rows, f"{name}.txt", name)))
    write(HERE / "queries-starter.csv", list(hand_written(read_register(STARTER), "starter.txt", "starter")))


if __name__ == "__main__":
    main()
