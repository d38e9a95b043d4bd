"""The check digits of INN and OGRN: a slip of one digit shows by them.

INN: order of the Federal Tax Service of 29.06.2012 № ММВ-7-6/435@, appendix 1; OGRN: order of the Ministry
of Finance of 30.10.2017 № 165н. Old papers have numbers that don't add up, so that nothing is refused for it.
"""

INN_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def inn_adds_up(inn: str) -> bool:
    """Whether the last digit (of 10) or the last two (of 12) follow from those before."""
    checked = range(10, 12) if len(inn) == len("123456789012") else range(9, 10)
    return all(_weighed(inn[:at]) == int(inn[at]) for at in checked)


def ogrn_adds_up(ogrn: str) -> bool:
    """Whether the last digit follows from those before: of OGRN (13 digits) and of OGRNIP (15)."""
    return int(ogrn[:-1]) % (len(ogrn) - 2) % 10 == int(ogrn[-1])


def _weighed(digits: str) -> int:
    weights = INN_WEIGHTS[-len(digits) :]
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 % 10
