"""`gospublic check-page` as it is called from outside."""

import json
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.model import Institution, Page, PageState, Platform
from catalog.region import day_where
from tests.catalog.registers import stored

TODAY = day_where("volgograd")  # the command looks at the day on which the tests run
CLINIC = Institution(
    "clinic-3",
    "ГУЗ «Детская поликлиника № 3»",
    phone="8 (8442) 33-03-03",
    pages=(
        Page(Platform.VK, "https://vk.com/detpol3_volgograd", PageState.CONFIRMED, TODAY),
        Page(Platform.OK, "https://ok.ru/group/54321", PageState.LISTED),
        Page(Platform.TELEGRAM, "https://t.me/detpol3_old", PageState.REVOKED, TODAY),
        Page(Platform.VK, "https://vk.com/club77", PageState.CONFIRMED, TODAY - timedelta(days=200)),
    ),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("register"), CLINIC)


def run(database: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["check-page", *arguments], env={"GOSPUBLIC_DATABASE_URL": database})


def asked(database: str, text: str) -> dict[str, Any]:
    done = run(database, text, "--json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert set(found) == {"verdict", "institution", "official_url", "why"}
    assert any("а" <= letter <= "я" for letter in found["why"])
    return found


OWN = "https://vk.com/detpol3_volgograd"


@pytest.mark.parametrize(
    ("text", "verdict", "official_url"),
    [
        ("https://m.vk.ru/DetPol3_Volgograd?from=x", "official", OWN),
        ("ok.ru/group54321", "listed", OWN),
        ("это она? @detpol3_old", "revoked", OWN),
        ("vk.com/detpol3_volgograd_official2 и vk.com/detpol3_volgograd", "lookalike", OWN),
        ("vk.com/durov", "unknown", None),
        ("поликлиника 3", "not_a_page", None),
    ],
)
def test_the_worst_link_as_json(database: str, text: str, verdict: str, official_url: str | None) -> None:
    found = asked(database, text)
    assert (found["verdict"], found["official_url"]) == (verdict, official_url)
    assert found["institution"] == (CLINIC.official_name if official_url else None)


@pytest.mark.parametrize(
    ("text", "verdict", "institution", "phone"),
    [
        ("+7 8442 330303", "known_phone", CLINIC.official_name, CLINIC.phone),
        ("+7 995 123-45-67 детская поликлиника 3", "unknown_phone", CLINIC.official_name, CLINIC.phone),
        ("8 800 555 35 35 это госуслуги?", "unknown_phone", "Линия поддержки Госуслуг", "8 800 100-70-10"),
        ("+7 995 123-45-67", "unknown_phone", None, None),
    ],
)
def test_a_telephone_number_as_json(
    database: str, text: str, verdict: str, institution: str | None, phone: str | None
) -> None:
    done = run(database, text, "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("why")
    assert found == {"verdict": verdict, "institution": institution, "phone": phone}


def test_stdout_holds_json_alone(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", database)
    command = [sys.executable, "-m", "bot", "check-page", "vk.com/durov", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert json.loads(done.stdout)["verdict"] == "unknown"


def test_in_words_every_link_is_answered(database: str) -> None:
    done = run(database, "vk.com/detpol3_volgograd http://vk.com.dp3-vlg.ru/login")
    assert done.exit_code == 0
    first, second = done.stdout.strip().split("\n")
    assert first.startswith("Не переходите")
    assert "официальная" in second


def test_a_missing_text_is_wrong_usage(database: str) -> None:
    assert run(database).exit_code == 2
