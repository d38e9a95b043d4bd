"""What fingers and ears do to a query."""

from random import Random

from rapidfuzz import process
from rapidfuzz.distance import OSA

ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
NEIGHBOURS = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in ROWS for at, letter in enumerate(row)
}
EARS = (
    *(
        ("ого", "ово"),
        ("его", "ево"),
        ("тск", "цк"),
        ("дск", "цк"),
        ("ться", "тца"),
        ("сч", "щ"),
        ("здн", "зн"),
    ),
    *(("стн", "сн"), ("вств", "ств"), ("нн", "н"), ("сс", "с"), ("лл", "л"), ("жи", "жы"), ("ши", "шы")),
    *(("оли", "али"), ("ино", "ина"), ("мина", "мена"), ("ени", "ини"), ("ата", "ота"), ("бол", "бал")),
    *(("кол", "кал"), ("дет", "дит"), ("пол", "пал"), ("библи", "бибил"), ("адм", "атм"), ("ентр", "ентор")),
    *(("ый", "ой"), ("ий", "ей"), ("рь", "р"), ("ль", "л"), ("об", "аб"), ("ро", "ра"), ("ере", "ири")),
)


def slip(word: str, random: Random) -> str:
    """One slip in a word: a neighbouring key, a doubled, dropped, swapped or misheard letter."""
    at = random.randrange(1, len(word))
    heard = [(old, new) for old, new in EARS if old in word]
    match random.choice(("key", "key", "doubled", "dropped", "swapped", "heard", "heard", "heard", "extra")):
        case "heard" if heard:
            old, new = random.choice(heard)
            return word.replace(old, new, 1)
        case "doubled":
            return word[:at] + word[at - 1] + word[at:]
        case "dropped":
            return word[:at] + word[at + 1 :]
        case "swapped":
            return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        case "extra":
            return word[:at] + random.choice(NEIGHBOURS.get(word[at - 1], "о") or "о") + word[at:]
        case _:
            return word[:at] + random.choice(NEIGHBOURS.get(word[at], "о") or "о") + word[at + 1 :]


def mistype(text: str, random: Random, known: set[str], spared: set[str]) -> str:
    """`text` with one or two words of five letters or more misspelt, none so far that it is nearer to another
    word of `known` than to itself; `spared` words stay as they are.
    """
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) >= 5 and word.isalpha() and word not in spared]
    for i in random.sample(places, min(len(places), random.randint(1, 2))):
        for _ in range(20):
            wrong = slip(words[i], random)
            own = OSA.distance(wrong, words[i])
            near = process.extract(wrong, known, scorer=OSA.distance, score_cutoff=own, limit=2)
            if own and all(rival == words[i] for rival, _, _ in near):
                words[i] = wrong
                break
    return " ".join(words)
