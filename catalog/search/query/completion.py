"""What a question that is still being typed may become: its last word completed by words of the register."""

import re

from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Lexicon, Meaning
from catalog.search.language.normalize import normalize
from catalog.search.language.spelling import Spelling

LAST_WORD = re.compile(r"(?<![а-я])(?<![а-я]-)[а-я]++(?:-[а-я]++)*+$")
SHORTEST_BEGINNING = 3
MOST = 2
"""Texts: each is searched while somebody types."""


class Completer:
    """Completes the last word, the words that most institutions bear first."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._lexicon: Lexicon = index.lexicon
        self._spelling: Spelling = index.spelling

    def completed(self, text: str) -> tuple[str, ...]:
        """Up to two texts that it may become; itself alone where nothing completes it."""
        plain = normalize(text)
        last = LAST_WORD.search(plain)
        if last is None or text[-1:].isspace() or last[0] in self._lexicon:
            return (plain,)
        if len(last[0]) < SHORTEST_BEGINNING:
            return (plain[: last.start()].strip() or plain,)
        begun = {*self._spelling.completions(last[0]), *self._lexicon.begun(last[0])}
        ranked = sorted(begun, key=lambda word: (-self._borne(word), len(word), word))
        found = [word for word in ranked if self._borne(word)][:MOST]
        return tuple(plain[: last.start()] + word for word in found) or (plain,)

    def _borne(self, word: str) -> int:
        """How many institutions have the dictionary form in names or streets, as their kind or place."""
        index, node = self._index, self._lexicon.root.below.get(word)
        bits = index.names.bits(word) | index.streets.bits(word)
        for sense in node.senses if node else ():
            if sense.meaning is Meaning.KIND:
                bits |= index.kinds.bits(sense.value)
            elif sense.meaning is Meaning.PLACE:
                bits |= index.gazetteer.bitsets.bits(sense.value)
        return bits.bit_count()
