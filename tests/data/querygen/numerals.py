"""Numbers below 400 in words, cardinal and ordinal, as residents dictate them."""

UNITS = (
    *("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    *("одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать"),
    *("семнадцать", "восемнадцать", "девятнадцать"),
)
TENS = (
    *("", "десять", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят"),
    *("восемьдесят", "девяносто"),
)
HUNDREDS = ("", "сто", "двести", "триста")
STEMS = (
    *("нулев", "перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат"),
)
TEN_STEMS = (
    *("", "десят", "двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят"),
    *("восьмидесят", "девяност"),
)
HUNDRED_STEMS = ("", "сот", "двухсот", "трёхсот")
ENDINGS = {"she": "ая", "he": "ый", "of her": "ой", "of him": "ого", "at him": "ом"}
THIRD = {"she": "ья", "he": "ий", "of her": "ьей", "of him": "ьего", "at him": "ьем"}
STRESSED = {2, 6, 7, 8, 40}


def cardinal(number: int) -> str:
    """«двести сорок пять»."""
    hundreds, rest = divmod(number, 100)
    words = [HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        words.append(TENS[rest // 10])
        rest %= 10
    return " ".join([*words, UNITS[rest]] if rest else words)


def ordinal(number: int, form: str) -> str:
    """«двести сорок пятая», by `form`: she, he, of her (and at her), of him, at him."""
    hundreds, rest = divmod(number, 100)
    words = [HUNDREDS[hundreds]] if hundreds and rest else []
    if rest >= 20 and rest % 10:
        words.append(TENS[rest // 10])
        rest %= 10
    if not rest:
        stem, last = HUNDRED_STEMS[hundreds], 100
    elif rest >= 20:
        stem, last = TEN_STEMS[rest // 10], rest
    else:
        stem, last = STEMS[rest], rest
    ending = THIRD[form] if last == 3 else ENDINGS[form]
    if form == "he" and last in STRESSED:
        ending = "ой"
    return " ".join([*words, stem + ending])
