"""`gospublic discover` from a terminal: what it says, and what it refuses."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app, main
from bot.discover import texts
from catalog.model import SYNTHETIC, Institution, Page, Platform
from catalog.store.register import open_register


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", url)
    monkeypatch.setenv("GOSPUBLIC_REGION", "volgograd")
    return url


def holding(url: str, *institutions: Institution, label: str = "") -> None:
    register = open_register(url)
    register.versions.replace(institutions, note="tests", label=label)
    register.close()


def test_with_no_site_to_look_at_it_says_so(url: str) -> None:
    page = Page(Platform.VK, "https://vk.com/school5")
    holding(url, Institution("s-5", "Школа № 5", pages=(page,)))
    told = CliRunner().invoke(app, ["discover"])
    assert told.exit_code == 0, told.output
    assert "0 сайтов" in told.stdout


def test_an_invented_register_is_refused(url: str) -> None:
    site = Page(Platform.SITE, "https://school5.example/")
    holding(url, Institution("s-5", "Школа № 5", pages=(site,)), label=SYNTHETIC)
    told = CliRunner().invoke(app, ["discover"])
    assert told.exit_code == 1
    assert texts.INVENTED in told.stderr


def test_sites_that_lead_inside_are_counted_and_not_opened(url: str) -> None:
    sites = [Page(Platform.SITE, "http://gospublic-inner.localhost/")]
    holding(url, *(Institution(f"s-{at}", f"Школа № {at}", pages=(page,)) for at, page in enumerate(sites)))
    told = CliRunner().invoke(app, ["discover", "--limit", "1"])
    assert told.exit_code == 0, told.output
    assert "1 сайт" in told.stdout


@pytest.mark.parametrize("limit", ["0", "-1", "все", "1.5"])
def test_a_limit_that_is_none_is_wrong_usage(
    url: str, limit: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del url
    monkeypatch.setattr("sys.argv", ["gospublic", "discover", "--limit", limit])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
