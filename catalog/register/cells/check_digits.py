"""The check digits of INN and OGRN: a slip of one digit shows by them.

Old papers have numbers that don't add up, so that nothing is refused for it.
"""

from functools import lru_cache

from stdnum.ru import inn as inns
from stdnum.ru import ogrn as ogrns

CACHED = 100_000


@lru_cache(maxsize=CACHED)
def inn_adds_up(inn: str) -> bool:
    """Whether the last digit (of 10) or the last two (of 12) follow from those before."""
    return inns.is_valid(inn)


@lru_cache(maxsize=CACHED)
def ogrn_adds_up(ogrn: str) -> bool:
    """Whether the last digit follows from those before: of OGRN (13 digits) and of OGRNIP (15).

    Of an OGRNIP the library gives the whole remainder, of which the last digit counts (order of the Ministry
    of Finance of 30.10.2017 № 165н): by its own `is_valid` three of thirteen would be wrong.
    """
    return ogrns.calc_check_digit(ogrn)[-1] == ogrn[-1]
