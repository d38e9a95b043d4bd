"""A place among the tokens of a cell of houses."""

from catalog.areas.houses.house_words import HouseToken
from catalog.areas.names.house import House

SKIPPED = frozenset({"noise", "all_of", "before_except", "unsure_of"})
STOPS_SKIPPING = frozenset({"all", "unsure", "except"})


class HouseCursor:
    """Goes over the tokens once; `at` may be set back to where it stood."""

    def __init__(self, found: list[HouseToken]) -> None:
        self._tokens = found
        self.at = 0

    @property
    def is_done(self) -> bool:
        return self.at == len(self._tokens)

    def ahead(self, count: int) -> list[HouseToken]:
        """So many tokens from here on, fewer at the end of the cell."""
        return self._tokens[self.at : self.at + count]

    def take_any(self) -> HouseToken:
        """The token here, which is passed over."""
        self.at += 1
        return self._tokens[self.at - 1]

    def following(self, *passed: str) -> HouseToken:
        """The next token that means something else than what is passed; none is passed over."""
        at = self.at
        while self._tokens[at].means & {*SKIPPED, *passed} and not self._tokens[at].means & STOPS_SKIPPING:
            at += 1
        return self._tokens[at]

    def take(self, *senses: str) -> bool:
        """Passes over the next token, and words without meaning before it, where it has one of the senses."""
        at = self._behind_noise()
        if self._tokens[at].means.isdisjoint(senses):
            return False
        self.at = at + 1
        return True

    def take_house(self) -> House | None:
        """The house that comes next, behind words without meaning; None where something else does."""
        at = self._behind_noise()
        house = self._tokens[at].house
        self.at = at + 1 if house else self.at
        return house

    def take_open_end(self) -> bool:
        """«и далее», «и выше», «и до конца улицы» behind a house."""
        at = self.at
        self.take("joint")
        if self.take("open"):
            return True
        if self.take("to") and self.take("end"):
            self.take("all_of")
            return True
        self.at = at
        return False

    def _behind_noise(self) -> int:
        at = self.at
        while self._tokens[at].means & SKIPPED:
            at += 1
        return at
