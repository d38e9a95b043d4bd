"""The register prepared for search: which institutions bear which kind, number, word, street and place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from catalog.model import Institution
from catalog.search.bitsets import BitSets
from catalog.search.index.shared_part import SharedPart
from catalog.search.language.lexicon import Lexicon
from catalog.search.language.spelling import Spelling
from catalog.search.language.toponym_roots import noun_roots
from catalog.search.language.word_families import WordFamilies
from catalog.search.places.gazetteer import Gazetteer
from catalog.search.places.locate import Located


@dataclass(slots=True)
class SearchIndex:
    """Institution i of the register is bit i of every set."""

    shared: SharedPart
    institutions: Sequence[Institution]
    lexicon: Lexicon
    gazetteer: Gazetteer
    spelling: Spelling
    kinds: BitSets  # kind, what it counts as included
    other_kinds: BitSets  # kinds that a name mentions besides
    numbers: BitSets
    names: BitSets  # dictionary forms of the words of names
    proper: BitSets  # of those in quotes and after «имени»
    patrons: BitSets  # words after «имени», as written: «Кузнецина» and «Кузнециной» are two people
    streets: BitSets
    ordinals: BitSets  # numbers with the word beside them: «12-й Километр», «8 Марта», «60-летия Октября»
    houses: BitSets
    roots: BitSets  # of adjectives in names that may be made of a place's name
    aliases: BitSets  # whole other names, as normalised
    titles: BitSets  # whole official and short names, by their words
    families: WordFamilies = field(default_factory=lambda: WordFamilies(()))
    own_kinds: list[str] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)
    number_of: list[int] = field(default_factory=list)  # the first of its numbers, 0 without one
    codes: dict[str, list[int]] = field(default_factory=dict)  # with and without their hyphens
    branches: int = 0  # parts of other institutions
    all: int = 0

    def bears(self, lemma: str) -> bool:
        """Whether the word stands in some name or street."""
        return lemma in self.names or lemma in self.streets

    def rooted(self, lemmas: Iterable[str]) -> int:
        """The institutions named by an adjective of a village of that name."""
        bits = 0
        for root in set().union(*map(noun_roots, lemmas)):
            bits |= self.roots.bits(root)
        return bits

    def at(self, key: str) -> int:
        """The institutions at the place of that key."""
        return self.all if key == self.gazetteer.region_key else self.gazetteer.at(key)


def plain_code(code: str) -> str:
    """A code as residents copy it: «ORG002203» for ORG-002203."""
    return code.lower().replace("-", "").replace("_", "")
