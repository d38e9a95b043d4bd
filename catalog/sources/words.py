"""Public registers and the words of theirs that are understood: `resources/register/sources.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from catalog.resource_file import RESOURCES, Text, Words, read_resource, refuse_doubles, refuse_unknown


@dataclass(frozen=True, slots=True)
class Source:
    """A public register: how it is called, whom it covers, what its files look like and where they are."""

    key: Text
    name: Text
    covers: Text
    form: Text
    published: Text
    suffixes: Words
    licence: str = ""

    @property
    def label(self) -> str:
        """What stands in «Источник»."""
        return f"{self.name} ({self.licence})" if self.licence else self.name


@dataclass(frozen=True)
class SourceWords:
    """Words of the files: each list's meaning stands beside it in the resource."""

    court: Text
    extra_education: Text
    branch: Text
    school_words: Words
    no_school_words: Words
    in_force: Words
    weekdays: Words
    of_culture: dict[Text, Text]
    of_osm: dict[Text, Text]
    private_too: Words
    osm_weekdays: dict[Text, Text]
    public_forms: Words
    capitals: Words
    lower: Words
    title_after: Words
    letters: dict[Text, Text]
    before: dict[Text, Text]
    after: dict[Text, Text]

    def is_school(self, name: str) -> bool:
        """Whether a name with clubs is a school's that has them besides."""
        plain = name.lower()
        return any(word in plain for word in self.school_words) and not any(
            word in plain for word in self.no_school_words
        )

    def is_in_force(self, status: str) -> bool:
        """Whether a status doesn't say that the thing is over; an empty one says nothing."""
        return not status or status.lower() in self.in_force

    @cached_property
    def kept_capitals(self) -> frozenset[str]:
        return frozenset(self.capitals)

    def is_public(self, name: str) -> bool:
        """Whether the name has a legal form of the state's or a municipality's."""
        words = name.lower().replace("ё", "е").split()
        return any(word.strip("«\"'(").startswith(tuple(self.public_forms)) for word in words)


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """A sources.yaml."""

    sources: tuple[Source, ...]
    trust: dict[Text, Words]
    words: SourceWords


@cache
def _file() -> SourcesFile:
    file = RESOURCES / "register" / "sources.yaml"
    read = read_resource(file, SourcesFile)
    keys = [source.key for source in read.sources]
    refuse_doubles(file.name, keys)
    for name, trusted in read.trust.items():
        refuse_unknown(f"{file.name}, trust, {name}", trusted, keys)
    return read


def sources() -> tuple[Source, ...]:
    """All public registers, in the order in which they are told."""
    return _file().sources


def source_of(key: str) -> Source | None:
    return next((source for source in sources() if source.key == key), None)


def words() -> SourceWords:
    return _file().words


@cache
def trust(name: str) -> Mapping[str, int]:
    """Source → how late its word counts in that field (0 first)."""
    trusted = _file().trust.get(name, ())
    rest = [source.key for source in sources() if source.key not in trusted]
    return {key: at for at, key in enumerate((*trusted, *rest))}
