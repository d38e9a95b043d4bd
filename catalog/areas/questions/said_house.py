"""The house that a question names: behind its street, before it, or elsewhere."""

from catalog.areas.names.house import House, house_at
from catalog.areas.questions.question_words import AddressWord, kind_at, says


def house_behind(text: str, words: list[AddressWord], end: int) -> tuple[House, int] | None:
    """The house behind the word before `end`, and the index of the first word behind it."""
    at = end
    while at < len(words) and says(words[at], "house"):
        at += 1
    if at >= len(words) or not words[at].is_number:
        return None
    found = house_at(text, words[at].start)
    if not found:
        return None
    behind = next((index for index in range(at, len(words)) if words[index].start >= found[1]), len(words))
    return found[0], behind


def house_before(
    text: str, words: list[AddressWord], start: int, taken: frozenset[int]
) -> tuple[House, int] | None:
    """«дом 5 по улице Мира», «5 мира»: marked, or right before the street and no institution's number."""
    for at, word in enumerate(words[:start]):
        if not word.is_number or at in taken:
            continue
        marked = at > 0 and says(words[at - 1], "house")
        beside = (
            at == start - 1
            and not (at and kind_at(words, at - 1)[0])
            and text[max(0, word.start - 2) : word.start].strip() != "#"
        )
        if marked or beside:
            found = house_at(text[: word.end + 2], word.start) or house_at(text[: word.end], word.start)
            return (found[0], at) if found else None
    return None


def house_marked(text: str, words: list[AddressWord], end: int) -> tuple[House, int] | None:
    """«ул. Мира, Елань, дом 5», «мира елань 5»: behind other words."""
    for at in range(end, len(words)):
        if words[at].is_number and (says(words[at - 1], "house") or not kind_at(words, at - 1)[0]):
            before = text[max(0, words[at].start - 2) : words[at].start].strip()
            found = house_at(text, words[at].start)
            if found and (before != "#" or says(words[at - 1], "house")):
                return found[0], at
    return None
