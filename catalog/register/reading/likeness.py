"""What two rows have in common that are probably one institution under two spellings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from catalog.model import Institution
from catalog.register.names.name_words import is_slip
from catalog.register.names.names import plain_name
from catalog.search.vocabulary.vocabulary import load_vocabulary

MOST_IN_A_PLACE = 60
"""Of more institutions of one kind in one place the names aren't compared: they are numbered anyway."""

SPHERE = ("ия", "ры", "та")
"""The endings of «здравоохранения, культуры, спорта» in «учреждение культуры»."""

NUMBER = re.compile(r"\d+")


def alike(institutions: Sequence[Institution]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: of one kind, in one place, with the same numbers, under two names that seem one.

    A number of its own tells enough; without one, every word but the legal form must be the same but for a
    slip. Pairs of the very same name aren't told here.
    """
    together: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(institutions):
        if one.kind and one.place.locality:
            together[_where(one)].append(at)
    for (*_, numbers), group in together.items():
        if 1 < len(group) <= MOST_IN_A_PLACE:
            names = {at: plain_name(institutions[at].official_name) for at in group}
            for first, second in combinations(group, 2):
                differ = names[first] != names[second]
                if differ and (numbers or _are_alike(names[first], names[second])):
                    yield first, second


def _where(one: Institution) -> tuple[str, ...]:
    """Place, kind, and the numbers in its name."""
    place = one.place
    where = map(plain_name, (place.municipality, place.locality, place.district, one.kind))
    return (*where, " ".join(NUMBER.findall(one.official_name)))


def _are_alike(first: str, second: str) -> bool:
    ours, theirs = Counter(first.split()), Counter(second.split())
    left, right = list((ours - theirs).elements()), list((theirs - ours).elements())
    if any(map(_is_sphere, left)) and any(map(_is_sphere, right)):
        return False
    bare, others = (sorted(word for word in words if word not in _legal()) for words in (left, right))
    return len(bare) == len(others) and all(map(is_slip, bare, others))


def _is_sphere(word: str) -> bool:
    """«культуры» may be left out beside МБУК, but against «здравоохранения» it tells two apart."""
    return word in _legal() and word.endswith(SPHERE)


@cache
def _legal() -> frozenset[str]:
    """Words of the legal form, which is written out, shortened or left out as one likes."""
    return frozenset(plain_name(" ".join(load_vocabulary().legal)).split())
