"""`gospublic reports` and `gospublic misses`: what the operator sees, and what stays hidden."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.live.open_register import ready_register
from bot.settings import Settings
from catalog.model import PageState
from catalog.queues.model import Missed, ReportKind, State
from catalog.region import day_where
from catalog.store.desk.queues import Queues
from catalog.store.register import Register

TODAY = day_where("volgograd")  # what is old is forgotten by the day on which the tests run


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", url)
    opened = ready_register(Settings())
    yield opened
    opened.close()


@pytest.fixture
def queues(register: Register) -> Queues:
    return register.queues


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def miss(queues: Queues, text: str, voices: str) -> None:
    queues.write_misses([Missed(text, "paramedic_station", "Камышин", voice, TODAY) for voice in voices])


def test_five_people_and_one_address_are_one_entry_and_change_nothing(
    register: Register, queues: Queues
) -> None:
    before = register.versions.institutions()
    number = next(
        queues.write_report(
            ReportKind.ERROR, before[0].code, "страница сменилась vk.com/kazino", TODAY, voice
        )
        for voice in "ababcdeabcde"[:1]
    )
    for voice in "bcdeabcde":
        queues.write_report(ReportKind.ERROR, before[0].code, "новая: vk.com/kazino", TODAY, voice)
    printed = run("reports").stdout
    assert f"{number}. " in printed
    assert "5 человек" in printed
    assert "vk.com/kazino" in printed
    assert "http" not in printed
    assert register.versions.institutions() == before
    assert all(page.state is not PageState.REVOKED for one in before for page in one.pages)


def test_a_report_is_asked_for_by_its_number_and_gets_a_state(queues: Queues) -> None:
    number = queues.write_report(ReportKind.MISSING_INSTITUTION, "", "фап рябовский", TODAY, "a")
    assert "новое" in run("reports", number).stdout
    assert "в работе" in run("reports", number, "--state", State.IN_WORK).stdout
    assert "фап рябовский" in run("reports").stdout
    run("reports", number, "--state", State.FIXED)
    assert "фап рябовский" not in run("reports").stdout
    assert [one["number"] for one in json.loads(run("reports", "--state", State.FIXED, "--json").stdout)] == [
        number
    ]


def test_a_number_that_was_not_given_is_refused(queues: Queues) -> None:
    assert queues.reports() == []
    assert run("reports", 214).exit_code == 1
    assert run("misses", 214).exit_code == 1
    assert run("misses", 214, "--state", State.FIXED).exit_code == 1
    assert run("reports", "--state", "неведомо").exit_code == 2


def test_a_question_is_shown_once_three_asked_it(queues: Queues) -> None:
    miss(queues, "фап рябовский", "ab")
    hidden = run("misses").stdout
    assert "рябовский" not in hidden
    assert "Камышин" in hidden
    miss(queues, "рябовский фап", "c")
    shown = json.loads(run("misses", "--json").stdout)
    assert [(group["conversations"], group["place"]) for group in shown] == [(3, "Камышин")]
    assert "рябовский" in shown[0]["text"]


def test_a_word_is_proposed(queues: Queues) -> None:
    queues.write_misses([Missed("муниципалитет", "", "Волжский", voice, TODAY) for voice in "abc"])
    assert "администрация" in run("misses").stdout
    assert json.loads(run("misses", "--json").stdout)[0]["proposal"]["kind"] == "administration"


def test_a_group_that_is_settled_is_not_shown_again(queues: Queues) -> None:
    miss(queues, "фап рябовский", "abc")
    number = json.loads(run("misses", "--json").stdout)[0]["number"]
    assert run("misses", number, "--state", State.NOT_CONFIRMED).exit_code == 0
    assert json.loads(run("misses", "--json").stdout) == []
    assert len(json.loads(run("misses", "--state", State.NOT_CONFIRMED, "--json").stdout)) == 1


def test_what_is_old_is_forgotten_when_the_command_runs(queues: Queues) -> None:
    queues.write_misses([Missed("фап рябовский", "", "", "a", date(2020, 1, 1))])
    run("misses")
    assert queues.misses() == []
