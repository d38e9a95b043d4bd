"""`gospublic verify` from the command line, against VK's double."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from bot.__main__ import app
from bot.observability.logs import log_to_stderr
from catalog.model import PageState, Platform
from tests.bot.verify.institutions import institution, page, pages_of, register_of
from tests.doubles.vk import Fault, serving
from tests.doubles.vk_groups import VkWithGroups, group

CHANNEL = "https://max.ru/id3430030612_gos"


@pytest.fixture
def vk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VkWithGroups]:
    """Three schools at VK, and the settings that lead there; of the register's four one isn't there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", f"sqlite:///{tmp_path}/register.sqlite3")
    monkeypatch.setenv("GOSPUBLIC_VK_TOKEN", "vk-token")
    monkeypatch.setattr("bot.verify.run.need_links", lambda *_: [])  # no test asks Госуслуги
    double = VkWithGroups(groups=[group(number, f"school{number}") for number in (1, 2, 3)])
    with serving(double):
        monkeypatch.setenv("GOSPUBLIC_VK_API", double.address)
        log_to_stderr()
        yield double
    structlog.reset_defaults()


@pytest.fixture
def states(tmp_path: Path) -> Iterator[Callable[[], list[PageState]]]:
    channel = page(CHANNEL, Platform.MAX, PageState.LISTED)
    schools = [institution(number, page(f"https://vk.com/school{number}")) for number in (1, 2, 3)]
    schools.append(institution(4, page("https://vk.com/school4"), channel, inn="3445000000"))
    with register_of(tmp_path, schools) as register:
        yield lambda: [one.state for one in pages_of(register).values() if one.platform is Platform.VK]


def test_what_was_seen_is_told_and_written(vk: VkWithGroups, states: Callable[[], list[PageState]]) -> None:
    vk.groups[0]["is_government_organization"] = False
    done = CliRunner().invoke(app, ["verify"])
    assert done.exit_code == 0, done.stderr
    summary, *rest = done.stdout.splitlines()
    assert "4" in summary
    told = "\n".join(rest)
    for part in ("vk.com/school1 (i-1)", "vk.com/school4 (i-4)", "max.ru/id3430030612_gos", "3430030612"):
        assert part in told
    assert "school2" not in told
    assert states() == [PageState.REVOKED, PageState.CONFIRMED, PageState.CONFIRMED, PageState.BROKEN]


def test_a_platform_that_is_away_ends_with_1_and_changes_nothing(
    vk: VkWithGroups, states: Callable[[], list[PageState]]
) -> None:
    vk.fault = lambda _method, _params: Fault(code=5)
    done = CliRunner().invoke(app, ["verify"])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "vk-token" not in done.output
    assert set(states()) == {PageState.CONFIRMED}


def test_without_a_token_it_says_what_is_not_verified(
    vk: VkWithGroups, states: Callable[[], list[PageState]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOSPUBLIC_VK_TOKEN", "")
    done = CliRunner().invoke(app, ["verify"])
    assert done.exit_code == 0
    assert "GOSPUBLIC_VK_TOKEN" in done.stderr
    assert vk.asked == []
    assert set(states()) == {PageState.CONFIRMED}


def test_so_many_and_of_those_who_can_be_asked(
    vk: VkWithGroups, states: Callable[[], list[PageState]]
) -> None:
    for _ in range(4):
        assert CliRunner().invoke(app, ["verify", "--limit", "2"]).exit_code == 0
    assert list(map(len, vk.asked)) == [2, 2, 2, 2]
    assert PageState.BROKEN not in states()[:1]


@pytest.mark.parametrize("limit", ["0", "-1", "много"])
def test_a_limit_that_cannot_be_is_wrong_usage(vk: VkWithGroups, limit: str) -> None:
    assert CliRunner().invoke(app, ["verify", "--limit", limit]).exit_code == 2
    assert vk.asked == []
