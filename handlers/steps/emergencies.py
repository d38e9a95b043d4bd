"""Words of emergency, before anything else: the number at once, nothing stored, no buttons."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from rapidfuzz.distance import OSA

from catalog.region import Contact, Purpose
from catalog.search.language.morphology import Nature, nature
from catalog.search.language.spelling import sound
from catalog.search.language.transliteration import from_layout, from_translit, has_latin
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.texts import emergencies as texts

SHORTEST, SHORTEST_SLIP, LONGEST = 3, 5, 20
"""Letters of a word that is compared by its sound, and in which a slip is believed."""

MOST_MENDED = 60
"""Words of a message in which slips are looked for."""

RESOURCE = files("catalog") / "resources" / "emergencies.yaml"


@dataclass(frozen=True, slots=True)
class Emergency:
    """A kind of emergency: how people say it, and who answers the telephone."""

    name: str
    contacts: tuple[Purpose, ...]
    said: re.Pattern[str]
    unless: re.Pattern[str] | None
    misspelt: tuple[str, ...] = ()  # words that are recognised with a slip, too


def answer(turn: Turn) -> Reply | None:
    """The numbers to call, where the words are of an emergency; the conversation stays as it was."""
    emergency = recognise(turn.said)
    if emergency is None:
        return None
    return Reply(text=sentence(emergency, turn), session=turn.session)


def number_of_one(turn: Turn, number: str) -> Reply | None:
    """The answer to a bare «112»: call there, not here; None where it is no emergency's number."""
    named = (turn.region.contact(purpose, turn.today) for purpose in Purpose)
    contact = next((one for one in named if one is not None and one.phone == number), None)
    if contact is None:
        return None
    return Reply(texts.CALL_IT.format(number=number, title=contact.title), session=turn.session)


def recognise(said: str) -> Emergency | None:
    """The emergency in a message of any length, or None."""
    written = said.lower()
    latin = (from_layout(written), from_translit(written)) if has_latin(written) else ()
    for words in map(_mended, map(plain_words, (written, *latin))):
        found = next((emergency for emergency in _emergencies() if _fits(emergency, words)), None)
        if found:
            return found
    return None


def plain_words(said: str) -> str:
    """Lower case, ё as е, everything but letters and digits as single spaces."""
    return " ".join(re.findall(r"[a-zа-я0-9]+", said.lower().replace("ё", "е")))


def _mended(words: str) -> str:
    """The text with misspelt words of emergency as they are meant; every other word as it is."""
    parts = words.split()
    return " ".join([*map(_meant, parts[:MOST_MENDED]), *parts[MOST_MENDED:]])


@lru_cache(maxsize=4_000)
def _meant(word: str) -> str:
    if len(word) < SHORTEST or len(word) > LONGEST or nature(word) is not Nature.NONE:
        return word
    heard = sound(word)
    for meant in (meant for emergency in _emergencies() for meant in emergency.misspelt):
        near = len(word) >= SHORTEST_SLIP and word[0] == meant[0] and OSA.distance(word, meant) <= 1
        if near or sound(meant) == heard:
            return meant
    return word


def sentence(emergency: Emergency, turn: Turn) -> str:
    contacts = tuple(_contacts(emergency.contacts, turn))
    everything = turn.context.region.contact(Purpose.EMERGENCY, turn.today)
    if emergency.name == "despair":
        return texts.despair(contacts, everything)
    called = texts.call(emergency.name, contacts)
    return f"{called}\n{texts.OR_A_QUESTION}" if emergency.name == "help" else called


def _contacts(purposes: tuple[Purpose, ...], turn: Turn) -> list[Contact]:
    found = (turn.context.region.contact(purpose, turn.today) for purpose in purposes)
    return [contact for contact in found if contact is not None]


def _fits(emergency: Emergency, words: str) -> bool:
    if not emergency.said.search(words):
        return False
    return emergency.unless is None or not emergency.unless.search(words)


@cache
def _emergencies() -> tuple[Emergency, ...]:
    entries = yaml.safe_load(RESOURCE.read_text(encoding="utf-8"))
    return tuple(
        Emergency(
            entry["name"],
            tuple(Purpose(purpose) for purpose in entry["contacts"]),
            _any_of(entry["said"]),
            _any_of(entry["unless"]) if "unless" in entry else None,
            tuple(entry.get("misspelt", ())),
        )
        for entry in entries
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
