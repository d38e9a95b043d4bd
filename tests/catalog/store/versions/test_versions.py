"""Whatever operators do one after another, every version stays as it was made, and the newest is served."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from catalog.model import Institution, Page, PageState, Platform
from catalog.store.errors import NoSuchPage, NoSuchVersion, RegisterChanged
from catalog.store.register import Register, open_register

CODES = ("a", "b", "c")
DAY = date(2026, 11, 25)
ADDRESSES = ("https://vk.com/a", "https://vk.com/b")
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk's waiting is no part of what is tried
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"

Content = dict[str, Institution]


def _institutions() -> st.SearchStrategy[Institution]:
    pages = st.lists(st.sampled_from(ADDRESSES), unique=True, max_size=2)
    return st.builds(
        lambda code, name, urls: Institution(code, name, pages=tuple(Page(Platform.VK, url) for url in urls)),
        st.sampled_from(CODES),
        st.sampled_from(["Школа", "Поликлиника"]),
        pages,
    )


LISTS = st.lists(_institutions(), max_size=3, unique_by=lambda one: one.code)


class Versions(RuleBasedStateMachine):
    """The model: what each version holds, its origin, and which addresses are out of sight in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.file = Path(self.folder.name) / "register.sqlite3"
        self.register: Register = open_register(f"sqlite:///{self.file}")
        self.contents: list[Content] = [{}]
        self.origins: list[int] = [0]
        self.hidden: list[frozenset[str]] = [frozenset()]

    def teardown(self) -> None:
        """Whatever came after it, every version is as it was made."""
        for number in range(1, self.active + 1):
            assert self.register.versions.institutions(number) == list(self._seen(number))
        self._each_leads_to_the_newest()
        self._history_tells_what_each_did()
        self.register.close()
        self.folder.cleanup()

    def _each_leads_to_the_newest(self) -> None:
        for before in reversed(self.register.versions.all()):
            changes = self.register.differences.since(before, self.active)
            assert changes is not None
            assert changes.applied(self.register.versions.institutions(before.number)) == list(
                self._seen(self.active)
            )

    def _history_tells_what_each_did(self) -> None:
        """Read page after page, the newest first, by code within a version."""
        found: list[tuple[int, str, str]] = []
        upto, code = self.active, ""
        while page := self.register.events.newest(upto, code, limit=2):
            found += [(event.version, event.code, event.type.value) for event in page]
            upto, code = page[-1].version, page[-1].code
        assert found == [told for number in range(self.active, 0, -1) for told in self._events_of(number)]

    def _events_of(self, number: int) -> Iterator[tuple[int, str, str]]:
        before = {one.code: one for one in self._seen(number - 1)}
        after = {one.code: one for one in self._seen(number)}
        for code in sorted({*before, *after}):
            if before.get(code) != after.get(code):
                changed = "changed" if code in after else "removed"
                yield number, code, changed if code in before else "added"

    def made(self, content: Content, origin: int | None = None, hidden: frozenset[str] | None = None) -> None:
        self.contents.append(content)
        self.origins.append(len(self.contents) - 1 if origin is None else origin)
        self.hidden.append(self.hidden[-1] if hidden is None else hidden)

    @property
    def active(self) -> int:
        return len(self.contents) - 1

    @initialize(institutions=LISTS)
    def first(self, institutions: list[Institution]) -> None:
        self.replace_all(institutions)

    @rule(institutions=LISTS)
    def replace_all(self, institutions: list[Institution]) -> None:
        content = {one.code: one for one in institutions}
        same = self.active and content == self.contents[-1]
        self.register.versions.replace(institutions, note="")
        self.made(content, self.origins[-1] if same else None)

    @rule(institutions=LISTS)
    def update(self, institutions: list[Institution]) -> None:
        content = self.contents[-1] | {one.code: one for one in institutions}
        same = content == self.contents[-1]
        self.register.versions.update(institutions, note="")
        self.made(content, self.origins[-1] if same else None)

    @rule(behind=st.integers(1, 3), institutions=LISTS)
    def replace_what_somebody_changed(self, behind: int, institutions: list[Institution]) -> None:
        with pytest.raises(RegisterChanged):
            self.register.versions.replace(institutions, note="", expected=self.active + behind)

    @rule(data=st.data())
    def roll_back_to(self, data: st.DataObject) -> None:
        target = data.draw(st.integers(1, self.active))
        self.register.versions.rollback(target)
        self.made(self.contents[target], self.origins[target])

    @rule()
    def roll_back_a_step(self) -> None:
        target = self.origins[-1] - 1
        if target < 1:
            with pytest.raises(NoSuchVersion):
                self.register.versions.rollback()
        else:
            self.register.versions.rollback()
            self.made(self.contents[target], self.origins[target])

    @rule(address=st.sampled_from(ADDRESSES))
    def withdraw(self, address: str) -> None:
        if address in self.hidden[-1]:
            assert self.register.withdrawals.withdraw(address, "взломана", DAY) is None
        elif not any(page.url == address for one in self.contents[-1].values() for page in one.pages):
            with pytest.raises(NoSuchPage):
                self.register.withdrawals.withdraw(address, "взломана", DAY)
        else:
            self.register.withdrawals.withdraw(address, "взломана", DAY)
            self.made(self.contents[-1], self.origins[-1], self.hidden[-1] | {address})

    @precondition(lambda self: self.hidden[-1])
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        address = data.draw(st.sampled_from(sorted(self.hidden[-1])))
        self.register.withdrawals.restore(address)
        self.made(self.contents[-1], self.origins[-1], self.hidden[-1] - {address})

    @rule()
    def open_again(self) -> None:
        self.register.close()
        self.register = open_register(f"sqlite:///{self.file}")

    @invariant()
    def the_newest_version_is_served(self) -> None:
        active = self.register.versions.active()
        assert (active.number if active else 0) == self.active
        assert self.register.versions.institutions() == list(self._seen(self.active))

    def _seen(self, number: int) -> Iterator[Institution]:
        hidden = self.hidden[number]
        for code in sorted(self.contents[number]):
            one = self.contents[number][code]
            yield replace(one, pages=tuple(_seen(page, hidden) for page in one.pages))


def _seen(page: Page, hidden: frozenset[str]) -> Page:
    """The page as it is served: revoked where it is out of sight."""
    return replace(page, state=PageState.REVOKED, checked_on=DAY) if page.url in hidden else page


VersionsCase = pytest.mark.states(Versions.TestCase)
VersionsCase.settings = settings(
    max_examples=500 if LONG else 15,
    stateful_step_count=20 if LONG else 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
